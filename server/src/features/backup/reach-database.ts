import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../../platform/config.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { OWNER_ROLE } from '../../platform/postgres/create-cluster.ts';
import { refuseIfInUse } from '../../platform/postgres/heal-predecessor.ts';
import { socketUrl } from '../../platform/postgres/start-embedded.ts';
import { keepDatabase } from '../../platform/supervise/keep-database.ts';

export interface ReachedDatabase {
  /** The owner's address. */
  readonly url: string;
  readonly how: 'external' | 'running' | 'started';
  /** Stops what was started here, and nothing else. */
  stop(): Promise<void>;
}

const NAME = 'luoshi';

/** The site's database, for a command beside the site: its own server, the running site's socket, or the embedded server started for the while. */
export async function reachDatabase(config: Config, progress: (textZh: string) => void): Promise<ReachedDatabase> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, how: 'external', stop: async () => {} };
  const cluster = join(config.dataDir, 'postgres');
  if (!existsSync(cluster)) throw new OperatorError('noDatabase', `${config.dataDir} 中没有数据库。请用 --data 指定网站的数据文件夹，或设置 DATABASE_URL。`);
  if (await isRunning(cluster)) return { url: await addressOfRunning(cluster), how: 'running', stop: async () => {} };
  progress('网站没有运行，正在启动内置数据库（完成后停止）');
  const kept = await keepDatabase(config, (line) => void (isFarewell(line) || progress(`数据库：${line}`)));
  return { url: kept.url, how: 'started', stop: () => kept.stop() };
}

async function isRunning(cluster: string): Promise<boolean> {
  try {
    await refuseIfInUse(cluster);
    return false;
  } catch (error) {
    if (error instanceof OperatorError && error.code === 'folderInUse') return true;
    throw error;
  }
}

/** Where the running server listens stands in its own lock file: port in line 4, the socket's folder in line 5. */
async function addressOfRunning(cluster: string): Promise<string> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [port, host] = [Number(lines[3]), lines[4]?.trim() ?? ''];
  const failed = (cause?: unknown) => new OperatorError('databaseUnreachable', `网站正在运行，但连不上它的数据库(${host || '没有公布地址'})。请以启动网站的用户执行，或稍后再试。`, { cause });
  if (host === '' || !Number.isInteger(port)) throw failed();
  const url = socketUrl({ host, port, user: OWNER_ROLE, database: NAME });
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
  } catch (error) {
    throw failed(error);
  } finally {
    await client.end().catch(() => {});
  }
  return url;
}

/** A connection that was just being closed when the server was stopped: nothing was lost with it. */
export const isFarewell = (line: string): boolean => line.includes('terminating connection due to administrator command');
