import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { root } from '../../server/src/cli/root.ts';
import { createPool } from '../../server/src/platform/db/create-pool.ts';
import { createClient } from '../http/client.ts';
import { startOwnSite, type OwnSite } from '../site/own-site.ts';
import { endpointsOf } from './endpoints.ts';
import { measure } from './measure.ts';
import { readSample } from './sample.ts';
import { processorTimeOf } from '../site/site-processes.ts';
import { watchMemory, type MemoryWatch } from './watch-memory.ts';
import { memoryLines, tableOf, verdictOf, type Row } from './write-table.ts';

export interface BenchOptions {
  readonly size: 's' | 'm'; readonly seconds: number; readonly only: string | undefined; readonly dataDir: string | undefined; readonly write: boolean;
  readonly profileDir: string | undefined; readonly progress: (line: string) => void;
}

const now = '2026-10-20T09:00:00+08:00';
interface Account { readonly username: string; readonly password: string; readonly role: string }
interface Me { readonly identity: { readonly organisation: { readonly id: string } } }

/** Every endpoint at 1 and 16 clients, product and bare server in turn; resolves with the exit code: 1 if a target is missed. */
export async function runBench(options: BenchOptions): Promise<number> {
  const { size, seconds, only, progress } = options;
  progress(`正在建立演示县（${size}）`);
  const began = performance.now();
  const site = await startOwnSite({
    now, county: 'demo', size, onLine: progress, ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    ...(options.profileDir === undefined ? {} : { nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${options.profileDir}`] }),
  });
  const seeding = (performance.now() - began) / 1000;
  let memory: MemoryWatch | undefined;
  let bare: Bare | undefined;
  try {
    progress('等待后台任务做完');
    await untilQuiet(site);
    // As on any day but the first: what made the county is no longer in the processes' memory.
    await site.stop();
    await site.restart();
    memory = watchMemory(site);
    const idle = await memory.look();
    const { cookies, unitId } = await logIn(site);
    const sample = await readSample(site.databaseUrl, unitId, [...cookies.liaisons.keys()]);
    progress(`建议 ${sample.suggestions} 件，审计条目 ${sample.entries} 条；科室可见 ${sample.unit.visible} 件；${cookies.liaisons.size} 个单位在办 ${sample.tasks.length} 件`);
    bare = await startBare(site);
    const rows: Row[] = [];
    const postgres = (): number => site.processes().filter((one) => one.role === 'postgres' || one.role === 'backend').reduce((sum, one) => sum + processorTimeOf(one.pid), 0);
    const ofProduct = () => ({ node: site.processes().filter((one) => one.role === 'web').reduce((sum, one) => sum + processorTimeOf(one.pid), 0), postgres: postgres() });
    const barePid = bare.pid;
    const ofBare = () => ({ node: processorTimeOf(barePid), postgres: postgres() });
    for (const { key, name, who, product, bare: barely } of endpointsOf(sample, cookies)) {
      if (only !== undefined && !key.includes(only)) continue;
      for (const clients of [1, 16]) {
        const measured = await measure(site.url, product(clients), clients, seconds, ofProduct);
        const held = await memory.look();
        const row: Row = { key, name, who, clients, product: measured, bare: await measure(bare.url, barely(clients), clients, seconds, ofBare) };
        rows.push(row);
        for (const wrong of [measured.firstWrong, row.bare.firstWrong]) if (wrong !== null) progress(`错误的回答：${wrong}`);
        progress(`${name}（${who}）${clients} 个客户端：p50 ${row.product.p50.toFixed(1)} p95 ${row.product.p95.toFixed(1)} ms，每秒 ${row.product.perSecond.toFixed(0)}；最小服务每秒 ${row.bare.perSecond.toFixed(0)}；处理器时间 ${row.product.cost.node.toFixed(1)} + ${row.product.cost.postgres.toFixed(1)} ms，最小服务 ${row.bare.cost.node.toFixed(1)} + ${row.bare.cost.postgres.toFixed(1)} ms；内存 ${held.web.toFixed(0)} + ${held.postgres.toFixed(0)} MiB${row.product.wrong + row.bare.wrong === 0 ? '' : `；错误 ${row.product.wrong} / ${row.bare.wrong}`}`);
      }
    }
    const lines = [...tableOf(rows), '', ...memoryLines(idle, memory.peak)];
    console.log(lines.join('\n'));
    const head = [
      `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, embedded PostgreSQL;`,
      `${sample.suggestions} suggestions with ${sample.entries} audit entries, of which the unit sees ${sample.unit.visible}; size ${size}; ready after ${seeding.toFixed(0)} s with the making of the county; ${seconds} s a measurement, load from the same machine.`,
    ];
    if (options.write) await writeDocument([...head, '', ...lines]);
    const isSound = rows.every((row) => row.product.wrong === 0 && row.bare.wrong === 0);
    if (!isSound) console.log('有请求没有得到应有的回答，结果不能用。');
    return isSound && rows.every((row) => verdictOf(row).met) ? 0 : 1;
  } finally {
    await memory?.stop();
    bare?.stop();
    await site.stop();
    if (options.dataDir === undefined) await site.remove();
  }
}

/** The made county leaves letters to be rendered; nobody measures beside that. Afterwards the process that rendered them has ended. */
async function untilQuiet(site: OwnSite): Promise<void> {
  const pool = createPool({ url: site.databaseUrl, max: 1, applicationName: 'luoshi bench' });
  const isQuiet = async (): Promise<boolean> => {
    const { rows } = await pool.query<{ n: number }>('select count(*) as n from graphile_worker._private_jobs');
    return rows[0]?.n === 0 && !site.processes().some((one) => one.line.includes('render-process'));
  };
  try {
    for (const until = performance.now() + 300_000; !(await isQuiet()); await sleep(500)) {
      if (performance.now() > until) throw new Error('the made county has jobs that did not end within five minutes: nothing can be measured beside them');
    }
  } finally {
    await pool.end();
  }
}

/** A section of a unit and a deputy, from the demo's own list of accounts. */
async function logIn(site: OwnSite) {
  const accounts = JSON.parse(await readFile(join(site.dataDir, 'demo-accounts.json'), 'utf8')) as readonly Account[];
  const client = createClient(site.url, 2, accounts[0]?.password);
  const find = (role: string): string => {
    const account = accounts.find((one) => one.role === role);
    if (account === undefined) throw new RangeError(`the demo has no log-in for ${role}`);
    return account.username;
  };
  const [unit, deputy] = [find('unitSection'), find('deputy')];
  const unitOf = async (username: string): Promise<string> => (JSON.parse((await client.send('GET', '/api/v1/me', { username })).text) as Me).identity.organisation.id;
  const liaisons = new Map<string, string>();
  for (const { username, role } of accounts) if (role === 'unitLiaison') liaisons.set(await unitOf(username), await client.cookieOf(username));
  const cookies = { unit: await client.cookieOf(unit), deputy: await client.cookieOf(deputy), liaisons };
  const unitId = await unitOf(unit);
  client.close();
  return { cookies, unitId };
}

interface Bare { readonly url: string; readonly pid: number; stop(): void }

async function startBare(site: OwnSite): Promise<Bare> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const script = fileURLToPath(new URL('../bare-server.ts', import.meta.url));
  const child = spawn(process.execPath, [script, site.databaseUrl, String(port)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('close', () => reject(new Error('the bare server did not start')));
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill('SIGTERM') };
}

const marks = ['<!-- numbers: written by luoshi bench --write -->', '<!-- end of numbers -->'] as const;

/** Puts the numbers between their two marks in docs/performance.md. */
async function writeDocument(lines: readonly string[]): Promise<void> {
  const path = join(root, 'docs', 'performance.md');
  const text = await readFile(path, 'utf8');
  const [from, to] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (from < 0 || to < from) throw new Error('docs/performance.md has lost the marks of its numbers');
  await writeFile(path, `${text.slice(0, from + marks[0].length)}\n${lines.join('\n')}\n${text.slice(to)}`);
}
