import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { fieldsOf, type AuditEntry, type LinkedEntry } from './chain.ts';
import { readEntries } from './verify-entries.ts';
import type { Findings } from './verify-report.ts';

/**
 * A body that held a state secret is emptied; its hash stays, and with it the chain. That nobody can empty a body without a trace: a later
 * entry, chained and keyed like any other, lists every emptied one with its hash and a digest of its other fields and its place.
 */
export interface Emptied { readonly seq: number; readonly hash: string; readonly digest: string }
interface Listing extends Emptied { readonly by: number }

export const removalEvent = 'SecretTextRemoved';
const marker = (by: number) => ({ removedBy: by });
const markerOf = (body: unknown): number | null => {
  const keys = body !== null && typeof body === 'object' ? Object.keys(body) : [];
  const by = (body as { removedBy?: unknown } | null)?.removedBy;
  return keys.length === 1 && typeof by === 'number' ? by : null;
};

const digestOf = (entry: AuditEntry, previousHash: string): string => createHash('sha256').update(previousHash).update(JSON.stringify(fieldsOf(entry))).digest('hex');

/** Everything that the removals of this congress list, by number. */
export async function readEmptyings(tx: Tx, congressId: string): Promise<ReadonlyMap<number, Listing>> {
  const { rows } = await sql<{ seq: number; emptied: Emptied[] | null }>`select seq, body->'emptied' as emptied from audit_entry where congress_id = ${congressId} and record_kind = 'secretMatter' and event = ${removalEvent} order by seq`.execute(tx);
  return new Map(rows.flatMap(({ seq, emptied }) => (emptied ?? []).map((one) => [one.seq, { ...one, by: seq }] as const)));
}

export interface Judged {
  /** The body is a marker and the listing bears it out. */
  readonly isEmptied: boolean;
  /** The body is a marker, whatever it is worth. */
  readonly isClaimed: boolean;
  /** Listed as emptied, and there is a body again. */
  readonly isBack: boolean;
  readonly by: number | null;
}

/** `previousHash` is null behind a gap: the place can then not be told, the hash and the mac still are. */
export function judgeEmptied(entry: LinkedEntry, previousHash: string | null, listings: ReadonlyMap<number, Listing>): Judged {
  const by = markerOf(entry.body);
  const listed = listings.get(entry.seq);
  if (by === null) return { isEmptied: false, isClaimed: false, isBack: listed !== undefined, by: listed?.by ?? null };
  const isBorneOut = listed !== undefined && listed.by === by && by > entry.seq && listed.hash === entry.hash && (previousHash === null || digestOf(entry, previousHash) === listed.digest);
  return { isEmptied: isBorneOut, isClaimed: true, isBack: false, by };
}

/** As the owner: picks the entries to empty, in the order of the chain, with what must be listed of each. Those emptied before are left alone. */
export async function pickBodies(tx: Tx, congressId: string, holds: (entry: LinkedEntry) => boolean): Promise<Emptied[]> {
  const picked: Emptied[] = [];
  let previousHash = '0'.repeat(64);
  for await (const entry of readEntries(tx, congressId)) {
    if (entry.body !== null && markerOf(entry.body) === null && holds(entry)) picked.push({ seq: entry.seq, hash: entry.hash, digest: digestOf(entry, previousHash) });
    previousHash = entry.hash;
  }
  return picked;
}

/** As the owner, for the application may not: behind the entry numbered `by`, which lists them. */
export async function emptyBodies(tx: Tx, congressId: string, picked: readonly Emptied[], by: number): Promise<void> {
  await sql`update audit_entry set body = ${JSON.stringify(marker(by))}::jsonb where congress_id = ${congressId} and seq = any(${picked.map(({ seq }) => seq)}::bigint[]) and seq < ${by}`.execute(tx);
}

/** Entries `e` of a record that was removed as secret: of the case, or listed beside it. */
export const isRemoved = (congressId: string): RawBuilder<boolean> => sql`exists (select 1 from audit_entry x where x.congress_id = ${congressId} and x.record_kind = 'secretMatter' and x.event = ${removalEvent}
  and (x.body->>'suggestionId' = e.suggestion_id or x.body->'records' ? (e.record_kind || '/' || e.record_id)))`;

/** A text that was removed and stands there again: an older database was put back. */
export async function findReturnedTexts(tx: Tx, congressId: string, findings: Findings): Promise<void> {
  const { rows } = await sql<{ id: string }>`select s.id from suggestion s where s.congress_id = ${congressId} and s.id in
    (select x.body->>'suggestionId' from audit_entry x where x.congress_id = ${congressId} and x.record_kind = 'secretMatter' and x.event = ${removalEvent})`.execute(tx);
  for (const { id } of rows) findings.add('removedTextBack', `建议 ${id} 已作为涉密文本移出，现在又在库中：被放回，或由旧备份恢复，请立即停止服务并重新启动，程序会再次屏蔽、移出`);
}
