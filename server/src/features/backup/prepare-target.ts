import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../../platform/config.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { refuseIfInUse } from '../../platform/postgres/heal-predecessor.ts';

/** Stands in the folder while a restoration is under way, so that one which was cut off can be begun again. */
const MARKER = 'restore-incomplete';
/** What may lie in the folder already: keys put there by hand, and the heads that were exported. */
const ALLOWED = new Set<string>(['keys', 'audit-heads', MARKER]);

/** Which database was being filled; not its address itself, which may hold a password. */
const targetOf = ({ databaseUrl }: Config): string => (databaseUrl === undefined ? 'embedded' : createHash('sha256').update(databaseUrl).digest('hex'));

/** Refuses a folder or a database that holds anything; clears what a restoration that was cut off left behind. */
export async function prepareTarget(config: Config): Promise<void> {
  const { dataDir, databaseUrl } = config;
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new OperatorError('notAFolder', `${dataDir} 不是可读的文件夹，请用 --data 指定一个空文件夹。`, { cause: error });
  });
  const again = (await readFile(join(dataDir, MARKER), 'utf8').catch(() => null)) === targetOf(config);
  const alien = names.filter((name) => !ALLOWED.has(name) && !name.startsWith('.write-test-'));
  if (!again && alien.length > 0) throw new OperatorError('targetNotEmpty', `文件夹 ${dataDir} 不是空的(有 ${alien.slice(0, 3).join('、')})，不会覆盖。请用 --data 指定一个空文件夹。`);
  await refuseIfInUse(join(dataDir, 'postgres'));
  if (databaseUrl !== undefined) await emptyOrRefuse(databaseUrl, again);
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, MARKER), targetOf(config));
  await clearFolder(dataDir);
}

/** After a failure: the folder is as it was found. */
export async function clearTarget(config: Config): Promise<void> {
  if (config.databaseUrl !== undefined) await emptyOrRefuse(config.databaseUrl, true).catch(() => {});
  await clearFolder(config.dataDir);
  await rm(join(config.dataDir, MARKER), { force: true });
}

export async function markRestored(dataDir: string): Promise<void> {
  await rm(join(dataDir, MARKER), { force: true });
}

async function clearFolder(dataDir: string): Promise<void> {
  for (const name of ['postgres', 'postgres.owner', 'run', 'files']) if (existsSync(join(dataDir, name))) await rm(join(dataDir, name), { recursive: true, force: true });
}

async function emptyOrRefuse(url: string, mayClear: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
      and not exists (select 1 from pg_depend where objid = c.oid and deptype = 'e') union all select 'graphile_worker' from pg_namespace where nspname = 'graphile_worker' limit 3`);
    if (rows.length === 0) return;
    if (!mayClear || (await isSite(client))) throw new OperatorError('targetNotEmpty', `DATABASE_URL 指定的数据库不是空的(有 ${rows.map(({ name }) => name).join('、')})，不会覆盖。请另建一个空的数据库。`);
    await client.query('drop schema if exists graphile_worker cascade');
    await client.query('drop schema public cascade');
    await client.query('create schema public');
  } finally {
    await client.end();
  }
}

/** What a restoration wrote is committed at once, with the row that says what the database is for: before that there is no site in it. */
async function isSite(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.platform_site') is not null as there`);
  if (rows[0]?.there !== true) return false;
  return ((await client.query('select 1 from platform_site')).rowCount ?? 0) > 0;
}
