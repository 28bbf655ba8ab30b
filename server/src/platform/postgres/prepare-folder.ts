import { chmod, mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { explainFailure } from './explain-failure.ts';

/** A new cluster, its first log segments and the demo's files need about this much. */
const ROOM_FOR_A_NEW_CLUSTER = 200 * 1024 * 1024;
/** Less than one log segment and nothing can be committed any more. */
const ROOM_FOR_A_START = 20 * 1024 * 1024;

/** Makes the data folder and finds out, before anything else is begun, whether it can be written. */
export async function prepareFolder(folder: string, isNew: boolean): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const probe = join(folder, `.write-test-${process.pid}`);
    const file = await open(probe, 'w', 0o600);
    try {
      await file.write('x');
      await file.sync();
    } finally {
      await file.close();
      await rm(probe, { force: true });
    }
    // Others may pass through to the server's own folder, none may list it.
    if (process.getuid?.() === 0) await chmod(folder, 0o711);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/EEXIST|ENOTDIR/.test(message)) throw new OperatorError('notAFolder', `${folder} 不是文件夹，请用 --data 指定一个文件夹。`, { cause: error });
    throw explainFailure(message, folder, error) ?? error;
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < (isNew ? ROOM_FOR_A_NEW_CLUSTER : ROOM_FOR_A_START)) {
    const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
    throw new OperatorError(
      'diskFull',
      `磁盘空间不足：${folder} 所在磁盘只剩 ${megabytes(free)} MB，至少需要 ${megabytes(isNew ? ROOM_FOR_A_NEW_CLUSTER : ROOM_FOR_A_START)} MB。请清理磁盘后再启动。`,
    );
  }
}
