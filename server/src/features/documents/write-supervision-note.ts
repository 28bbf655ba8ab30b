import type { CaseFile, CommitmentRow, HandlingTaskRow } from '@luoshi/domain/case-file/rows.ts';
import { deadlineLabels } from '@luoshi/domain/case-deadline/workflow.ts';
import { taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { daysBetween, formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Urge } from './read/urges.ts';
import type { TaskFormData } from './templates/task-form.ts';
import { shippedTexts, type WordingTexts } from './wording/wordings.ts';
import { aboutCase, assigningOfficeOf } from './write-task-forms.ts';

/** 督办单: what the unit owes, since when, what it was reminded of, and what it has to do now. One for each reminder; null without any. */
export function writeSupervisionNote(file: CaseFile, task: HandlingTaskRow, urges: readonly Urge[], words: WordingTexts<'supervisionNote'> = shippedTexts('supervisionNote'), placeName?: string): TaskFormData | null {
  const last = urges.at(-1);
  if (last === undefined) return null;
  // As it was on the day of the reminder, whenever the note is printed first.
  const owed = file.deadline.filter((clock) => clock.recordId === task.id && clock.startedOn <= last.on && (clock.state === 'running' || (clock.endedOn !== null && clock.endedOn >= last.on)));
  const problems = owed.map((clock) => {
    const late = daysBetween(clock.dueOn, last.on);
    return `${deadlineLabels[clock.kind] ?? clock.kind}：期限${formatChineseDate(clock.dueOn)}${late > 0 ? `，已超期${late}天` : ''}（${clock.basis}）`;
  });
  const isLate = owed.some((clock) => clock.dueOn < last.on);
  const promises = file.commitment.filter((one) => one.taskId === task.id && one.dueOn < last.on && !isDoneBy(one, last.on)).map((one) => `承诺：${one.content}，期限${formatChineseDate(one.dueOn)}，已超期${daysBetween(one.dueOn, last.on)}天（责任人 ${one.ownerName}）`);
  const type = owed.length === 0 && promises.length > 0 ? '承诺到期督办' : isLate ? '超期督办' : '催办';
  const note = task.supervision.find((one) => one.nth === urges.length);
  return {
    documentDate: last.on, heading: '代表建议督办单', title: `第${String(file.suggestion.number ?? '')}号建议督办单（${task.unitName}，第${urges.length}次）`, issuer: last.office === '' ? assigningOfficeOf(file, task, placeName) : last.office,
    rows: [
      ...aboutCase(file), ['督办类型', `${type}（第${urges.length}次）`], ['承办单位', `${task.unitName}（${taskRoleLabels[task.role]}）`],
      ['交办日期', formatChineseDate(task.assignedOn)], ['尚未完成的事项', [...problems, ...promises].join('\n')], ['办理要求', last.note],
      ['以前的催办', urges.slice(0, -1).map((urge) => `${formatChineseDate(urge.on)} ${urge.byName}：${urge.note}`).join('\n')],
      ['回复期限', note?.replyBy == null ? null : formatChineseDate(note.replyBy)], ['督办人', last.byName],
      // Blank for a pen until it is answered here.
      ['承办单位反馈', note?.feedback == null ? '　' : `${note.feedback.text}（${note.feedback.byName}，${formatChineseDate(note.feedback.on)}）`],
      ['销号意见', note?.settled == null ? '　' : `${note.settled.opinion}（${note.settled.byName}，${formatChineseDate(note.settled.on)}）`],
    ],
    foot: words.foot,
  };
}

/** A promise that was reported as done by the day is not what the unit was pressed for. */
const isDoneBy = ({ claimedOn, verifiedOn, state }: CommitmentRow, on: IsoDate): boolean =>
  state === 'replaced' || (verifiedOn !== null && verifiedOn <= on) || (claimedOn !== null && claimedOn <= on && state === 'claimed');

/** The same note is issued again when it has been answered, and when it has been struck off. */
export function supervisionEdition({ urgedCount, supervision }: HandlingTaskRow): string {
  const note = supervision.find((one) => one.nth === urgedCount);
  return `urged-${urgedCount}${note?.settled != null ? '-settled' : note?.feedback != null ? '-answered' : ''}`;
}
