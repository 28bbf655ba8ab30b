import type { HandlingTask, Suggestion } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { daysBetween, daysLeftText, formatDate } from '../../text/format-date.ts';
import { DeadlinePanel } from '../../ui/deadline-panel.tsx';

const beforeReply: readonly string[] = ['assigned', 'accepted', 'inSection'];

/** Until when the unit may ask to give the task back, and how that day was counted; nothing once it has asked, or has answered. */
export function ReturnRight({ task, suggestion }: { readonly task: HandlingTask; readonly suggestion: Suggestion }) {
  const today = useToday();
  const right = (suggestion.deadlines ?? []).findLast((one) => one.kind === 'returnRequest' && one.recordId === task.id);
  if (right === undefined || right.state !== 'open' || !beforeReply.includes(task.state)) return null;
  if (right.dueOn < today) return <p className="small muted">申请退办的期限到{formatDate(right.dueOn, today)}为止，已经过期</p>;
  return (
    <DeadlinePanel formatDay={(date) => formatDate(date, today)} deadlines={[{
      id: right.id, label: '申请退办', tone: 'idle', stateText: daysLeftText(daysBetween(today, right.dueOn)), dueText: `${formatDate(right.dueOn, today)}以前可以申请`,
      basis: right.basis, startedText: `从${formatDate(right.startedOn, today)}起算`, steps: right.steps ?? [],
    }]} />
  );
}
