import { evolveMeeting, written } from '@luoshi/domain/assignment-meeting/evolve.ts';
import { writeWorkPlan, type WorkPlan } from '@luoshi/domain/assignment-meeting/work-plan.ts';
import { assignmentMeetingWorkflow, MOST_AT_MEETING, newMeetingRule, type AssignmentMeeting, type MeetingBodies } from '@luoshi/domain/assignment-meeting/workflow.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { assigningOffices } from '@luoshi/domain/identity/roles.ts';
import { dateInShanghai, formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { withTransaction, type Tx } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { createActRecorder, createRefusalRecorder } from '../audit/public.ts';
import { readPlaceName } from '../documents/public.ts';
import { newId, type CaseDependencies } from '../cases/public.ts';
import { readItems, readListable, readSystems } from './read/items.ts';
import { countMeeting, findMeeting } from './read/meetings.ts';
import { readAttendance } from './read/attendance.ts';
import { readDayTasks } from './read/day-tasks.ts';
import { addItems, keepReturnedList, removeItems, saveAttendance, saveMeeting, saveReminder, signItems, tell, type MeetingNotice } from './save-meeting.ts';
import { receiptsOf, type UnitReceipt } from './unit-receipts.ts';

export type MeetingDependencies = Pick<CaseDependencies, 'db' | 'clock' | 'auditMacKey' | 'places'>;
export type MeetingResult =
  | { readonly ok: true; readonly meeting: AssignmentMeeting }
  | { readonly ok: false; readonly status: 403 | 404 | 409 | 412 | 422; readonly code: string; readonly refusals: readonly Refusal[] };
export interface NewMeeting { readonly title: string; readonly heldOn: IsoDate; readonly heldTime?: string; readonly place: string; readonly convener: string; readonly agenda: readonly string[] }
export interface MeetingRequest { readonly actor: Actor; readonly id: string; readonly action: string; readonly body: unknown; readonly expectedVersion: number }

const statusOf = { unknownAction: 404, notYourRole: 403, wrongState: 409, guards: 422 } as const;
const no = (status: 403 | 404 | 412 | 422, code: string, ...refusals: Refusal[]): MeetingResult => ({ ok: false, status, code, refusals });
export const todayOf = (deps: Pick<MeetingDependencies, 'clock'>): IsoDate => dateInShanghai(deps.clock.now().toISOString());

async function recorded(deps: MeetingDependencies, actor: Actor, id: string, action: string, result: MeetingResult): Promise<MeetingResult> {
  if (!result.ok) await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'assignmentMeeting', id, action, refusals: result.refusals });
  return result;
}

export async function planMeeting(deps: MeetingDependencies, actor: Actor, body: NewMeeting): Promise<MeetingResult> {
  const { congressId } = actor;
  const result = await withTransaction(deps.db, congressId, async (tx): Promise<MeetingResult> => {
    if (actor.role !== 'deputyAffairs') return no(403, 'notYourRole', refusal('notYourRole', '集中交办会由代表工委筹备'));
    const refusals = newMeetingRule(todayOf(deps), body.heldOn);
    if (refusals.length > 0) return no(422, 'refused', ...refusals);
    const meeting: AssignmentMeeting = {
      id: newId(), version: 1, state: assignmentMeetingWorkflow.initial, title: body.title.trim(), heldOn: body.heldOn, place: body.place.trim(), convener: body.convener.trim(), agenda: written(body.agenda), sections: {},
      returnReason: null, confirmedByName: null, confirmedOn: null, openedOn: null, workPlan: null, heldTime: body.heldTime?.trim() ?? '', minutes: null,
    };
    await saveMeeting(tx, congressId, meeting, deps.clock.now());
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'assignmentMeeting', id: meeting.id, version: 1, action: 'create', event: 'MeetingPlanned', body, fromState: null, toState: meeting.state });
    return { ok: true, meeting };
  });
  return recorded(deps, actor, '', 'create', result);
}

/** One act on a meeting by its table, with its list, its notices and its audit entry, in one transaction. */
export async function performMeetingAction(deps: MeetingDependencies, request: MeetingRequest): Promise<MeetingResult> {
  const { actor, id, action, body } = request;
  const { congressId } = actor;
  const result = await withTransaction(deps.db, congressId, async (tx): Promise<MeetingResult> => {
    const found = await findMeeting(tx, congressId, id, true);
    if (found === undefined) return no(404, 'notFound');
    if (request.expectedVersion !== found.version) return no(412, 'stale', refusal('stale', '这次交办会刚刚被别人改动过，请看过最新内容后再操作；您填写的内容已保留'));
    const today = todayOf(deps);
    const decision = assignmentMeetingWorkflow.decide(action, found.state, { record: found, counts: await countMeeting(tx, congressId, id), actor, today }, body);
    if (!decision.ok) return { ok: false, status: statusOf[decision.why], code: decision.why === 'guards' ? 'refused' : decision.why, refusals: decision.refusals };
    const refusals = await changeList(tx, deps, congressId, found, decision.event, body);
    if (refusals.length > 0) return no(422, 'refused', ...refusals);
    const workPlan = decision.event === 'MeetingHeld' ? await makeWorkPlan(tx, deps, congressId, found) : null;
    const meeting = evolveMeeting(found, decision.event, decision.to, body, { name: actor.name, today, workPlan });
    await saveMeeting(tx, congressId, meeting, deps.clock.now());
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'assignmentMeeting', id, version: meeting.version, action, event: decision.event, body, fromState: found.state, toState: meeting.state });
    const missing = decision.event === 'MissingReminded' ? (await readUnits(tx, congressId, id)).filter((unit) => unit.unreceived > 0) : [];
    if (decision.event === 'MissingReminded') await saveReminder(tx, congressId, id, { byName: actor.name, note: (body as MeetingBodies['remind']).note.trim(), units: missing.map(({ unitId, unitName, unreceived }) => ({ unitId, unitName, unreceived })) }, deps.clock.now());
    await tell(tx, congressId, id, noticesOf(meeting, decision.event, body, missing), deps.clock.now());
    if (decision.event === 'MeetingHeld') await enqueueJob(tx, 'handOverMeeting', { congressId, meetingId: id }, { jobKey: `handOverMeeting/${congressId}/${id}` });
    return { ok: true, meeting };
  });
  return recorded(deps, actor, id, action, result);
}

/** What the act does to the list of the meeting; refused where something cannot stand on it. */
async function changeList(tx: Tx, deps: MeetingDependencies, congressId: string, { id }: AssignmentMeeting, event: string, body: unknown): Promise<Refusal[]> {
  switch (event) {
    case 'SuggestionsListed': return listSuggestions(tx, congressId, id, (body as MeetingBodies['addSuggestions']).suggestionIds);
    case 'SuggestionsRemoved': await removeItems(tx, congressId, id, (body as MeetingBodies['removeSuggestions']).suggestionIds); return [];
    case 'MeetingCancelled': await removeItems(tx, congressId, id, null); return [];
    case 'MeetingSubmitted': await signItems(tx, congressId, id, true); return [];
    case 'MeetingReturned': await keepReturnedList(tx, congressId, id); await signItems(tx, congressId, id, false); return [];
    case 'MeetingTakenBack': await signItems(tx, congressId, id, false); return [];
    case 'UnitSignedIn': {
      const { units } = body as MeetingBodies['signIn'];
      const invited = new Set((await readUnits(tx, congressId, id)).filter((unit) => unit.isInvited).map((unit) => unit.unitId));
      const others = units.flatMap((unit, index) => (invited.has(unit.unitId) ? [] : [refusal('notInvited', '这个单位在本次交办会上没有承办任务，请从名单中选择', `/units/${index}/unitId`)]));
      if (others.length === 0) await saveAttendance(tx, congressId, id, units, deps.clock.now());
      return others.slice(0, 20);
    }
    default: return [];
  }
}

async function listSuggestions(tx: Tx, congressId: string, meetingId: string, wanted: readonly string[]): Promise<Refusal[]> {
  const ids = [...new Set(wanted)];
  const found = await readListable(tx, congressId, ids);
  const missing = ids.filter((id) => !found.some((one) => one.id === id)).map(() => refusal('unknownSuggestion', '没有这件建议，请从拟办表中选择', '/suggestionIds'));
  const wrong = found.filter((one) => one.state !== 'registered').map((one) => refusal('notRegistered', `《${one.title}》不在“已登记，待交办”，不能列入`, '/suggestionIds'));
  const elsewhere = found.filter((one) => one.meetingId !== null && one.meetingId !== meetingId).map((one) => refusal('listedElsewhere', `《${one.title}》已经列入“${one.meetingTitle ?? ''}”，请先从那里移出`, '/suggestionIds'));
  const { listed } = await countMeeting(tx, congressId, meetingId);
  const fresh = found.filter((one) => one.meetingId === null).map((one) => one.id);
  const tooMany = listed + fresh.length > MOST_AT_MEETING ? [refusal('tooMany', `一次交办会最多列入 ${MOST_AT_MEETING} 件，请分两次召开`, '/suggestionIds')] : [];
  const refusals = [...missing, ...wrong, ...elsewhere, ...tooMany];
  if (refusals.length === 0) await addItems(tx, congressId, meetingId, fresh);
  return refusals.slice(0, 20);
}

/** The work plan as the record makes it today: shown while the meeting is planned, frozen when it is held. */
export async function makeWorkPlan(tx: Tx, deps: Pick<MeetingDependencies, 'places'>, congressId: string, meeting: AssignmentMeeting): Promise<WorkPlan> {
  const items = (await readItems(tx, congressId, meeting.id)).filter((item) => item.state === 'listed');
  const { settings, calendar } = await deps.places.of(tx, congressId);
  const issuer = assigningOffices('deputyAffairs', items.some((item) => item.plan.some((unit) => unit.channel === 'government')), await readPlaceName(tx, congressId)).join('　');
  return writeWorkPlan({ meeting, items, systemOf: await readSystems(tx, congressId), settings, calendar, issuer });
}

/** Every unit of the day by what it has now: one reading of it for page, reminder, register and summary. */
export const readUnits = async (tx: Tx, congressId: string, meetingId: string): Promise<UnitReceipt[]> =>
  receiptsOf(await readDayTasks(tx, congressId, meetingId), await readAttendance(tx, congressId, meetingId));

function noticesOf(meeting: AssignmentMeeting, event: string, body: unknown, missing: readonly UnitReceipt[]): MeetingNotice[] {
  const office = (role: string, text: string): MeetingNotice => ({ role, organisationId: null, text });
  const on = formatChineseDate(meeting.heldOn);
  switch (event) {
    case 'MeetingSubmitted': return [office('governmentOffice', `“${meeting.title}”（${on}）的交办方案待您确认`)];
    case 'MeetingConfirmed': return [office('deputyAffairs', `政府办确认了“${meeting.title}”的交办方案`)];
    case 'MeetingReturned': return [office('deputyAffairs', `政府办退回了“${meeting.title}”的交办方案：${meeting.returnReason ?? ''}`)];
    case 'MeetingCancelled': return meeting.confirmedOn === null ? [] : [office('governmentOffice', `“${meeting.title}”已经取消：${meeting.returnReason ?? ''}`)];
    case 'MissingReminded': return missing.flatMap((unit) => ['unitLiaison', 'unitHead'].map((role) => ({ role, organisationId: unit.unitId, text: `“${meeting.title}”交办的建议，你单位还有 ${unit.unreceived} 件没有签收：${(body as MeetingBodies['remind']).note}` })));
    default: return [];
  }
}
