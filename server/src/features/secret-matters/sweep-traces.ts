import { rm } from 'node:fs/promises';
import type { KeyObject } from 'node:crypto';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { evolveSecretMatter } from '@luoshi/domain/secret-matter/workflow.ts';
import { sql } from 'kysely';
import { createPool } from '../../platform/db/create-pool.ts';
import { createDatabase, withTransaction, type Db } from '../../platform/db/database.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { createActRecorder } from '../audit/public.ts';
import { tablesOfCases, wordColumnsBesideCases } from './case-tables.ts';
import { takeSecretMatter } from './read/secret-matters.ts';
import { listRemoval } from './removal-list.ts';
import { removeText, unsweptMatter } from './remove-text.ts';
import { saveSecretMatter } from './save-secret-matter.ts';

export interface RemovalDependencies {
  /** The owner's address: the application's role can neither empty a body nor rewrite a table. */
  readonly ownerUrl: string;
  readonly clock: Clock; readonly files: FileStore; readonly dataDir: string; readonly auditMacKey: Buffer; readonly signingKey: KeyObject;
}

/**
 * The worker's part, after two people have decided: the text goes, then its files, then what the database's own files still hold of it.
 * Each step looks at what is there, so that it may be killed at any point and run again.
 */
export async function removeSecretText(deps: RemovalDependencies, congressId: string, matterId: string): Promise<void> {
  const pool = createPool({ url: deps.ownerUrl, max: 1, applicationName: 'luoshi secret matters' });
  try {
    const db = createDatabase(pool);
    await removeText({ db, now: deps.clock.now(), auditMacKey: deps.auditMacKey }, congressId, matterId);
    const left = await unsweptMatter(db, congressId, matterId);
    if (left === null || left.matter.suggestionId === null) return;
    await listRemoval(deps.dataDir, { congressId, suggestionId: left.matter.suggestionId, matterId, at: left.matter.removedAt ?? '' }, deps.signingKey);
    for (const sha256 of left.files) if (!(await isStillNamed(db, sha256))) await rm(deps.files.pathOf(sha256), { force: true });
    await rewriteTables(db);
    await recordSweep(deps, db, congressId, matterId);
  } finally {
    await pool.end();
  }
}

/** Files are kept by their content: the same one may stand on another case, of whichever congress. */
async function isStillNamed(db: Db, sha256: string): Promise<boolean> {
  const { rows: congresses } = await withTransaction(db, '', (tx) => sql<{ id: string }>`select id from congress`.execute(tx));
  for (const { id } of congresses) {
    const named = await withTransaction(db, id, (tx) => sql`select 1 from uploaded_file where sha256 = ${sha256} union all select 1 from attachment where sha256 = ${sha256} limit 1`.execute(tx));
    if (named.rows.length > 0) return true;
  }
  return false;
}

/**
 * Deleted rows lie in a table's file until it is rewritten, their words in its indexes, samples of them in the statistics. The write-ahead
 * log, the disk's free blocks and every copy made before remain: docs/operations/secret-matters.md says what to do with them.
 */
async function rewriteTables(db: Db): Promise<void> {
  const names = await withTransaction(db, '', async (tx) => [...new Set([...(await tablesOfCases(tx)), ...(await wordColumnsBesideCases(tx)).map(({ table }) => table), 'suggestion', 'audit_entry', 'uploaded_file', 'notice_read', 'secret_matter'])]);
  for (const name of names) await sql`vacuum (full, analyze) ${sql.table(name)}`.execute(db);
  // Only a superuser may: elsewhere the statistics' own dead rows go with the next automatic vacuum.
  for (const further of [sql`vacuum full pg_statistic`, sql`checkpoint`]) {
    try {
      await further.execute(db);
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error;
    }
  }
}

async function recordSweep({ clock, auditMacKey }: RemovalDependencies, db: Db, congressId: string, matterId: string): Promise<void> {
  await withTransaction(db, congressId, async (tx) => {
    const found = await takeSecretMatter(tx, congressId, matterId);
    if (found === undefined || found.sweptAt !== null) return;
    const now = clock.now();
    const matter = evolveSecretMatter(found, 'SecretTracesSwept', found.state, {}, now.toISOString());
    await saveSecretMatter(tx, matter, now);
    await createActRecorder(clock, auditMacKey)(tx, { congressId, actor: systemActor(congressId), kind: 'secretMatter', id: matterId, version: matter.version, action: 'sweep', event: 'SecretTracesSwept', body: {}, fromState: found.state, toState: matter.state });
  });
}
