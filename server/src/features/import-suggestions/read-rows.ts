import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { extname } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { OperatorError } from '../../platform/operator-error.ts';
import { fieldOf, type Field } from './columns.ts';

export interface RawRow {
  /** As Excel or a text editor counts. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<Field, unknown>>>;
  /** The row as a whole cannot be read. */
  readonly unreadableZh?: string;
}

export interface RawFile {
  readonly rows: AsyncIterable<RawRow>;
  /** Headings that mean nothing here; complete when the rows have been read. */
  readonly ignored: ReadonlySet<string>;
}

const MOST_SHEET_BYTES = 50 * 1024 * 1024;

/** Opens .xlsx (first sheet, headings in its first row) or .jsonl (one object a line). */
export async function openRows(path: string): Promise<RawFile> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) throw new OperatorError('noFile', `没有文件 ${path}。`);
  const ignored = new Set<string>();
  switch (extname(path).toLowerCase()) {
    case '.jsonl': return { rows: readLines(path, ignored), ignored };
    case '.xlsx': {
      if (found.size > MOST_SHEET_BYTES) throw new OperatorError('fileTooLarge', `${path} 超过 50 MB，请拆分，或另存为 .jsonl。`);
      return { rows: await readWorkbook(path, ignored), ignored };
    }
    default: throw new OperatorError('badFile', `${path} 不是 .xlsx 或 .jsonl 文件。`);
  }
}

function pick(entries: Iterable<readonly [string, unknown]>, ignored: Set<string>): Partial<Record<Field, unknown>> {
  const values: Partial<Record<Field, unknown>> = {};
  for (const [heading, value] of entries) {
    const field = fieldOf(heading);
    if (field !== undefined) values[field] ??= value;
    else if (heading.trim() !== '') ignored.add(heading.trim());
  }
  return values;
}

async function* readLines(path: string, ignored: Set<string>): AsyncIterable<RawRow> {
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    row += 1;
    const text = row === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      yield { row, values: {}, unreadableZh: '不是完整的 JSON' };
      continue;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) yield { row, values: {}, unreadableZh: '须为一个 JSON 对象' };
    else yield { row, values: pick(Object.entries(value), ignored) };
  }
}

async function readWorkbook(path: string, ignored: Set<string>): Promise<AsyncIterable<RawRow>> {
  const data = await readSheet(await readFile(path), { trim: true }).catch((error: unknown) => {
    throw new OperatorError('badFile', `${path} 不是可读的 Excel(.xlsx)表格。`, { cause: error });
  });
  const [titles = [], ...rows] = data as unknown[][];
  const names = titles.map((title) => (title === null || title === undefined ? '' : String(title)));
  if (!names.some((name) => fieldOf(name) === 'title')) throw new OperatorError('badFile', `${path} 第一行没有“标题”这一列，请核对表头。`);
  return (async function* () {
    for (const [index, cells] of rows.entries()) {
      if (cells.every((cell) => cell === null || String(cell).trim() === '')) continue;
      yield { row: index + 2, values: pick(names.map((name, at) => [name, cells[at] ?? undefined] as const), ignored) };
    }
  })();
}
