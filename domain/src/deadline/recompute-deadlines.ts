import { dayKindLabels } from '../calendar/working-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, earlierOf, formatChineseDate, laterOf } from '../kernel/dates.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { computeDeadline } from './compute-deadline.ts';
import type { DeadlineRule, DeadlineTerms, DeadlineWarning } from './deadline-rule.ts';

export type RunningDeadline = {
  readonly id: string; readonly rule: DeadlineRule; readonly startedOn: IsoDate; readonly terms?: DeadlineTerms;
  /** The date on record, if it is to be compared instead of the one the old calendar gives. */
  readonly dueOn?: IsoDate;
};

export type DeadlineDifference = {
  readonly id: string; readonly kind: string; readonly startedOn: IsoDate;
  readonly oldDueOn: IsoDate; readonly newDueOn: IsoDate;
  /** Which days changed their kind, in Chinese, for the list shown when a notice is loaded. */
  readonly reason: string;
  readonly warnings: readonly DeadlineWarning[];
};

const daysNamed = 4;

/** What a new calendar changes among running deadlines: only those whose due date differs, in the given order. */
export const recomputeDeadlines = (
  deadlines: readonly RunningDeadline[], oldCalendar: WorkingCalendar, newCalendar: WorkingCalendar,
): readonly DeadlineDifference[] =>
  deadlines.flatMap((deadline): DeadlineDifference[] => {
    const { id, rule, startedOn, terms } = deadline;
    const oldDueOn = deadline.dueOn ?? computeDeadline(rule, startedOn, oldCalendar, terms).dueOn;
    const { dueOn: newDueOn, warnings } = computeDeadline(rule, startedOn, newCalendar, terms);
    if (oldDueOn === newDueOn) return [];
    const from = rule.unit === 'workingDay' ? addDays(startedOn, 1) : addDays(earlierOf(oldDueOn, newDueOn), -14);
    const reason = changedDays(laterOf(from, addDays(startedOn, 1)), laterOf(oldDueOn, newDueOn), oldCalendar, newCalendar);
    return [{ id, kind: rule.kind, startedOn, oldDueOn, newDueOn, warnings, reason }];
  });

const changedDays = (from: IsoDate, to: IsoDate, oldCalendar: WorkingCalendar, newCalendar: WorkingCalendar): string => {
  const changes: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (oldCalendar.isWorkingDay(day) === newCalendar.isWorkingDay(day)) continue;
    const now = newCalendar.describe(day);
    const name = now.name === undefined ? '' : `(${now.name})`;
    changes.push(`${formatChineseDate(day)}由${dayKindLabels[oldCalendar.describe(day).kind]}改为${dayKindLabels[now.kind]}${name}`);
  }
  if (changes.length === 0) return '按新的日历重新计算，原记录的日期有误';
  const rest = changes.length > daysNamed ? `，等${changes.length}天` : '';
  return changes.slice(0, daysNamed).join('；') + rest;
};
