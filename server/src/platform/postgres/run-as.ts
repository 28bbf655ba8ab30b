import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '../operator-error.ts';

/** How the server's programs are started, and whom their files belong to. */
export interface RunAs {
  readonly how: 'self' | 'otherUser' | 'userNamespace';
  readonly uid: number;
  readonly gid: number;
}

const NOBODY = 65534;
const run = promisify(execFile);

/**
 * PostgreSQL refuses to run as root. Root therefore starts it as the owner of an existing cluster or as
 * `nobody`; where that user cannot reach the program or the folder (a checkout under a folder of mode
 * 0700), in a user namespace in which root looks like `nobody` and its files still are its own.
 */
export async function chooseRunAs(program: string, folder: string, cluster: string): Promise<RunAs> {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { how: 'self', uid, gid };
  const owner = await stat(cluster).catch(() => undefined);
  const other = owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY };
  if (await reaches(other, program, folder)) return { how: 'otherUser', ...other };
  if (await namespacesWork(program)) return { how: 'userNamespace', uid: 0, gid: 0 };
  throw new OperatorError(
    'rootCannotRunPostgres',
    `PostgreSQL 不能以 root 运行，而普通用户又进不了 ${dirname(dirname(program))} 或 ${folder}。` +
      '请改用普通用户启动，或把程序和数据放到其他用户可以进入的文件夹（例如 /opt、/var/lib），或用 DATABASE_URL 指定已有数据库。',
  );
}

/** The command line for one program. `dieWithParent` needs util-linux; without it the next start heals an orphan. */
export function commandFor(as: RunAs, program: string, args: readonly string[], dieWithParent: boolean): [string, string[]] {
  let line = [program, ...args];
  // Inside the namespace, not around it: a change of credentials clears the parent-death signal.
  const setpriv = dieWithParent ? findProgram('setpriv') : undefined;
  if (setpriv !== undefined) line = [setpriv, '--pdeathsig', 'INT', ...line];
  if (as.how === 'userNamespace') line = [findProgram('unshare') ?? 'unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, ...line];
  const [command, ...rest] = line;
  return [command ?? program, rest];
}

/** spawn() options that drop root's rights. */
export function identityOptions(as: RunAs): { uid?: number; gid?: number } {
  return as.how === 'otherUser' ? { uid: as.uid, gid: as.gid } : {};
}

async function reaches(user: { uid: number; gid: number }, program: string, folder: string): Promise<boolean> {
  const script = 'cd "$1" && "$2" --version';
  return run('/bin/sh', ['-c', script, 'sh', folder, program], { ...user, cwd: '/' }).then(() => true, () => false);
}

async function namespacesWork(program: string): Promise<boolean> {
  const [command, args] = commandFor({ how: 'userNamespace', uid: 0, gid: 0 }, program, ['--version'], false);
  return run(command, args, { cwd: '/' }).then(() => true, () => false);
}

function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/bin'].filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
