import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { isLiveTask, owesReply, taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { dateInShanghai, formatChineseDate } from '@luoshi/domain/kernel/dates.ts';

/** What the offices write on the sheet (handbook 3.1): who examined it with which word, to whom it was given, when, until when. Rows with an empty text are not known yet. */
export interface OfficePart { readonly reviews: string; readonly units: string; readonly assignedOn: string; readonly dueOn: string }

const levelWords = { presidium: '主席团审查', affairs: '代表工委审查', office: '常委会办公室审查' } as const;

/** Null until it has its number: before that the text may still be given back. */
export function officePartOf(file: CaseFile): OfficePart | null {
  const { suggestion } = file;
  if (suggestion.number === null) return null;
  // A level that passed an earlier text has its word on the last one.
  const last = suggestion.passes.filter((pass, index, all) => all.findLastIndex((other) => other.level === pass.level) === index);
  const tasks = suggestion.assignedOn === null ? [] : file.handlingTask.filter(isLiveTask);
  const clocks = tasks.filter(owesReply).flatMap((task) => {
    const clock = file.deadline.findLast((one) => one.recordId === task.id && (one.kind === 'reply' || one.kind === 'replyComplex') && one.state !== 'cancelled');
    return clock === undefined ? [] : [formatChineseDate(clock.dueOn)];
  });
  return {
    reviews: last.map(({ level, byName, at, note }) => `${levelWords[level]}通过（${byName}，${formatChineseDate(dateInShanghai(at))}）${note === null || note.trim() === '' ? '' : `：${note}`}`).join('\n'),
    units: tasks.map((task) => `${task.unitName}（${taskRoleLabels[task.role]}）`).join('、'), assignedOn: suggestion.assignedOn === null ? '' : formatChineseDate(suggestion.assignedOn), dueOn: [...new Set(clocks)].join('、'),
  };
}
