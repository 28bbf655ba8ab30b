import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signHeads } from '../features/audit/export-heads.ts';
import { ratedSuggestion } from '../features/audit/test-lives.ts';
import { createBackup } from '../features/backup/create-backup.ts';
import { processSite } from '../testing/process-site.ts';

/** The commands as processes, on the embedded server: stopped, running, and damaged. */
let folder: string;
let dataDir: string;
const held: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-cmd-'));
  dataDir = join(folder, 'site');
  const site = await processSite();
  await site.database.ownerPool.query(`insert into platform_site (mode, complete) values ('production', true)`);
  await ratedSuggestion(site);
  const { config, secrets, files } = site.site;
  await createBackup({
    url: site.database.url, files, target: join(folder, 'first.tar'), signingKey: secrets.auditSigningKey, signHeads: (heads) => signHeads(heads, secrets.auditSigningKey, new Date()),
    keys: { 'session-secret': config.sessionSecretFile, 'audit-signing-key.pem': config.auditSigningKeyFile, 'audit-mac-key': config.auditMacKeyFile },
  });
  await site.close();
});
afterAll(async () => {
  for (const child of held) await release(child);
  await rm(folder, { recursive: true, force: true });
});

/** Runs one command in a process of its own, as `luoshi` does. */
async function luoshi(command: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const program = `const { run } = await import(process.argv[1]); try { process.exitCode = await run(process.argv.slice(2)); } catch (error) { console.error(error.message); process.exitCode = error.code === 'badOption' ? 2 : 1; }`;
  const { DATABASE_URL: _own, LUOSHI_DATA: _data, ...env } = process.env;
  const script = fileURLToPath(new URL(`./${command}.ts`, import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', program, script, ...args], { env, cwd: folder }, (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }));
  });
}

/** The embedded server as a running site holds it. */
async function hold(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../platform/testing/run-postgres.ts', import.meta.url)), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  held.push(child);
  const [line] = (await once(child.stdout ?? process.stdin, 'data')) as [Buffer];
  const { url } = JSON.parse(line.toString()) as { url: string };
  return { child, url: url.replace('/postgres?', '/luoshi?') };
}

async function release(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

describe('the commands beside a site', () => {
  it('restore with keys into an empty folder, verify the stopped site, refuse to restore over it', async () => {
    const restored = await luoshi('restore', join(folder, 'first.tar'), '--data', dataDir);
    expect(restored.code, restored.err + restored.out).toBe(0);
    expect(restored.out).toContain('核验通过');
    expect(restored.out).toContain('没有测评密封密钥');
    expect((await readdir(dataDir)).sort()).toEqual(['audit-heads', 'files', 'keys', 'postgres']);
    expect((await stat(join(dataDir, 'keys', 'audit-mac-key'))).mode & 0o777).toBe(0o600);
    const verified = await luoshi('verify', '--data', dataDir);
    expect(verified.code, verified.err + verified.out).toBe(0);
    expect(verified.err).toContain('网站没有运行，正在启动内置数据库');
    const again = await luoshi('restore', join(folder, 'first.tar'), '--data', dataDir);
    expect(again.code).toBe(1);
    expect(again.err).toContain('不是空的');
  }, 60_000);

  it('back up, import into and verify a running site through its socket, and find what is changed in it', async () => {
    const { child, url } = await hold();
    await writeFile(join(folder, 'new.jsonl'), `${JSON.stringify({ title: '关于增设公交站的建议', leadDeputy: '仇红' })}\n{"title":""}\n`);
    const imported = await luoshi('import', 'suggestions', join(folder, 'new.jsonl'), '--data', dataDir, '--by', 'affairs');
    expect(imported.code, imported.err + imported.out).toBe(1);
    expect(imported.out).toContain('第 2 行 标题：必填，不能为空');
    expect(imported.out).toContain('已导入 1 件，以前导入过 0 件，不能导入 1 行');
    const backedUp = await luoshi('backup', join(folder, 'second.tar'), '--data', dataDir);
    expect(backedUp.code, backedUp.err + backedUp.out).toBe(0);
    expect(backedUp.err).not.toContain('正在启动内置数据库');
    expect((await luoshi('backup', join(folder, 'second.tar'), '--data', dataDir)).err).toContain('已经存在');
    expect((await luoshi('verify', 'audit', '--data', dataDir)).code).toBe(0);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`with last as (delete from audit_entry e using audit_head h where h.congress_id = e.congress_id and h.congress_id = 'county' and e.seq = h.seq returning e.seq)
      update audit_head h set seq = e.seq, hash = e.hash from audit_entry e, last where h.congress_id = 'county' and e.congress_id = 'county' and e.seq = last.seq - 1`);
    await client.end();
    const found = await luoshi('verify', '--data', dataDir);
    expect(found.code).toBe(1);
    expect(found.out).toContain('末尾 1 条已被删除，或数据库被换成了旧的');
    expect(found.out).toContain('没有它的条目');
    await release(child);
    const heads = await readdir(join(dataDir, 'audit-heads'));
    expect(JSON.parse(await readFile(join(dataDir, 'audit-heads', heads.at(-1) ?? ''), 'utf8'))).toContainEqual(expect.objectContaining({ congressId: 'county' }));
  }, 90_000);

  it('restore without keys and say what that means', async () => {
    const bare = join(folder, 'bare');
    const restored = await luoshi('restore', join(folder, 'second.tar'), '--data', bare);
    expect(restored.code, restored.err + restored.out).toBe(0);
    expect(restored.out).toContain('没有密钥文件，未核对条目的密钥校验码');
    expect(restored.out).toContain('启动前请把原来的密钥放到');
  }, 60_000);

  it.each([['verify', ['everything']], ['backup', []], ['restore', ['x.tar']], ['import', ['people', 'x.jsonl']]])('answer a wrong use of %s with exit code 2', async (command, args) => {
    expect((await luoshi(command, ...args)).code).toBe(2);
  });
});
