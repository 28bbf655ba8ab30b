import { addDays } from '../kernel/dates.ts';
import type { IsoDate } from '../kernel/dates.ts';

export type ReminderDate = { readonly on: IsoDate; readonly when: 'before' | 'dueDay' | 'after'; readonly days: number };

export type ReminderPlan = { readonly reminderDaysBefore: readonly number[]; readonly reminderDaysAfter: readonly number[] };

/**
 * The days on which a running deadline reminds, in order, each once; 0 days is the due day itself. Days on or before the
 * start are left out: a limit of three days does not remind seven days ahead.
 */
export const reminderDates = (deadline: { readonly startedOn: IsoDate; readonly dueOn: IsoDate }, plan: ReminderPlan): readonly ReminderDate[] => {
  const offsets = new Set([...plan.reminderDaysBefore.map((days) => -days), ...plan.reminderDaysAfter]);
  return [...offsets].sort((a, b) => a - b)
    .map((offset): ReminderDate => ({
      on: addDays(deadline.dueOn, offset), days: Math.abs(offset), when: offset < 0 ? 'before' : offset > 0 ? 'after' : 'dueDay',
    }))
    .filter((reminder) => reminder.on > deadline.startedOn);
};
