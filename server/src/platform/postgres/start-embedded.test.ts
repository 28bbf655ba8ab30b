import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinaries } from './binaries.ts';
import { isAlive } from './process-identity.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded.ts';

const fixture = fileURLToPath(new URL('../testing/run-postgres.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;
const SCRATCH_USER = 54_321;

interface Started { pid: number; runAs: string; url: string; code?: string; message?: string }

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  let dataDir = '';
  const children: ChildProcess[] = [];
  const servers: EmbeddedPostgres[] = [];
  const cluster = (): string => join(dataDir, 'postgres');

  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'luoshi-pg-'))));
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await closed;
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(options: { durable?: boolean; pgBin?: string } = {}): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
    servers.push(server);
    return server;
  }

  /** Starts the server from a process of its own, wrapped in a command if given. */
  async function startElsewhere(wrapper: string[] = [], env: Record<string, string> = {}): Promise<{ child: ChildProcess; started: Started }> {
    const [command = '', ...args] = [...wrapper, process.execPath, fixture, dataDir];
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
    children.push(child);
    for await (const line of createInterface({ input: child.stdout })) return { child, started: JSON.parse(line) as Started };
    throw new Error('it said nothing');
  }

  async function ask(url: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const kill = (child: ChildProcess): Promise<unknown> => {
    const closed = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    return closed;
  };

  it('starts, keeps what was committed over a stop, and listens on no port', async () => {
    const first = await start({ durable: true });
    await ask(first.connectionString, 'create table kept as select 1 as n');
    expect(await ask(first.connectionString, `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens`)).toEqual([{ fsync: 'on', listens: '' }]);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(existsSync(`${cluster()}.owner`)).toBe(false);
    const second = await start();
    expect(await ask(second.connectionString, 'select n from kept')).toEqual([{ n: 1 }]);
    expect(statSync(cluster()).mode & 0o077).toBe(0);
  });

  it('ends with the program that started it, even when that is killed, and starts again at once', async () => {
    const { child, started } = await startElsewhere();
    await ask(started.url, 'create table kept as select 1 as n');
    await kill(child);
    const server = await start();
    expect(isAlive(started.pid)).toBe(false);
    expect(await ask(server.connectionString, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('recovers when program and server are both killed', async () => {
    const { child, started } = await startElsewhere();
    await ask(started.url, 'create table kept as select 1 as n');
    process.kill(started.pid, 'SIGKILL');
    await kill(child);
    const server = await start();
    expect(await ask(server.connectionString, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('ends an orphan that outlived its program', async () => {
    const server = await start();
    // As if another program, dead by now, had started it.
    writeFileSync(`${cluster()}.owner`, JSON.stringify({ pid: 999_999_999, started: '1' }));
    const { started } = await startElsewhere();
    expect(started.pid).toBeGreaterThan(0);
    expect(isAlive(server.pid)).toBe(false);
  });

  it('heals a lock file whose number now belongs to an innocent process', async () => {
    await (await start()).stop();
    writeFileSync(join(cluster(), 'postmaster.pid'), `${process.pid}\n${cluster()}\n1\n5432\n`);
    if (isRoot) chownSync(join(cluster(), 'postmaster.pid'), statSync(cluster()).uid, statSync(cluster()).gid);
    await expect(start()).resolves.toBeDefined();
  });

  it('removes what a start that was killed while making the cluster left behind', async () => {
    mkdirSync(`${cluster()}.making-1`);
    await start();
    expect(existsSync(`${cluster()}.making-1`)).toBe(false);
  });

  it('leaves a running instance alone and says so', async () => {
    const { child, started } = await startElsewhere();
    await expect(start()).rejects.toThrow(`正被另一个正在运行的落实实例使用（进程号 ${child.pid}）`);
    expect(isAlive(started.pid)).toBe(true);
  });

  it('refuses the cluster of another major version, a folder that is none, and a file', async () => {
    await (await start()).stop();
    const version = readFileSync(join(cluster(), 'PG_VERSION'), 'utf8');
    writeFileSync(join(cluster(), 'PG_VERSION'), '13\n');
    await expect(start()).rejects.toThrow(/由 PostgreSQL 13 建立.*PostgreSQL 18/);
    rmSync(join(cluster(), 'PG_VERSION'));
    await expect(start()).rejects.toThrow(/不是 PostgreSQL 的数据文件夹/);
    writeFileSync(join(cluster(), 'PG_VERSION'), version);
    await expect(startEmbeddedPostgres({ dataDir: join(cluster(), 'PG_VERSION') })).rejects.toThrow(/不是文件夹/);
  });

  it('finds a place for its socket when the folder has a long name', async () => {
    const short = dataDir;
    dataDir = join(short, '很长的文件夹名称'.repeat(6));
    const server = await start();
    expect(await ask(server.connectionString, 'select 1 as n')).toEqual([{ n: 1 }]);
    await server.stop();
    expect(existsSync(server.config.host ?? '')).toBe(false);
    dataDir = short;
  });

  it('runs the programs of PG_BIN, and says what is missing there', async () => {
    const { binDir } = await findBinaries();
    const server = await start({ pgBin: binDir });
    expect(server.pid).toBeGreaterThan(0);
    await expect(findBinaries(dataDir)).rejects.toThrow(/PG_BIN.*没有 initdb/);
  });

  it.runIf(isRoot)('as root runs the server as nobody', async () => {
    const server = await start();
    expect(server.runAs).toBe('otherUser');
    expect(statSync(`/proc/${server.pid}`).uid).toBe(65_534);
  });

  it.runIf(isRoot)('as root works where nobody else may go: data and programs below a folder of mode 0700', async () => {
    const { binDir } = await findBinaries();
    chmodSync(dataDir, 0o700);
    symlinkSync(binDir, join(dataDir, 'bin'));
    const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'site'), pgBin: join(dataDir, 'bin'), durable: false });
    servers.push(server);
    expect(server.runAs).toBe('userNamespace');
    expect(await ask(server.connectionString, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it.runIf(isRoot)('as root takes a cluster over when the way in was closed or opened since', async () => {
    const inner = join(dataDir, 'site');
    for (const [mode, runAs] of [[0o755, 'otherUser'], [0o700, 'userNamespace'], [0o755, 'otherUser']] as const) {
      chmodSync(dataDir, mode);
      const server = await startEmbeddedPostgres({ dataDir: inner, durable: false });
      expect([mode, server.runAs]).toEqual([mode, runAs]);
      await server.stop();
    }
  });

  it.runIf(isRoot)('ends with a killed program in a user namespace too', async () => {
    chmodSync(dataDir, 0o700);
    dataDir = join(dataDir, 'site');
    const { child, started } = await startElsewhere();
    expect(started.runAs).toBe('userNamespace');
    await kill(child);
    const server = await start();
    expect(isAlive(started.pid)).toBe(false);
    await server.stop();
    dataDir = join(dataDir, '..');
  });

  it.runIf(isRoot)('as an ordinary user runs as that user, and root can take over and hand back', async () => {
    const asUser = ['setpriv', `--reuid=${SCRATCH_USER}`, `--regid=${SCRATCH_USER}`, '--clear-groups'];
    chownSync(dataDir, SCRATCH_USER, SCRATCH_USER);
    const { child, started } = await startElsewhere(asUser, { HOME: dataDir });
    expect([started.runAs, statSync(`/proc/${started.pid}`).uid]).toEqual(['self', SCRATCH_USER]);
    await kill(child);
    const server = await start();
    expect([server.runAs, statSync(`/proc/${server.pid}`).uid]).toEqual(['otherUser', SCRATCH_USER]);
    await server.stop();
  });

  it.runIf(isRoot)("tells an ordinary user whose folder it is when it is root's", async () => {
    const asUser = ['setpriv', `--reuid=${SCRATCH_USER}`, `--regid=${SCRATCH_USER}`, '--clear-groups'];
    const { started } = await startElsewhere(asUser);
    expect(started).toMatchObject({ code: 'noPermission', message: expect.stringContaining(dataDir) });
  });

  it.runIf(isRoot).each([
    ['a read-only disk', 'size=64m,ro', 'diskReadOnly', /只读/],
    ['a disk with too little room', 'size=8m', 'diskFull', /磁盘空间不足.*只剩 8 MB/],
  ])('says so on %s', async (_what, mountOptions, code, message) => {
    const { started } = await startElsewhere(['unshare', '--mount', 'sh', '-c', `mount -t tmpfs -o ${mountOptions} tmpfs "${dataDir}" && exec "$@"`, 'sh']);
    expect(started.code).toBe(code);
    expect(started.message).toMatch(message);
  });

  it.runIf(!isRoot)('says so when the folder cannot be written', async () => {
    chmodSync(dataDir, 0o500);
    await expect(start()).rejects.toThrow(/没有权限读写/);
    chmodSync(dataDir, 0o700);
  });
});
