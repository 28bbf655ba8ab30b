import { daysBetween } from '../kernel/dates.ts';
import type { IsoDate } from '../kernel/dates.ts';

/** All counts are calendar days. */
export type DueState =
  | { readonly kind: 'notDue'; readonly daysLeft: number }
  | { readonly kind: 'dueSoon'; readonly daysLeft: number }
  | { readonly kind: 'dueToday' }
  | { readonly kind: 'overdue'; readonly daysOverdue: number };

/** How a running deadline stands on `today`; a period ends at 24:00 of its last day, so that day is not overdue (民法典 203). */
export const dueState = (deadline: { readonly dueOn: IsoDate }, today: IsoDate, soonWithinDays = 7): DueState => {
  const daysLeft = daysBetween(today, deadline.dueOn);
  if (daysLeft < 0) return { kind: 'overdue', daysOverdue: -daysLeft };
  if (daysLeft === 0) return { kind: 'dueToday' };
  return { kind: daysLeft <= soonWithinDays ? 'dueSoon' : 'notDue', daysLeft };
};

export const dueStateText = (state: DueState): string => {
  if (state.kind === 'overdue') return `逾期${state.daysOverdue}天`;
  return state.kind === 'dueToday' ? '今天到期' : `还有${state.daysLeft}天`;
};

/** How a deadline ended once the thing was done. */
export type DueOutcome = { readonly onTime: boolean; readonly daysLate: number };

export const dueOutcome = (deadline: { readonly dueOn: IsoDate }, doneOn: IsoDate): DueOutcome => {
  const daysLate = Math.max(0, daysBetween(deadline.dueOn, doneOn));
  return { onTime: daysLate === 0, daysLate };
};
