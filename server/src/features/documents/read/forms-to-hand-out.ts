import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** As many forms are in one file: some seconds and a few megabytes. More come in further files. */
export const FORMS_IN_A_FILE = 300;
export type FormOrder = 'number' | 'deputy';

export interface RoundOfForms { readonly name: string; readonly total: number; readonly ids: readonly string[] }

/**
 * The ratings of a round that are still waited for: nobody has rated there, on paper or otherwise. By number, or deputy by deputy with the
 * suggestions of each together, as they are handed out. Null where there is no such round. Of a rating that was given nothing is read.
 */
export async function formsToHandOut(tx: Tx, congressId: string, roundId: string, order: FormOrder, part: number): Promise<RoundOfForms | null> {
  const { rows: [round] } = await sql<{ name: string }>`select name from evaluation_round where congress_id = ${congressId} and id = ${roundId}`.execute(tx);
  if (round === undefined) return null;
  const first = order === 'deputy' ? sql`s.lead_delegation_name nulls last, e.rater_name, e.rater_person_id, ` : sql``;
  const { rows } = await sql<{ id: string }>`select e.id from evaluation e join suggestion s on s.congress_id = e.congress_id and s.id = e.suggestion_id
    where e.congress_id = ${congressId} and e.round_id = ${roundId} and e.state = 'open' and e.rater_person_id is not null order by ${first}s.registered_on nulls last, s.number nulls last, s.number_label, e.id`.execute(tx);
  return { name: round.name, total: rows.length, ids: rows.slice((part - 1) * FORMS_IN_A_FILE, part * FORMS_IN_A_FILE).map((row) => row.id) };
}
