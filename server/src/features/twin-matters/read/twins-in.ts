import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { TwinMatter } from '@luoshi/domain/twin-matter/workflow.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';

interface Waiting extends TwinMatter { readonly since: Date; readonly suggestionId: string; readonly title: string; readonly numberLabel: string | null; readonly leadName: string }

/** Twin matters of the actor's congress in these states, each with the own suggestion at which it is shown. */
export async function twinsIn(tx: Tx, actor: Actor, states: readonly string[]) {
  const rows = await rowsOf(tx, sql<Waiting>`select t.id, t.version, t.state, t.county_congress_id as "countyCongressId", t.county_suggestion_id as "countySuggestionId", t.township_congress_id as "townshipCongressId",
      t.township_suggestion_id as "townshipSuggestionId", t.proposed_by as "proposedBy", t.proposed_at as since, s.id as "suggestionId", s.title, s.number_label as "numberLabel", s.lead_name as "leadName"
    from twin_matter t join suggestion s on s.congress_id = ${actor.congressId} and s.id = case when t.county_congress_id = ${actor.congressId} then t.county_suggestion_id else t.township_suggestion_id end
    where t.state = any(${[...states]}) order by t.proposed_at, t.id`);
  return rows.map(({ since, suggestionId, title, numberLabel, leadName, ...record }) => ({
    record, title, about: `${numberLabel === null ? '' : `${numberLabel} · `}领衔代表 ${leadName}`, since, dueOn: null, shownAt: suggestionId,
  }));
}
