import type { WorkingCalendar } from '@luoshi/domain/calendar/working-calendar.ts';
import type { DeadlineRow } from '@luoshi/domain/case-file/rows.ts';
import { isLiveClock } from '@luoshi/domain/case-file/work.ts';
import { explainDeadline, type DeadlineStep } from '@luoshi/domain/deadline/explain-deadline.ts';

export type ShownStep = Pick<DeadlineStep, 'date' | 'text' | 'counted' | 'dayKind'>;

/** 「怎么算的」 of a clock: day by day by its rule and its extension, or, where a day was promised or set, what it rests on. */
export function explainClock(clock: DeadlineRow, calendar: WorkingCalendar): readonly ShownStep[] {
  const { rule, extension, startedOn, dueOn, basis } = clock;
  const step = (date: string, text: string, counted: boolean): ShownStep => ({ date, text, counted, dayKind: calendar.describe(date).kind });
  if (rule === null) return [step(startedOn, '起算', false), step(dueOn, basis, true)];
  const steps = explainDeadline(extension?.before ?? rule, startedOn, calendar, { nationalStartedOn: startedOn, ...(extension === null ? {} : { extension: { ...extension, rule } }) })
    .map(({ date, text, counted, dayKind }) => ({ date, text, counted, dayKind }));
  // What has ended keeps its day, whatever is known about holidays since.
  if (isLiveClock(clock) || steps.at(-1)?.date === dueOn) return steps;
  return [...steps, step(dueOn, '这一期限结束以后放假安排有变：当时的到期日是这一天，不再改动', true)];
}
