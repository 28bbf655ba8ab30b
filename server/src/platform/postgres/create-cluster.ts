import { spawn } from 'node:child_process';
import { chown, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import { explainFailure } from './explain-failure.ts';
import { commandFor, identityOptions, type RunAs } from './run-as.ts';

/** The superuser of a cluster of ours; it owns the schema and runs migrations. */
export const OWNER_ROLE = 'luoshi';

const NAMELESS_USER = /could not look up effective user ID/;

/** Makes the cluster beside its place and moves it there when complete, so that a killed start leaves no half of one. */
export async function createCluster(binaries: PostgresBinaries, as: RunAs, cluster: string): Promise<void> {
  await removeHalfMade(cluster);
  const making = `${cluster}.making-${process.pid}`;
  await mkdir(making, { mode: 0o700 });
  if (as.how === 'otherUser') await chown(making, as.uid, as.gid);
  const args = [
    '-D', making, '-U', OWNER_ROLE, '-A', 'trust', '-E', 'UTF8', '--data-checksums',
    // With lc_ctype C, pg_trgm sees no letters in Chinese text and similarity search is silently empty.
    ...(binaries.major >= 17
      ? ['--locale-provider=builtin', '--locale=C.UTF-8', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8']),
    '--no-instructions',
  ];
  const initdb = (how: RunAs): Promise<Ended> => runToEnd(...commandFor(how, join(binaries.binDir, 'initdb'), args, true), how);
  let { code, output } = await initdb(as);
  // initdb wants to know the user's name, and in a container the user may have none; inside a namespace it is `nobody`.
  if (NAMELESS_USER.test(output)) ({ code, output } = await initdb({ ...as, how: 'userNamespace' }));
  if (code !== 0) {
    await rm(making, { recursive: true, force: true });
    throw explainFailure(output, dirname(cluster)) ?? new OperatorError('initdbFailed', `数据库初始化失败:\n${output.trim()}`);
  }
  await rename(making, cluster);
}

/** Refuses a cluster that another major version made: its files cannot be read by this one. */
export async function checkMajorVersion(binaries: PostgresBinaries, cluster: string): Promise<void> {
  const made = Number((await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim());
  if (!Number.isInteger(made) || made === 0) {
    throw new OperatorError('notACluster', `文件夹 ${cluster} 不是 PostgreSQL 的数据文件夹。请用 --data 指定另一个文件夹，或移走它后再启动。`);
  }
  if (made === binaries.major) return;
  throw new OperatorError(
    'otherMajorVersion',
    `数据文件夹 ${cluster} 由 PostgreSQL ${made} 建立，而现在的程序是 PostgreSQL ${binaries.major}，不能直接打开。` +
      `请用 PG_BIN 指定 PostgreSQL ${made} 的程序文件夹启动，执行 luoshi backup 备份，再在新文件夹中执行 luoshi restore。`,
  );
}

/** Gives the cluster to the user who will run the server; only root can, anyone else is told. */
export async function ensureOwner(as: RunAs, cluster: string): Promise<void> {
  const { uid } = await lstat(cluster);
  if (uid === as.uid) return;
  if (process.getuid?.() === 0) return giveTo(as, cluster);
  throw new OperatorError(
    'folderOfAnotherUser',
    `数据文件夹 ${cluster} 属于另一用户(uid ${uid})，可能上次是以 root 启动的。请仍以 root 启动，或执行 sudo chown -R $(id -u) ${dirname(cluster)} 后再试。`,
  );
}

async function giveTo(as: RunAs, path: string): Promise<void> {
  await chown(path, as.uid, as.gid);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) await giveTo(as, child);
    else if (entry.isFile()) await chown(child, as.uid, as.gid);
  }
}

async function removeHalfMade(cluster: string): Promise<void> {
  for (const name of await readdir(dirname(cluster))) {
    if (name.startsWith(`${basename(cluster)}.making-`)) await rm(join(dirname(cluster), name), { recursive: true, force: true });
  }
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function runToEnd(command: string, args: string[], as: RunAs): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...identityOptions(as), cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
    let output = '';
    const collect = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
