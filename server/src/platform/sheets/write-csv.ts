import type { Cell, Sheet } from './sheet.ts';

/** What a spreadsheet would read as a formula. Some editions also take the full-width signs of a Chinese keyboard for it. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/** The text of one cell: words that could run as a formula begin with an apostrophe, which makes them words again. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const words = formula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** RFC 4180, with the mark of UTF-8 in front: without it the usual spreadsheet on Windows reads Chinese as something else. */
export function writeCsv({ columns, rows }: Sheet): Buffer {
  const lines = [columns.map(({ heading }) => heading), ...rows].map((cells) => cells.map(csvCell).join(','));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
}
