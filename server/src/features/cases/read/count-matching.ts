import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Totals that were counted, by what was asked; the oldest is forgotten. */
const known = new Map<string, { readonly head: string; readonly n: number }>();
const MOST_KNOWN = 2_000;

/** The end of the congress's audit chain, for the select list: it names everything that has happened so far. */
export const headHash = (congressId: string): RawBuilder<string | null> => sql`(select h.hash from audit_head h where h.congress_id = ${congressId})`;

/**
 * How many suggestions match. Every change of a case moves the head of the audit chain, and no two histories share a hash: a
 * total counted under the same head still holds, and counting twenty thousand rows for each page would cost more than the page.
 */
export async function countMatching(tx: Tx, congressId: string, asked: unknown, head: string | null, where: RawBuilder<boolean>): Promise<number> {
  const key = JSON.stringify([congressId, asked]);
  const before = known.get(key);
  if (before !== undefined && before.head === head) return before.n;
  const { rows } = await sql<{ n: number; head: string | null }>`select count(*)::int as n, ${headHash(congressId)} as head from suggestion s where ${where}`.execute(tx);
  const counted = rows[0] ?? { n: 0, head: null };
  known.delete(key);
  // A congress in which nothing has happened yet has no head to go by.
  if (counted.head !== null) known.set(key, { n: counted.n, head: counted.head });
  const oldest = known.size > MOST_KNOWN ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
  return counted.n;
}
