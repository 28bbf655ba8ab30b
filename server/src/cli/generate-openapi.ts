import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../app.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config.ts';
import { createPool } from '../platform/db/create-pool.ts';
import { createDatabase } from '../platform/db/database.ts';
import { openFileStore } from '../platform/files/file-store.ts';
import { createMissingSecrets, readSecrets } from '../platform/secrets.ts';

/** The API's description, read off the routes themselves. No database is asked: a pool connects at its first query only. */
export async function generateOpenapi(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'luoshi-openapi-'));
  try {
    const config = readConfig({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', LUOSHI_LOG: 'silent' }, { mode: 'demo', dataDir });
    createMissingSecrets(config);
    const pool = createPool({ url: config.databaseUrl ?? '' });
    const app = await buildApp({
      config, db: createDatabase(pool), pool, clock: systemClock, files: await openFileStore(join(dataDir, 'files')), secrets: readSecrets(config),
      onClockMove: () => undefined, readiness: async () => [], close: async () => undefined,
    }, { pages: false });
    await app.ready();
    const text = JSON.stringify(app.swagger(), null, 1);
    await app.close();
    await pool.end();
    return `${text}\n`;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
