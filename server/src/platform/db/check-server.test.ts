import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runWaitingJobs } from '../jobs/run-jobs.ts';
import { socketUrl } from '../postgres/start-embedded.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createPool } from './create-pool.ts';
import { migrate } from './migrate.ts';

/** A database as a site's own administrator might hand it over. */
describe("a site's own database", () => {
  const suffix = randomBytes(4).toString('hex');
  const owner = `owner_${suffix}`;
  const databases: string[] = [];
  let test: TestDatabase;
  let admin: pg.Pool;

  beforeAll(async () => {
    test = await testDatabase();
    admin = test.ownerPool;
    await admin.query(`create role ${owner} login`);
  });
  afterAll(async () => {
    for (const name of databases) await admin.query(`drop database ${name} with (force)`);
    await admin.query(`revoke luoshi_app from ${owner}; drop role ${owner}`);
    await test.close();
  });

  async function create(options: string, user = owner): Promise<string> {
    const name = `site_${suffix}_${databases.length}`;
    await admin.query(`create database ${name} owner ${owner} ${options}`);
    databases.push(name);
    const { host, port } = inject('luoshiPostgres');
    return socketUrl({ host, port, user, database: name });
  }
  const libc = async (): Promise<string> => {
    const { rows } = await admin.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
    return `template template0 ${(rows[0]?.version ?? 0) >= 150_000 ? 'locale_provider libc' : ''} lc_collate 'C' lc_ctype 'C'`;
  };

  it('whose owner is an ordinary role carries the whole platform once the application role is granted', async () => {
    const url = await create('');
    await expect(migrate(url)).rejects.toThrow(`grant luoshi_app to ${owner}`);
    await admin.query(`grant luoshi_app to ${owner}`);
    expect(await migrate(url)).toContain('0001_platform');
    const pool = createPool({ url, role: 'luoshi_app', max: 1 });
    const { rows } = await pool.query(`select current_user as role, enqueue_job('count', '{}') > 0 as queued`);
    expect(rows).toEqual([{ role: 'luoshi_app', queued: true }]);
    await pool.end();
    let done = 0;
    await runWaitingJobs({ url, tasks: { count: async () => void (done += 1) } });
    expect(done).toBe(1);
  });

  it('in an encoding without Chinese is refused with the remedy', async () => {
    const url = await create(`encoding 'SQL_ASCII' ${await libc()}`);
    await expect(migrate(url)).rejects.toThrow(/SQL_ASCII，须为 UTF8。请执行 create database/);
  });

  it('in which trigrams do not see Chinese is refused with the remedy', async () => {
    await expect(migrate(await create(`encoding 'UTF8' ${await libc()}`))).rejects.toThrow(/lc_ctype\)不认识汉字/);
  });
});
