import type { CaseContext } from '../case-file/context.ts';
import type { CaseFile, DeadlineRow, HandlingTaskRow, RecordBase } from '../case-file/rows.ts';
import { create, stopDeadlines, type Work } from '../case-file/work.ts';
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { basisText } from '../deadline/deadline-rule.ts';
import { formatChineseDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { deadlineRuleOf } from '../setting/settings.ts';

/**
 * The days in which a unit may ask to give a task back. They are a right that lapses, not a duty that presses: nobody is late with them, no
 * list counts them among its dates, and how far the unit has come inside its own house does not shorten them (浙江规定 14, 青岛条例 19).
 */
export const returnRightOf = (file: CaseFile, record: RecordBase): DeadlineRow | undefined => file.deadline.findLast((clock) => clock.recordId === record.id && clock.kind === 'returnRequest');

/** Counted from 交办之日, or from receipt; of a unit that does not sign, from the day by which it had to: it gains nothing by waiting. */
export function openReturnRight(work: Work, task: HandlingTaskRow): DeadlineRow {
  const rule = deadlineRuleOf(work.env.settings, 'returnRequest');
  const receiptDue = work.file.deadline.findLast((clock) => clock.recordId === task.id && clock.kind === 'receipt')?.dueOn ?? task.assignedOn;
  return begin(work, task, rule, rule.startEvent === 'received' ? receiptDue : task.assignedOn);
}

function begin(work: Work, task: HandlingTaskRow, rule: NonNullable<DeadlineRow['rule']>, startedOn: IsoDate): DeadlineRow {
  const { dueOn } = computeDeadline(rule, startedOn, work.env.calendar);
  return create(work, 'deadline', 'open', 'DeadlineStarted', {
    recordKind: 'handlingTask', recordId: task.id, kind: 'returnRequest', unitId: task.unitId, startedOn, dueOn, originalDueOn: dueOn, rule, extension: null,
    basis: `${basisText(rule.basis)}${rule.startEvent === 'received' ? '；未按期签收的，自签收期限届满之日起算' : ''}`, endedOn: null, nextReminderOn: null, remindedCount: 0,
  });
}

/** The unit has signed: from now on the day of receipt is known. */
export function countReturnRight(work: Work, task: HandlingTaskRow): void {
  const right = returnRightOf(work.file, task);
  // Tasks from before there was such a clock have it from their receipt on.
  if (right === undefined) begin(work, task, deadlineRuleOf(work.env.settings, 'returnRequest'), work.env.settings.returnRequest.startEvent === 'received' ? work.env.today : task.assignedOn);
  else if (right.state === 'open' && right.rule?.startEvent === 'received' && work.env.today < right.startedOn) startFrom(work, task, right, work.env.today);
}

/** A new notice has moved the day by which the unit had to sign, and with it what counts from there. */
export function followReceipt(work: Work, receipt: DeadlineRow): void {
  const task = work.file.handlingTask.find((one) => one.id === receipt.recordId);
  const right = task === undefined ? undefined : returnRightOf(work.file, task);
  if (task !== undefined && right?.state === 'open' && right.rule?.startEvent === 'received' && task.acceptedOn === null) startFrom(work, task, right, receipt.dueOn);
}

function startFrom(work: Work, task: HandlingTaskRow, right: DeadlineRow, startedOn: IsoDate): void {
  if (right.rule === null) return;
  // Moved by an entry of its own before: that entry tells its day, so another clock begins.
  if (right.version > 1) {
    stopDeadlines(work, ['returnRequest'], task.id, 'cancelled');
    begin(work, task, right.rule, startedOn);
    return;
  }
  const { dueOn } = computeDeadline(right.rule, startedOn, work.env.calendar);
  Object.assign(right, { startedOn, dueOn, originalDueOn: dueOn, updatedAt: work.env.now });
}

/** A request taken back within the days leaves the rest of them. */
export function reopenReturnRight(work: Work, task: HandlingTaskRow): void {
  const right = returnRightOf(work.file, task);
  if (right !== undefined && right.dueOn >= work.env.today) Object.assign(right, { state: 'open', endedOn: null, updatedAt: work.env.now });
}

/** Late requests are refused: until consent the unit stays responsible (浙江规定 14; handbook 9.5). */
export function returnWindowOpen({ file, record, today }: CaseContext<HandlingTaskRow>): Refusal | null {
  const right = returnRightOf(file, record);
  return right === undefined || today <= right.dueOn ? null
    : refusal('returnWindowClosed', `申请退办的期限到${formatChineseDate(right.dueOn)}为止，已经过期。请继续办理；确需调整的，由交办机构决定`);
}

/** Who was not agreed with goes on (青岛条例 19); whose duty it is may be put to whoever settles disputes, once. Where it was, that is told instead. */
export function notRefusedBefore({ record }: CaseContext<HandlingTaskRow>): Refusal | null {
  return record.returnState === 'refused' && record.disputeState !== 'raised' && record.disputeState !== 'kept' ? refusal('returnRefused', '退办申请没有获得同意，应当继续办理，不能再次申请退办；仍认为不属于本单位职责的，由主要负责人提请协调职责争议') : null;
}

/** Nobody answers in the name of a unit that is saying that the matter is not its own. */
export function returnDecided({ file, record }: CaseContext<RecordBase & { readonly taskId: string }>): Refusal | null {
  return file.handlingTask.find((task) => task.id === record.taskId)?.state === 'returnRequested'
    ? refusal('returnOpen', '本单位已经申请退办，还没有决定。请等候决定，或者由联络员先撤回退办申请') : null;
}

/** Where a request that came to nothing leaves the task: as far as it had come. */
export const returnRoutes = {
  neverReceived: ({ record }: CaseContext<HandlingTaskRow>) => record.acceptedOn === null,
  receivedBefore: (context: CaseContext<HandlingTaskRow>) => context.record.acceptedOn !== null && !hasPapers(context),
  routedBefore: hasPapers,
};

/** Its section has begun a reply or an opinion; a successor may have to name a section of its own anew, but the paper is there (decision 32). */
function hasPapers({ file, record }: CaseContext<HandlingTaskRow>): boolean {
  return [...file.reply, ...file.assistingOpinion].some((paper) => paper.taskId === record.id && paper.state !== 'lapsed');
}
