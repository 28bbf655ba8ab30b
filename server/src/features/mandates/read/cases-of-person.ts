import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface LastMandate { readonly reason: string | null; readonly endedOn: string }

/** The mandate that ended last; undefined while the person is a deputy of this congress still. */
export async function lastMandateOf(tx: Tx, congressId: string, personId: string): Promise<LastMandate | undefined> {
  const { rows } = await sql<LastMandate & { active: boolean }>`select end_reason as reason, until_date::text as "endedOn", bool_or(state = 'active') over () as active
    from deputy where congress_id = ${congressId} and person_id = ${personId} order by until_date desc nulls last limit 1`.execute(tx);
  const [row] = rows;
  return row === undefined || row.active || row.endedOn === null ? undefined : { reason: row.reason, endedOn: row.endedOn };
}

/** Cases in which the person is the one to be spoken to, or is still asked to sign. */
export async function casesOfPerson(tx: Tx, congressId: string, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select s.id from suggestion s where s.congress_id = ${congressId} and (s.contact_person_id = ${personId} or (s.state = 'handingOver' and s.heir_person_id = ${personId})
    or exists (select 1 from co_sponsorship c where c.congress_id = s.congress_id and c.suggestion_id = s.id and c.person_id = ${personId} and (c.state = 'invited' or (c.state = 'confirmed' and s.withdrawal_asked_on is not null)))) order by s.created_at, s.id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Which of these persons are deputies today. */
export async function deputiesAmong(tx: Tx, congressId: string, personIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select person_id as id from deputy where congress_id = ${congressId} and state = 'active' and person_id = any(${[...personIds]})`.execute(tx);
  return rows.map((row) => row.id);
}
