import { sql } from 'kysely';
import type { ImportContext } from './run-import.ts';

/** Somebody of this name and this telephone is the same person; without a telephone nobody is taken for another. */
export async function findSamePerson({ tx }: ImportContext, personal: Readonly<Record<string, string>>): Promise<string | 'many' | undefined> {
  if (personal['phone'] === undefined) return undefined;
  const { rows } = await sql<{ id: string }>`select id from person where name = ${personal['name']} and phone = ${personal['phone']} and state = 'active'`.execute(tx);
  return rows.length > 1 ? 'many' : rows[0]?.id;
}
