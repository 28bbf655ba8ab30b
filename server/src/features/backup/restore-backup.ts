import type { KeyObject } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Config } from '../../platform/config.ts';
import { migrate, migrationsFolder, readMigrations } from '../../platform/db/migrate.ts';
import { openFileStore } from '../../platform/files/file-store.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { keepDatabase } from '../../platform/supervise/keep-database.ts';
import type { Manifest } from './archive.ts';
import { checkArchive } from './check-archive.ts';
import { loadArchive } from './load-archive.ts';
import { isFarewell } from './reach-database.ts';
import { clearTarget, markRestored, prepareTarget } from './prepare-target.ts';

export interface RestoreOptions {
  readonly archive: string;
  /** Where to: its folder, and its database if it has one of its own; both empty. */
  readonly config: Config;
  /** The site's signing key if it lies in the folder already: the manifest's signature is then checked. */
  readonly signingKey: KeyObject | null;
  readonly progress?: (textZh: string) => void;
  /** Looks at the restored site before its database is stopped again. */
  readonly afterwards?: (url: string, manifest: Manifest) => Promise<void>;
}

/**
 * Checks the whole archive, makes the schema as it was, loads everything in one transaction, then brings the schema up to this
 * program. A failure leaves the folder and the database as empty as they were.
 */
export async function restoreBackup({ archive, config, signingKey, progress = () => {}, afterwards }: RestoreOptions): Promise<Manifest> {
  progress('正在核对备份文件');
  const manifest = await checkArchive(archive, signingKey);
  await refuseUnknownSchema(manifest);
  await prepareTarget(config);
  let isLoaded = false;
  try {
    const database = await keepDatabase(config, (line) => void (isFarewell(line) || progress(`数据库：${line}`)));
    try {
      progress('正在建立数据库结构');
      await migrateAsFarAs(manifest, database.url);
      progress(`正在恢复 ${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} 行数据和 ${manifest.files} 个文件`);
      const files = await openFileStore(join(config.dataDir, 'files'));
      await loadArchive({ archive, manifest, url: database.url, files, keysFolder: dirname(config.auditMacKeyFile) });
      const newer = await migrate(database.url);
      if (newer.length > 0) progress(`数据库结构已从备份时的版本升级：${newer.join('、')}`);
      isLoaded = true;
      await markRestored(config.dataDir);
      await afterwards?.(database.url, manifest);
    } finally {
      await database.stop();
    }
  } catch (error) {
    if (!isLoaded) await clearTarget(config);
    throw error;
  }
  return manifest;
}

async function refuseUnknownSchema(manifest: Manifest): Promise<void> {
  const known = new Map((await readMigrations()).map((migration) => [migration.number, migration]));
  for (const { number, name, checksum } of manifest.migrations) {
    const migration = known.get(number);
    if (migration === undefined) throw new OperatorError('archiveNewer', `备份含有本程序没有的结构变更 ${name}，它由更新的版本写成。请用该版本或更新的程序恢复。`);
    if (migration.checksum !== checksum) throw new OperatorError('migrationChanged', `结构变更 ${name} 与备份时的不同，程序与备份不是同一系列。请用写这份备份的程序恢复。`);
  }
}

/** The schema exactly as it was when the backup was made; rows of an old schema do not fit a new one. */
async function migrateAsFarAs(manifest: Manifest, url: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-migrations-'));
  try {
    for (const { name } of manifest.migrations) await copyFile(join(migrationsFolder, `${name}.sql`), join(folder, `${name}.sql`));
    await migrate(url, { folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
