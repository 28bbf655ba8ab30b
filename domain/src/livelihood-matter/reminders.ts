import { nextReminderDate } from '../case-file/next-reminder.ts';
import type { ReminderPlan } from '../deadline/reminder-dates.ts';
import { daysBetween, formatChineseDate, type IsoDate } from '../kernel/dates.ts';

/** When a matter reminds next: on the place's days before and after, as a clock does, and always on its day itself, for nothing else of it ends on that day. */
export const nextMatterReminder = (startedOn: IsoDate, dueOn: IsoDate | null, plan: ReminderPlan, today: IsoDate): IsoDate | null =>
  (dueOn === null ? null : nextReminderDate({ startedOn, dueOn }, { ...plan, reminderDaysBefore: [...plan.reminderDaysBefore, 0] }, today));

export function reminderWords(dueOn: IsoDate, today: IsoDate): string {
  const left = daysBetween(today, dueOn);
  return left > 0 ? `还有${left}天到期（${formatChineseDate(dueOn)}）` : left === 0 ? '今天到期' : `已超过期限${-left}天（${formatChineseDate(dueOn)}到期）`;
}
