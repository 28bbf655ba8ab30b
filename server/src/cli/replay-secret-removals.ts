import { replayRemovals } from '../features/secret-matters/public.ts';
import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config.ts';
import { createPool } from '../platform/db/create-pool.ts';
import { createDatabase } from '../platform/db/database.ts';
import { readSecrets } from '../platform/secrets.ts';

/** Before the site serves anybody: no older database silently brings back a text that was removed as a state secret. */
export async function replaySecretRemovals(config: Config, url: string): Promise<void> {
  const pool = createPool({ url, max: 1, role: 'luoshi_app' });
  try {
    const { auditMacKey, auditSigningKey } = readSecrets(config);
    for (const line of await replayRemovals({ db: createDatabase(pool), clock: systemClock, dataDir: config.dataDir, auditMacKey, signingKey: auditSigningKey })) console.error(line);
  } finally {
    await pool.end();
  }
}
