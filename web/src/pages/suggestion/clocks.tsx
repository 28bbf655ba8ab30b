import type { ShownDeadline } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { daysBetween, daysLeftText, formatDate } from '../../text/format-date.ts';
import { DeadlinePanel, type PanelDeadline } from '../../ui/deadline-panel.tsx';
import type { Tone } from '../../ui/state-pill.tsx';

function toneOf(deadline: ShownDeadline, daysLeft: number): Tone {
  if (deadline.state === 'running') return deadline.overdue ? 'late' : daysLeft <= 7 ? 'plan' : 'idle';
  return deadline.state === 'met' ? 'done' : deadline.state === 'metLate' ? 'late' : 'stopped';
}

/** The running clocks, then the ended ones folded away. The days for giving a task back stand with their task: they are a right, no date to keep. */
export function Clocks({ deadlines, unitNames }: { readonly deadlines: readonly ShownDeadline[]; readonly unitNames: ReadonlyMap<string, string> }) {
  const today = useToday();
  const shown = (deadline: ShownDeadline): PanelDeadline => {
    const daysLeft = daysBetween(today, deadline.dueOn);
    const unit = deadline.unitId === null ? undefined : unitNames.get(deadline.unitId);
    return {
      id: deadline.id, label: unit === undefined ? deadline.label : `${deadline.label} · ${unit}`, tone: toneOf(deadline, daysLeft), basis: deadline.basis,
      dueText: deadline.state === 'running' ? `${formatDate(deadline.dueOn, today)}前` : `${formatDate(deadline.endedOn, today)}（期限 ${formatDate(deadline.dueOn, today)}）`,
      stateText: deadline.state === 'running' ? daysLeftText(daysLeft) : deadline.stateLabel, startedText: `从${formatDate(deadline.startedOn, today)}起算`, steps: deadline.steps ?? [],
    };
  };
  const running = deadlines.filter((one) => one.state === 'running').toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const ended = deadlines.filter((one) => one.state !== 'running' && one.kind !== 'returnRequest');
  return (
    <>
      {running.length === 0 ? <p className="muted small">现在没有正在计算的期限</p> : <DeadlinePanel deadlines={running.map(shown)} formatDay={(date) => formatDate(date, today)} />}
      {ended.length === 0 ? null : <details className="fold"><summary>已经结束的期限 {ended.length} 个</summary><DeadlinePanel deadlines={ended.map(shown)} formatDay={(date) => formatDate(date, today)} /></details>}
    </>
  );
}
