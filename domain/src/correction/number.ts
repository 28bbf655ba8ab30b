import type { CaseContext, SessionInfo } from '../case-file/context.ts';
import type { SuggestionCategory, SuggestionRow } from '../case-file/rows.ts';
import { caseName, notify, notifySigners, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { CorrectionBodies } from './bodies.ts';
import { changed, keepCorrection } from './keep-correction.ts';

type Ctx = CaseContext<SuggestionRow>;
const categoryNames: Readonly<Record<SuggestionCategory, string>> = { inSession: '大会期间', interSessional: '闭会期间' };

/** What a number is called; a secret matter's bare number is of the same series and is called the same. */
export function labelOf(session: Pick<SessionInfo, 'label'>, category: SuggestionCategory, n: number): string {
  return category === 'inSession' ? `${session.label}第${n}号` : `${session.label}闭会第${n}号`;
}

/** Numbers run per congress, session and kind, without gaps or doubles. */
export const seriesOf = (sessionId: string, category: SuggestionCategory): string => `suggestion/${sessionId}/${category}`;

/** When the congress got what it is to hand over: a text that was given back for revision, when it came again. */
function receivedOn(work: Work, record: SuggestionRow): IsoDate | null {
  const revised = work.file.deadline.filter(({ kind, state, recordId }) => kind === 'revision' && recordId === record.id && (state === 'met' || state === 'metLate')).map(({ endedOn }) => endedOn);
  return revised.at(-1) ?? record.submittedOn;
}

/** The clock of the office that is to hand it over, counted as the place counts it: from the closing of the session, from receipt, or from its number. */
export function startAssignmentClock(work: Work, record: SuggestionRow, session: SessionInfo, category: SuggestionCategory): void {
  const { settings, today } = work.env;
  const setting = category === 'inSession' ? 'sessionAssignment' : 'assignment';
  const { startEvent } = settings[setting];
  const known = startEvent === 'sessionClosed' ? session.closesOn : startEvent === 'submitted' ? receivedOn(work, record) : null;
  // Where that day is not known the clock starts with the number, and says so.
  const start = known === null ? { startedOn: record.registeredOn ?? today, startEvent: 'registered' as const } : { startedOn: known };
  startDeadline(work, { setting, recordKind: 'suggestion', record, ...start });
}

export function numberRule({ record, directory }: Ctx, body: CorrectionBodies['correctNumber']): Refusal[] {
  if (directory.session(body.sessionId) === undefined) return [refusal('unknownSession', '没有这次会议，请从本届会议中选择', '/sessionId')];
  return body.sessionId === record.sessionId && body.category === record.category
    ? [refusal('sameSeries', '会议和类别都没有改，编号不用更正；编号在同一序列中不能自选，请选正确的会议或者类别', '/category')] : [];
}

/** The old number is voided and stays in its series with the reason; the new one is the next of the right series. */
export function numberCorrected(work: Work, record: SuggestionRow, body: CorrectionBodies['correctNumber']): void {
  const session = work.env.directory.session(body.sessionId);
  const { sessionId, category, number, numberLabel } = record;
  if (session === undefined || sessionId === null || category === null || number === null || numberLabel === null) return;
  const oldName = caseName(work.file);
  record.voidedNumbers = [...record.voidedNumbers, { sessionId, category, number, numberLabel, on: work.env.today, byName: work.env.actor.name, reason: body.reason }];
  record.sessionId = session.id;
  record.termId = session.termId;
  record.category = body.category;
  work.numbers.push({
    series: seriesOf(session.id, body.category),
    assign: (n) => {
      record.number = n;
      record.numberLabel = labelOf(session, body.category, n);
      keepCorrection(work, record, 'number', body.reason, [
        ...changed('编号', `${numberLabel}（作废）`, record.numberLabel), ...changed('类别', categoryNames[category], categoryNames[body.category]),
      ]);
    },
  });
  const waits = work.file.deadline.some((clock) => clock.state === 'running' && clock.recordId === record.id && (clock.kind === 'assignment' || clock.kind === 'sessionAssignment'));
  // Each session has its own closing day.
  if (waits && (category !== body.category || sessionId !== session.id)) {
    stopDeadlines(work, ['assignment', 'sessionAssignment'], record.id, 'cancelled');
    startAssignmentClock(work, record, session, body.category);
  }
  const told = `${oldName}的编号有误，已经作废，重新编号为${session.label}${body.category === 'inSession' ? '' : '闭会'}的号：${body.reason}。此前发出的文书仍是原编号`;
  notifySigners(work, 'suggestion', record, 'corrected', told);
  for (const task of work.file.handlingTask.filter(isLiveTask)) notify(work, ['unitLiaison', 'unitSection'], 'handlingTask', task, 'corrected', told);
  if (record.state === 'awaitingJointAssignment') notify(work, ['governmentOffice'], 'suggestion', record, 'corrected', told);
}
