import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { socketUrl } from '../../server/src/platform/postgres/start-embedded.ts';
import { processesBelow, type SiteProcess } from './site-processes.ts';

export interface OwnSite {
  readonly url: string;
  readonly dataDir: string;
  /** The owner's address of its database, past every policy: to look behind the program's back. */
  readonly databaseUrl: string;
  /** Web, worker, PostgreSQL's postmaster and its children, found by their parents. */
  processes(): readonly SiteProcess[];
  supervisorPid(): number;
  /** Starts it again after the supervisor itself was killed. */
  restart(): Promise<void>;
  isReady(): Promise<boolean>;
  /** Stops it in order; the folder stays. */
  stop(): Promise<void>;
  remove(): Promise<void>;
  /** The last lines that the site wrote. */
  readonly lastLines: readonly string[];
}

export interface OwnSiteOptions { readonly now: string; readonly county?: 'bench' | 'demo'; readonly size?: 's' | 'm'; readonly exercise?: 'assignment-day'; readonly dataDir?: string; readonly nodeArgs?: readonly string[]; readonly processes?: 1 | 2; readonly onLine?: (line: string) => void }

const script = fileURLToPath(new URL('./run-site.ts', import.meta.url));

/** Starts a supervised site with an embedded PostgreSQL in a temporary folder, on a free port of its own. */
export async function startOwnSite(options: OwnSiteOptions): Promise<OwnSite> {
  const dataDir = options.dataDir ?? await mkdtemp(join(tmpdir(), 'luoshi-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const lastLines: string[] = [];
  let child: ChildProcess | undefined;
  let closed: Promise<void> = Promise.resolve();

  async function start(): Promise<void> {
    const args = [...(options.nodeArgs ?? []), script, '--data', dataDir, '--port', String(port), '--now', options.now, '--county', options.county ?? 'bench', '--size', options.size ?? 's', ...(options.exercise === undefined ? [] : ['--exercise', options.exercise]), '--processes', String(options.processes ?? 1)];
    const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    child = started;
    let ready = false;
    let ended = false;
    const note = (text: string): void => {
      for (const line of text.split('\n').filter((part) => part !== '')) {
        lastLines.push(line);
        if (lastLines.length > 200) lastLines.shift();
        options.onLine?.(line);
      }
    };
    started.stdout?.setEncoding('utf8').on('data', (text: string) => { ready ||= text.includes('ready http'); });
    started.stderr?.setEncoding('utf8').on('data', note);
    closed = new Promise((resolve) => started.once('close', () => { ended = true; resolve(); }));
    while (!ready) {
      if (ended) throw new Error(`the site did not start:\n${lastLines.slice(-15).join('\n')}`);
      await sleep(30);
    }
  }

  await start();
  const site: OwnSite = {
    url, dataDir, lastLines,
    databaseUrl: socketUrl({ host: join(dataDir, 'run'), port: 5432, user: 'luoshi' }, 'luoshi'),
    processes: () => processesBelow(child?.pid ?? 0),
    supervisorPid: () => child?.pid ?? 0,
    restart: async () => { await closed; await start(); },
    isReady: () => fetch(`${url}/readyz`).then(async (answer) => { await answer.text(); return answer.ok; }, () => false),
    stop: async () => {
      child?.kill('SIGTERM');
      await closed;
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
  return site;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
