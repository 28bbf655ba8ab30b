import type { KeyObject } from 'node:crypto';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock/clock.ts';
import { withTransaction, type Db } from '../../platform/db/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { createActRecorder } from './record-acts.ts';
import { verifySite, type Verification } from './verify-site.ts';

export interface VerificationDependencies {
  readonly db: Db; readonly clock: Clock; readonly files: FileStore; readonly dataDir: string;
  readonly keys: { readonly macKey: Buffer; readonly signingKey: KeyObject };
  readonly onError?: (error: unknown) => void;
}

/**
 * The worker's part: looks, and keeps what was found. Safe to repeat: only a report that has not ended is carried out, and it ends
 * once. A verification that could not be done ends too, so that it can be asked for again.
 */
export async function carryOutVerification(deps: VerificationDependencies, congressId: string, id: string): Promise<void> {
  const isRoot = await withTransaction(deps.db, congressId, async (tx) => {
    const { rows } = await sql<{ isRoot: boolean }>`update verification_report v set state = 'running', started_at = ${deps.clock.now()} from congress c
      where v.congress_id = ${congressId} and v.id = ${id} and v.state in ('waiting', 'running') and c.id = v.congress_id returning c.parent_id is null as "isRoot"`.execute(tx);
    return rows[0]?.isRoot;
  });
  if (isRoot === undefined) return;
  const found = await verify(deps, isRoot ? undefined : congressId);
  await withTransaction(deps.db, congressId, async (tx) => {
    const { rows } = await sql<{ id: number }>`update verification_report set state = ${found === null ? 'failed' : 'finished'}, ended_at = ${deps.clock.now()}, is_sound = ${found?.isSound ?? null},
        checks = ${found === null ? null : JSON.stringify(found.checks)}::jsonb
      where congress_id = ${congressId} and id = ${id} and state = 'running' returning id`.execute(tx);
    if (rows.length === 0) return;
    await createActRecorder(deps.clock, deps.keys.macKey)(tx, {
      congressId, actor: systemActor(congressId), kind: 'verification', id, version: 2, ...(found === null
        ? { action: 'fail', event: 'VerificationFailed', body: {} }
        : { action: 'finish', event: 'VerificationFinished', body: { isSound: found.isSound, findings: found.checks.reduce((sum, { findings }) => sum + findings.length, 0) } }),
    });
  });
}

/** The county's auditor looks at the whole site, for people and accounts belong to it; a township's at its own congress. */
async function verify({ db, dataDir, files, keys, clock, onError }: VerificationDependencies, congressId: string | undefined): Promise<Verification | null> {
  try {
    const verification = await verifySite({ db, dataDir, files, keys, sealer: null, scope: 'audit', now: clock.now(), congressId });
    return congressId === undefined ? verification : ownPart(verification, congressId);
  } catch (error) {
    onError?.(error);
    return null;
  }
}

/** The exported heads are those of all congresses: what was found in another's is not told here. */
function ownPart(verification: Verification, congressId: string): Verification {
  const checks = verification.checks.map((check) => ({ ...check, findings: check.findings.filter((finding) => finding.congressId === congressId || finding.congressId === '') }));
  return { ...verification, checks, isSound: checks.every((check) => check.findings.length === 0) };
}
