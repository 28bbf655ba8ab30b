import { sql, type RawBuilder } from 'kysely';
import { rowsOfEach, type Tx } from '../../platform/db/database.ts';
import { genesis, link, type AuditEntry, type LinkedEntry } from './chain.ts';

export interface AuditHead { readonly seq: number; readonly hash: string }

/** Takes the congress's chain for this transaction: from here to the commit, acts of one congress go one after the other. `before` is carried out just before. */
export async function lockHead(tx: Tx, congressId: string, before: readonly RawBuilder<object>[] = []): Promise<AuditHead> {
  const answers = await rowsOfEach<object[]>(tx, ...before, sql<{ seq: string; hash: string }>`
    insert into audit_head (congress_id, seq, hash) values (${congressId}, 0, ${genesis})
    on conflict (congress_id) do update set seq = audit_head.seq returning seq, hash`);
  const [head] = answers.at(-1) as { seq: string; hash: string }[];
  if (head === undefined) throw new Error('audit head could not be taken');
  return { seq: Number(head.seq), hash: head.hash };
}

export type Unlinked = Omit<AuditEntry, 'seq' | 'cause'> & { readonly cause: number | null };

/** Numbers and chains entries after `head`. A `cause` is an index among them and becomes the number of that entry. */
export function chainAfter(head: AuditHead, entries: readonly Unlinked[], macKey: Buffer): LinkedEntry[] {
  const linked: LinkedEntry[] = [];
  let previous = head.hash;
  for (const [index, entry] of entries.entries()) {
    const next = link({ ...entry, seq: head.seq + 1 + index, cause: entry.cause === null ? null : head.seq + 1 + entry.cause }, previous, macKey);
    previous = next.hash;
    linked.push(next);
  }
  return linked;
}

/** Writes chained entries and moves the head. The case store does the same within its one statement. */
export async function writeEntries(tx: Tx, congressId: string, linked: readonly LinkedEntry[]): Promise<void> {
  const last = linked.at(-1);
  if (last === undefined) return;
  await sql`insert into audit_entry (${sql.raw(auditColumnList)})
    select ${sql.raw(auditColumnList)} from jsonb_populate_recordset(null::audit_entry, ${JSON.stringify(linked.map(toAuditRow))}::jsonb)`.execute(tx);
  await sql`update audit_head set seq = ${last.seq}, hash = ${last.hash} where congress_id = ${congressId}`.execute(tx);
}

export const auditColumns = [
  'congress_id', 'seq', 'at', 'record_kind', 'record_id', 'suggestion_id', 'version', 'action', 'event', 'from_state', 'to_state', 'actor_role', 'actor_name', 'person_id',
  'identity_id', 'organisation_id', 'organisation_name', 'cause', 'body', 'hash', 'mac', 'mandate_id',
] as const;
export const auditColumnList = auditColumns.join(', ');

export function toAuditRow(entry: LinkedEntry): Record<string, unknown> {
  return {
    congress_id: entry.congressId, seq: entry.seq, at: entry.at, record_kind: entry.recordKind, record_id: entry.recordId, suggestion_id: entry.suggestionId, version: entry.version,
    action: entry.action, event: entry.event, from_state: entry.fromState, to_state: entry.toState, actor_role: entry.actorRole, actor_name: entry.actorName, person_id: entry.personId,
    identity_id: entry.identityId, organisation_id: entry.organisationId, organisation_name: entry.organisationName, cause: entry.cause, body: entry.body ?? null, hash: entry.hash, mac: entry.mac, mandate_id: entry.mandateId ?? null,
  };
}
