import { addDays, formatChineseDate, type IsoDate } from '../kernel/dates.ts';
import type { ChoiceSettingValue } from '../setting/choice-settings.ts';

export type ReportTime = ChoiceSettingValue<'handlingReportTime'>;
export interface ReportWindow { readonly from: IsoDate; readonly until: IsoDate }

/** Where the place names a month or a quarter the report has days of its own (重庆 34, 青岛 37); the day of the next session is not known beforehand. */
export function reportWindow(time: ReportTime, year: number): ReportWindow | null {
  if (time === 'beforeSession') return null;
  return time === 'november' ? { from: `${year}-11-01`, until: `${year}-11-30` } : { from: `${year}-10-01`, until: `${year}-12-31` };
}

export const windowText = ({ from, until }: ReportWindow): string => `${formatChineseDate(from)}至${formatChineseDate(until)}提交常委会`;

export interface KnownReport { readonly id: string; readonly year: number; readonly state: string }
export interface ReportToPrepare { readonly year: number; readonly window: ReportWindow; readonly since: IsoDate; readonly report: KnownReport | null }

/** So long before its first day the report is asked for: it has to be written, and put on the agenda. */
const DAYS_AHEAD = 30;

/** The reports that the office has to begin or to finish. A year that passed without one begun is not asked for: the system may have come later. */
export function reportsToPrepare(time: ReportTime, today: IsoDate, known: readonly KnownReport[]): ReportToPrepare[] {
  const thisYear = Number(today.slice(0, 4));
  return [thisYear - 1, thisYear].flatMap((year) => {
    const window = reportWindow(time, year);
    const report = known.find((one) => one.year === year) ?? null;
    if (window === null || report?.state === 'finished' || (year < thisYear && report === null)) return [];
    const since = addDays(window.from, -DAYS_AHEAD);
    return today < since ? [] : [{ year, window, since, report }];
  });
}
