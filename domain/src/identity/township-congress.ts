import type { RoleId } from './roles.ts';

interface Place { readonly congressId: string; readonly townshipId: string | null }

/**
 * A township's congress is a congress of its own beside the county's (地方组织法 14). Whoever acts in it, and whatever is raised in it, has
 * that very congress as the township; a county's deputy or presidium has a township too, but acts in the county's congress.
 */
export const isOfTownshipCongress = ({ congressId, townshipId }: Place): boolean => townshipId === congressId;

/** The office that runs the suggestions of a congress: in a township there is no standing committee, the presidium does it (代表法 51). */
export const conductingRole = (place: Place): RoleId => (isOfTownshipCongress(place) ? 'townshipPresidium' : 'deputyAffairs');

/** Whether somebody acts for the office that runs the suggestions of their own congress. */
export const isConducting = (actor: { readonly congressId: string; readonly role: string; readonly townshipId?: string | null }): boolean =>
  actor.role === conductingRole({ congressId: actor.congressId, townshipId: actor.townshipId ?? null });

/** How texts name that office. */
export const conductingOfficeName = (place: Place): string => (isOfTownshipCongress(place) ? '乡镇人大主席团' : '代表工委');

/** The meeting that a question goes to which that office does not settle by itself: a township has no standing committee and so no 主任会议 (地方组织法 19, 54). */
export const decidingMeetingName = (place: Place): string => (isOfTownshipCongress(place) ? '主席团会议' : '主任会议');
