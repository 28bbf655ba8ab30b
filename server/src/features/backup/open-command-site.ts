import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { readConfig, type Config, type Environment } from '../../platform/config.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { openSite, type Site } from '../../platform/site.ts';
import { reachDatabase, type ReachedDatabase } from './reach-database.ts';

export interface CommandSite {
  /** As the application works: under row-level security, by the product's clock. */
  readonly site: Site;
  readonly database: ReachedDatabase;
  close(): Promise<void>;
}

/** The folder of the site meant: as asked for, else the real site's, else the demo's. */
export function siteConfig(env: Environment, dataDir: string | undefined): Config {
  if (dataDir !== undefined || (env['LUOSHI_DATA'] ?? '') !== '' || (env['DATABASE_URL'] ?? '') !== '') return readConfig(env, { dataDir });
  const found = ['.luoshi/site', '.luoshi/demo'].find((folder) => existsSync(join(folder, 'postgres')));
  return readConfig(env, { dataDir: resolve(found ?? '.luoshi/site') });
}

/** Opens the site for a command beside it, running or not. A demo's clock is followed. */
export async function openCommandSite(env: Environment, dataDir: string | undefined, progress: (textZh: string) => void): Promise<CommandSite> {
  const config = siteConfig(env, dataDir);
  const database = await reachDatabase(config, progress);
  try {
    const mode = (await readMode(database.url)) === 'demo' ? 'demo' : 'production';
    const site = await openSite({ ...config, mode, databaseUrl: database.url }, { pool: 4, mayLackSealingKey: true });
    const pending = await site.readiness();
    if (pending.length > 0) {
      await site.close();
      throw new OperatorError('notMigrated', `${pending.join(';')}。请先用本版本启动网站，或执行 luoshi migrate。`);
    }
    return {
      site, database,
      close: async () => {
        await site.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function readMode(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ mode: string }>(`select mode from platform_site`);
    return rows[0]?.mode;
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') throw new OperatorError('notASite', '这个数据库中没有落实的表，请核对 --data 或 DATABASE_URL。', { cause: error });
    throw error;
  } finally {
    await client.end();
  }
}
