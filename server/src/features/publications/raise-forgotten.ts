import type { Environment } from '@luoshi/domain/case-file/context.ts';
import { emptyDirectory } from '@luoshi/domain/case-file/context.ts';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { raiseForgotten, withoutPublications } from '@luoshi/domain/publication/raise-forgotten.ts';
import { sql } from 'kysely';
import { withReading, withTransaction } from '../../platform/db/database.ts';
import { hashText, loadCase, lockCase, newId, saveOutcome, snapshotOf, type CaseDependencies } from '../cases/public.ts';

/**
 * Replies delivered before there were publications get theirs, case by case, each in a transaction of its own and through the audit. Stopped
 * in between, the next run goes on with what is left; with nothing left it is one look at an index.
 */
export async function raiseForgottenPublications(deps: CaseDependencies, congressId: string): Promise<number> {
  const { rows } = await withReading(deps.db, congressId, (tx) => sql<{ id: string }>`select distinct r.suggestion_id as id from reply r join suggestion s on s.congress_id = r.congress_id and s.id = r.suggestion_id
    where r.congress_id = ${congressId} and r.state = 'delivered' and not (s.state = any(${[...withoutPublications]}))
      and not exists (select 1 from publication p where p.congress_id = r.congress_id and p.reply_id = r.id) order by 1`.execute(tx));
  let raised = 0;
  for (const { id } of rows) {
    await withTransaction(deps.db, congressId, async (tx) => {
      await lockCase(tx, 'suggestion', congressId, id);
      const file = await loadCase(tx, congressId, id);
      if (file === undefined) return;
      const now = deps.clock.now().toISOString();
      const { settings, calendar } = await deps.places.of(tx, congressId);
      const env: Environment = { actor: systemActor(congressId), now, today: dateInShanghai(now), settings, calendar, directory: emptyDirectory, uploads: [], newId, hashText };
      const before = snapshotOf(file);
      const saving = raiseForgotten(file, env);
      if (saving === null) return;
      await saveOutcome(tx, deps, file, before, saving);
      raised += saving.entries.length;
    });
  }
  return raised;
}
