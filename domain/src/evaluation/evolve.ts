import { formatChineseDate } from '../kernel/dates.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import type { EvaluationRow } from '../case-file/rows.ts';
import { caseName, notify, startDatedDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { disclose, markUnanswered, settle, tellFinalRating } from './disclose.ts';
import { answersOf } from './form-answers.ts';
import { envelopeHandlers } from './envelope-evolve.ts';
import type { EvaluationBodies, evaluationWorkflow, Rating } from './workflow.ts';

function take(work: Work, record: EvaluationRow, body: Rating): void {
  record.attitude = body.attitude;
  record.result = body.result;
  record.reason = body.reason ?? null;
  record.formAnswers = answersOf(body);
  record.ratedAt = work.env.now;
  record.history = [...record.history, { attitude: body.attitude, result: body.result, reason: body.reason ?? null, ...(record.formAnswers === null ? {} : { form: record.formAnswers }), at: work.env.now }];
}

export const evaluationHandlers: HandlerMap<typeof evaluationWorkflow.spec.rows, EvaluationBodies, EvaluationRow> = {
  EvaluationRated: (work, record, body) => { take(work, record, body); stopDeadlines(work, ['evaluation'], record.id); },
  FinalRatingGiven: (work, record, body) => {
    take(work, record, body);
    stopDeadlines(work, ['finalRating'], record.id);
    disclose(work, record);
    tellFinalRating(work, record);
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
  ...envelopeHandlers,
  EmbargoLifted: disclose,
  EvaluationReminded: (work, record) => {
    record.remindedCount += 1;
    notify(work, ['rater'], 'evaluation', record, 'evaluation', `${caseName(work.file)}的测评${formatChineseDate(record.closesOn, 'short')}截止，请您抽空测评`);
  },
  EvaluationDisclosed: disclose,
  EvaluationUnanswered: markUnanswered,
  EvaluationCloseMoved: (work, record, body) => {
    record.closesOn = body.closesOn;
    if (record.state !== 'open') return;
    const running = work.file.deadline.find((d) => d.recordId === record.id && d.state === 'running');
    stopDeadlines(work, ['evaluation'], record.id, 'cancelled');
    startDatedDeadline(work, { recordKind: 'evaluation', record, startedOn: running?.startedOn }, 'evaluation', body.closesOn, `测评轮次“${record.roundName}”调整后的截止日期`);
    notify(work, ['rater'], 'evaluation', record, 'evaluation', `${caseName(work.file)}的测评截止日期调整为${body.closesOn}`);
  },
};
