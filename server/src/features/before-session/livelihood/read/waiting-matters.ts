import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { handlerName, type LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import { livelihoodWorkflow } from '@luoshi/domain/livelihood-matter/workflow.ts';
import { isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/database.ts';
import type { WaitingElsewhere } from '../../../cases/public.ts';
import { selectMatters } from '../../matter-tables.ts';
import { livelihoodFacts } from '../livelihood-facts.ts';
import { livelihoodVisible } from '../livelihood-scope.ts';

const withTurns = Object.keys(livelihoodWorkflow.spec.turns);

/** The matters that wait for this actor, by the turns of their table. */
export async function waitingMatters(tx: Tx, actor: Actor, today: IsoDate): Promise<WaitingElsewhere[]> {
  if (!isOfTownshipCongress(actor)) return [];
  const matters = await selectMatters<LivelihoodRow>(tx, 'livelihoodMatter', actor.congressId, sql`${livelihoodVisible(actor)} and m.state = any(${withTurns})`);
  if (matters.length === 0) return [];
  const factsOf = await livelihoodFacts(tx, actor.congressId, matters, {});
  return matters.flatMap((matter) => {
    const context = { record: matter, actor, today, facts: factsOf(matter) };
    const [turn] = livelihoodWorkflow.turnsOf(matter.state, context).filter(({ by }) => livelihoodWorkflow.spec.roles[by as keyof typeof livelihoodWorkflow.spec.roles](context));
    return turn === undefined ? [] : [{
      kind: 'livelihoodMatter', kindLabel: livelihoodWorkflow.label, recordId: matter.id, suggestionId: '', action: turn.action, actionLabel: livelihoodWorkflow.actions[turn.action] ?? turn.action, title: matter.title, numberLabel: `${matter.year}年第${matter.no}号`,
      leadName: matter.deputyName ?? '', unitName: handlerName(matter) === '' ? null : handlerName(matter), stateLabel: livelihoodWorkflow.states[matter.state] ?? matter.state, since: matter.updatedAt, dueOn: matter.state === 'handling' ? matter.dueOn : null,
    } satisfies WaitingElsewhere];
  });
}
