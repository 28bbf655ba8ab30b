import { sql, type RawBuilder } from 'kysely';
import { roleLabels, type RoleId } from '@luoshi/domain/identity/roles.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { AdministrationRecord } from '../actions.ts';
import { kinds, type Kind } from '../kinds.ts';
import type { AdministrationKind } from '../permissions.ts';

export interface ListQuery {
  readonly query?: string | undefined;
  readonly state?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly filters: Readonly<Record<string, string>>;
}

type Row = Record<string, unknown> & { id: string; congressId: string; version: number; state: string };

function selectOf(kind: Kind): RawBuilder<unknown> {
  const own = Object.values(kind.fields).map((field) => `t.${field.column}`);
  return sql.raw(['t.id', 't.congress_id', 't.version', 't.state', ...own, kind.shown].join(', '));
}

/** One page of a kind within one congress, in one statement with its total. */
export async function listRecords(tx: Tx, kindName: AdministrationKind, congressId: string, list: ListQuery): Promise<{ items: AdministrationRecord[]; nextCursor: string | null; total: number }> {
  const kind = kinds[kindName];
  const offset = readCursor(list.cursor);
  const conditions = [sql`t.congress_id = ${congressId}`];
  if (list.state !== undefined) conditions.push(sql`t.state = ${list.state}`);
  for (const [name, value] of Object.entries(list.filters)) {
    const column = kind.fields[name]?.column;
    if (column !== undefined && kind.filters.includes(name)) conditions.push(sql`t.${sql.raw(column)} = ${value}`);
  }
  const word = list.query?.trim().toLowerCase() ?? '';
  if (word !== '') {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`(${sql.join(kind.searched.map((column) => sql`lower(${sql.raw(column)}) like ${pattern}`), sql` or `)})`);
  }
  const from = sql`from ${sql.raw(`${kind.kind} t ${kind.joins}`)} where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<Row & { total: number }>`
    select ${selectOf(kind)}, count(*) over () as total ${from} order by ${sql.raw(kind.order)}, t.id limit ${list.limit} offset ${offset}`.execute(tx);
  // Past the last page there is no row to carry the total.
  const total = rows[0]?.total ?? (offset === 0 ? 0 : ((await sql<{ n: number }>`select count(*) as n ${from}`.execute(tx)).rows[0]?.n ?? 0));
  const end = offset + rows.length;
  return { items: rows.map(({ total: _total, ...row }) => toRecord(kindName, row as Row)), nextCursor: rows.length > 0 && end < total ? writeCursor(end) : null, total };
}

export async function findRecord(tx: Tx, kindName: AdministrationKind, congressId: string, id: string, lock: boolean): Promise<AdministrationRecord | null> {
  const kind = kinds[kindName];
  const { rows } = await sql<Row>`
    select ${selectOf(kind)} from ${sql.raw(`${kind.kind} t ${kind.joins}`)}
     where t.congress_id = ${congressId} and t.id = ${id} ${sql.raw(lock ? 'for update of t' : '')}`.execute(tx);
  return rows[0] === undefined ? null : toRecord(kindName, rows[0]);
}

function toRecord(kind: AdministrationKind, row: Row): AdministrationRecord {
  const { id, congressId, version, state, ...fields } = row;
  if (kind === 'organisation') {
    fields['organisationKind'] = fields['kind'];
    delete fields['kind'];
  }
  if (kind === 'identity') fields['roleLabel'] = roleLabels[fields['role'] as RoleId];
  return { id, kind, congressId, version, state, fields };
}

function writeCursor(offset: number): string {
  return Buffer.from(`o${offset}`).toString('base64url');
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const match = /^o(\d{1,7})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (match === null) throw problem(400, 'badCursor', '翻页标记无效，请从第一页重新查询', { errors: [{ field: 'cursor', text: '请去掉 cursor 参数后重新查询' }] });
  return Number(match[1]);
}
