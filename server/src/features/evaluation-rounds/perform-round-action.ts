import { evaluationRoundWorkflow, type EvaluationRound, type RoundBodies } from '@luoshi/domain/evaluation-round/workflow.ts';
import type { AnyActor } from '@luoshi/domain/identity/actor.ts';
import { computeDeadline } from '@luoshi/domain/deadline/compute-deadline.ts';
import { basisText, ruleText } from '@luoshi/domain/deadline/deadline-rule.ts';
import { dateInShanghai, formatChineseDate, isValidIsoDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { deadlineRuleOf } from '@luoshi/domain/setting/settings.ts';
import { withTransaction, type Tx } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { createActRecorder, createRefusalRecorder } from '../audit/public.ts';
import { newId, type CaseDependencies } from '../cases/public.ts';
import { findRound, overlappingRound } from './read/rounds.ts';
import { saveRound } from './save-round.ts';

export type RoundDependencies = Pick<CaseDependencies, 'db' | 'clock' | 'auditMacKey' | 'places'>;
export type RoundResult =
  | { readonly ok: true; readonly round: EvaluationRound }
  | { readonly ok: false; readonly status: 403 | 404 | 409 | 412 | 422; readonly code: string; readonly refusals: readonly Refusal[] };
export interface NewRound { readonly name: string; readonly opensOn: IsoDate; readonly closesOn: IsoDate; readonly sequence: number }
export interface RoundRequest { readonly actor: AnyActor; readonly id: string; readonly action: string; readonly body: unknown; readonly expectedVersion: number | null }

const statusOf = { unknownAction: 404, notYourRole: 403, wrongState: 409, guards: 422 } as const;
const no = (status: 403 | 404 | 412 | 422, code: string, ...refusals: Refusal[]): RoundResult => ({ ok: false, status, code, refusals });
export const todayOf = (deps: RoundDependencies): IsoDate => dateInShanghai(deps.clock.now().toISOString());

/** After the commit the worker brings the cases into line with the round: enrols, moves, discloses. */
const followLater = (tx: Tx, congressId: string, roundId: string) => enqueueJob(tx, 'followRound', { congressId, roundId }, { jobKey: `followRound/${congressId}/${roundId}` });

async function recorded(deps: RoundDependencies, actor: AnyActor, id: string, action: string, result: RoundResult): Promise<RoundResult> {
  if (!result.ok) await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'evaluationRound', id, action, refusals: result.refusals });
  return result;
}

export async function planRound(deps: RoundDependencies, actor: AnyActor, body: NewRound): Promise<RoundResult> {
  const { congressId } = actor;
  const result = await withTransaction(deps.db, congressId, async (tx): Promise<RoundResult> => {
    if (!isConducting(actor)) return no(403, 'notYourRole', refusal('notYourRole', '测评轮次由代表工委安排，在乡镇由主席团安排'));
    const { name, opensOn, closesOn, sequence } = body;
    const round: EvaluationRound = { id: newId(), version: 1, state: evaluationRoundWorkflow.initial, name: name.trim(), opensOn, closesOn, sequence, openedOn: null, closedOn: null };
    const refusals = [...datesOf(round, todayOf(deps)), ...await tooShort(tx, deps, congressId, round)];
    if (refusals.length > 0) return no(422, 'refused', ...refusals);
    const clash = await clashOf(tx, congressId, round);
    if (clash !== null) return no(422, 'refused', clash);
    await saveRound(tx, congressId, round, deps.clock.now());
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'evaluationRound', id: round.id, version: 1, action: 'create', event: 'RoundPlanned', body, fromState: null, toState: round.state });
    await followLater(tx, congressId, round.id);
    return { ok: true, round };
  });
  return recorded(deps, actor, '', 'create', result);
}

function datesOf({ opensOn, closesOn }: EvaluationRound, today: IsoDate): Refusal[] {
  if (!isValidIsoDate(opensOn)) return [refusal('badDates', '开始日期不是有效日期', '/opensOn')];
  if (!isValidIsoDate(closesOn) || closesOn < opensOn) return [refusal('badDates', '截止日期须为有效日期，且不早于开始日期', '/closesOn')];
  return opensOn < today ? [refusal('inThePast', '开始日期已经过去，请改为今天或以后', '/opensOn')] : [];
}

/** A round leaves deputies as long to answer as the place has set (重庆 27, 河南 22, 北京 23). */
async function tooShort(tx: Tx, deps: RoundDependencies, congressId: string, { opensOn, closesOn }: EvaluationRound): Promise<Refusal[]> {
  if (!isValidIsoDate(opensOn) || !isValidIsoDate(closesOn)) return [];
  const { settings, calendar } = await deps.places.of(tx, congressId);
  const rule = deadlineRuleOf(settings, 'deputyFeedback');
  const { dueOn } = computeDeadline(rule, opensOn, calendar);
  return closesOn >= dueOn ? [] : [refusal('tooShort', `${ruleText(rule)}代表可以反馈意见（${basisText(rule.basis)}），截止日期不能早于${formatChineseDate(dueOn)}`, '/closesOn')];
}

async function clashOf(tx: Tx, congressId: string, round: EvaluationRound): Promise<Refusal | null> {
  const other = await overlappingRound(tx, congressId, round);
  return other === undefined ? null : refusal('overlaps', `与“${other}”的日期重叠，同一份答复不能列入两轮测评，请调整日期`, '/opensOn');
}

/** One act on a round by its table, with its audit entry and what falls due, in one transaction. */
export async function performRoundAction(deps: RoundDependencies, request: RoundRequest): Promise<RoundResult> {
  const { actor, id, action, body } = request;
  const { congressId } = actor;
  const result = await withTransaction(deps.db, congressId, async (tx): Promise<RoundResult> => {
    const found = await findRound(tx, congressId, id, true);
    if (found === undefined) return no(404, 'notFound');
    if (request.expectedVersion !== null && request.expectedVersion !== found.version) return no(412, 'stale', refusal('stale', '这一轮测评刚刚被别人改动过，请看过最新内容后再操作；您填写的内容已保留'));
    const today = todayOf(deps);
    const decision = evaluationRoundWorkflow.decide(action, found.state, { record: found, actor, today }, body);
    if (!decision.ok) return { ok: false, status: statusOf[decision.why], code: decision.why === 'guards' ? 'refused' : decision.why, refusals: decision.refusals };
    const round = evolve(found, decision.event, decision.to, body, today);
    const short = action === 'reschedule' ? await tooShort(tx, deps, congressId, round) : [];
    if (short.length > 0) return no(422, 'refused', ...short);
    const clash = action === 'reschedule' ? await clashOf(tx, congressId, round) : null;
    if (clash !== null) return no(422, 'refused', clash);
    await saveRound(tx, congressId, round, deps.clock.now());
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'evaluationRound', id, version: round.version, action, event: decision.event, body, fromState: found.state, toState: round.state });
    await followLater(tx, congressId, id);
    return { ok: true, round };
  });
  return recorded(deps, actor, id, action, result);
}

function evolve(before: EvaluationRound, event: string, state: string, body: unknown, today: IsoDate): EvaluationRound {
  const round = { ...before, state, version: before.version + 1 };
  switch (event) {
    case 'RoundOpened': return { ...round, openedOn: today };
    case 'RoundClosed': return { ...round, closedOn: today };
    case 'RoundRescheduled': {
      const { opensOn, closesOn } = body as RoundBodies['reschedule'];
      return { ...round, opensOn: opensOn ?? round.opensOn, closesOn: closesOn ?? round.closesOn };
    }
    default: return round;
  }
}
