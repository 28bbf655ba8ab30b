import { childKinds, type CaseFile, type CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { sql, type RawBuilder } from 'kysely';
import { rowsOf, rowsOfEach, type Tx } from '../../platform/db/database.ts';
import type { LinkedEntry } from '../audit/public.ts';
import { placeStamp } from './place.ts';
import { toCaseFile, type CaseJson } from './rows-to-case.ts';
import { tableOf } from './tables.ts';

const aggregate = (table: string, as: string, order: string) =>
  `(select coalesce(json_agg(x order by ${order}), '[]') from ${table} x where x.congress_id = s.congress_id and x.suggestion_id = s.id) as "${as}"`;

/** One statement fetches the whole case; each part comes as JSON text (not jsonb, which would be built only to be written out) in the order in which it was made. */
const selectCase = [
  'row_to_json(s) as suggestion',
  ...childKinds.map((kind) => aggregate(tableOf(kind), kind, 'x.created_at, x.id')),
  aggregate('attachment', 'attachment', 'x.at, x.id'),
  aggregate('turn', 'turn', 'x.since, x.record_id, x.action, x.role'),
].join(',\n  ');

/** The case as it stands; for acting on it there is `takeCase`, so that nothing read can be stale. */
export async function loadCase(tx: Tx, congressId: string, suggestionId: string): Promise<CaseFile | undefined> {
  const [row] = await rowsOf(tx, sql<CaseJson>`select ${sql.raw(selectCase)} from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionId}`);
  return row === undefined ? undefined : toCaseFile(congressId, row);
}

/** One accepted act of a case, as the audit has it; `at` in PostgreSQL's own writing. */
export interface EntryJson {
  readonly at: string; readonly actorName: string; readonly actorRole: string; readonly organisationName: string | null; readonly recordKind: CaseKind; readonly recordId: string;
  readonly action: string; readonly event: string; readonly body: Record<string, unknown> | null;
}

/** An entry just made, as it will be read from the audit. */
export function toEntryJson({ at, actorName, actorRole, organisationName, recordKind, recordId, action, event, body }: LinkedEntry): EntryJson {
  return { at, actorName, actorRole, organisationName, recordKind: recordKind as CaseKind, recordId, action, event, body: (body ?? null) as EntryJson['body'] };
}

/** What happened in the case `s`, oldest first; what came into being by an act is told by the act. */
const selectEntries = `(select coalesce(json_agg(json_build_object('at', e.at, 'actorName', e.actor_name, 'actorRole', e.actor_role, 'organisationName', e.organisation_name, 'recordKind', e.record_kind,
    'recordId', e.record_id, 'action', e.action, 'event', e.event, 'body', e.body) order by e.seq), '[]') from audit_entry e where e.congress_id = s.congress_id and e.suggestion_id = s.id and e.action <> 'create') as entries`;

/** The suggestion to which a record belongs. */
export function suggestionOf(kind: CaseKind, congressId: string, id: string): RawBuilder<unknown> {
  if (kind === 'suggestion') return sql`${id}`;
  return sql`(select r.suggestion_id from ${sql.table(tableOf(kind))} r where r.congress_id = ${congressId} and r.id = ${id})`;
}

/** A case with what else an act or a page of it needs: its history, and the name of the rules in force (`Places.at`). */
export interface CaseAtHand { readonly file: CaseFile; readonly stamp: string; readonly history: readonly EntryJson[] }
type CaseAtHandJson = CaseJson & { readonly stamp: string; readonly entries: readonly EntryJson[] };

const selectAtHand = (kind: CaseKind, congressId: string, id: string, history: 'history' | 'noHistory') => sql<CaseAtHandJson>`select ${sql.raw(selectCase)}, ${sql.raw(history === 'history' ? selectEntries : `'[]'::json as entries`)},
  ${placeStamp(congressId)} as stamp from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionOf(kind, congressId, id)}`;

function atHand(congressId: string, row: CaseAtHandJson | undefined): CaseAtHand | undefined {
  return row === undefined ? undefined : { file: toCaseFile(congressId, row), stamp: row.stamp, history: row.entries };
}

/** The case of a record in one statement: what a page of it shows. */
export async function readCase(tx: Tx, kind: CaseKind, congressId: string, id: string, history: 'history' | 'noHistory'): Promise<CaseAtHand | undefined> {
  const [row] = await rowsOf(tx, selectAtHand(kind, congressId, id, history));
  return atHand(congressId, row);
}

/** Takes the case of a record for this transaction and reads it as it stands once it is taken: two people never act on one case at the same time. */
export async function takeCase(tx: Tx, kind: CaseKind, congressId: string, id: string, history: 'history' | 'noHistory'): Promise<CaseAtHand | undefined> {
  const [, [row]] = await rowsOfEach<[{ id: string }, CaseAtHandJson]>(tx, lockOf(kind, congressId, id), selectAtHand(kind, congressId, id, history));
  return atHand(congressId, row);
}

const lockOf = (kind: CaseKind, congressId: string, id: string) => sql<{ id: string }>`select s.id from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionOf(kind, congressId, id)} for update`;

/** Takes the case of a record, for what is written to it besides acts. */
export async function lockCase(tx: Tx, kind: CaseKind, congressId: string, id: string): Promise<string | undefined> {
  const [row] = await rowsOf(tx, lockOf(kind, congressId, id));
  return row?.id;
}
