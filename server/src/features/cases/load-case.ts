import { childKinds, type CaseFile, type CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { toCaseFile, type CaseJson } from './rows-to-case.ts';
import { tableOf } from './tables.ts';

const aggregate = (table: string, as: string, order: string) =>
  `(select coalesce(json_agg(x order by ${order}), '[]') from ${table} x where x.congress_id = s.congress_id and x.suggestion_id = s.id) as "${as}"`;

/** One statement fetches the whole case; each part comes as JSON text (not jsonb, which would be built only to be written out) in the order in which it was made. */
const selectCase = [
  'row_to_json(s) as suggestion',
  ...childKinds.map((kind) => aggregate(tableOf(kind), kind, 'x.created_at, x.id')),
  aggregate('attachment', 'attachment', 'x.at, x.id'),
  aggregate('turn', 'turn', 'x.since, x.record_id, x.action'),
].join(',\n  ');

/** The case as it stands; for acting on it, `lockCase` goes before, so that nothing read here can be stale. */
export async function loadCase(tx: Tx, congressId: string, suggestionId: string): Promise<CaseFile | undefined> {
  const { rows } = await sql<CaseJson>`select ${sql.raw(selectCase)} from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionId}`.execute(tx);
  const row = rows[0];
  return row === undefined ? undefined : toCaseFile(congressId, row);
}

/** One accepted act of a case, as the audit has it; `at` in PostgreSQL's own writing. */
export interface EntryJson {
  readonly at: string; readonly actorName: string; readonly actorRole: string; readonly organisationName: string | null; readonly recordKind: CaseKind; readonly recordId: string;
  readonly action: string; readonly event: string; readonly body: Record<string, unknown> | null;
}

/** What happened in the case `s`, oldest first; what came into being by an act is told by the act. */
const selectEntries = `(select coalesce(json_agg(json_build_object('at', e.at, 'actorName', e.actor_name, 'actorRole', e.actor_role, 'organisationName', e.organisation_name, 'recordKind', e.record_kind,
    'recordId', e.record_id, 'action', e.action, 'event', e.event, 'body', e.body) order by e.seq), '[]') from audit_entry e where e.congress_id = s.congress_id and e.suggestion_id = s.id and e.action <> 'create') as entries`;

/** The case with its history, in one statement too: what a page of one case shows. */
export async function loadCaseWithEntries(tx: Tx, congressId: string, suggestionId: string): Promise<{ readonly file: CaseFile; readonly entries: readonly EntryJson[] } | undefined> {
  const { rows } = await sql<CaseJson & { entries: EntryJson[] }>`select ${sql.raw(selectCase)}, ${sql.raw(selectEntries)} from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionId}`.execute(tx);
  const row = rows[0];
  return row === undefined ? undefined : { file: toCaseFile(congressId, row), entries: row.entries };
}

export async function loadEntries(tx: Tx, congressId: string, suggestionId: string): Promise<readonly EntryJson[]> {
  const { rows } = await sql<{ entries: EntryJson[] }>`select ${sql.raw(selectEntries)} from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionId}`.execute(tx);
  return rows[0]?.entries ?? [];
}

/** The suggestion to which a record belongs. */
function suggestionOf(kind: CaseKind, congressId: string, id: string): RawBuilder<unknown> {
  if (kind === 'suggestion') return sql`${id}`;
  return sql`(select r.suggestion_id from ${sql.table(tableOf(kind))} r where r.congress_id = ${congressId} and r.id = ${id})`;
}

export async function findSuggestionId(tx: Tx, kind: CaseKind, congressId: string, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select s.id from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionOf(kind, congressId, id)}`.execute(tx);
  return rows[0]?.id;
}

/** Takes the case of a record for this transaction: two people never act on one case at the same time. */
export async function lockCase(tx: Tx, kind: CaseKind, congressId: string, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select s.id from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionOf(kind, congressId, id)} for update`.execute(tx);
  return rows[0]?.id;
}
