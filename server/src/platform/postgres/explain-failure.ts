import { OperatorError } from '../operator-error.ts';

const causes: readonly (readonly [pattern: RegExp, code: string, text: (folder: string) => string])[] = [
  [/No space left on device|ENOSPC|Disk quota exceeded/, 'diskFull', (folder) => `磁盘已满，无法写入 ${folder}。请清理磁盘空间后再启动，已保存的数据不会丢失。`],
  [/Read-only file system|EROFS/, 'diskReadOnly', (folder) => `磁盘是只读的，无法写入 ${folder}。请检查磁盘或挂载方式，或用 --data 指定可写的文件夹。`],
  [/lock file "postmaster\.pid" already exists|is another postmaster/, 'folderInUse', (folder) => `数据文件夹 ${folder} 正被另一个数据库进程使用。请先停止它，或用 --data 指定另一个文件夹。`],
  [/could not (?:create|map) (?:anonymous )?shared memory|Cannot allocate memory|out of memory/i, 'memoryShort', () => '内存或共享内存不足，数据库无法启动。请关闭其他程序或增加内存（容器请加大 /dev/shm）后再试。'],
  [/could not look up effective user ID|unshare: /, 'namelessUser', () => '启动程序的用户在本机没有登记（/etc/passwd 中没有），数据库无法初始化。请改用已登记的用户启动，或用 DATABASE_URL 指定已有数据库。'],
  [/Permission denied|EACCES|Operation not permitted/, 'noPermission', (folder) => `没有权限读写 ${folder}。请检查它的所有者和权限，或用 --data 指定自己的文件夹。`],
  [/database files are incompatible with server/, 'otherMajorVersion', (folder) => `数据文件夹 ${folder} 由另一版本的 PostgreSQL 建立，请用原来的版本打开。`],
];

/** The cause behind a system's or PostgreSQL's message, as something a person can act on; undefined if not recognised. */
export function explainFailure(output: string, folder: string, cause?: unknown): OperatorError | undefined {
  const found = causes.find(([pattern]) => pattern.test(output));
  return found === undefined ? undefined : new OperatorError(found[1], found[2](folder), { cause });
}
