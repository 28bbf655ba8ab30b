import { sealAtStart, sweepAfterSealing, tellOfKeys } from '../features/cases/seal-at-start.ts';
import type { Config } from '../platform/config.ts';
import { createPool } from '../platform/db/create-pool.ts';
import { readSecrets } from '../platform/secrets.ts';

/** Before the site serves anybody: ratings under embargo stand sealed under the newest key, whatever version wrote them. */
export async function sealRatings(config: Config, url: string, progress: (line: string) => void): Promise<void> {
  const pool = createPool({ url, max: 1 });
  try {
    const found = await sealAtStart(pool, readSecrets(config).sealer);
    await sweepAfterSealing(pool, found);
    if (found.sealed > 0) progress(`已封存未公开的测评 ${found.sealed} 份`);
    if (found.rewrapped > 0) progress(`已改用新的密封密钥 ${found.rewrapped} 份`);
    const warning = tellOfKeys(found, config.ratingSealingKeyFile);
    if (warning !== null) console.error(warning);
  } finally {
    await pool.end();
  }
}
