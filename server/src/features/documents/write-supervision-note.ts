import type { CaseFile, HandlingTaskRow } from '@luoshi/domain/case-file/rows.ts';
import { deadlineLabels } from '@luoshi/domain/case-deadline/workflow.ts';
import { taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { daysBetween, formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
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
  return {
    documentDate: last.on, heading: '代表建议督办单', title: `第${String(file.suggestion.number ?? '')}号建议督办单（${task.unitName}，第${urges.length}次）`, issuer: last.office === '' ? assigningOfficeOf(file, task, placeName) : last.office,
    rows: [
      ...aboutCase(file), ['督办类型', `${isLate ? '超期督办' : '催办'}（第${urges.length}次）`], ['承办单位', `${task.unitName}（${taskRoleLabels[task.role]}）`],
      ['交办日期', formatChineseDate(task.assignedOn)], ['尚未完成的事项', problems.join('\n')], ['办理要求', last.note],
      ['以前的催办', urges.slice(0, -1).map((urge) => `${formatChineseDate(urge.on)} ${urge.byName}：${urge.note}`).join('\n')],
      ['督办人', last.byName], ['承办单位反馈', '　'], ['销号意见', '　'],
    ],
    foot: words.foot,
  };
}
