import type { CaseContext } from '../case-file/context.ts';
import type { CaseFile, CommitmentRow, HandlingTaskRow, SuggestionRow } from '../case-file/rows.ts';
import { isLiveTask, owesReply } from '../handling-task/live-task.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { settledCommitmentStates } from '../suggestion/guards.ts';

const beforeReply: readonly string[] = ['assigned', 'accepted', 'returnRequested', 'inSection', 'rehandling'];
/** After these the case itself is done; what its replies promised may still be open. */
const doneStates: readonly string[] = ['concluded', 'reported', 'archived'];

export const isOpenCommitment = ({ state }: CommitmentRow): boolean => !settledCommitmentStates.includes(state);

/** A unit's own part of a case is open: its reply is not delivered, or something it promised is not there and not told again. */
export function isOpenForUnit(file: CaseFile, task: HandlingTaskRow): boolean {
  if (!isLiveTask(task) || !owesReply(task)) return false;
  return beforeReply.includes(task.state) || file.commitment.some((c) => c.taskId === task.id && isOpenCommitment(c)) || hasUntold(file, task.id);
}

const hasUntold = (file: CaseFile, taskId?: string): boolean => file.reply.some((r) => r.type === 'second' && r.state !== 'delivered' && r.state !== 'lapsed' && (taskId === undefined || r.taskId === taskId));

/** Whether a registered case goes on into the next term (上海规定 19, 22). */
export function isStillOpen(file: CaseFile): boolean {
  return !doneStates.includes(file.suggestion.state) || file.commitment.some(isOpenCommitment) || hasUntold(file);
}

export function stillOpen({ file }: CaseContext<SuggestionRow>): Refusal | null {
  return isStillOpen(file) ? null : refusal('nothingOpen', '本件已经办结，承诺事项都已落实或者说明，不转入下一届');
}
