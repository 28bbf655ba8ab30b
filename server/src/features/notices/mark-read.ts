import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { addressedTo } from './addressed.ts';
import { NEWEST, newestNotices } from './read/notices.ts';

/**
 * Notes that this person has read: one notice, or all up to `upTo`. Read is a person's, not an office's: a colleague still
 * sees it as new. Answers how many notices there were to mark, read before or not.
 */
export async function markRead(tx: Tx, actor: Actor, which: { id: string } | { upTo: number | null }, now: Date): Promise<number> {
  const from = 'id' in which
    ? sql`notice n where n.congress_id = ${actor.congressId} and n.id = ${which.id} and ${addressedTo(actor)}`
    : sql`${newestNotices(actor, NEWEST)} where ${which.upTo}::bigint is null or n.seq <= ${which.upTo}`;
  const { rows } = await sql<{ n: number }>`with mine as (select n.id from ${from}),
    marked as (insert into notice_read (congress_id, notice_id, person_id, read_at) select ${actor.congressId}, mine.id, ${actor.personId}, ${now} from mine on conflict do nothing)
    select count(*)::int as n from mine`.execute(tx);
  return rows[0]?.n ?? 0;
}
