import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moveClockForward, setClock } from '../platform/clock/move-clock.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { createPool } from '../platform/db/create-pool.ts';
import { createDatabase, type Db } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { OperatorError } from '../platform/operator-error.ts';
import { refuseIfInUse } from '../platform/postgres/heal-predecessor.ts';
import { runChild } from '../platform/supervise/keep-child.ts';
import { claimSite, emptyDemo, markComplete } from '../platform/supervise/site-mode.ts';
import { supervise } from '../platform/supervise/supervise.ts';
import { ensureWeb } from './ensure-web.ts';
import { createProgress } from './progress.ts';
import { readChoice, readInstant, readOptions, readPort, refusePositionals } from './read-options.ts';
import { roleScript } from './root.ts';
import { sealRatings } from './seal-ratings.ts';

const USAGE = `用法:luoshi demo [选项]
  --port N        端口，默认 8080
  --data 文件夹   数据放在哪里，默认 .luoshi/demo
  --now 时间      演示的现在，如 2026-10-20T09:00:00+08:00(默认)
  --size s|m      演示县的大小:s(默认)或 m
  --exercise assignment-day  演练交办日：时间停在交办会当天早上，200件(--size m 为500件)已登记编号、等待交办
  --reset         清空演示数据，重新生成`;

const DEFAULT_NOW = new Date('2026-10-20T09:00:00+08:00');
/** The morning of the day on which the session's suggestions go out. */
const EXERCISE_NOW = new Date('2026-02-27T08:00:00+08:00');

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    port: { type: 'string' }, data: { type: 'string' }, now: { type: 'string' }, size: { type: 'string' }, exercise: { type: 'string' },
    reset: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
  }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  refusePositionals(positionals, USAGE);
  const now = readInstant('--now', values.now);
  const size = readChoice('--size', values.size, ['s', 'm'] as const) ?? 's';
  const exercise = readChoice('--exercise', values.exercise, ['assignment-day'] as const);
  const flags = { mode: 'demo' as const, host: '127.0.0.1', port: readPort(values.port), dataDir: values.data };
  const config = readConfig(process.env, flags);
  const progress = createProgress();
  if (values.reset) await reset(config, progress);
  await ensureWeb(progress);
  return supervise({
    config, script: roleScript, portOptionZh: '--port', progress,
    prepare: async ({ url, signal }) => {
      if (values.reset && config.databaseUrl !== undefined) await startAnew(url);
      const { complete, isNew } = await claimSite(url, 'demo');
      if (complete) {
        await sealRatings(config, url, progress);
        return showTime(url, now);
      }
      // The making was interrupted: throw the half away and begin again.
      if (!isNew) await startAnew(url);
      await makeCounty(config, url, { now: now ?? (exercise === undefined ? DEFAULT_NOW : EXERCISE_NOW), size, exercise, signal, progress });
    },
  });
}

/** Takes away what the demo made, and nothing else that may lie in the folder. */
async function reset({ dataDir }: Config, progress: (line: string) => void): Promise<void> {
  const cluster = join(dataDir, 'postgres');
  await refuseIfInUse(cluster);
  progress(`正在清空演示数据 ${dataDir}`);
  for (const name of ['postgres', 'postgres.owner', 'run', 'files', 'keys', 'audit-heads', 'demo-accounts.json']) {
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

async function startAnew(url: string): Promise<void> {
  await emptyDemo(url);
  await migrate(url);
  await claimSite(url, 'demo');
}

interface County {
  readonly now: Date;
  readonly size: 's' | 'm';
  readonly exercise: string | undefined;
  readonly signal: AbortSignal;
  readonly progress: (line: string) => void;
}

/** Makes the demo county in a process of its own, which takes its memory with it. */
async function makeCounty(config: Config, url: string, { now, size, exercise, signal, progress }: County): Promise<void> {
  await withOwner(url, (db) => setClock(db, now));
  progress('正在生成演示县');
  const env = { ...process.env, LUOSHI_MODE: 'demo', LUOSHI_DATA: config.dataDir, DATABASE_URL: url };
  const args = ['--size', size, '--now', now.toISOString(), ...(exercise === undefined ? [] : ['--exercise', exercise])];
  const code = await runChild({ nameZh: '演示县', script: join(roleScript, '../cli/seed-demo.ts'), args, env }, signal);
  if (signal.aborted) return;
  if (code !== 0) throw new OperatorError('seedFailed', '演示县没有生成成功，请查看上面的信息；再次启动会重新生成。');
  // The making took a while; the story begins when people can log in.
  await withOwner(url, (db) => setClock(db, now));
  await markComplete(url);
}

/** A later start goes on where the clock is; --now may move it forward only. */
async function showTime(url: string, now: Date | undefined): Promise<void> {
  if (now === undefined) return;
  await withOwner(url, async (db) => {
    if (await moveClockForward(db, now)) return;
    throw new OperatorError('nowInThePast', '选项 --now 早于演示数据现在的时间，时间不能倒退。请去掉 --now，或加 --reset 重新生成。');
  });
}

async function withOwner(url: string, work: (db: Db) => Promise<void>): Promise<void> {
  const pool = createPool({ url, max: 1 });
  try {
    await work(createDatabase(pool));
  } finally {
    await pool.end();
  }
}
