import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a backup went and when: whoever must find every copy of a text looks here first. Copies made of copies are nobody's to know. */
export interface BackupMade { readonly at: string; readonly path: string }

const listOf = (dataDir: string): string => join(dataDir, 'backups-made.jsonl');

export const noteBackup = (dataDir: string, made: BackupMade): Promise<void> => appendFile(listOf(dataDir), `${JSON.stringify(made)}\n`, { mode: 0o600 });

export async function backupsMade(dataDir: string, from: string, to: string): Promise<readonly BackupMade[]> {
  const text = await readFile(listOf(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as BackupMade).filter(({ at }) => at >= from && at <= to);
}
