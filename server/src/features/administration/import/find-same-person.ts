import { sql } from 'kysely';
import type { ImportContext } from './run-import.ts';

/** Somebody of this name and this telephone, or this date of birth, is the same person; with neither nobody is taken for another. */
export async function findSamePerson({ tx }: ImportContext, personal: Readonly<Record<string, string>>): Promise<string | 'many' | undefined> {
  const { name, phone = null, bornOn = null } = personal;
  if (phone === null && bornOn === null) return undefined;
  // Two people of one name with different dates of birth are two people, whatever telephone they share.
  const { rows } = await sql<{ id: string }>`select id from person where name = ${name} and state = 'active'
    and (phone = ${phone} or born_on = ${bornOn}::date) and (${bornOn}::date is null or born_on is null or born_on = ${bornOn}::date)`.execute(tx);
  return rows.length > 1 ? 'many' : rows[0]?.id;
}
