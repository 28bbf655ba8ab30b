import type { CaseContext } from '../case-file/context.ts';
import type { CaseFile, HandlingTaskRow, SupervisionNote } from '../case-file/rows.ts';
import { attach, caseName, notify, startDatedDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { formatChineseDate, isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

type Ctx = CaseContext<HandlingTaskRow>;

/** Runs until the day that the 督办单 sets for the unit's word. */
export const FEEDBACK_CLOCK = 'supervisionFeedback';

export interface SupervisionBodies {
  /** 回复期限: until when the unit answers in writing; left out where a reminder is enough. */
  urge: { readonly note: string; readonly replyBy?: IsoDate };
  feedback: { readonly text: string; readonly files?: readonly string[] };
  settleUrge: { readonly opinion: string };
}

/** Promises of this task whose day has passed and which nobody has reported as done (handbook 3.8: 承诺到期). */
export const overduePromises = (file: CaseFile, task: Pick<HandlingTaskRow, 'id'>, on: IsoDate) =>
  file.commitment.filter((one) => one.taskId === task.id && one.dueOn < on && ['undertaken', 'underWay', 'broken'].includes(one.state));

export function promiseOverdue({ file, record, today }: Ctx): Refusal | null {
  if (file.suggestion.state === 'closed') return refusal('filed', '本件已经销号，不能再催办');
  return overduePromises(file, record, today).length > 0 ? null : refusal('nothingOverdue', '答复已经送达，承诺事项都没有到期未落实的，不需要催办');
}

export function urgeRule({ today }: Ctx, body: SupervisionBodies['urge']): Refusal[] {
  return body.replyBy === undefined || (isValidIsoDate(body.replyBy) && body.replyBy > today) ? [] : [refusal('badReplyBy', '回复期限须晚于今天，请改晚；不要求书面反馈的不填', '/replyBy')];
}

/** The note that waits: the last one, as long as nobody has struck it off and the case is not filed. */
const openNote = ({ file, record }: Ctx): SupervisionNote | undefined => {
  const last = record.supervision.at(-1);
  return last === undefined || last.settled !== null || file.suggestion.state === 'closed' ? undefined : last;
};
export const owesFeedback = (context: Ctx): boolean => openNote(context)?.feedback === null && openNote(context)?.replyBy !== null;
const ofGovernment = (note: SupervisionNote): boolean => note.byRole === 'governmentOffice';
export const waitsForGovernment = (context: Ctx): boolean => { const note = openNote(context); return note !== undefined && note.feedback !== null && ofGovernment(note); };
export const waitsForCongress = (context: Ctx): boolean => { const note = openNote(context); return note !== undefined && note.feedback !== null && !ofGovernment(note); };

export function feedbackOwed(context: Ctx): Refusal | null {
  const note = openNote(context);
  return note === undefined || note.feedback !== null ? refusal('noOpenNote', '没有等待反馈的督办单') : null;
}
/** Whoever pressed says that it is done: the government office does not strike off what the congress asked, nor the other way round. */
export function ownNote(context: Ctx): Refusal | null {
  const note = openNote(context);
  if (note === undefined) return refusal('nothingToSettle', '没有待销号的督办单');
  return ofGovernment(note) === (context.actor.role === 'governmentOffice') ? null : refusal('otherOffice', `这份督办单由${note.byName}发出，请由发出的机关销号`);
}

export function keepNote(work: Work, record: HandlingTaskRow, note: string, replyBy: IsoDate | null): void {
  const { actor, today } = work.env;
  // The last note is the one that waits: what an earlier one asked for is asked for by this one.
  stopDeadlines(work, [FEEDBACK_CLOCK], record.id, 'cancelled');
  if (replyBy !== null) startDatedDeadline(work, { recordKind: 'handlingTask', record, unitId: record.unitId }, FEEDBACK_CLOCK, replyBy, `${actor.name}第${record.urgedCount}次催办的督办单要求在这一天以前书面反馈`);
  record.supervision = [...record.supervision, { nth: record.urgedCount, on: today, byName: actor.name, byRole: actor.role, note, replyBy, feedback: null, settled: null }];
}

function change(record: HandlingTaskRow, part: Partial<SupervisionNote>): void {
  record.supervision = record.supervision.map((one, index) => (index === record.supervision.length - 1 ? { ...one, ...part } : one));
}

export const urgedUntil = (replyBy: IsoDate | undefined): string => (replyBy === undefined ? '' : `（请在${formatChineseDate(replyBy, 'short')}前书面反馈）`);

export function feedbackGiven(work: Work, record: HandlingTaskRow, body: SupervisionBodies['feedback']): void {
  const note = record.supervision.at(-1);
  change(record, { feedback: { text: body.text, on: work.env.today, byName: work.env.actor.name } });
  attach(work, 'handlingTask', record, 'supervision', body.files);
  stopDeadlines(work, [FEEDBACK_CLOCK], record.id);
  if (note !== undefined) notify(work, [ofGovernment(note) ? 'unitsGovernmentOffice' : 'deputyAffairs'], 'handlingTask', record, 'urged', `${record.unitName}对${caseName(work.file)}的督办作了反馈，请审核销号：${body.text}`);
}

export function noteSettled(work: Work, record: HandlingTaskRow, body: SupervisionBodies['settleUrge']): void {
  stopDeadlines(work, [FEEDBACK_CLOCK], record.id, 'cancelled');
  change(record, { settled: { opinion: body.opinion, on: work.env.today, byName: work.env.actor.name } });
  notify(work, ['unitLiaison', 'unitSection', 'unitHead'], 'handlingTask', record, 'urged', `${caseName(work.file)}的督办单已销号：${body.opinion}`);
}
