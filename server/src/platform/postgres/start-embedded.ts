import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { OperatorError } from '../operator-error.ts';
import { findBinaries } from './binaries.ts';
import { checkMajorVersion, createCluster, ensureOwner, OWNER_ROLE } from './create-cluster.ts';
import { explainFailure } from './explain-failure.ts';
import { healPredecessor, removeOwner, writeOwner } from './heal-predecessor.ts';
import { prepareFolder } from './prepare-folder.ts';
import { chooseRunAs, commandFor, identityOptions, type RunAs } from './run-as.ts';
import { serverSettings } from './server-settings.ts';

export interface StartOptions {
  /** The site's data folder; the cluster lies in `postgres/` below it. */
  readonly dataDir: string;
  readonly pgBin?: string | undefined;
  readonly onLog?: ((line: string) => void) | undefined;
  /** False only for tests, whose data nobody keeps. */
  readonly durable?: boolean;
  /** The socket's folder of the time before, so that a restarted server is found where it was. */
  readonly socketDir?: string | undefined;
}

export interface EmbeddedPostgres {
  readonly config: Pick<ClientConfig, 'host' | 'port' | 'user' | 'database'>;
  /** The same as a URL, for tools and child processes. */
  readonly connectionString: string;
  readonly pid: number;
  readonly runAs: RunAs['how'];
  /** Settles when the server ends, asked or not. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null; lastLines: string[] }>;
  stop(): Promise<void>;
}

const PATIENCE_WITH_PREDECESSOR_MS = 5_000;
const PORT = 5432; // Only part of the socket's file name: no TCP port is opened.

export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const onLog = options.onLog ?? (() => {});
  const dataDir = resolve(options.dataDir);
  const cluster = join(dataDir, 'postgres');
  await prepareFolder(dataDir, !existsSync(cluster));
  const binaries = await findBinaries(options.pgBin);
  await healPredecessor(cluster, onLog);
  await writeOwner(cluster);
  try {
    const as = await chooseRunAs(join(binaries.binDir, 'postgres'), dataDir, cluster);
    if (existsSync(cluster)) await checkMajorVersion(binaries, cluster);
    else {
      onLog('正在初始化数据库');
      await createCluster(binaries, as, cluster);
    }
    await ensureOwner(as, cluster);
    const socketDir = await makeSocketFolder(dataDir, as, options.socketDir);
    const args = ['-D', cluster, ...serverSettings(socketDir, PORT, options.durable ?? true)];
    const [command, line] = commandFor(as, join(binaries.binDir, 'postgres'), args, true);
    const places = { cluster, dataDir, socketDir, onLog };
    const until = performance.now() + PATIENCE_WITH_PREDECESSOR_MS;
    for (;;) {
      const outcome = await startOnce(command, line, as, places);
      if (!('failure' in outcome)) return outcome;
      // The processes of a killed server hold its memory for a moment longer than its lock.
      if (!/shared memory block .* still in use|lock file .* already exists/.test(outcome.failure) || performance.now() > until) {
        throw explainFailure(outcome.failure, dataDir) ?? new OperatorError('postgresFailed', `数据库启动失败:\n${outcome.failure}`);
      }
      await sleep(200);
    }
  } catch (error) {
    await removeOwner(cluster);
    throw error;
  }
}

interface Places {
  readonly cluster: string;
  readonly dataDir: string;
  readonly socketDir: string;
  readonly onLog: (line: string) => void;
}

async function startOnce(command: string, line: string[], as: RunAs, places: Places): Promise<EmbeddedPostgres | { failure: string }> {
  const child = spawn(command, line, {
    ...identityOptions(as),
    cwd: '/',
    // A session of its own: Ctrl-C reaches the supervisor alone, which stops the database last.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  });
  const lastLines: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter((part) => part !== '')) {
      lastLines.push(line);
      if (lastLines.length > 40) lastLines.shift();
      places.onLog(line);
    }
  });
  const exited = new Promise<Awaited<EmbeddedPostgres['exited']>>((settle) => {
    child.once('error', (error) => settle({ code: null, signal: null, lastLines: [...lastLines, error.message] }));
    child.once('close', (code, signal) => settle({ code, signal, lastLines }));
  });
  const pid = child.pid ?? 0;
  let ended: Awaited<typeof exited> | undefined;
  void exited.then((end) => (ended = end));
  // No time limit: recovery after a power cut may take minutes, and the process ends by itself if it fails.
  while (!(await isReady(places.cluster, pid))) {
    if (ended !== undefined) return { failure: ended.lastLines.join('\n') };
    await sleep(15);
  }
  const config = { host: places.socketDir, port: PORT, user: OWNER_ROLE, database: 'postgres' };
  return {
    config,
    connectionString: socketUrl(config),
    pid,
    runAs: as.how,
    exited,
    stop: async () => {
      await end(child, exited);
      await rm(places.socketDir, { recursive: true, force: true });
      await removeOwner(places.cluster);
    },
  };
}

/** `postgres://luoshi@/postgres?host=/run&port=5432`, the form that pg and libpq both read. */
export function socketUrl(config: EmbeddedPostgres['config'], database = config.database): string {
  const query = new URLSearchParams({ host: config.host ?? '', port: String(config.port) });
  return `postgres://${config.user as string}@/${database as string}?${query.toString()}`;
}

async function isReady(cluster: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

async function end(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  // Fast shutdown: open transactions are rolled back and a checkpoint written; SIGQUIT only if that hangs.
  for (const [signal, patience] of [['SIGINT', 60_000], ['SIGQUIT', 10_000], ['SIGKILL', 10_000]] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    if (await Promise.race([exited.then(() => true), sleep(patience, false, { ref: false })])) return;
  }
}

/** A socket's path has at most 107 bytes: below the data folder if that is short enough, else in a private temporary one. */
async function makeSocketFolder(dataDir: string, as: RunAs, before: string | undefined): Promise<string> {
  let folder = before ?? join(dataDir, 'run');
  if (before === undefined && Buffer.byteLength(folder) > 80) {
    const base = Buffer.byteLength(tmpdir()) > 60 ? '/tmp' : tmpdir();
    folder = await mkdtemp(join(base, 'luoshi-'));
  } else {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { mode: 0o700 });
  }
  await chmod(folder, 0o700);
  if (as.how === 'otherUser') await chown(folder, as.uid, as.gid);
  return folder;
}
