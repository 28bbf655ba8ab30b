/** Who may see what is prepared before a session; denied unless named. The server's SQL scopes are the twin, held equal by a test. */
import type { Actor } from '../identity/actor.ts';
import { isUnitRole, type RoleId } from '../identity/roles.ts';
import type { DraftTalkRow } from './draft-talk-rows.ts';
import type { IntentionRow } from './intention-rows.ts';
import type { GuideTopicRow, TopicGuideRow } from './guide-rows.ts';

/** Those who take part in the life of suggestions: a published guide is for all of them, never for the three administrators. */
export const readersOfGuides: readonly RoleId[] = ['deputy', 'townshipPresidium', 'deputyAffairs', 'committeeOffice', 'councilMember', 'committeeMember', 'specialCommittee', 'governmentOffice', 'countyLeader', 'unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead', 'stationKeeper'];
export const editorsOfGuides: readonly RoleId[] = ['deputyAffairs', 'committeeOffice'];

/** A presidium acts for its township, everybody else in an organisation. */
export const placeOfActor = (actor: Pick<Actor, 'role' | 'townshipId' | 'organisationId'>): string => (actor.role === 'townshipPresidium' ? actor.townshipId ?? actor.organisationId : actor.organisationId);

export function canSeeGuide(actor: Actor, guide: Pick<TopicGuideRow, 'state'>): boolean {
  return editorsOfGuides.includes(actor.role) || (guide.state !== 'preparing' && readersOfGuides.includes(actor.role));
}

/** A topic not (yet) in a published guide is a matter between the commission and whoever handed it in. */
export function canSeeTopic(actor: Actor, topic: Pick<GuideTopicRow, 'state' | 'proposedByPersonId' | 'proposedByRole' | 'proposedByOrganisationId'>, guide: Pick<TopicGuideRow, 'state'> | null): boolean {
  if (editorsOfGuides.includes(actor.role)) return true;
  if (topic.state === 'adopted' && guide !== null && canSeeGuide(actor, guide)) return true;
  if (actor.role !== topic.proposedByRole) return false;
  return actor.role === 'deputy' ? actor.personId === topic.proposedByPersonId : placeOfActor(actor) === topic.proposedByOrganisationId;
}

/** States in which the deputy has opened the draft's text to the unit. */
export const sharedTalkStates: readonly string[] = ['invited', 'answered', 'concluded'];

/**
 * A talk is known to its deputy, to the unit once the deputy has chosen to share the draft with it, to the deputies' affairs
 * commission and to the presidium of the deputy's township; to nobody else, other units least of all.
 */
export function canSeeTalk(actor: Actor, talk: Pick<DraftTalkRow, 'state' | 'leadPersonId' | 'leadTownshipId' | 'unitId'>): boolean {
  if (isUnitRole(actor.role)) return actor.organisationId === talk.unitId && sharedTalkStates.includes(talk.state);
  switch (actor.role) {
    case 'deputy': return actor.personId === talk.leadPersonId;
    case 'deputyAffairs': return true;
    case 'townshipPresidium': return talk.leadTownshipId !== null && actor.townshipId === talk.leadTownshipId;
    default: return false;
  }
}

/** The draft's words were shared with the unit alone: the offices know that there is a talk and how it ended. */
export function canSeeSharedText(actor: Actor, talk: Parameters<typeof canSeeTalk>[1]): boolean {
  return canSeeTalk(actor, talk) && (actor.role === 'deputy' || isUnitRole(actor.role));
}

/** Announced titles are there to be found by others who mean to raise the same. */
export const readersOfIntentions: readonly RoleId[] = ['deputy', 'townshipPresidium', 'deputyAffairs', 'committeeOffice'];
export function canSeeIntention(actor: Actor, intention: Pick<IntentionRow, 'state' | 'personId'>): boolean {
  return readersOfIntentions.includes(actor.role) && (intention.state !== 'withdrawn' || actor.role !== 'deputy' || actor.personId === intention.personId);
}

/** The draft behind it: its deputy, and where it was shown the two offices that collect. */
export function canSeeIntendedText(actor: Actor, intention: Pick<IntentionRow, 'personId' | 'townshipId'>): boolean {
  return actor.role === 'deputyAffairs' || (actor.role === 'deputy' && actor.personId === intention.personId) || (actor.role === 'townshipPresidium' && intention.townshipId !== null && actor.townshipId === intention.townshipId);
}
