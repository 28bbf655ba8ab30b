import { reminderDates, type ReminderPlan } from '../deadline/reminder-dates.ts';
import type { IsoDate } from '../kernel/dates.ts';

/** The next day after `today` on which a running deadline reminds; null when none is left. */
export function nextReminderDate(deadline: { readonly startedOn: IsoDate; readonly dueOn: IsoDate }, plan: ReminderPlan, today: IsoDate): IsoDate | null {
  return reminderDates(deadline, plan).find((reminder) => reminder.on > today)?.on ?? null;
}
