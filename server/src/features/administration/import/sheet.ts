import { isValidIsoDate } from '@luoshi/domain/kernel/dates.ts';

/** A column of a form in Excel: its heading, and how a cell is read. */
export interface Column {
  readonly title: string;
  readonly required?: boolean;
  readonly example: string;
  readonly maxLength?: number;
  /** Allowed words and what they mean. */
  readonly words?: Readonly<Record<string, string>>;
  readonly isDate?: boolean;
}

export interface RowError {
  readonly field: string;
  readonly text: string;
}

export interface SheetRow {
  /** As Excel counts: the headings are row 1. */
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: RowError[];
}

export const MOST_ROWS = 5_000;
const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;

export class NotASheet extends Error {}

/** Reads the first sheet. Headings may stand in any order; unknown ones are named, never ignored in silence. */
export async function readRows(file: Buffer, columns: Readonly<Record<string, Column>>): Promise<SheetRow[]> {
  if (unpackedSize(file) > MOST_UNPACKED_BYTES) throw new NotASheet('文件内容过大，请拆分后再导入。');
  const { readSheet } = await import('read-excel-file/node');
  const data = await readSheet(file, { trim: true }).catch(() => {
    throw new NotASheet('文件不是可读的 Excel(.xlsx)表格，请用模板填写后另存为 .xlsx。');
  });
  const [headings, ...rows] = data as unknown[][];
  const titles = (headings ?? []).map((cell) => cellText(cell).replace(/[*\s]/g, ''));
  const missing = Object.values(columns).filter((column) => column.required === true && !titles.includes(column.title)).map((column) => column.title);
  if (missing.length > 0) throw new NotASheet(`表头缺少：${missing.join('、')}。请用模板填写。`);
  const known = new Set(Object.values(columns).map((column) => column.title));
  const unknown = titles.filter((title) => title !== '' && !known.has(title));
  if (unknown.length > 0) throw new NotASheet(`表头有不认识的列：${unknown.join('、')}。请删去或改成模板中的名称。`);
  if (rows.length > MOST_ROWS) throw new NotASheet(`一次最多导入 ${MOST_ROWS} 行，现有 ${rows.length} 行，请拆分。`);
  return rows.map((cells, index) => ({ cells, row: index + 2 })).filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''))
    .map(({ cells, row }) => readRow(row, cells, titles, columns));
}

function readRow(row: number, cells: readonly unknown[], titles: readonly string[], columns: Readonly<Record<string, Column>>): SheetRow {
  const values: Record<string, string> = {};
  const errors: RowError[] = [];
  for (const [name, column] of Object.entries(columns)) {
    const text = cellText(cells[titles.indexOf(column.title)]);
    const read = column.isDate === true ? text.replace(/[年月/.]/g, '-').replace(/日$/, '').replace(/(^|-)(\d)(?=-|$)/g, '$10$2') : (column.words?.[text] ?? text);
    if (text === '') {
      if (column.required === true) errors.push({ field: column.title, text: '必填，不能为空。' });
      continue;
    }
    if (text.length > (column.maxLength ?? 100)) errors.push({ field: column.title, text: `最多 ${column.maxLength ?? 100} 个字。` });
    else if (column.isDate === true && !isValidIsoDate(read)) errors.push({ field: column.title, text: `“${text}”不是日期，请写成 2026-01-20。` });
    else if (column.words !== undefined && column.words[text] === undefined) errors.push({ field: column.title, text: `“${text}”不对，请填：${Object.keys(column.words).join('、')}。` });
    else values[name] = read;
  }
  return { row, values, errors };
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).normalize('NFC').trim();
}

/** An empty form with one example row. */
export async function writeTemplate(columns: Readonly<Record<string, Column>>): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const list = Object.values(columns);
  const headings = list.map((column) => ({ value: column.required === true ? `${column.title}*` : column.title, type: String, fontWeight: 'bold' as const }));
  const example = list.map((column) => ({ value: column.example, type: String }));
  return writeExcelFile([headings, example], { columns: list.map(() => ({ width: 18 })) }).toBuffer();
}

/** What the archive says it unpacks to: a small file must not fill the memory. */
function unpackedSize(file: Buffer): number {
  let total = 0;
  for (let at = file.indexOf('PK\x01\x02', 0, 'latin1'); at !== -1 && at + 46 <= file.length; at = file.indexOf('PK\x01\x02', at + 46, 'latin1')) total += file.readUInt32LE(at + 24);
  return total;
}
