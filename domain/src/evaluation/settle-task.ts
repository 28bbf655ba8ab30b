import type { EvaluationRow, HandlingTaskRow } from '../case-file/rows.ts';
import type { Work } from '../case-file/work.ts';
import { replyingTasks } from '../handling-task/live-task.ts';
import { liableTask } from '../handling-task/liable-task.ts';
import { isOpenMediation, openMediation } from '../mediation/open-mediation.ts';
import { isSettledEvaluation } from '../suggestion/guards.ts';

export function isDissatisfied(evaluation: Pick<EvaluationRow, 'attitude' | 'result'>, on: 'result' | 'either'): boolean {
  return evaluation.result === 'dissatisfied' || (on === 'either' && evaluation.attitude === 'dissatisfied');
}

/**
 * Once every current rating of the case is settled: first dissatisfaction orders re-handling with its own limit
 * (浙江规定 24), the second is for people to settle, anything else lets the suggestion be concluded.
 */
export function settleTask(work: Work, task: HandlingTaskRow): void {
  const { env, file } = work;
  const current = file.evaluation.filter((e) => e.taskId === task.id).at(-1);
  if (current === undefined || !isSettledEvaluation(current.state)) return;
  const dissatisfied = current.state === 'disclosed' && isDissatisfied(current, env.settings.evaluationDissatisfiedOn);
  // Where units were merged the duty is the task's with which this one was joined; what that one handles anyway it need not be told to.
  const liable = liableTask(file, task);
  if (dissatisfied && current.sequence === 1) {
    if (liable.state === 'replied') work.follow('handlingTask', liable, 'markRehandling');
    return;
  }
  // Once for a reply: after the conclusion the last rating stands, whatever it says.
  if (dissatisfied && current.mediationId === null && !file.mediation.some((each) => each.taskId === liable.id)) openMediation(work, liable, current);
  if (file.mediation.some(isOpenMediation)) return;
  // What counts is the reply that stands: of several units one may have been rated on a reply that it has handled again since.
  const standing = (each: HandlingTaskRow): string | undefined => file.reply.findLast((reply) => reply.taskId === each.id && reply.state === 'delivered' && reply.type !== 'second')?.id;
  const isRated = (each: HandlingTaskRow): boolean => isSettledEvaluation(file.evaluation.findLast((e) => e.taskId === each.id && e.replyId === standing(each))?.state ?? '');
  if (replyingTasks(file).every(isRated) && file.evaluation.every((e) => isSettledEvaluation(e.state)) && file.suggestion.state === 'replied') work.follow('suggestion', file.suggestion, 'markEvaluated');
}
