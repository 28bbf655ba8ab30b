import { addDays, daysBetween, isValidIsoDate } from '../kernel/dates.ts';
import type { NoticeDay, NoticeError, NoticeReading } from './parse-year-notice.ts';

const headers: Readonly<Record<string, 'year' | 'title' | 'issuedBy'>> = {
  年份: 'year', year: 'year', 标题: 'title', title: 'title', 发文机关: 'issuedBy', issuedBy: 'issuedBy',
};
const kinds: Readonly<Record<string, boolean>> = { 放假: false, 休: false, holiday: false, 上班: true, 班: true, workday: true };
const longestRange = 31;

/** Splits on half- or full-width commas and takes off quotes; a notice has no commas inside a field but its title. */
const cellsOf = (line: string): string[] => line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1').trim());

/** Reads the CSV form, as it is easily typed in a spreadsheet; slashes in dates (2027/1/5) are what spreadsheets make of them. */
export const readCsvNotice = (text: string): NoticeReading => {
  const errors: NoticeError[] = [];
  const days: NoticeDay[] = [];
  const found: { year?: number; title?: string; issuedBy?: string } = {};
  const lines = { year: 1, title: 1, issuedBy: 1 };

  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = index + 1;
    const cells = cellsOf(raw);
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    const [first = ''] = cells;
    if (cells.length === 0 || first.startsWith('#')) return;
    const header = Object.hasOwn(headers, first) ? headers[first] : undefined;
    if (header) {
      const value = cells.slice(1).join('，');
      lines[header] = line;
      if (header === 'year') found.year = /^\d{4}$/.test(value) ? Number(value) : Number.NaN;
      else found[header] = value;
      return;
    }
    readDay(cells, line, days, errors);
  });
  return { draft: { ...found, days, lines }, errors };
};

const readDay = (cells: readonly string[], line: number, days: NoticeDay[], errors: NoticeError[]): void => {
  const kindAt = cells.findIndex((cell) => Object.hasOwn(kinds, cell));
  if (kindAt !== 1 && kindAt !== 2) {
    errors.push({ line, field: 'kind', text: '每行应为“日期,放假,节日”、“起始日期,结束日期,放假,节日”或“日期,上班,节日”。' });
    return;
  }
  const working = kinds[cells[kindAt] ?? ''] ?? false;
  const name = cells[kindAt + 1];
  const named = name ? { name } : {};
  const from = isoOf(cells[0] ?? '');
  const to = kindAt === 2 ? isoOf(cells[1] ?? '') : from;
  if (!isValidIsoDate(from) || !isValidIsoDate(to)) {
    const bad = isValidIsoDate(from) ? to : from;
    errors.push({ line, field: 'date', text: `“${bad.slice(0, 40)}”不是有效日期，应写成2027-01-01的形式。` });
    return;
  }
  const length = daysBetween(from, to) + 1;
  if (length < 1 || length > longestRange) {
    errors.push({ line, field: 'date', text: length < 1 ? '结束日期早于起始日期。' : `一次放假不应超过${longestRange}天。` });
    return;
  }
  for (let offset = 0; offset < length; offset += 1) days.push({ line, date: addDays(from, offset), working, ...named });
};

const isoOf = (cell: string): string => {
  const match = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(cell);
  return match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : cell;
};
