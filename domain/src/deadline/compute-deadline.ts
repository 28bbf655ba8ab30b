import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, addMonths, formatChineseDate, isValidIsoDate } from '../kernel/dates.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { basisText, ruleText } from './deadline-rule.ts';
import type { DeadlineRule, DeadlineTerms, DeadlineWarning, Roll, TimeUnit } from './deadline-rule.ts';

export type ComputedDeadline = {
  readonly dueOn: IsoDate;
  /** The last day before rolling over days off. */
  readonly nominalOn: IsoDate;
  /** The local rule's date, where the national limit came earlier and counts instead. */
  readonly cutFrom?: IsoDate;
  readonly warnings: readonly DeadlineWarning[];
};

export type Count = { readonly unit: TimeUnit; readonly count: number; readonly roll: Roll };

const longestCount = 3660;

/**
 * The last day of a period: the start day is not counted (民法典 201), months end on the corresponding day or the month's
 * last (202), a last day off rolls to the next working day if the rule says so (203). No law on congresses says how to
 * count, so the Civil Code is taken by analogy. Throws RangeError for a count that is no positive integer or an invalid date.
 */
export const computeDeadline = (
  rule: DeadlineRule, startedOn: IsoDate, calendar: WorkingCalendar, terms: DeadlineTerms = {},
): ComputedDeadline => {
  const missing = new Set<number>();
  const extension = terms.extension;
  const effective = extension?.rule ?? rule;
  const own = countOut(effective, startedOn, calendar, missing);
  let { nominalOn, dueOn } = own;
  if (extension?.until !== undefined && extension.until < dueOn) nominalOn = dueOn = extension.until;

  const limit = nationalLimitOf(effective, startedOn, calendar, terms, missing);
  if (limit === undefined || limit.dueOn >= dueOn) return { dueOn, nominalOn, warnings: warningsOf(missing) };
  const cut: DeadlineWarning = { code: 'cutToNationalLimit', text: cutText(effective, dueOn, limit.dueOn) };
  return { ...limit, cutFrom: dueOn, warnings: [cut, ...warningsOf(missing)] };
};

/** Counts one period, adding to `missing` every year whose notice was wanted and is not loaded. */
export const countOut = (
  count: Count, startedOn: IsoDate, calendar: WorkingCalendar, missing: Set<number>,
): { readonly nominalOn: IsoDate; readonly dueOn: IsoDate } => {
  if (!Number.isInteger(count.count) || count.count < 1 || count.count > longestCount) {
    throw new RangeError(`count of a deadline must be an integer from 1 to ${longestCount}: ${count.count}`);
  }
  if (!isValidIsoDate(startedOn)) throw new RangeError(`not a calendar date: ${startedOn}`);

  if (count.unit === 'workingDay') {
    let day = startedOn;
    for (let counted = 0; counted < count.count;) {
      day = addDays(day, 1);
      note(calendar, day, missing);
      if (calendar.isWorkingDay(day)) counted += 1;
    }
    return { nominalOn: day, dueOn: day };
  }
  const nominalOn = count.unit === 'month' ? addMonths(startedOn, count.count) : addDays(startedOn, count.count);
  if (count.roll === 'none') return { nominalOn, dueOn: nominalOn };
  let dueOn = nominalOn;
  note(calendar, dueOn, missing);
  while (!calendar.isWorkingDay(dueOn)) {
    dueOn = addDays(dueOn, 1);
    note(calendar, dueOn, missing);
  }
  return { nominalOn, dueOn };
};

/** The national limit's last day, or undefined if the rule has none; it always rolls over days off. */
export const nationalLimitOf = (
  rule: DeadlineRule, startedOn: IsoDate, calendar: WorkingCalendar, terms: DeadlineTerms, missing: Set<number>,
): { readonly nominalOn: IsoDate; readonly dueOn: IsoDate } | undefined => {
  const limit = rule.nationalLimit;
  if (!limit) return undefined;
  const from = terms.nationalStartedOn ?? (limit.startEvent === rule.startEvent ? startedOn : undefined);
  if (from === undefined) throw new RangeError(`the date of '${limit.startEvent}' is needed for the national limit of '${rule.kind}'`);
  return countOut({ unit: limit.unit, count: limit.count, roll: 'nextWorkingDay' }, from, calendar, missing);
};

const note = (calendar: WorkingCalendar, day: IsoDate, missing: Set<number>): void => {
  for (const year of calendar.missingNoticesFor(day)) missing.add(year);
};

const warningsOf = (missing: ReadonlySet<number>): readonly DeadlineWarning[] =>
  [...missing].sort((a, b) => a - b).map((year) => ({
    code: 'yearWithoutNotice', year,
    text: `${year}年放假安排通知尚未载入，涉及的日期暂按周末推算，载入后到期日可能变化。`,
  }));

const cutText = (rule: DeadlineRule, localOn: IsoDate, nationalOn: IsoDate): string => {
  const law = rule.nationalLimit ? `${basisText(rule.nationalLimit.basis)}（${ruleText(rule.nationalLimit)}）` : '';
  return `本地规定（${ruleText(rule)}）为${formatChineseDate(localOn)}，晚于${law}的${formatChineseDate(nationalOn)}，以后者为准。`;
};
