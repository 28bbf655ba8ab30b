import type { EvaluationRow, SatisfactionLevel } from '../case-file/rows.ts';
import { caseName, notify, stopDeadlines, type Work } from '../case-file/work.ts';
import { levelLabels } from './levels.ts';
import { settleTask } from './settle-task.ts';

/** Several replies have several ratings; the suggestion is only as satisfying as the least of them. */
const fromBest: readonly SatisfactionLevel[] = ['satisfied', 'basicallySatisfied', 'dissatisfied'];
const worst = (levels: readonly (SatisfactionLevel | null)[]): SatisfactionLevel | null => fromBest.findLast((level) => levels.includes(level)) ?? null;

/** First and final results stand apart for ever; the final one moves with each later round (handbook 2.4). */
export function sumUp(work: Work, sequence: number): void {
  const { suggestion } = work.file;
  const rated = work.file.evaluation.filter((e) => e.disclosedOn !== null);
  const first = rated.filter((e) => e.sequence === 1);
  // A reply of another unit that handled it again is rated in the place of the first one.
  const placeOf = (e: EvaluationRow) => work.file.handlingTask.find((task) => task.id === e.taskId)?.rehandlesId ?? e.taskId;
  const latest = rated.filter((e) => !rated.some((other) => placeOf(other) === placeOf(e) && other.sequence > e.sequence));
  if (sequence === 1) { suggestion.firstAttitude = worst(first.map((e) => e.attitude)); suggestion.firstResult = worst(first.map((e) => e.result)); }
  suggestion.finalAttitude = worst(latest.map((e) => e.attitude));
  suggestion.finalResult = worst(latest.map((e) => e.result));
}

export function disclose(work: Work, record: EvaluationRow): void {
  record.disclosedOn = work.env.today;
  record.countsAs = 'rating';
  sumUp(work, record.sequence);
  settle(work, record);
}

/** Nobody answered, or what came cannot be read: counted as the place has set it. */
export function markUnanswered(work: Work, record: EvaluationRow): void {
  record.countsAs = record.mediationId === null && work.env.settings.nonResponse === 'countedBasicallySatisfied' ? 'basicallySatisfied' : 'excluded';
  stopDeadlines(work, ['evaluation', 'envelopeOpening'], record.id, 'cancelled');
  settle(work, record);
}

/** The last word on a case that was fought over: the unit hears it as it stands. */
export function tellFinalRating(work: Work, record: EvaluationRow): void {
  if (record.attitude === null || record.result === null) return;
  notify(work, ['deputyAffairs', 'unitHead', 'unitLiaison'], 'evaluation', record, 'evaluation', `代表对${caseName(work.file)}作出最后评价：办理态度${levelLabels[record.attitude]}，办理结果${levelLabels[record.result]}`);
}

export function settle(work: Work, record: EvaluationRow): void {
  const task = work.file.handlingTask.find((candidate) => candidate.id === record.taskId);
  if (task) settleTask(work, task);
}
