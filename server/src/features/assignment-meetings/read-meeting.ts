import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole, type RoleId } from '@luoshi/domain/identity/roles.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { isSamePlan } from '@luoshi/domain/suggestion/at-meeting.ts';
import type { Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { changedSinceReturn } from './changed-since-return.ts';
import { makeWorkPlan, readUnits } from './perform-meeting-action.ts';
import { hrefOfMeeting, meetingActions, stateLabel } from './present-meeting.ts';
import { readItems, readSystems } from './read/items.ts';
import { countMeeting, findMeeting, wasHandedSomething } from './read/meetings.ts';
import { readLiaisons } from './read/attendance.ts';
import { readHandedTasks } from './read/handed-tasks.ts';
import { readReminders } from './read/reminders.ts';
import { readReturnedList } from './read/returned-list.ts';
import { receiptText } from './unit-receipts.ts';

/** Offices that see meetings whole; units see what they were handed, once it was. */
const offices: readonly RoleId[] = ['deputyAffairs', 'governmentOffice', 'committeeOffice'];
export const seesMeetings = (role: RoleId): boolean => offices.includes(role) || isUnitRole(role);
export const ownUnit = (actor: Actor): string | null => (isUnitRole(actor.role) ? actor.organisationId : null);

/** The meeting for this reader; not visible answers like not existing. */
export async function findFor(tx: Tx, actor: Actor, id: string) {
  const meeting = seesMeetings(actor.role) ? await findMeeting(tx, actor.congressId, id) : undefined;
  const unitId = ownUnit(actor);
  if (meeting === undefined || (unitId !== null && (meeting.state !== 'held' || !(await wasHandedSomething(tx, actor.congressId, id, unitId))))) throw problem(404, 'notFound', '没有这次交办会，或者您无权查看');
  return meeting;
}

/** Whether this reader is given the papers of the meeting: the offices are. */
export const readsMeetingPapers = async (tx: Tx, actor: Actor, id: string): Promise<boolean> => offices.includes(actor.role) && (await findMeeting(tx, actor.congressId, id)) !== undefined;

export async function readMeeting(tx: Tx, deps: Pick<CaseDependencies, 'places'>, actor: Actor, id: string, today: IsoDate) {
  const meeting = await findFor(tx, actor, id);
  const { congressId } = actor;
  const { sections: _sections, workPlan: issued, ...fields } = meeting;
  const counts = await countMeeting(tx, congressId, id);
  const unitId = ownUnit(actor);
  const shown = {
    ...fields, kind: 'assignmentMeeting' as const, stateLabel: stateLabel(meeting.state), href: hrefOfMeeting(id), actions: unitId === null ? meetingActions(actor, meeting, counts, today) : [],
    receipts: (await readUnits(tx, congressId, id)).filter((unit) => unitId === null || unit.unitId === unitId).map((unit) => ({ ...unit, text: receiptText(unit) })),
    tasks: unitId === null ? [] : await readHandedTasks(tx, congressId, id, unitId),
    mayReceive: actor.role === 'unitLiaison',
  };
  if (unitId !== null) return { ...shown, counts: { ...counts, unreceived: 0 }, items: [], plan: null, reminders: [], liaisons: [], changedSinceReturn: null, handedOver: 0, left: 0, unsigned: 0, mayHandOver: false };
  const items = await readItems(tx, congressId, id);
  const systemOf = await readSystems(tx, congressId);
  const plan = issued ?? (await makeWorkPlan(tx, deps, congressId, meeting));
  return {
    ...shown, counts, plan: { ...plan, isIssued: issued !== null }, reminders: await readReminders(tx, congressId, id),
    liaisons: meeting.state === 'held' && actor.role === 'deputyAffairs' ? await readLiaisons(tx, congressId) : [],
    changedSinceReturn: ['planned', 'submitted', 'confirmed'].includes(meeting.state) ? changedSinceReturn(await readReturnedList(tx, congressId, id), items) : null,
    items: items.map(({ signedPlan: _signed, ...item }) => ({ ...item, plan: item.plan.map((unit) => ({ ...unit, system: systemOf(unit.unitId) })) })),
    unsigned: items.filter((item) => item.state === 'listed' && item.plan.some((unit) => unit.channel === 'government') && !(meeting.confirmedOn !== null && item.signedPlan !== null && isSamePlan(item.signedPlan, item.plan))).length,
    handedOver: items.filter((item) => item.state === 'handedOver').length, left: items.filter((item) => item.state === 'left').length,
    mayHandOver: actor.role === 'deputyAffairs' && meeting.state === 'held' && counts.listed > 0,
  };
}
