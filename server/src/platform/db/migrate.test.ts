import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { migrate, migrationsFolder, pendingMigrations, readMigrations } from './migrate.ts';
import { dumpSchema } from './schema-dump.ts';

describe('migrations', () => {
  let test: TestDatabase;
  let folder = '';
  const write = (name: string, sql: string): Promise<void> => writeFile(join(folder, name), sql);
  const run = (): Promise<string[]> => migrate(test.url, { folder });

  beforeEach(async () => {
    test = await testDatabase({ migrated: false });
    folder = await mkdtemp(join(tmpdir(), 'luoshi-migrations-'));
    await write('0001_platform.sql', (await readMigrations())[0]?.sql ?? '');
    await write('0002_note.sql', 'create table note (id int primary key);');
  });
  afterEach(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });

  it('are applied once, in order, and leave the schema current', async () => {
    expect(await run()).toEqual(['0001_platform', '0002_note']);
    expect(await run()).toEqual([]);
    await write('0010_more.sql', 'alter table note add column text text;');
    expect(await pendingMigrations(test.pool, folder)).toEqual(['0010_more']);
    expect(await run()).toEqual(['0010_more']);
  });

  it('run one after the other when two programs start at once', async () => {
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat().sort()).toEqual(['0001_platform', '0002_note']);
  });

  it('that were changed, overtaken, or made by a newer program are refused by name', async () => {
    await run();
    await write('0002_note.sql', 'create table note (id bigint primary key);');
    await expect(run()).rejects.toThrow(/0002_note 在执行之后被改动/);
    await rename(join(folder, '0002_note.sql'), join(folder, '0003_note.sql'));
    await expect(run()).rejects.toThrow(/本程序没有的结构变更 0002_note/);
    await write('0002_note.sql', 'create table note (id int primary key);');
    await write('0003_note.sql', 'select 1;');
    await run();
    await write('0000_early.sql', 'select 1;');
    await expect(run()).rejects.toThrow(/0000_early 的编号小于已执行的 3/);
  });

  it('that fail leave nothing of themselves and say where', async () => {
    await write('0003_broken.sql', 'create table half (id int);\nselect nothing_here;');
    await expect(run()).rejects.toThrow(/0003_broken 执行失败.*nothing_here.*第 2 行/);
    const { rows } = await test.ownerPool.query(`select to_regclass('half') as half, to_regclass('note')::text as note`);
    expect(rows).toEqual([{ half: null, note: 'note' }]);
  });

  it("do not touch a database that holds somebody else's tables", async () => {
    await test.ownerPool.query('create table customers (id int)');
    await expect(run()).rejects.toThrow(/已有别的程序的表（customers等）/);
  });

  it('of the program itself: two histories give the same schema text', async () => {
    await migrate(test.url, { folder: migrationsFolder });
    const other = await testDatabase();
    expect(await dumpSchema(test.ownerPool)).toBe(await dumpSchema(other.ownerPool));
    await other.close();
  });
});
