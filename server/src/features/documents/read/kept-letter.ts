import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface KeptLetter { readonly sha256: string; readonly size: number }

/** The rendered copy of a signed letter, if the worker has made it already. */
export async function findKeptLetter(tx: Tx, congressId: string, fileId: string | null): Promise<KeptLetter | null> {
  if (fileId === null) return null;
  const { rows } = await sql<KeptLetter>`select sha256, size from uploaded_file where congress_id = ${congressId} and id = ${fileId}`.execute(tx);
  return rows[0] ?? null;
}
