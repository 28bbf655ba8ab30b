import type { HandlingTaskRow } from '../case-file/rows.ts';
import { caseName, notify, stopDeadlines, type Work } from '../case-file/work.ts';
import { lapseConsultations } from '../handling-task/assign-units.ts';
import { replyingTasks } from '../handling-task/live-task.ts';

/** The rating that ordered it was misread: what the unit had begun ends, and the reply that was rated stands. */
export function endRehandling(work: Work, record: HandlingTaskRow): void {
  const { file } = work;
  stopDeadlines(work, ['rehandledReply'], record.id, 'cancelled');
  for (const reply of file.reply) if (reply.taskId === record.id && reply.type !== 'second' && ['drafting', 'underCheck', 'awaitingSignOff', 'handSigned'].includes(reply.state)) work.follow('reply', reply, 'lapse');
  lapseConsultations(work, record);
  notify(work, ['unitLiaison', 'unitSection', 'unitHead', 'deputyAffairs'], 'handlingTask', record, 'corrected', `${caseName(file)}的测评更正后不是不满意，不用重新办理，已开始的工作终止`);
  if (file.suggestion.state === 'rehandling' && replyingTasks(file).every((task) => task.state === 'replied')) work.follow('suggestion', file.suggestion, 'endRehandling');
}
