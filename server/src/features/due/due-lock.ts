import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Any number of our own; of this database alone. */
const LOCK = 5_021_001;
const POLL_MS = 100;

/**
 * One process at a time does what falls due. The lock lives on a connection: whoever dies lets go of it. Even two at once would do
 * nothing twice (each act decides anew under the lock of its case); the lock only spares the vain attempts.
 * Answers undefined if another one still has it after `patienceMs`.
 */
export function withDueLock<Result>(db: Db, patienceMs: number, work: () => Promise<Result>): Promise<Result | undefined> {
  return db.connection().execute(async (connection) => {
    const until = Date.now() + patienceMs;
    for (;;) {
      const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${LOCK}::bigint) as taken`.execute(connection);
      if (rows[0]?.taken === true) break;
      if (Date.now() >= until) return undefined;
      await pause(POLL_MS);
    }
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${LOCK}::bigint)`.execute(connection).catch(() => undefined);
    }
  });
}
