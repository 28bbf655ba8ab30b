import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { twinMatterWorkflow, type TwinMatter } from '@luoshi/domain/twin-matter/workflow.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import type { WaitingElsewhere } from '../../cases/public.ts';

interface Waiting extends TwinMatter { readonly since: Date; readonly suggestionId: string; readonly title: string; readonly numberLabel: string | null; readonly leadName: string }

/** Proposals of the other level that wait for this office's answer: by the turns of their table, shown at one's own case. */
export async function waitingTwins(tx: Tx, actor: Actor): Promise<WaitingElsewhere[]> {
  if (!isConducting(actor)) return [];
  const rows = await rowsOf(tx, sql<Waiting>`select t.id, t.version, t.state, t.county_congress_id as "countyCongressId", t.county_suggestion_id as "countySuggestionId", t.township_congress_id as "townshipCongressId",
      t.township_suggestion_id as "townshipSuggestionId", t.proposed_by as "proposedBy", t.proposed_at as since, s.id as "suggestionId", s.title, s.number_label as "numberLabel", s.lead_name as "leadName"
    from twin_matter t join suggestion s on s.congress_id = ${actor.congressId} and s.id = case when t.county_congress_id = ${actor.congressId} then t.county_suggestion_id else t.township_suggestion_id end
    where t.state = any(${Object.keys(twinMatterWorkflow.spec.turns)}) order by t.proposed_at, t.id`);
  return rows.flatMap((record) => {
    const context = { record, actor };
    const [turn] = twinMatterWorkflow.turnsOf(record.state, context).filter(({ by }) => twinMatterWorkflow.spec.roles[by as keyof typeof twinMatterWorkflow.spec.roles](context));
    return turn === undefined ? [] : [{
      kind: 'twinMatter', kindLabel: twinMatterWorkflow.label, recordId: record.id, suggestionId: record.suggestionId, action: turn.action, actionLabel: twinMatterWorkflow.actions[turn.action] ?? turn.action, title: record.title, numberLabel: record.numberLabel, leadName: record.leadName,
      unitName: null, stateLabel: twinMatterWorkflow.states[record.state] ?? record.state, since: record.since.toISOString(), dueOn: null,
    } satisfies WaitingElsewhere];
  });
}
