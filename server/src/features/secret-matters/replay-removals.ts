import type { KeyObject } from 'node:crypto';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import type { SecretMatter } from '@luoshi/domain/secret-matter/workflow.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock/clock.ts';
import { withTransaction, type Db, type Tx } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { createActRecorder } from '../audit/public.ts';
import { newId } from '../cases/public.ts';
import { readRemovals, type Removal } from './removal-list.ts';
import { seeHidden } from './remove-text.ts';
import { saveSecretMatter } from './save-secret-matter.ts';

export interface ReplayDependencies { readonly db: Db; readonly clock: Clock; readonly dataDir: string; readonly auditMacKey: Buffer; readonly signingKey: KeyObject }

/**
 * Before the site serves anybody: a text that two people had removed and that an older database has brought back is hidden at once and removed
 * again. Answers what whoever runs the site must hear.
 */
export async function replayRemovals(deps: ReplayDependencies): Promise<string[]> {
  const { removals, unreadable } = await readRemovals(deps.dataDir, deps.signingKey);
  const told: string[] = [];
  for (const removal of removals) if (await hideAgain(deps, removal)) told.push(`建议 ${removal.suggestionId} 曾作为涉密文本移出，恢复的数据中又有它：已屏蔽，正在再次移出。恢复所用的备份含有国家秘密，请按 docs/operations/secret-matters.md 处理`);
  if (unreadable > 0) told.push(`涉密移出清单 secret-removals.txt 中有 ${unreadable} 行不是本站签署的，没有照办，请查明`);
  return told;
}

const back = (tx: Tx, { congressId, suggestionId }: Removal) => sql<{ matterId: string | null; state: string | null; version: number | null; sessionId: string | null; category: SecretMatter['category']; number: number | null; numberLabel: string | null; receivedOn: string; since: Date }>`
  select m.id as "matterId", m.state, m.version, s.session_id as "sessionId", s.category, s.number, s.number_label as "numberLabel", coalesce(s.submitted_on, s.created_at::date)::text as "receivedOn", s.created_at as since
  from suggestion s left join secret_matter m on m.congress_id = s.congress_id and m.suggestion_id = s.id and m.state <> 'lifted' where s.congress_id = ${congressId} and s.id = ${suggestionId}`.execute(tx);

async function hideAgain({ db, clock, auditMacKey }: ReplayDependencies, removal: Removal): Promise<boolean> {
  const { congressId, suggestionId } = removal;
  return withTransaction(db, congressId, async (tx) => {
    await seeHidden(tx);
    const [row] = (await back(tx, removal)).rows;
    if (row === undefined || row.state === 'removing') return false;
    const now = clock.now();
    const matter: SecretMatter = {
      congressId, id: row.matterId ?? newId(), version: (row.version ?? 0) + 1, state: 'removing', sessionId: row.sessionId, category: row.category, number: row.number, numberLabel: row.numberLabel, receivedOn: row.receivedOn,
      handedOverOn: null, repliedOn: null, ratedOn: null, endedOn: null, suggestionId, foundByPersonId: 'system', textSince: row.since.toISOString(), removedAt: null, sweptAt: null, alsoIn: [],
    };
    await saveSecretMatter(tx, matter, now);
    await createActRecorder(clock, auditMacKey)(tx, {
      congressId, actor: systemActor(congressId), kind: 'secretMatter', id: matter.id, version: matter.version, action: 'replay', event: 'SecretRemovalReplayed', body: { suggestionId, removedAt: removal.at }, fromState: row.state, toState: 'removing',
    });
    await enqueueJob(tx, 'removeSecretText', { congressId, matterId: matter.id }, { jobKey: `removeSecretText/${congressId}/${matter.id}` });
    return true;
  });
}
