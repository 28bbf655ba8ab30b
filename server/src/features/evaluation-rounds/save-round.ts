import type { EvaluationRound } from '@luoshi/domain/evaluation-round/workflow.ts';
import { addDays, laterOf } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

/** Days before the close on which whoever has not rated is reminded once; who is silent after that counts as not answering (重庆条例 29). */
const REMIND_DAYS = 3;

export async function saveRound(tx: Tx, congressId: string, round: EvaluationRound, now: Date): Promise<void> {
  await sql`insert into evaluation_round (congress_id, id, version, state, name, opens_on, closes_on, sequence, opened_on, closed_on, created_at, updated_at)
    values (${congressId}, ${round.id}, ${round.version}, ${round.state}, ${round.name}, ${round.opensOn}, ${round.closesOn}, ${round.sequence}, ${round.openedOn}, ${round.closedOn}, ${now}, ${now})
    on conflict (congress_id, id) do update set version = excluded.version, state = excluded.state, opens_on = excluded.opens_on, closes_on = excluded.closes_on,
      opened_on = excluded.opened_on, closed_on = excluded.closed_on, updated_at = excluded.updated_at`.execute(tx);
  await sql`delete from due_event where congress_id = ${congressId} and record_kind = 'evaluationRound' and record_id = ${round.id}`.execute(tx);
  for (const [kind, dueOn] of dueEventsOf(round)) {
    await sql`insert into due_event (congress_id, kind, record_kind, record_id, due_on) values (${congressId}, ${kind}, 'evaluationRound', ${round.id}, ${dueOn})`.execute(tx);
  }
}

/** What the calendar will do with the round next. Its last day belongs to the raters: it closes on the day after. */
function dueEventsOf(round: EvaluationRound): [kind: string, dueOn: string][] {
  if (round.state === 'planned') return [['openRound', round.opensOn]];
  if (round.state !== 'open') return [];
  return [['remind', laterOf(round.opensOn, addDays(round.closesOn, -REMIND_DAYS))], ['closeRound', addDays(round.closesOn, 1)]];
}
