import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';

interface Choice { readonly id: string; readonly name: string }
export interface ListChoices { readonly sessions: readonly Choice[]; readonly delegations: readonly Choice[]; readonly mergedUnits: readonly Choice[] }

/** What a list of suggestions can be narrowed to by name: the congress's sessions, the latest first, its delegations, and the units that are no more. */
export async function listChoices(tx: Tx, { congressId }: Actor): Promise<ListChoices> {
  const sessions = await rowsOf(tx, sql<Choice>`select n.id, case when position(t.name in n.name) > 0 then n.name else t.name || n.name end as name
    from session n join term t on t.congress_id = n.congress_id and t.id = n.term_id where n.congress_id = ${congressId} order by n.opens_on desc, n.id`);
  const delegations = await rowsOf(tx, sql<Choice>`select o.id, o.name from organisation o where o.congress_id = ${congressId} and o.kind = 'delegation' order by o.sort, o.name, o.id`);
  const mergedUnits = await rowsOf(tx, sql<Choice>`select o.id, o.name || '（已撤并，由' || n.name || '承接）' as name from organisation o join organisation n on n.congress_id = o.congress_id and n.id = luoshi_unit_today(o.congress_id, o.id)
    where o.congress_id = ${congressId} and o.kind = 'handlingUnit' and o.state = 'ended' order by o.ended_on desc, o.id`);
  return { sessions, delegations, mergedUnits };
}
