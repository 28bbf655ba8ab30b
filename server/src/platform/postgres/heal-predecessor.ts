import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../operator-error.ts';
import { identityOf, isAlive, isPostgres, stillRuns, type ProcessIdentity } from './process-identity.ts';

/**
 * Makes a cluster free to start: a live owner is respected, everything a killed one left behind is put
 * right. The owner file names the program that started the server, because the server's own lock file
 * cannot tell a running site from an orphan whose program was killed.
 */
export async function healPredecessor(cluster: string, onLog: (line: string) => void): Promise<void> {
  await refuseIfInUse(cluster);
  const pid = await readServerPid(cluster);
  if (pid === undefined) return;
  // With the parent-death signal a killed site's server is just shutting down: give it a moment, then ask again.
  if (await waitUntilGone(pid, 2_000)) return removeLock(cluster, onLog);
  onLog(`发现上次异常退出留下的数据库进程 ${pid}，正在结束它`);
  for (const [signal, patience] of [['SIGINT', 10_000], ['SIGQUIT', 10_000]] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EPERM') throw ofAnotherUser(pid, error);
    }
    if (await waitUntilGone(pid, patience)) return removeLock(cluster, onLog);
  }
  throw new OperatorError('predecessorStuck', `上次留下的数据库进程 ${pid} 无法结束，请手工结束它后再启动。`);
}

/** A live owner keeps its folder. */
export async function refuseIfInUse(cluster: string): Promise<void> {
  const owner = await readOwner(cluster);
  if (owner === undefined || owner.pid === process.pid || !stillRuns(owner)) return;
  throw new OperatorError(
    'folderInUse',
    `数据文件夹正被另一个正在运行的落实实例使用（进程号 ${owner.pid}）。请先停止它，或用 --data 指定另一个文件夹。`,
  );
}

export async function writeOwner(cluster: string): Promise<void> {
  await writeFile(ownerFile(cluster), JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
}

export async function removeOwner(cluster: string): Promise<void> {
  // Two starts at once: the one that lost must not take the winner's mark away.
  if ((await readOwner(cluster))?.pid === process.pid) await rm(ownerFile(cluster), { force: true });
}

const ownerFile = (cluster: string): string => `${cluster}.owner`;

async function readOwner(cluster: string): Promise<ProcessIdentity | undefined> {
  try {
    const value = JSON.parse(await readFile(ownerFile(cluster), 'utf8')) as Partial<ProcessIdentity>;
    return typeof value.pid === 'number' ? { pid: value.pid, started: value.started ?? '' } : undefined;
  } catch {
    return undefined; // Missing, or half-written by a process that died: nobody owns the folder.
  }
}

/** The process named in postmaster.pid if it is a PostgreSQL server (zombies count until collected). */
async function readServerPid(cluster: string): Promise<number | undefined> {
  const text = await readFile(`${cluster}/postmaster.pid`, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (isAlive(pid) && isPostgres(pid)) {
    if (performance.now() > until) return false;
    await sleep(50);
  }
  return true;
}

/**
 * The server removes a stale lock by itself unless a process with that number exists; after a reboot an
 * innocent one may, so the lock goes here, where we know that it is no server.
 */
async function removeLock(cluster: string, onLog: (line: string) => void): Promise<void> {
  const pid = await readServerPid(cluster);
  if (pid === undefined || (isAlive(pid) && isPostgres(pid))) return;
  onLog(`清除了上次异常退出留下的锁文件（进程号 ${pid}）`);
  await rm(`${cluster}/postmaster.pid`, { force: true });
}

function ofAnotherUser(pid: number, cause: unknown): OperatorError {
  return new OperatorError('predecessorOfAnotherUser', `数据文件夹正被另一用户的数据库进程 ${pid} 使用，请以该用户停止它后再启动。`, { cause });
}
