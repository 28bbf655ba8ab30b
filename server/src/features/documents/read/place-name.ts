import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** The place whose congress it is, as its offices begin their names with it: 清原县, 岭前镇. */
export async function readPlaceName(tx: Tx, congressId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select short_name as name from congress where id = ${congressId}`.execute(tx);
  return rows[0]?.name ?? '';
}
