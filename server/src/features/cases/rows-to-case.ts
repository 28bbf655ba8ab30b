import { childKinds, type CaseFile, type CaseKind, type EvaluationRow, type RowOf } from '@luoshi/domain/case-file/rows.ts';
import { closedEvaluation } from './sealed-ratings.ts';
import { attachmentColumns, caseColumns, snake, turnColumns, type Columns } from './tables.ts';

type SqlRow = Record<string, unknown>;
type Mapper = readonly (readonly [camel: string, snake: string, isInstant: boolean])[];

const mapperOf = (columns: Columns): Mapper => Object.entries(columns).map(([name, type]) => [name, snake(name), type === 'timestamptz'] as const);
const mappers = Object.fromEntries(Object.entries(caseColumns).map(([kind, columns]) => [kind, mapperOf(columns)])) as Record<CaseKind, Mapper>;
const attachmentMapper = mapperOf(attachmentColumns);
const turnMapper = mapperOf(turnColumns);

/** PostgreSQL writes an instant in JSON as 2026-10-20T01:00:00+00:00; the domain reads 2026-10-20T01:00:00.000Z. */
function instant(value: unknown): unknown {
  return typeof value === 'string' ? new Date(value).toISOString() : value;
}

function toDomain(mapper: Mapper, row: SqlRow): SqlRow {
  const mapped: SqlRow = {};
  for (const [camel, column, isInstant] of mapper) mapped[camel] = isInstant ? instant(row[column]) : row[column];
  return mapped;
}

export function toSql(mapper: Mapper, congressId: string, row: object): SqlRow {
  const mapped: SqlRow = { congress_id: congressId };
  for (const [camel, column] of mapper) mapped[column] = (row as SqlRow)[camel] ?? null;
  return mapped;
}

export const recordMapper = (kind: CaseKind): Mapper => mappers[kind];
export const columnMapper = mapperOf;

/** One row of JSON aggregates, as `loadCase` selects it. */
export type CaseJson = { readonly suggestion: SqlRow; readonly attachment: SqlRow[]; readonly turn: SqlRow[] } & { readonly [K in Exclude<CaseKind, 'suggestion'>]: SqlRow[] };

export function toCaseFile(congressId: string, json: CaseJson): CaseFile {
  const children = Object.fromEntries(childKinds.map((kind) => [kind, json[kind].map((row) => (kind === 'evaluation' ? closedEvaluation(toDomain(mappers[kind], row) as unknown as EvaluationRow) : toDomain(mappers[kind], row)))]));
  return {
    congressId, suggestion: toDomain(mappers.suggestion, json.suggestion) as unknown as RowOf['suggestion'], ...children,
    attachment: json.attachment.map((row) => toDomain(attachmentMapper, row)), turns: json.turn.map((row) => toDomain(turnMapper, row)),
  } as unknown as CaseFile;
}
