import type { HandlingTaskRow } from '@luoshi/domain/case-file/rows.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface Urge { readonly on: IsoDate; readonly byName: string; readonly office: string; readonly note: string }

/** What the unit was reminded of, oldest first: by itself, or together with all who owed an answer. */
export async function readUrges(tx: Tx, congressId: string, task: Pick<HandlingTaskRow, 'id' | 'suggestionId'>): Promise<Urge[]> {
  const { rows } = await sql<{ at: Date; byName: string; office: string | null; role: string; note: string | null }>`
    select e.at, e.actor_name as "byName", e.organisation_name as office, e.actor_role as role, e.body ->> 'note' as note from audit_entry e
    where e.congress_id = ${congressId} and e.suggestion_id = ${task.suggestionId} and (
      (e.record_kind = 'handlingTask' and e.record_id = ${task.id} and e.event in ('TaskUrged', 'CommitmentUrged'))
      or e.seq in (select w.cause from audit_entry w where w.congress_id = ${congressId} and w.suggestion_id = ${task.suggestionId} and w.record_id = ${task.id} and w.event = 'TaskUrgedWithOthers'))
    order by e.seq`.execute(tx);
  return rows.map(({ at, byName, office, note }) => ({ on: dateInShanghai(new Date(at).toISOString()), byName, office: office ?? '', note: note ?? '' }));
}
