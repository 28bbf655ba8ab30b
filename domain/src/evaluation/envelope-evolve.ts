import { formatChineseDate } from '../kernel/dates.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import type { EvaluationRow } from '../case-file/rows.ts';
import { attach, caseName, notify, startDatedDeadline, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { readingCorrected, rereadingKept, rereadingRefused } from '../correction/reading.ts';
import { answersOf } from './form-answers.ts';
import { disclose, markUnanswered, tellFinalRating } from './disclose.ts';
import type { EvaluationBodies, evaluationWorkflow } from './workflow.ts';

type Handlers = HandlerMap<typeof evaluationWorkflow.spec.rows, EvaluationBodies, EvaluationRow>;

function opened(work: Work, record: EvaluationRow, files: readonly string[]): void {
  const { actor } = work.env;
  attach(work, 'evaluation', record, 'ratingForm', files);
  record.openedOn = work.env.today;
  record.openedByName = actor.name;
  record.openedByPersonId = 'personId' in actor ? actor.personId : null;
  notify(work, ['deputyAffairs', 'committeeOffice'], 'evaluation', record, 'envelope', `${actor.name}拆封了${caseName(work.file)}的纸质测评，须由另一人核对`);
}

/** What was read and not agreed upon is no rating; the history keeps that it was proposed. */
function forgetReading(record: EvaluationRow): void {
  record.attitude = null;
  record.result = null;
  record.reason = null;
  record.formAnswers = null;
}

/**
 * A rating on paper: closed until the round has closed, then opened by two people by their own log-ins. Nobody here learns the content
 * before anybody else could, so the embargo needs no second rule.
 */
export const envelopeHandlers: Pick<Handlers, 'EnvelopeReceived' | 'FinalEnvelopeReceived' | 'EnvelopeReturned' | 'EnvelopeDue' | 'EnvelopeOpened' | 'EnvelopeFoundVoid' | 'ReadingConfirmed' | 'VoidConfirmed' | 'ReadingRefused' | 'ReadingWithdrawn' | 'RereadingProposed' | 'ReadingCorrected' | 'RereadingRefused'> = {
  EnvelopeReceived: (work, record, body) => {
    record.envelopeReceivedOn = body.receivedOn;
    attach(work, 'evaluation', record, 'envelope', body.files);
    stopDeadlines(work, ['evaluation'], record.id);
    notify(work, ['rater'], 'evaluation', record, 'envelope', `收到您密封的${caseName(work.file)}测评信封，${formatChineseDate(record.closesOn, 'short')}截止后由两人当面拆封；截止前您也可以改在网上测评，信封即不再拆`);
  },
  FinalEnvelopeReceived: (work, record, body) => {
    record.envelopeReceivedOn = body.receivedOn;
    attach(work, 'evaluation', record, 'envelope', body.files);
    stopDeadlines(work, ['finalRating'], record.id);
    startDeadline(work, { setting: 'envelopeOpening', recordKind: 'evaluation', record });
    notify(work, ['rater'], 'evaluation', record, 'envelope', `收到您密封的${caseName(work.file)}最后评价，将由两人当面拆封录入`);
  },
  EnvelopeReturned: (work, record, body) => {
    record.envelopeReceivedOn = null;
    startDatedDeadline(work, { recordKind: 'evaluation', record }, 'evaluation', record.closesOn, `测评轮次“${record.roundName}”的截止日期`);
    notify(work, ['rater'], 'evaluation', record, 'envelope', `${caseName(work.file)}的测评信封已退回，请在截止前测评：${body.reason}`);
  },
  EnvelopeDue: (work, record) => {
    startDeadline(work, { setting: 'envelopeOpening', recordKind: 'evaluation', record });
    notify(work, ['deputyAffairs'], 'evaluation', record, 'envelope', `测评已截止，${caseName(work.file)}的测评信封待两人当面拆封`);
  },
  EnvelopeOpened: (work, record, body) => {
    record.attitude = body.attitude;
    record.result = body.result;
    record.reason = body.reason ?? null;
    record.formAnswers = answersOf(body);
    record.unreadable = null;
    record.history = [...record.history, { attitude: body.attitude, result: body.result, reason: body.reason ?? null, ...(record.formAnswers === null ? {} : { form: record.formAnswers }), at: work.env.now, files: body.files }];
    opened(work, record, body.files);
  },
  EnvelopeFoundVoid: (work, record, body) => {
    record.unreadable = body.reason;
    opened(work, record, body.files);
  },
  ReadingConfirmed: (work, record) => {
    record.entryChannel = 'paper';
    record.ratedAt = work.env.now;
    record.witnessName = work.env.actor.name;
    stopDeadlines(work, ['envelopeOpening'], record.id);
    notify(work, ['rater'], 'evaluation', record, 'envelope', `您的纸质测评（${caseName(work.file)}）已由${record.openedByName ?? ''}、${record.witnessName}拆封录入，请核对`);
    disclose(work, record);
    if (record.mediationId !== null) tellFinalRating(work, record);
  },
  VoidConfirmed: (work, record) => {
    record.witnessName = work.env.actor.name;
    stopDeadlines(work, ['envelopeOpening'], record.id);
    notify(work, ['rater'], 'evaluation', record, 'envelope', `您的纸质测评（${caseName(work.file)}）拆封后不能计入：${record.unreadable ?? ''}`);
    markUnanswered(work, record);
  },
  ReadingWithdrawn: (_work, record) => {
    forgetReading(record);
    record.unreadable = null;
  },
  RereadingProposed: rereadingKept,
  ReadingCorrected: readingCorrected,
  RereadingRefused: rereadingRefused,
  ReadingRefused: (work, record, body) => {
    forgetReading(record);
    record.unreadable = null;
    notify(work, ['deputyAffairs', 'committeeOffice'], 'evaluation', record, 'envelope', `${caseName(work.file)}的纸质测评录入与原件不符，须重新录入：${body.reason}`);
  },
};
