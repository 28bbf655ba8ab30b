import { isValidIsoDate, isWeekend, yearOf } from '../kernel/dates.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { readCsvNotice } from './read-csv-notice.ts';
import { readJsonNotice } from './read-json-notice.ts';
import type { YearNotice } from './year-notice.ts';

/** `line` counts from 1; for a JSON file it is the line of the value where it can be told, else 1. */
export type NoticeError = { readonly line: number; readonly field: string; readonly text: string };

/** One day as the file states it, before anything is checked. */
export type NoticeDay = { readonly line: number; readonly date: string; readonly working: boolean; readonly name?: string };

export type NoticeDraft = {
  readonly year?: number; readonly title?: string; readonly issuedBy?: string; readonly days: readonly NoticeDay[];
  readonly lines: Readonly<Record<'year' | 'title' | 'issuedBy', number>>;
};

/** A file whose form cannot be read has no draft; a readable one may still have lines that are wrong. */
export type NoticeReading = { readonly draft?: NoticeDraft; readonly errors: readonly NoticeError[] };

export type ParsedNotice =
  | { readonly ok: true; readonly notice: YearNotice }
  | { readonly ok: false; readonly errors: readonly NoticeError[] };

const longestFile = 200_000;

/**
 * Reads a year's notice from a file brought to the site, JSON or CSV, and checks it whole: all errors are returned at once,
 * in Chinese, by line and field.
 *
 * JSON: `{"year":2027,"title":"…","issuedBy":"国务院办公厅","holidays":["2027-01-01",…],"makeUpWorkdays":[…],"names":{"2027-01-01":"元旦"}}`,
 * a day may also be `{"date":"2027-01-01","name":"元旦"}`.
 *
 * CSV: header lines `年份,2027`, `标题,…`, `发文机关,…`, then one day or range a line: `2027-02-05,2027-02-11,放假,春节` or `2027-02-14,上班,春节`.
 */
export const parseYearNotice = (text: string): ParsedNotice => {
  if (text.length > longestFile) return failed([{ line: 1, field: 'file', text: '文件过大，节假日安排文件不应超过20万字。' }]);
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return failed([{ line: 1, field: 'file', text: '文件是空的。' }]);
  const reading = /^\s*[{[]/.test(content) ? readJsonNotice(content) : readCsvNotice(content);
  return reading.draft ? checkDraft(reading.draft, reading.errors) : failed(reading.errors);
};

const failed = (errors: readonly NoticeError[]): ParsedNotice => ({ ok: false, errors });

const checkDraft = ({ year, title, issuedBy, days, lines }: NoticeDraft, read: readonly NoticeError[]): ParsedNotice => {
  const errors: NoticeError[] = [...read];
  const say = (line: number, field: string, message: string): void => void errors.push({ line, field, text: message });

  if (year === undefined) say(lines.year, 'year', '缺少年份，应为四位数字，如2027。');
  else if (!Number.isInteger(year) || year < 1950 || year > 2199) say(lines.year, 'year', `年份“${year}”不正确，应为1950至2199之间的四位数字。`);
  if (!title) say(lines.title, 'title', '缺少通知标题。');
  if (!issuedBy) say(lines.issuedBy, 'issuedBy', '缺少发文机关，一般为“国务院办公厅”。');

  const seen = new Map<IsoDate, NoticeDay>();
  for (const day of days) {
    const field = day.working ? 'makeUpWorkdays' : 'holidays';
    if (!isValidIsoDate(day.date)) {
      say(day.line, field, `“${day.date.slice(0, 40)}”不是有效日期，应写成2027-01-01的形式。`);
      continue;
    }
    const before = seen.get(day.date);
    if (before) {
      say(day.line, field, before.working === day.working
        ? `${day.date}重复（第${before.line}行已有）。` : `${day.date}既列为放假又列为上班（见第${before.line}行）。`);
      continue;
    }
    seen.set(day.date, day);
    if (year !== undefined && Number.isInteger(year) && !belongsTo(year, day.date)) {
      say(day.line, field, `${day.date}不属于${year}年的安排（可含上一年12月25日以后的日期）。`);
    }
    if (day.working && !isWeekend(day.date)) say(day.line, field, `${day.date}不是周六或周日，不能列为调休上班。`);
  }
  if (read.length === 0 && days.every((day) => day.working)) say(1, 'holidays', '没有任何放假日期。');
  if (errors.length > 0 || year === undefined || !title || !issuedBy) return failed(errors.toSorted((a, b) => a.line - b.line));
  return { ok: true, notice: noticeOf(year, title, issuedBy, [...seen.values()]) };
};

/** The New Year's holiday may begin, or be worked for, in the last week of the December before. */
const belongsTo = (year: number, date: IsoDate): boolean =>
  yearOf(date) === year || (yearOf(date) === year - 1 && date.slice(5) >= '12-25');

const noticeOf = (year: number, title: string, issuedBy: string, days: readonly NoticeDay[]): YearNotice => {
  const dates = (working: boolean): IsoDate[] => days.filter((day) => day.working === working).map((day) => day.date).sort();
  const names = Object.fromEntries(days.flatMap((day) => (day.name ? [[day.date, day.name] as const] : [])));
  return { year, title, issuedBy, holidays: dates(false), makeUpWorkdays: dates(true), names };
};
