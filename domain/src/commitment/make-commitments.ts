import type { Answer, CommitmentRow, HandlingTaskRow, PromisedWork, ReplyRow } from '../case-file/rows.ts';
import { create, startDatedDeadline, type Work } from '../case-file/work.ts';
import { promisesLater, promisesNow } from '../reply/guards.ts';

/**
 * Takes the promises of a reply into the ledger (承诺台账). What is answered as solved must be there on the reply's date;
 * what is in progress or planned, on the promised date. Each counts only when somebody outside the unit has verified it.
 */
export function makeCommitments(work: Work, reply: ReplyRow): void {
  // A re-handled reply answers anew: the old promises give way to the new ones and stay readable.
  const task = work.file.handlingTask.find((each) => each.id === reply.taskId);
  const ofTask = (old: CommitmentRow) => old.taskId === reply.taskId || old.taskId === task?.rehandlesId;
  for (const old of work.file.commitment) {
    if (ofTask(old) && old.replyId !== reply.id && old.state !== 'verified' && old.state !== 'replaced') work.follow('commitment', old, 'replace');
  }
  for (const answer of reply.answers) {
    const kept = work.file.commitment.some((c) => ofTask(c) && c.askNo === answer.askNo && c.state === 'verified');
    if (!kept && (promisesNow(answer.resultClass) || promisesLater(answer.resultClass))) addCommitment(work, reply, answer);
  }
}

/** The class of one answer was put right: what follows from the old one gives way to what follows from the new one. */
export function renewCommitment(work: Work, reply: ReplyRow, answer: Answer): void {
  for (const old of work.file.commitment) {
    if (old.replyId === reply.id && old.askNo === answer.askNo && old.state !== 'verified' && old.state !== 'replaced') work.follow('commitment', old, 'replace');
  }
  if (promisesNow(answer.resultClass) || promisesLater(answer.resultClass)) addCommitment(work, reply, answer);
}

/** A promise made at the table after a second dissatisfaction: it stands beside those of the reply. */
export function addAgreedCommitment(work: Work, task: HandlingTaskRow, askNo: number, promise: PromisedWork): void {
  const reply = work.file.reply.find((candidate) => candidate.taskId === task.id && candidate.state === 'delivered' && candidate.type !== 'second');
  if (reply !== undefined) addCommitment(work, reply, { askNo, resultClass: 'planned', text: '', promise }, '再次不满意处理时商定的期限');
}

function addCommitment(work: Work, reply: ReplyRow, answer: Answer, basis?: string): CommitmentRow {
  const { env, file } = work;
  const later = promisesLater(answer.resultClass);
  const dueOn = later && answer.promise ? answer.promise.dueOn : env.today;
  const ask = file.suggestion.asks.find((candidate) => candidate.no === answer.askNo)?.text ?? '';
  const commitment = create(work, 'commitment', 'undertaken', 'CommitmentUndertaken', {
    taskId: reply.taskId, replyId: reply.id, unitId: reply.unitId, unitName: file.handlingTask.find((t) => t.id === reply.taskId)?.unitName ?? '', askNo: answer.askNo,
    resultClass: answer.resultClass, content: answer.promise?.content ?? ask, ownerName: answer.promise?.ownerName ?? reply.contactName ?? '', originalDueOn: dueOn, dueOn,
    progress: [], claimedOn: null, claim: null, verifiedOn: null, verifierName: null, verifierRole: null, finding: null, proposedDueOn: null, changeReason: null,
    changedCount: 0, brokenOn: null, explanation: null, secondReplyId: null, needsSecondReply: later, followers: [],
  });
  startDatedDeadline(work, { recordKind: 'commitment', record: commitment, unitId: reply.unitId }, 'commitment', dueOn, basis ?? (later ? '答复承诺的完成期限' : '答复为已解决或部分解决，以答复之日为限'));
  return commitment;
}
