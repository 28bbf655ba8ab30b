import type { HandlingTaskRow, SuggestionRow } from '../case-file/rows.ts';
import { caseName, notify, notifySigners, stopAllDeadlines, type Work } from '../case-file/work.ts';
import { addTask, lapseConsultations, plannedUnit } from './assign-units.ts';
import { lapseExplanations } from '../term-explanation/evolve.ts';
import { isLiveTask, owesReply, taskRoleLabels } from './live-task.ts';
import { closeRanks } from './spare-unit.ts';

export interface HandOver {
  /** The unit that takes the task over; without one the unit is simply released (spare-unit.ts says when). */
  readonly unitId?: string | undefined;
  readonly reason: string;
  /** The unit that led until now goes on as an assisting one. */
  readonly keepAsAssisting?: boolean | undefined;
}

/**
 * Ends a unit's task in favour of another unit's. The new task begins with clocks of its own: 交办之日 is the day of this act, for the unit
 * that gets it cannot owe an answer for days on which it was not asked (代表法 51; no rule says otherwise). Each link names the one before.
 */
export function handOver(work: Work, record: HandlingTaskRow, { unitId, reason, keepAsAssisting }: HandOver): void {
  const { env, file } = work;
  const next = unitId === undefined ? undefined : env.directory.unit(unitId);
  endTask(work, record, reason);
  endPromises(work, record);
  const assistingBefore = next === undefined ? undefined : file.handlingTask.find((task) => task.unitId === next.id && isLiveTask(task));
  // A unit has one task in a case: who leads from now on no longer assists.
  if (assistingBefore !== undefined) work.follow('handlingTask', assistingBefore, 'release');
  if (next !== undefined) addTask(work, plannedUnit(next, record.role), { from: record, reason, rehandles: owesReply(record) && record.cycle > 1 });
  if (record.role === 'lead' && keepAsAssisting === true) addTask(work, { unitId: record.unitId, unitName: record.unitName, role: 'assisting', channel: record.channel }, { from: record, reason });
  renewPlan(work);
  notify(work, ['unitLiaison'], 'handlingTask', record, 'reassigned', next === undefined
    ? `${caseName(file)}不再由你单位${taskRoleLabels[record.role]}：${reason}` : `${caseName(file)}已改由${next.name}${taskRoleLabels[record.role]}：${reason}`);
  if (owesReply(record) && next === undefined) closeRanks(work, record, reason);
  if (owesReply(record) && next !== undefined) {
    notifySigners(work, 'suggestion', file.suggestion, 'reassigned', `建议${caseName(file)}改由${next.name}${taskRoleLabels[record.role]}，办理期限自今日重新计算：${reason}`);
  }
}

/** Nobody decides about a date that presses no longer. */
export function lapseExtension(record: HandlingTaskRow): void {
  if (record.extensionState === 'requested') record.extensionState = null;
}

/** A unit that is out of a re-handling sees the case no more: what it promised and has not been verified gives way to what is answered anew. */
function endPromises(work: Work, record: HandlingTaskRow): void {
  if (record.cycle === 1) return;
  for (const promise of work.file.commitment) if (promise.taskId === record.id && promise.state !== 'verified' && promise.state !== 'replaced') work.follow('commitment', promise, 'replace');
}

/** What a task leaves open ends with it: clocks, requests, papers inside the unit, talks that nobody has confirmed. */
export function endTask(work: Work, record: HandlingTaskRow, reason: string): void {
  record.endedOn = work.env.today;
  record.endedReason = reason;
  lapseExtension(record);
  // Whoever asked for another unit, the deputy or the unit itself, has it now.
  if (record.returnState === 'requested') { record.returnState = 'agreed'; record.returnAnswer = reason; }
  if (record.objectionState === 'raised') { record.objectionState = 'changed'; record.objectionAnswer = reason; }
  if (record.disputeState === 'raised') { record.disputeState = 'changed'; record.disputeAnswer = reason; }
  stopAllDeadlines(work, record.id);
  for (const reply of work.file.reply) if (reply.taskId === record.id && reply.state !== 'delivered' && reply.state !== 'replaced' && reply.state !== 'lapsed') work.follow('reply', reply, 'lapse');
  for (const opinion of work.file.assistingOpinion) if (opinion.taskId === record.id && opinion.state !== 'delivered' && opinion.state !== 'lapsed') work.follow('assistingOpinion', opinion, 'lapse');
  lapseConsultations(work, record);
  lapseExplanations(work, record.id);
}

/** The plan of the suggestion tells who handles it now, lead first. */
export function renewPlan({ file }: Work): void {
  const { suggestion } = file;
  suggestion.plan = file.handlingTask.filter(isLiveTask).map(({ unitId, unitName, role, channel }) => ({ unitId, unitName, role, channel }))
    .toSorted((a, b) => Number(a.role === 'assisting') - Number(b.role === 'assisting'));
  nameLead(suggestion);
}

/** Lists name the unit that leads; where several handle separately all of them, the first by its id. */
export function nameLead(suggestion: SuggestionRow): void {
  const replying = suggestion.plan.filter(owesReply);
  suggestion.leadUnitId = replying[0]?.unitId ?? null;
  suggestion.leadUnitName = replying.length === 0 ? null : replying.map((unit) => unit.unitName).join('、');
}
