import { deadlineLabels } from '@luoshi/domain/case-deadline/workflow.ts';
import { assigningOfficesOf } from '@luoshi/domain/case-file/offices-of-case.ts';
import type { CaseFile, HandlingTaskRow } from '@luoshi/domain/case-file/rows.ts';
import { extensionGrounds } from '@luoshi/domain/handling-task/extension.ts';
import { isLiveTask, owesReply, taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { shippedTexts, type WordingTexts } from './wording/wordings.ts';
import type { TaskFormData } from './templates/task-form.ts';

const date = (on: IsoDate | null): string | null => (on === null ? null : formatChineseDate(on));

export function aboutCase({ suggestion, coSponsorship }: CaseFile): TaskFormData['rows'] {
  const others = coSponsorship.filter((one) => one.state === 'confirmed').map((one) => one.personName);
  return [['建议编号', suggestion.numberLabel], ['建议标题', suggestion.title], ['领衔代表', `${suggestion.leadName}${others.length === 0 ? '' : `（联名：${others.join('、')}）`}`]];
}

/** The clocks of the task with what each rests on. */
function clocksOf(file: CaseFile, task: HandlingTaskRow, kinds: readonly string[]): string | null {
  const clocks = file.deadline.filter((clock) => clock.recordId === task.id && kinds.includes(clock.kind) && clock.state !== 'cancelled');
  return clocks.length === 0 ? null : clocks.map((clock) => `${deadlineLabels[clock.kind] ?? clock.kind}：${formatChineseDate(clock.dueOn)}（${clock.basis}）`).join('\n');
}

/** The day of the request, on which the clock of its decision began: a form keeps its date whenever it is printed. */
const askedOn = (file: CaseFile, task: HandlingTaskRow, clock: 'returnDecision' | 'extensionDecision'): IsoDate => file.deadline.findLast((each) => each.recordId === task.id && each.kind === clock)?.startedOn ?? task.assignedOn;

/** The offices in whose name the unit was given its task. */
export const assigningOfficeOf = (file: CaseFile, { channel }: HandlingTaskRow, placeName?: string): string => assigningOfficesOf(file, channel === 'government', placeName).join('、');
const number = (file: CaseFile): string => String(file.suggestion.number ?? '');

/** 交办单: what is handed to the unit, as what, together with whom, until when. */
export function writeAssignmentForm(file: CaseFile, task: HandlingTaskRow, words: WordingTexts<'assignmentForm'> = shippedTexts('assignmentForm'), placeName?: string): TaskFormData {
  const others = file.handlingTask.filter((one) => one.id !== task.id && isLiveTask(one)).map((one) => `${one.unitName}（${taskRoleLabels[one.role]}）`);
  return {
    documentDate: task.assignedOn, heading: '代表建议交办单', title: `第${number(file)}号建议交办单（${task.unitName}）`, issuer: assigningOfficeOf(file, task, placeName),
    rows: [
      ...aboutCase(file), ['承办单位', `${task.unitName}（${taskRoleLabels[task.role]}）`], ['其他承办单位', others.join('、')], ['接替', task.takesOverFromName === null || task.takesOverFromName === task.unitName ? null : `${task.takesOverFromName}：${task.takesOverReason ?? ''}`],
      ['具体建议', file.suggestion.asks.map((ask) => `${ask.no}．${ask.text}`).join('\n')], ['交办说明', file.suggestion.planNote], ['办理期限', clocksOf(file, task, ['receipt', 'returnRequest', 'reply', 'replyComplex', 'assistingOpinion'])],
      ['办理要求', owesReply(task) ? words.demand : words.demandAssisting],
    ],
    foot: words.foot,
  };
}

const returnWords = { requested: '待决定', agreed: '同意退办', refused: '不同意退办', withdrawn: '申请单位已撤回' } as const;

/** 退办申请单, or null while nothing has been asked for. */
export function writeReturnForm(file: CaseFile, task: HandlingTaskRow, words: WordingTexts<'returnForm'> = shippedTexts('returnForm')): TaskFormData | null {
  if (task.returnState === null) return null;
  const decision = `${returnWords[task.returnState]}${task.returnAnswer === null ? '' : `：${task.returnAnswer}`}`;
  return {
    documentDate: askedOn(file, task, 'returnDecision'), heading: '代表建议退办申请单', title: `第${number(file)}号建议退办申请单（${task.unitName}）`, issuer: task.unitName,
    rows: [
      ...aboutCase(file), ['申请单位', `${task.unitName}（${taskRoleLabels[task.role]}）`], ['交办日期', date(task.assignedOn)], ['签收日期', date(task.acceptedOn)],
      ['退办理由', task.returnReason], ['职能依据', task.returnGround], ['交办机构意见', decision],
    ],
    foot: words.foot,
  };
}

/** 延期申请单, or null while nothing has been asked for. */
export function writeExtensionForm(file: CaseFile, task: HandlingTaskRow, words: WordingTexts<'extensionForm'> = shippedTexts('extensionForm')): TaskFormData | null {
  if (task.extensionState === null) return null;
  const clock = (kind: string) => file.deadline.findLast((one) => one.recordId === task.id && one.kind === kind && (kind === 'reply' || one.state !== 'cancelled'));
  const until = clock('replyComplex')?.dueOn ?? null;
  const decision = { requested: '待决定', granted: `同意延期到${date(until) ?? ''}`, refused: '不同意延期' }[task.extensionState];
  return {
    documentDate: askedOn(file, task, 'extensionDecision'), heading: '代表建议延期答复申请单', title: `第${number(file)}号建议延期答复申请单（${task.unitName}）`, issuer: task.unitName,
    rows: [
      ...aboutCase(file), ['申请单位', task.unitName], ['交办日期', date(task.assignedOn)], ['原答复期限', date(clock('reply')?.dueOn ?? null)], ['延期的情形', task.extensionGround === null ? null : extensionGrounds[task.extensionGround]], ['延期理由', task.extensionReason],
      ['交办机构意见', task.extensionAnswer === null ? decision : `${decision}：${task.extensionAnswer}`], ['决定人', task.extensionDecidedBy], ['决定日期', date(task.extensionDecidedOn)],
    ],
    foot: words.foot,
  };
}
