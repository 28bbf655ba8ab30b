import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface Decline { readonly on: IsoDate; readonly office: string }

/** Who declined a suggestion, and when: the record keeps the reason only. */
export async function readDecline(tx: Tx, congressId: string, suggestionId: string): Promise<Decline | null> {
  const { rows } = await sql<{ at: Date; office: string | null; name: string }>`select at, organisation_name as office, actor_name as name from audit_entry
    where congress_id = ${congressId} and suggestion_id = ${suggestionId} and record_kind = 'suggestion' and action = 'decline' order by seq desc limit 1`.execute(tx);
  const last = rows[0];
  return last === undefined ? null : { on: dateInShanghai(new Date(last.at).toISOString()), office: last.office ?? last.name };
}
