import type { CaseFile, HandlingTaskRow } from '../case-file/rows.ts';
import { notify, notifySigners, caseName, type Work } from '../case-file/work.ts';
import { settleTask } from '../evaluation/settle-task.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { unansweredAsks } from '../reply/guards.ts';
import { owesReply, replyingTasks, taskRoleLabels } from './live-task.ts';

/** Who goes on where this unit is let go without another in its place. */
const othersOf = (file: CaseFile, record: HandlingTaskRow): readonly HandlingTaskRow[] => replyingTasks(file).filter((task) => task.id !== record.id);

/**
 * Somebody must owe the reply. An assisting unit can be spared, and one of several that handle separately too, as long as another of them
 * goes on (浙江规定 18) and no ask of the deputy is left without anybody who could still answer it.
 */
export function spareRefusal(file: CaseFile, record: HandlingTaskRow, field: string): Refusal | null {
  if (!owesReply(record)) return null;
  const others = othersOf(file, record);
  if (others.length === 0) return refusal('unitMissing', `${taskRoleLabels[record.role]}单位不能空缺，请选择改由哪个单位${taskRoleLabels[record.role]}`, field);
  if (others.some((task) => task.state !== 'replied')) return null;
  const open = unansweredAsks(file, others.flatMap((task) => file.reply.findLast((reply) => reply.taskId === task.id && reply.type !== 'second' && reply.state === 'delivered') ?? []));
  return open.length === 0 ? null : refusal('asksOpen', `其他分办单位都已答复，第${open.join('、')}条具体建议还没有单位答复，请选择改由哪个单位分办`, field);
}

/** One of several is gone for good: the others go on, and where they have all replied the suggestion is answered. */
export function closeRanks(work: Work, record: HandlingTaskRow, reason: string): void {
  const { file } = work;
  const others = othersOf(file, record);
  const names = others.map((task) => task.unitName).join('、');
  for (const task of others) notify(work, ['unitLiaison', 'unitSection'], 'handlingTask', task, 'reassigned', `${record.unitName}不再分办${caseName(file)}，由${names}继续办理：${reason}`);
  notifySigners(work, 'suggestion', file.suggestion, 'reassigned', `建议${caseName(file)}不再由${record.unitName}分办，由${names}继续办理：${reason}`);
  if (!['handling', 'rehandling'].includes(file.suggestion.state) || others.some((task) => task.state !== 'replied')) return;
  work.follow('suggestion', file.suggestion, 'markReplied');
  const [last] = others;
  // Ratings of the others may have been waiting for this unit alone.
  if (last !== undefined) settleTask(work, last);
}
