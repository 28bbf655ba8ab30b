import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from '../postgres/process-identity.ts';
import { createBackOff } from './back-off.ts';

const launcher = fileURLToPath(new URL('../../../../bin/luoshi.mjs', import.meta.url));

interface Run { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number | null> }

/** Processes of the site that began under `pid`, found by their parents. */
function childrenOf(pid: number): { pid: number; line: string }[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return parent === pid ? [{ pid: Number(name), line: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }] : [];
    } catch {
      return [];
    }
  });
}

describe.runIf(process.platform === 'linux')('luoshi start', { timeout: 60_000 }, () => {
  let dataDir = '';
  let port = 0;
  const runs: Run[] = [];

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'luoshi-site-'));
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    port = (server.address() as AddressInfo).port;
    await new Promise((resolve) => server.close(resolve));
  });
  afterEach(async () => {
    for (const { child, ended } of runs.splice(0)) {
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  function luoshi(args: string[], env: Record<string, string> = {}): Run {
    const child = spawn(process.execPath, [launcher, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', LUOSHI_LOG: 'warn', LUOSHI_PUBLIC_URL: 'https://rd.example.gov.cn', LUOSHI_ALLOW_BUNDLED_POSTGRES: '1', ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    const run = { child, out: () => out, err: () => err, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) };
    runs.push(run);
    return run;
  }

  async function until(condition: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
    for (let n = 0; n < 400; n += 1) {
      if (await condition()) return;
      await sleep(50);
    }
    throw new Error(what());
  }

  const start = async (env: Record<string, string> = {}): Promise<Run> => {
    const run = luoshi(['start', '--data', dataDir, '--port', String(port)], env);
    await until(() => run.out().includes('ready'), run.err);
    return run;
  };
  const isReady = (): Promise<boolean> => fetch(`http://127.0.0.1:${port}/readyz`).then(({ ok }) => ok, () => false);
  const child = (run: Run, pattern: string): number => childrenOf(run.child.pid ?? 0).find(({ line }) => line.includes(pattern))?.pid ?? 0;

  it('prints one line when it serves, and on SIGTERM stops everything and ends well', async () => {
    const run = await start();
    // A site without accounts shows its first administrator's code; then comes the one line for programs.
    expect(run.out()).toMatch(/\n {4}[A-Z0-9]{4}(-[A-Z0-9]{4}){3}\n/);
    expect(run.out().split('\n').filter((line) => line.startsWith('ready'))).toEqual([`ready http://127.0.0.1:${port}`]);
    expect(await isReady()).toBe(true);
    const pids = childrenOf(run.child.pid ?? 0).map(({ pid }) => pid);
    expect(pids).toHaveLength(2);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('starts what dies again: web, worker, database', async () => {
    const run = await start({ LUOSHI_PROCESSES: '2' });
    expect(child(run, '--role web')).not.toBe(child(run, '--role worker'));
    for (const pattern of ['--role web', '--role worker', 'postgres -D']) {
      const before = child(run, pattern);
      process.kill(before, 'SIGKILL');
      await until(() => child(run, pattern) !== before && child(run, pattern) !== 0, run.err);
      await until(isReady, run.err);
    }
    expect(run.err()).toMatch(/网站进程意外结束[\s\S]*后台进程意外结束[\s\S]*数据库意外结束/);
  });

  it('leaves nothing behind when it is killed, and starts again', async () => {
    const run = await start();
    const pids = childrenOf(run.child.pid ?? 0).map(({ pid }) => pid);
    run.child.kill('SIGKILL');
    await run.ended;
    const again = await start();
    expect(pids.filter(isAlive)).toEqual([]);
    expect(again.out()).toContain('ready');
  });

  it('can be stopped while it is still starting', async () => {
    const run = luoshi(['start', '--data', dataDir, '--port', String(port)]);
    await until(() => run.err().includes('正在启动数据库'), run.err);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(run.out()).toBe('');
    expect(readdirSync(dataDir)).not.toContain('postgres.owner');
  });

  it('names the port and the option when the port is taken, before it starts anything', async () => {
    const server = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const run = luoshi(['start', '--data', dataDir, '--port', String(port)]);
    expect(await run.ended).toBe(1);
    expect(run.err()).toContain(`端口 ${port} 已被别的程序占用`);
    expect(run.err()).toContain(`--port ${port + 1}`);
    expect(readdirSync(dataDir)).not.toContain('postgres');
    await new Promise((resolve) => server.close(resolve));
  });

  it('refuses unsafe settings by name', async () => {
    const run = luoshi(['start', '--data', dataDir, '--port', String(port)], { LUOSHI_ALLOW_BUNDLED_POSTGRES: '', LUOSHI_HOST: '0.0.0.0' });
    expect(await run.ended).toBe(1);
    expect(run.err()).toMatch(/LUOSHI_HOST[\s\S]*LUOSHI_ALLOW_BUNDLED_POSTGRES/);
  });

  it.each([
    [['demo', '--port', 'x'], /--port 的值「x」不对.*--port 8080/],
    [['demo', '--now', '2026-10-20'], /--now 的值「2026-10-20」不对.*2026-10-20T09:00:00\+08:00/],
    [['demo', '--size', 'xl'], /--size 的值「xl」不对：须为 s 或 m/],
    [['demo', '--speed', '2'], /没有 --speed 这个选项/],
    [['demo', 'now'], /不认识「now」/],
    [['dmeo'], /没有「dmeo」这个命令/],
  ])('%j is refused in Chinese with the remedy', async (args, message) => {
    const run = luoshi(args);
    expect(await run.ended).toBe(2);
    expect(run.err()).toMatch(message);
  });
});

describe('the pause before a restart', () => {
  it('doubles to half a minute, and begins anew after a minute of health', () => {
    let now = 0;
    const backOff = createBackOff(() => now);
    expect(Array.from({ length: 8 }, () => backOff.nextPause())).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    backOff.started();
    now += 61_000;
    expect(backOff.nextPause()).toBe(500);
  });
});
