import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/**
 * A transaction that may read and write past one congress: log-in, switching the identity, administration. `congressId` is the
 * congress whose audit chain it writes to. Nothing but these features uses it.
 */
export function inSite<Result>(db: Db, congressId: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('luoshi.congress_id', ${congressId}, true), set_config('luoshi.site', 'on', true)`.execute(tx);
    return work(tx);
  });
}

/** Within a transaction of the site: from now on acts belong to this congress. */
export async function enterCongress(tx: Tx, congressId: string): Promise<void> {
  await sql`select set_config('luoshi.congress_id', ${congressId}, true)`.execute(tx);
}

/** The root congress, which site-wide rows carry; null before the first administrator is activated. */
export async function findRootCongress(db: Db | Tx): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from congress where parent_id is null`.execute(db);
  return rows[0]?.id ?? null;
}
