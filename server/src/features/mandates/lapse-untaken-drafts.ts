import { systemActor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { withTransaction } from '../../platform/db/database.ts';
import { performAction, type CaseDependencies } from '../cases/public.ts';

interface Untaken { readonly id: string; readonly dueOn: IsoDate }

/** Drafts that were passed on and that nobody has taken by the last day end on the day after, as they would have without their author's word. */
export async function lapseUntakenDrafts(deps: CaseDependencies, congressId: string, today: IsoDate): Promise<void> {
  const { rows } = await withTransaction(deps.db, congressId, (tx) => sql<Untaken>`select s.id, d.due_on::text as "dueOn" from suggestion s
    join deadline d on d.congress_id = s.congress_id and d.suggestion_id = s.id and d.kind = 'draftTakeover' and d.state = 'running' and d.due_on < ${today}
    where s.congress_id = ${congressId} and s.state = 'handingOver' order by d.due_on, s.id`.execute(tx));
  for (const { id, dueOn } of rows) {
    const done = await performAction(deps, { actor: systemActor(congressId), kind: 'suggestion', id, action: 'lapseDraft', body: { reason: '没有代表接手', endedOn: dueOn }, expectedVersion: null });
    // Taken or declined in between: then it is no longer waiting. Anything else is tried again with the next run.
    if (!done.ok && done.code !== 'wrongState') throw new Error(`suggestion.lapseDraft of an untaken draft: ${done.code}`);
  }
}
