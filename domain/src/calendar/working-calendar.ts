import { addDays, isWeekend, partsOf } from '../kernel/dates.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { YearNotice } from './year-notice.ts';

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeUpWorkday';

export type DayDescription = { readonly kind: DayKind; readonly name?: string };

export interface WorkingCalendar {
  readonly notices: readonly YearNotice[];
  isWorkingDay(date: IsoDate): boolean;
  describe(date: IsoDate): DayDescription;
  /** The first working day strictly after `date`. */
  nextWorkingDay(date: IsoDate): IsoDate;
  /** `date` itself if it is a working day, else the first one after it (民法典 203). */
  workingDayOnOrAfter(date: IsoDate): IsoDate;
  hasNotice(year: number): boolean;
  /** Years whose notice could still change what kind of day `date` is, and has not been loaded. */
  missingNoticesFor(date: IsoDate): readonly number[];
}

const workday: DayDescription = { kind: 'workday' };
const weekend: DayDescription = { kind: 'weekend' };
const none: readonly number[] = [];
const built = new WeakMap<readonly YearNotice[], WorkingCalendar>();

/**
 * The working calendar made of these notices; built once per array, so asking again is free. Of two notices for one year the
 * later in the list counts as the whole notice of that year. In a year without a notice only Saturdays and Sundays are off.
 */
export const workingCalendarOf = (notices: readonly YearNotice[]): WorkingCalendar => {
  const known = built.get(notices);
  if (known) return known;
  const calendar = build(notices);
  built.set(notices, calendar);
  return calendar;
};

/** The same calendar with one notice added, or put in the place of the one for that year. */
export const withNotice = (calendar: WorkingCalendar, notice: YearNotice): WorkingCalendar =>
  workingCalendarOf([...calendar.notices.filter((each) => each.year !== notice.year), notice]);

const build = (given: readonly YearNotice[]): WorkingCalendar => {
  const byYear = new Map(given.map((notice) => [notice.year, notice]));
  const notices = [...byYear.values()].sort((a, b) => a.year - b.year);
  const special = new Map<IsoDate, DayDescription>();
  for (const notice of notices) {
    for (const date of notice.holidays) special.set(date, named('holiday', notice.names?.[date]));
    for (const date of notice.makeUpWorkdays) special.set(date, named('makeUpWorkday', notice.names?.[date]));
  }

  const describe = (date: IsoDate): DayDescription => special.get(date) ?? (isWeekend(date) ? weekend : workday);
  const isWorkingDay = (date: IsoDate): boolean => {
    const { kind } = describe(date);
    return kind === 'workday' || kind === 'makeUpWorkday';
  };
  const workingDayOnOrAfter = (date: IsoDate): IsoDate => {
    let day = date;
    while (!isWorkingDay(day)) day = addDays(day, 1);
    return day;
  };

  return {
    notices,
    isWorkingDay,
    describe,
    workingDayOnOrAfter,
    nextWorkingDay: (date) => workingDayOnOrAfter(addDays(date, 1)),
    hasNotice: (year) => byYear.has(year),
    missingNoticesFor: (date) => {
      const { year, month, day } = partsOf(date);
      // The New Year's holiday of the following notice has moved days from 29 December on (2007, 2018); a week is on the safe side.
      const reachesNextYear = month === 12 && day >= 25 && !byYear.has(year + 1);
      if (byYear.has(year)) return reachesNextYear ? [year + 1] : none;
      return reachesNextYear ? [year, year + 1] : [year];
    },
  };
};

const named = (kind: DayKind, name: string | undefined): DayDescription => (name === undefined ? { kind } : { kind, name });

export const dayKindLabels: Readonly<Record<DayKind, string>> = {
  workday: '工作日',
  weekend: '周末',
  holiday: '法定节假日',
  makeUpWorkday: '调休上班',
};
