import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../platform/config.ts';
import { createPool } from '../../platform/db/create-pool.ts';
import { createDatabase } from '../../platform/db/database.ts';
import { openFileStore } from '../../platform/files/file-store.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { testDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { signHeads } from '../audit/export-heads.ts';
import { assignedSuggestion, ratedSuggestion } from '../audit/test-lives.ts';
import { reportLines, verifySite } from '../audit/verify-site.ts';
import { fileName } from './archive.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';

let site: ProcessSite;
let folder: string;
let archive: string;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  site = await processSite();
  folder = await mkdtemp(join(tmpdir(), 'luoshi-backup-'));
  archive = join(folder, 'site.tar');
  await site.database.ownerPool.query(`insert into platform_site (mode, complete) values ('production', true)`);
  await ratedSuggestion(site);
  await storeFile('f-1', '现场情况说明，含\t制表符和\\反斜杠');
  await storeFile('f-2', 'x'.repeat(9 * 1024 * 1024));
  await enqueueJob(site.database.db, 'sendNotice', { id: '甲' }, { jobKey: 'once', runAt: new Date('2030-01-01T00:00:00.123Z') });
  await site.database.ownerPool.query(`select graphile_worker.reschedule_jobs(array(select id from graphile_worker._private_jobs), attempts => 25)`);
  await enqueueJob(site.database.db, 'renderLetter', { id: '乙' });
});
afterAll(async () => {
  for (const one of opened) await one.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

async function storeFile(id: string, text: string): Promise<void> {
  const stored = await site.site.files.put((async function* () { yield Buffer.from(text); })(), '说明.txt');
  if ('refused' in stored) throw new Error(stored.textZh);
  await site.database.ownerPool.query(`insert into uploaded_file values ('county', $1, '说明.txt', 'text/plain', $2, $3, $4, 'p-lin', now())`, [id, stored.size, stored.sha256, stored.sm3]);
}

function backUp(target: string, more: { url?: string; force?: boolean } = {}) {
  const { files, secrets } = site.site;
  return createBackup({ url: site.database.url, files, target, signingKey: secrets.auditSigningKey, signHeads: (heads) => signHeads(heads, secrets.auditSigningKey, new Date()), ...more });
}

async function emptyTarget(): Promise<{ database: TestDatabase; dataDir: string; config: ReturnType<typeof readConfig> }> {
  const database = await testDatabase({ migrated: false, max: 2 });
  opened.push(database);
  const dataDir = join(folder, `target-${opened.length}`);
  return { database, dataDir, config: readConfig({ DATABASE_URL: database.url }, { mode: 'test', dataDir }) };
}

/** Count and content of every table, in an order that does not depend on where rows lie. */
async function contentOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`);
  const content: Record<string, string> = {};
  for (const { name } of rows) {
    const without = name === 'platform_migration' ? " - 'applied_at'" : '';
    const { rows: sums } = await client.query<{ n: string; sum: string }>(`select count(*) as n, md5(coalesce(string_agg(t, E'\\n' order by t collate "C"), '')) as sum from (select (to_jsonb(x)${without})::text as t from public.${name} x) all_rows`);
    content[name] = `${sums[0]?.n} ${sums[0]?.sum}`;
  }
  await client.end();
  return content;
}

async function verifyAt(url: string, dataDir: string, role = 'luoshi_app') {
  const pool = createPool({ url, max: 2, role });
  const { secrets, clock } = site.site;
  const verification = await verifySite({
    db: createDatabase(pool), dataDir, files: await openFileStore(join(dataDir, 'files')), keys: { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey }, sealer: secrets.sealer, scope: 'all', now: clock.now(),
  });
  await pool.end();
  return { ...verification, text: reportLines(verification).join('\n') };
}

describe('a backup', () => {
  it('restores into an empty folder and an empty database, every table, file, head, sequence and job', async () => {
    const manifest = await backUp(archive);
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    expect(manifest.tables.find(({ name }) => name === 'suggestion')?.rows).toBe(1);
    expect(manifest.files).toBe(2);
    expect(manifest.includesKeys).toBe(false);
    const { database, dataDir, config } = await emptyTarget();
    await restoreBackup({ archive, config, signingKey: site.site.secrets.auditSigningKey });
    expect(await contentOf(database.url)).toEqual(await contentOf(site.database.url));
    const heads = await database.ownerPool.query('select congress_id as "congressId", seq, hash from audit_head where seq > 0 order by 1');
    expect(heads.rows).toEqual(manifest.auditHeads.map(({ congressId, seq, hash }) => ({ congressId, seq, hash })));
    const files = await openFileStore(join(dataDir, 'files'));
    for await (const sha256 of site.site.files.list()) {
      expect(createHash('sha256').update(await readFile(files.pathOf(sha256))).digest('hex')).toBe(sha256);
      expect(manifest.members.some(({ name }) => name === fileName(sha256))).toBe(true);
    }
    const found = await verifyAt(database.url, dataDir);
    expect(found.isSound, found.text).toBe(true);
    const jobs = (pool: pg.Pool) => pool.query(`select t.identifier, j.payload, j.key, j.attempts, j.max_attempts, j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.run_at`).then(({ rows }) => rows as unknown[]);
    expect(await jobs(database.ownerPool)).toEqual(await jobs(site.database.ownerPool));
    expect(await jobs(database.ownerPool)).toContainEqual({ identifier: 'sendNotice', payload: { id: '甲' }, key: 'once', attempts: 25, max_attempts: 25, run_at: new Date('2030-01-01T00:00:00.123Z') });
    expect(await readdir(dataDir)).toEqual(['files']);
  });

  it('leaves policies, triggers and identity columns in force', async () => {
    const { database, config } = await emptyTarget();
    await restoreBackup({ archive, config, signingKey: null });
    const forced = (pool: pg.Pool) => pool.query(`select relname from pg_class where relforcerowsecurity order by 1`);
    expect((await forced(database.ownerPool)).rows).toEqual((await forced(site.database.ownerPool)).rows);
    expect((await database.ownerPool.query(`select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'`)).rows).toEqual([]);
    expect((await database.pool.query('select * from suggestion')).rows).toEqual([]);
    const before = await database.ownerPool.query<{ most: number }>('select max(seq) as most from notice');
    const added = await database.ownerPool.query<{ seq: number }>(`insert into notice (congress_id, id, topic, text, at) values ('county', 'n', 't', 't', now()) returning seq`);
    expect(added.rows[0]?.seq).toBeGreaterThan(before.rows[0]?.most ?? 0);
  });

  it('taken while people work restores to a state that verifies', async () => {
    const target = join(folder, 'busy.tar');
    let working = true;
    let done = 0;
    const work = (async () => { while (working) { await assignedSuggestion(site); done += 1; } })();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const manifest = await backUp(target);
    working = false;
    await work;
    expect(done).toBeGreaterThan(0);
    const { database, dataDir, config } = await emptyTarget();
    await restoreBackup({ archive: target, config, signingKey: null });
    const found = await verifyAt(database.url, dataDir);
    expect(found.isSound, found.text).toBe(true);
    const heads = await database.ownerPool.query(`select seq from audit_head where congress_id = 'county'`);
    expect(heads.rows[0]?.seq).toBe(manifest.auditHeads.find((head) => head.congressId === 'county')?.seq);
  });

  it('works for an owner who is no superuser and whom the policies bind too', async () => {
    const { database } = await emptyTarget();
    const name = `owner_${createHash('sha1').update(folder).digest('hex').slice(0, 8)}`;
    const own = new URL(database.url.replace('@/', '@localhost/'));
    await database.ownerPool.query(`create role ${name} login nosuperuser nobypassrls; grant luoshi_app to ${name}; alter database ${own.pathname.slice(1)} owner to ${name}; alter schema public owner to ${name}`);
    const url = database.url.replace(/\/\/[^@]*@/, `//${name}@`);
    try {
      const config = readConfig({ DATABASE_URL: url }, { mode: 'test', dataDir: join(folder, 'ordinary') });
      await restoreBackup({ archive, config, signingKey: null });
      const again = join(folder, 'ordinary.tar');
      const { files } = { files: await openFileStore(join(folder, 'ordinary', 'files')) };
      const { secrets } = site.site;
      const manifest = await createBackup({ url, files, target: again, signingKey: secrets.auditSigningKey, signHeads: (heads) => signHeads(heads, secrets.auditSigningKey, new Date()) });
      const counts = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]));
      for (const [table, content] of Object.entries(await contentOf(database.url))) if (table !== 'platform_migration') expect(`${table} ${counts[table]}`).toBe(`${table} ${content.split(' ')[0]}`);
    } finally {
      await database.ownerPool.query(`alter database ${own.pathname.slice(1)} owner to current_user; reassign owned by ${name} to current_user; drop owned by ${name}; drop role ${name}`);
    }
  });
});

describe('refusals', () => {
  const refusal = (promise: Promise<unknown>) => promise.then(() => 'accepted', (error: { code?: string; message: string }) => `${error.code}: ${error.message}`);

  it('keeps an existing file unless told otherwise', async () => {
    expect(await refusal(backUp(archive))).toContain('fileExists');
    await backUp(join(folder, 'twice.tar'));
    await backUp(join(folder, 'twice.tar'), { force: true });
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('leaves nothing behind when the database goes away', async () => {
    expect(await refusal(backUp(join(folder, 'never.tar'), { url: site.database.url.replace(/t_[0-9a-f]+/, 'no_such_database') }))).not.toBe('accepted');
    expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  it('restores nothing from a damaged archive', async () => {
    const whole = await readFile(archive);
    const { database, dataDir, config } = await emptyTarget();
    const broken = join(folder, 'broken.tar');
    const at = whole.indexOf(Buffer.from('无障碍改造'));
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    const manifestAt = whole.indexOf(Buffer.from('"formatVersion"'));
    const edited = Buffer.from(whole);
    edited.write('"formatVersioN"', manifestAt);
    for (const content of [flipped, edited, Buffer.from('no archive at all'), Buffer.alloc(0), Buffer.from('x'.repeat(5000))]) {
      await writeFile(broken, content);
      expect(await refusal(restoreBackup({ archive: broken, config, signingKey: null }))).toContain('archiveDamaged');
    }
    for (const length of [whole.length - 600, Math.floor(whole.length / 2), 4096]) {
      await writeFile(broken, whole);
      await truncate(broken, length);
      expect(await refusal(restoreBackup({ archive: broken, config, signingKey: null })), String(length)).toContain('archiveDamaged');
    }
    expect(await contentOf(database.url)).toEqual({});
    await expect(stat(dataDir)).rejects.toThrow('ENOENT');
  });

  it('refuses a manifest signed with another key', async () => {
    const { config } = await emptyTarget();
    const { generateKeyPairSync } = await import('node:crypto');
    expect(await refusal(restoreBackup({ archive, config, signingKey: generateKeyPairSync('ed25519').privateKey }))).toContain('archiveNotOurs');
  });

  it('refuses a folder and a database that hold anything', async () => {
    const { database, dataDir, config } = await emptyTarget();
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'notes.txt'), 'mine');
    expect(await refusal(restoreBackup({ archive, config, signingKey: null }))).toContain('targetNotEmpty');
    await rm(join(dataDir, 'notes.txt'));
    await database.ownerPool.query('create table mine (id int)');
    expect(await refusal(restoreBackup({ archive, config, signingKey: null }))).toContain('targetNotEmpty');
    expect(Object.keys(await contentOf(database.url))).toEqual(['mine']);
    await database.ownerPool.query('drop table mine');
    await restoreBackup({ archive, config, signingKey: null });
    expect(await refusal(restoreBackup({ archive, config, signingKey: null }))).toContain('targetNotEmpty');
  });

  it('begins a restoration anew that was cut off', async () => {
    const { database, dataDir, config } = await emptyTarget();
    await mkdir(join(dataDir, 'files', 'incoming'), { recursive: true });
    await writeFile(join(dataDir, 'restore-incomplete'), createHash('sha256').update(config.databaseUrl ?? '').digest('hex'));
    await database.ownerPool.query('create table suggestion (half text)');
    await restoreBackup({ archive, config, signingKey: null });
    expect((await contentOf(database.url))['platform_site']).toMatch(/^1 /);
  });
});
