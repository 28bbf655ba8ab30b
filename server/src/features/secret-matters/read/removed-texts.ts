import { sql } from 'kysely';
import { withTransaction, type Db } from '../../../platform/db/database.ts';

export interface RemovedText { readonly congressId: string; readonly numberLabel: string | null; readonly since: string; readonly removedAt: string | null; readonly sweptAt: string | null }

/** Texts that were entered and found secret, of every congress of the site. */
export async function listRemovedTexts(db: Db): Promise<RemovedText[]> {
  // A database that is still to be migrated has none.
  const { rows: [table] } = await withTransaction(db, '', (tx) => sql<{ isThere: boolean }>`select to_regclass('secret_matter') is not null as "isThere"`.execute(tx));
  if (table?.isThere !== true) return [];
  const { rows: congresses } = await withTransaction(db, '', (tx) => sql<{ id: string }>`select id from congress order by id`.execute(tx));
  const found: RemovedText[] = [];
  for (const { id } of congresses) {
    const { rows } = await withTransaction(db, id, (tx) => sql<Omit<RemovedText, 'since' | 'removedAt' | 'sweptAt'> & { since: Date; removedAt: Date | null; sweptAt: Date | null }>`
      select congress_id as "congressId", number_label as "numberLabel", text_since as since, removed_at as "removedAt", swept_at as "sweptAt" from secret_matter
      where congress_id = ${id} and suggestion_id is not null and state <> 'lifted' order by created_at`.execute(tx));
    found.push(...rows.map((row) => ({ ...row, since: row.since.toISOString(), removedAt: row.removedAt?.toISOString() ?? null, sweptAt: row.sweptAt?.toISOString() ?? null })));
  }
  return found;
}
