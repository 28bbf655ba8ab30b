import { join } from 'node:path';
import type pg from 'pg';
import { systemClock, type Clock } from './clock/clock.ts';
import { followClock } from './clock/follow-clock.ts';
import type { Config } from './config.ts';
import { createPool } from './db/create-pool.ts';
import { createDatabase, type Db } from './db/database.ts';
import { pendingMigrations } from './db/migrate.ts';
import { openFileStore, type FileStore } from './files/file-store.ts';
import { OperatorError } from './operator-error.ts';
import { readSecrets, type Secrets } from './secrets.ts';

/** What every role of the site works with. */
export interface Site {
  readonly config: Config;
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly secrets: Secrets;
  /** Called when the demo's clock was moved; never in production. */
  onClockMove(listener: () => void): void;
  /** What is not in order, in Chinese; for /readyz. */
  readiness(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens the site as the application: role luoshi_app, the demo's clock if it is a demo. */
export async function openSite(config: Config, options: { pool?: number; mayLackSealingKey?: boolean; onWarning?: (message: string) => void } = {}): Promise<Site> {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) throw new OperatorError('noDatabase', '没有设置 DATABASE_URL。请用 luoshi demo 或 luoshi start 启动，或设置它。');
  const secrets = readSecrets(config, options.mayLackSealingKey);
  const files = await openFileStore(join(config.dataDir, 'files'));
  const pool = createPool({
    url: databaseUrl,
    max: options.pool ?? config.databasePool,
    role: 'luoshi_app',
    onError: (error) => options.onWarning?.(error.message),
  });
  const followed = config.mode === 'demo' ? await followClock(databaseUrl) : undefined;
  let isCurrent = false;
  return {
    config,
    db: createDatabase(pool),
    pool,
    clock: followed ?? systemClock,
    files,
    secrets,
    onClockMove: (listener) => followed?.onMove(listener),
    readiness: async () => {
      if (isCurrent) {
        await pool.query('select 1');
        return [];
      }
      const pending = await pendingMigrations(pool);
      isCurrent = pending.length === 0;
      return isCurrent ? [] : [`还有 ${pending.length} 项数据库结构变更未执行，请运行 luoshi migrate`];
    },
    close: async () => {
      await followed?.close();
      await pool.end();
    },
  };
}
