import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock/clock.ts';
import { withTransaction, type Db } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { createActRecorder } from './record-acts.ts';

export interface AskingDependencies { readonly db: Db; readonly clock: Clock; readonly auditMacKey: Buffer }

/** Asks the worker for a verification; the asking is an act like any other. Answers false if one is already under way. */
export function askVerification(deps: AskingDependencies, actor: Actor): Promise<boolean> {
  const { congressId, name, personId, identityId } = actor;
  return withTransaction(deps.db, congressId, async (tx) => {
    const { rows } = await sql<{ id: number }>`insert into verification_report (congress_id, asked_at, asked_by, person_id, identity_id)
      values (${congressId}, ${deps.clock.now()}, ${name}, ${personId}, ${identityId})
      on conflict (congress_id) where state in ('waiting', 'running') do nothing returning id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) return false;
    await enqueueJob(tx, 'verifyAudit', { congressId, reportId: id });
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId, actor, kind: 'verification', id: String(id), version: 1, action: 'ask', event: 'VerificationAsked', body: {} });
    return true;
  });
}
