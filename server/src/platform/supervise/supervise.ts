import { setTimeout as sleep } from 'node:timers/promises';
import { toEnvironment, type Config } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { OperatorError } from '../operator-error.ts';
import { prepareFolder } from '../postgres/prepare-folder.ts';
import { createMissingSecrets } from '../secrets.ts';
import { keepChild, type KeptChild } from './keep-child.ts';
import { keepDatabase, type KeptDatabase } from './keep-database.ts';
import { probePort } from './probe-port.ts';

export interface SuperviseOptions {
  readonly config: Config;
  /** main.ts, which runs one role. */
  readonly script: string;
  /** How the port is set, for the message when it is taken. */
  readonly portOptionZh: string;
  /** Between the database and the web server: what the mode needs (claiming the database, the demo's county). */
  readonly prepare: (site: { url: string; signal: AbortSignal }) => Promise<void>;
  readonly progress: (line: string) => void;
}

/**
 * The whole site from one process: database, migrations, web, worker; each is started again when it dies,
 * and all end with this one. Resolves with the exit code after an orderly stop.
 */
export async function supervise(options: SuperviseOptions): Promise<number> {
  const { config, progress } = options;
  const stop = new AbortController();
  const asked = (): void => stop.abort();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, asked);
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve(), { once: true }));
  let database: KeptDatabase | undefined;
  const children: KeptChild[] = [];
  let code = 0;
  try {
    await probePort(config.host, config.port, options.portOptionZh);
    await prepareFolder(config.dataDir, false);
    createMissingSecrets(config);
    progress('正在启动数据库');
    database = await keepDatabase(config, (line) => progress(`数据库：${line}`));
    const { url } = database;
    await ifRunning(stop.signal, () => migrate(url, { onProgress: (name) => progress(`数据库结构 ${name}`) }));
    await ifRunning(stop.signal, () => options.prepare({ url, signal: stop.signal }));
    await ifRunning(stop.signal, async () => {
      progress('正在启动网站');
      const hopeless = (): void => {
        code = 1;
        stop.abort();
      };
      const env = { ...toEnvironment(config), DATABASE_URL: url };
      for (const { nameZh, roles } of processesOf(config)) {
        children.push(keepChild({ nameZh, script: options.script, args: roles.flatMap((role) => ['--role', role]), env, onLog: progress, onHopeless: hopeless }));
      }
      if (await becomesReady(config, stop.signal)) console.log(`ready ${localUrl(config)}`);
    });
    await stopped;
    progress('正在停止');
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await database?.stop();
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.off(signal, asked);
  }
  return code;
}

/** A small county saves the memory of a second process; a large one keeps what goes on by itself away from those who wait for pages. */
function processesOf({ processes }: Config): readonly { readonly nameZh: string; readonly roles: readonly string[] }[] {
  if (processes === 1) return [{ nameZh: '网站进程', roles: ['web', 'worker'] }];
  return [{ nameZh: '网站进程', roles: ['web'] }, { nameZh: '后台进程', roles: ['worker'] }];
}

/** Where the site is reached on this machine. */
export function localUrl(config: Config): string {
  const host = ['0.0.0.0', '::', 'localhost'].includes(config.host) ? '127.0.0.1' : config.host;
  return `${config.tlsCertFile === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${config.port}`;
}

/** A stop asked for while something is still being prepared skips what would have come next. */
async function ifRunning(signal: AbortSignal, step: () => Promise<unknown>): Promise<void> {
  if (!signal.aborted) await step();
}

async function becomesReady(config: Config, signal: AbortSignal): Promise<boolean> {
  const url = `${localUrl(config)}/readyz`;
  for (let n = 0; !signal.aborted; n += 1) {
    if (await answersWell(url, config.tlsCertFile !== undefined)) return true;
    if (n === 1_200) throw new OperatorError('notReady', '网站进程两分钟内没有就绪，请查看上面的日志。');
    await sleep(100, undefined, { signal }).catch(() => {});
  }
  return false;
}

/** Our own certificate is made out to the public name, not to this address; here it is only asked whether we answer. */
async function answersWell(url: string, isTls: boolean): Promise<boolean> {
  const { get } = await (isTls ? import('node:https') : import('node:http'));
  return new Promise((resolve) => {
    const request = get(url, { timeout: 3_000, rejectUnauthorized: false } as object, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}
