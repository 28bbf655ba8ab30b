/**
 * Calendar dates as 'YYYY-MM-DD' strings in Asia/Shanghai, counted with integers.
 *
 * Deadlines of the law are calendar dates, not instants: a `Date` would bring a time of day and the machine's time zone
 * into the sums. Strings of this form also sort and compare (`<`, `<=`) as the dates do.
 */
export type IsoDate = string;

export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

const chineseWeekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** China keeps UTC+8 all year; the summer time of 1986–1991 lies before every record of this program. */
const shanghaiOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

export const isLeapYear = (year: number): boolean =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** Reads year, month and day without checking that they form a date; see {@link isValidIsoDate}. */
export const partsOf = (date: IsoDate): DateParts => ({
  year: digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3),
  month: digit(date, 5) * 10 + digit(date, 6),
  day: digit(date, 8) * 10 + digit(date, 9),
});

export const yearOf = (date: IsoDate): number => partsOf(date).year;

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

export const isoDateOf = (year: number, month: number, day: number): IsoDate =>
  `${year < 1000 ? `${year}`.padStart(4, '0') : year}-${two(month)}-${two(day)}`;

/** True for a real day from 0001-01-01 to 9999-12-31 in exactly this form: '2026-02-29' and '2026-2-3' are none. */
export function isValidIsoDate(text: string): boolean;
export function isValidIsoDate(text: unknown): text is IsoDate;
export function isValidIsoDate(text: unknown): boolean {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01. The year is taken to begin in March, so that the leap day comes last (Hinnant's civil calendar). */
export const dayNumberOf = (date: IsoDate): number => {
  const { year, month, day } = partsOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** The inverse of {@link dayNumberOf}. */
export const dateOfDayNumber = (dayNumber: number): IsoDate => {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return isoDateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
};

export const addDays = (date: IsoDate, days: number): IsoDate => {
  const { year, month, day } = partsOf(date);
  const sameMonth = day + days;
  if (sameMonth >= 1 && sameMonth <= 28) return isoDateOf(year, month, sameMonth);
  return dateOfDayNumber(dayNumberOf(date) + days);
};

/**
 * The corresponding day `months` later, or that month's last day if it has none (民法典 202): 11-30 + 3 months = 02-28.
 */
export const addMonths = (date: IsoDate, months: number): IsoDate => {
  const { year, month, day } = partsOf(date);
  const total = year * 12 + month - 1 + months;
  const endYear = Math.floor(total / 12);
  const endMonth = total - endYear * 12 + 1;
  return isoDateOf(endYear, endMonth, Math.min(day, daysInMonth(endYear, endMonth)));
};

/** Days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumberOf(to) - dayNumberOf(from);

export const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => (a <= b ? a : b);
export const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a >= b ? a : b);

/** 0 Sunday … 6 Saturday. */
export const weekday = (date: IsoDate): number => (((dayNumberOf(date) + 4) % 7) + 7) % 7;

export const isWeekend = (date: IsoDate): boolean => {
  const day = weekday(date);
  return day === 0 || day === 6;
};

/** The calendar date in China at an instant given as an ISO string with 'Z' or an offset. Throws RangeError on anything else. */
export const dateInShanghai = (instantIso: string): IsoDate => {
  const ms = Date.parse(instantIso);
  if (Number.isNaN(ms) || !/(Z|[+-]\d{2}:\d{2})$/.test(instantIso)) {
    throw new RangeError(`not an ISO instant: ${instantIso}`);
  }
  return dateOfDayNumber(Math.floor((ms + shanghaiOffsetMs) / dayMs));
};

const instantAt = (dayNumber: number, ms: number): string =>
  new Date(dayNumber * dayMs - shanghaiOffsetMs + ms).toISOString();

/** 00:00 in China as an ISO UTC instant: '2026-03-12' begins at '2026-03-11T16:00:00.000Z'. */
export const startOfDayInstant = (date: IsoDate): string => instantAt(dayNumberOf(date), 0);

/** The last millisecond of the day in China; a period ends at 24:00 of its last day (民法典 203). */
export const endOfDayInstant = (date: IsoDate): string => instantAt(dayNumberOf(date), dayMs - 1);

export const chineseWeekday = (date: IsoDate): string => `周${chineseWeekdays[weekday(date)] ?? ''}`;

/**
 * 'full' 2026年3月12日 (letters, print), 'fullWeekday' 2026年3月12日(周四), 'short' 3月12日(周四) (screens).
 */
export const formatChineseDate = (date: IsoDate, style: 'full' | 'fullWeekday' | 'short' = 'full'): string => {
  const { year, month, day } = partsOf(date);
  const monthDay = `${month}月${day}日`;
  if (style === 'full') return `${year}年${monthDay}`;
  return `${style === 'fullWeekday' ? `${year}年` : ''}${monthDay}(${chineseWeekday(date)})`;
};
