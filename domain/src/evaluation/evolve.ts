import { formatChineseDate } from '../kernel/dates.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import type { EvaluationRow, SatisfactionLevel } from '../case-file/rows.ts';
import { caseName, notify, startDatedDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { settleTask } from './settle-task.ts';
import { levelLabels, type EvaluationBodies, type evaluationWorkflow, type Rating } from './workflow.ts';

function take(work: Work, record: EvaluationRow, body: Rating): void {
  record.attitude = body.attitude;
  record.result = body.result;
  record.reason = body.reason ?? null;
  record.ratedAt = work.env.now;
  record.history = [...record.history, { attitude: body.attitude, result: body.result, reason: body.reason ?? null, at: work.env.now }];
}

/** Several replies have several ratings; the suggestion is only as satisfying as the least of them. */
const fromBest: readonly SatisfactionLevel[] = ['satisfied', 'basicallySatisfied', 'dissatisfied'];
const worst = (levels: readonly (SatisfactionLevel | null)[]): SatisfactionLevel | null => fromBest.findLast((level) => levels.includes(level)) ?? null;

/** First and final results stand apart for ever; the final one moves with each later round (handbook 2.4). */
function disclose(work: Work, record: EvaluationRow): void {
  const { suggestion } = work.file;
  record.disclosedOn = work.env.today;
  record.countsAs = 'rating';
  const rated = work.file.evaluation.filter((e) => e.disclosedOn !== null);
  const first = rated.filter((e) => e.sequence === 1);
  const latest = rated.filter((e) => !rated.some((other) => other.taskId === e.taskId && other.sequence > e.sequence));
  if (record.sequence === 1) { suggestion.firstAttitude = worst(first.map((e) => e.attitude)); suggestion.firstResult = worst(first.map((e) => e.result)); }
  suggestion.finalAttitude = worst(latest.map((e) => e.attitude));
  suggestion.finalResult = worst(latest.map((e) => e.result));
  settle(work, record);
}

function settle(work: Work, record: EvaluationRow): void {
  const task = work.file.handlingTask.find((candidate) => candidate.id === record.taskId);
  if (task) settleTask(work, task);
}

export const evaluationHandlers: HandlerMap<typeof evaluationWorkflow.spec.rows, EvaluationBodies, EvaluationRow> = {
  EvaluationRated: (work, record, body) => { take(work, record, body); stopDeadlines(work, ['evaluation'], record.id); },
  FinalRatingGiven: (work, record, body) => {
    take(work, record, body);
    stopDeadlines(work, ['finalRating'], record.id);
    disclose(work, record);
    notify(work, ['deputyAffairs', 'unitHead', 'unitLiaison'], 'evaluation', record, 'evaluation', `代表对${caseName(work.file)}作出最后评价：办理态度${levelLabels[body.attitude]}，办理结果${levelLabels[body.result]}`);
  },
  FinalRatingUnanswered: (work, record) => {
    record.countsAs = 'excluded';
    stopDeadlines(work, ['finalRating'], record.id, 'cancelled');
    settle(work, record);
  },
  RatingPassed: (work, record) => {
    record.raterPersonId = work.file.suggestion.contactPersonId;
    record.raterName = work.file.suggestion.contactName;
    notify(work, ['rater'], 'evaluation', record, 'evaluation', `${caseName(work.file)}的测评由您接替，${formatChineseDate(record.closesOn, 'short')}截止`);
  },
  // Who would have rated stays named: nobody who never was asked can be told from nobody who is left.
  RaterLost: (work, record) => {
    record.countsAs = 'excluded';
    stopDeadlines(work, ['evaluation', 'finalRating'], record.id, 'cancelled');
    settle(work, record);
  },
  EvaluationRevised: take,
  EmbargoLifted: disclose,
  EvaluationReminded: (work, record) => {
    record.remindedCount += 1;
    notify(work, ['rater'], 'evaluation', record, 'evaluation', `${caseName(work.file)}的测评${formatChineseDate(record.closesOn, 'short')}截止，请您抽空测评`);
  },
  EvaluationDisclosed: disclose,
  EvaluationUnanswered: (work, record) => {
    record.countsAs = work.env.settings.nonResponse === 'countedBasicallySatisfied' ? 'basicallySatisfied' : 'excluded';
    stopDeadlines(work, ['evaluation'], record.id, 'cancelled');
    settle(work, record);
  },
  EvaluationCloseMoved: (work, record, body) => {
    record.closesOn = body.closesOn;
    if (record.state !== 'open') return;
    const running = work.file.deadline.find((d) => d.recordId === record.id && d.state === 'running');
    stopDeadlines(work, ['evaluation'], record.id, 'cancelled');
    startDatedDeadline(work, { recordKind: 'evaluation', record, startedOn: running?.startedOn }, 'evaluation', body.closesOn, `测评轮次“${record.roundName}”调整后的截止日期`);
    notify(work, ['rater'], 'evaluation', record, 'evaluation', `${caseName(work.file)}的测评截止日期调整为${body.closesOn}`);
  },
};
