import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { OperatorError } from '../operator-error.ts';
import { quietLogger } from '../jobs/logger.ts';
import { checkServer } from './check-server.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** server/migrations, wherever the program lies. */
export const migrationsFolder = fileURLToPath(new URL('../../../migrations/', import.meta.url));

/** One number for all sites: two programs that start at once migrate one after the other. */
const LOCK = 6_042_026;

export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const file of files) {
    const match = /^(\d{4})_([a-z0-9_-]+)\.sql$/.exec(file);
    if (match === null) throw new Error(`${file}: a migration is called NNNN_name.sql`);
    const sql = (await readFile(`${folder}/${file}`, 'utf8')).replaceAll('\r\n', '\n');
    const number = Number(match[1]);
    if (migrations.at(-1)?.number === number) throw new Error(`${file}: number ${number} is taken twice`);
    migrations.push({ number, name: file.slice(0, -4), sql, checksum: createHash('sha256').update(sql).digest('hex') });
  }
  return migrations;
}

/** Brings a database to the newest schema, as its owner. Returns the names of the migrations applied now. */
export async function migrate(url: string, options: { folder?: string; onProgress?: (name: string) => void } = {}): Promise<string[]> {
  const migrations = await readMigrations(options.folder);
  const client = new pg.Client({ connectionString: url, application_name: 'luoshi migrate' });
  client.on('error', () => {}); // A lost connection shows in the statement that it breaks.
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await checkServer(client);
    await refuseForeignTables(client);
    await installJobQueue(url);
    await client.query(`create table if not exists platform_migration (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`);
    const pending = findPending(migrations, await readApplied(client));
    for (const migration of pending) {
      options.onProgress?.(migration.name);
      await apply(client, migration);
    }
    await client.query('grant select on platform_migration to luoshi_app');
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** What is still to be applied; a changed, missing or overtaken migration is refused, for the schema would be anyone's guess. */
export function findPending(migrations: readonly Migration[], applied: readonly { number: number; name: string; checksum: string }[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const row of applied) {
    const migration = known.get(row.number);
    if (migration === undefined) {
      throw new OperatorError('databaseNewer', `数据库含有本程序没有的结构变更 ${row.name}，它由更新的版本建立。请使用该版本或更新的程序。`);
    }
    if (migration.checksum !== row.checksum) {
      throw new OperatorError('migrationChanged', `结构变更 ${row.name} 在执行之后被改动，数据库与程序不再一致。请恢复原文件；新的变更须另编号。`);
    }
  }
  const done = new Set(applied.map((row) => row.number));
  const last = Math.max(0, ...done);
  const pending = migrations.filter((migration) => !done.has(migration.number));
  const overtaken = pending.find((migration) => migration.number < last);
  if (overtaken !== undefined) {
    throw new OperatorError('migrationOvertaken', `结构变更 ${overtaken.name} 的编号小于已执行的 ${last}，不能补插。请改用更大的编号。`);
  }
  return pending;
}

/** The names of migrations not yet applied; for /readyz, with the application's own rights. */
export async function pendingMigrations(pool: pg.Pool, folder?: string): Promise<string[]> {
  return findPending(await readMigrations(folder), await readApplied(pool)).map((migration) => migration.name);
}

async function readApplied(client: pg.Client | pg.Pool): Promise<{ number: number; name: string; checksum: string }[]> {
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>('select number, name, checksum from platform_migration order by number');
  return rows;
}

/** A database that holds somebody else's tables is most likely named by mistake. */
async function refuseForeignTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ ours: boolean; tables: string | null }>(`
    select to_regclass('public.platform_migration') is not null as ours,
      (select string_agg(relname, '、' order by relname) from (
        select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and not exists (select 1 from pg_depend where objid = c.oid and deptype = 'e') limit 5) as found) as tables`);
  if (rows[0]?.ours === true || rows[0]?.tables == null) return;
  throw new OperatorError('databaseNotEmpty', `数据库中已有别的程序的表（${rows[0].tables}等）。请为落实另建一个空的数据库，再用 DATABASE_URL 指定。`);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into platform_migration (number, name, checksum) values ($1, $2, $3)', [migration.number, migration.name, migration.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const detail = error as { message?: string; hint?: string; position?: string };
    throw new OperatorError(
      'migrationFailed',
      `结构变更 ${migration.name} 执行失败，已全部撤回：${detail.message ?? String(error)}${detail.hint === undefined ? '' : `(${detail.hint})`}${lineOf(migration.sql, detail.position)}`,
      { cause: error },
    );
  }
}

function lineOf(sql: string, position: string | undefined): string {
  return position === undefined ? '' : `,第 ${sql.slice(0, Number(position)).split('\n').length} 行`;
}

/** The job library's own schema, made by the owner before ours, which calls it. */
async function installJobQueue(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // The library insists on both; a broken connection shows in the query that used it.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool: pool, logger: quietLogger });
  } finally {
    await pool.end();
  }
}
