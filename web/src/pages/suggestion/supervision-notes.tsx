import { documentPath } from '../../api/paths.ts';
import type { HandlingTask } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { PaperLinks } from '../../ui/paper-links.tsx';

/** What the unit was pressed for, what it answered, and whether who pressed has struck it off. */
export function SupervisionNotes({ task, today }: { readonly task: HandlingTask; readonly today: string }) {
  return (
    <>
      {task.urgedCount} 次 <PaperLinks href={documentPath.supervisionNote(task.id)} name="督办单" />
      {task.supervision.map((one) => (
        <span key={one.nth} className="stack-sm">
          <br />第{one.nth}次（{formatDate(one.on, today)} {one.byName}）：{one.note}{one.replyBy === null ? '' : `；${formatDate(one.replyBy, today)}前书面反馈`}
          {one.feedback === null ? null : <><br /><span className="muted small">{one.feedback.byName}反馈（{formatDate(one.feedback.on, today)}）：{one.feedback.text}</span></>}
          {one.settled === null ? null : <><br /><span className="muted small">{one.settled.byName}销号（{formatDate(one.settled.on, today)}）：{one.settled.opinion}</span></>}
        </span>
      ))}
    </>
  );
}
