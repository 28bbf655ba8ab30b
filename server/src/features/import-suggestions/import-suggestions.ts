import { basename } from 'node:path';
import type { AnyActor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { markInText, markRefusals } from '@luoshi/domain/secret-matter/classification-mark.ts';
import { withTransaction } from '../../platform/db/database.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { bringIn, type BroughtIn, type ImportContext } from './bring-in.ts';
import { checkRow, type ImportAs, type RowFault } from './check-row.ts';
import { labelOf, type Field } from './columns.ts';
import { readImportPlace } from './import-place.ts';
import { openRows, type RawRow } from './read-rows.ts';

export interface ImportRequest {
  readonly path: string;
  readonly congressId: string;
  readonly as: ImportAs;
  /** Looks and reports, writes nothing. */
  readonly preview: boolean;
  readonly clerk: AnyActor;
  readonly onRow?: (done: number) => void;
}

export interface RowReport {
  readonly row: number;
  readonly title: string;
  readonly outcome: 'created' | 'unchanged' | 'differs' | 'refused';
  readonly suggestionId: string | null;
  readonly faults: readonly RowFault[];
}

export interface ImportReport {
  readonly written: boolean;
  readonly count: Readonly<Record<RowReport['outcome'], number>>;
  /** Rows that were refused or differ from what was brought in before; the others are only counted. */
  readonly remarkable: readonly RowReport[];
  readonly ignoredHeadings: readonly string[];
}

class Preview extends Error {
  readonly result: BroughtIn;
  constructor(result: BroughtIn) {
    super('preview');
    this.result = result;
  }
}

/** Brings the good rows of a file in, each in a transaction of its own, and tells of every bad one by row and field. */
export async function importSuggestions(deps: CaseDependencies, request: ImportRequest): Promise<ImportReport> {
  const { congressId, preview } = request;
  const file = await openRows(request.path);
  const today = dateInShanghai(deps.clock.now().toISOString());
  const place = await withTransaction(deps.db, congressId, (tx) => readImportPlace(tx, congressId, today));
  const context: ImportContext = { deps, place, as: request.as, clerk: request.clerk, fileName: basename(request.path) };
  const count = { created: 0, unchanged: 0, differs: 0, refused: 0 };
  const remarkable: RowReport[] = [];
  const seen = new Map<string, number>();
  let done = 0;
  for await (const raw of file.rows) {
    const report = repeatedIn(seen, raw) ?? (await importRow(context, raw, preview));
    count[report.outcome] += 1;
    if (report.outcome === 'refused' || report.outcome === 'differs') remarkable.push(report);
    request.onRow?.((done += 1));
  }
  return { written: !preview, count, remarkable, ignoredHeadings: [...file.ignored] };
}

const titleOf = (raw: RawRow): string => (typeof raw.values.title === 'string' ? raw.values.title.trim().slice(0, 60) : '');

/** One number stands for one suggestion: the second row under it is a mistake of the file. */
function repeatedIn(seen: Map<string, number>, raw: RawRow): RowReport | null {
  const id = raw.values.sourceId;
  if ((typeof id !== 'string' && typeof id !== 'number') || String(id).trim() === '') return null;
  const key = String(id).normalize('NFC').trim();
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, raw.row);
    return null;
  }
  return refused(raw, [{ field: labelOf('sourceId'), textZh: `“${key}”与第 ${first} 行重复` }]);
}

function refused(raw: RawRow, faults: readonly RowFault[]): RowReport {
  return { row: raw.row, title: titleOf(raw), outcome: 'refused', suggestionId: null, faults };
}

async function importRow(context: ImportContext, raw: RawRow, preview: boolean): Promise<RowReport> {
  // The list of what was refused is printed and kept: it does not quote the row.
  const marked = markRefusals(raw.values);
  if (marked.length > 0) return { row: raw.row, title: '（带有国家秘密标志，未导入）', outcome: 'refused', suggestionId: null, faults: [{ field: '整行', textZh: markInText }] };
  const checked = checkRow(raw, context.place, context.as);
  if (Array.isArray(checked)) return refused(raw, checked);
  const result = await inTransaction(context, preview, checked);
  if (result.outcome === 'refused') return refused(raw, result.refusals.map(({ text, field }) => ({ field: fieldLabel(field), textZh: text })));
  return { row: raw.row, title: titleOf(raw), outcome: result.outcome, suggestionId: result.outcome === 'created' && preview ? null : result.suggestionId, faults: [] };
}

/** A preview is the import itself, rolled back: what it promises is what the import does. */
async function inTransaction(context: ImportContext, preview: boolean, row: Exclude<ReturnType<typeof checkRow>, RowFault[]>): Promise<BroughtIn> {
  try {
    return await withTransaction(context.deps.db, context.place.congressId, async (tx) => {
      const result = await bringIn(tx, context, row);
      if (preview) throw new Preview(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Preview) return error.result;
    throw error;
  }
}

function fieldLabel(pointer: string | undefined): string {
  const name = pointer?.split('/')[1];
  return name === undefined ? '整行' : name === 'sessionId' ? labelOf('session') : (({ title: '标题', situation: '情况', analysis: '分析', asks: '具体建议' }) as Partial<Record<Field | string, string>>)[name] ?? name;
}
