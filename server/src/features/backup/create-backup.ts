import { createHash, sign, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { FileStore } from '../../platform/files/file-store.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { chunkName, FORMAT, FORMAT_VERSION, fileName, JOBS, keyMember, keyNames, MANIFEST, MANIFEST_SEAL, type BackedUpHead, type BackedUpTable, type Manifest } from './archive.ts';
import { isAbovePolicies, plainText, quote, readSequences, readTables, type CatalogueTable } from './read-catalogue.ts';
import { readJobs } from './jobs-of-queue.ts';
import { writeArchive, type ArchiveWriter } from './write-archive.ts';

export interface BackupOptions {
  /** The owner's address of the database. */
  readonly url: string;
  readonly files: FileStore;
  readonly target: string;
  /** Replaces an existing file. */
  readonly force?: boolean;
  readonly signingKey: KeyObject;
  readonly signHeads: (heads: readonly { congressId: string; seq: number; hash: string }[]) => BackedUpHead[];
  /** Paths of the secrets, to take them along; without it they stay where they are. */
  readonly keys?: Readonly<Record<(typeof keyNames)[number], string>> | undefined;
  readonly progress?: (textZh: string) => void;
}

const CHUNK = 4 * 1024 * 1024;

/**
 * Writes database and files into one archive while the site goes on: everything is read in one snapshot, and files are never
 * changed once they are stored, so that the ones the snapshot names are there. The archive takes its name when it is complete.
 */
export async function createBackup(options: BackupOptions): Promise<Manifest> {
  const target = resolve(options.target);
  if (existsSync(target) && options.force !== true) throw new OperatorError('fileExists', `文件 ${target} 已经存在。请换一个名称，或加 --force 覆盖它。`);
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.partial-${process.pid}`;
  await rm(partial, { force: true });
  const client = new pg.Client({ connectionString: options.url, application_name: 'luoshi backup' });
  client.on('error', () => {}); // A lost connection shows in the statement that it breaks.
  await client.connect();
  const archive = writeArchive(partial);
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(plainText);
    const manifest = await writeAll(client, archive, options);
    await client.query('commit');
    await archive.finish();
    await rename(partial, target);
    const folder = await open(dirname(target), 'r');
    await folder.sync().finally(() => folder.close());
    return manifest;
  } catch (error) {
    archive.abandon();
    await rm(partial, { force: true });
    throw explain(error, target);
  } finally {
    await client.end().catch(() => {});
  }
}

async function writeAll(client: pg.Client, archive: ArchiveWriter, options: BackupOptions): Promise<Manifest> {
  const progress = options.progress ?? (() => {});
  const { rows: migrations } = await client.query<Manifest['migrations'][number]>('select number, name, checksum from platform_migration order by number');
  const { rows: site } = await client.query<{ mode: string }>('select mode from platform_site');
  const { rows: server } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
  const congresses = await readCongresses(client);
  const isAbove = await isAbovePolicies(client);
  const catalogue = await readTables(client);
  progress(`正在备份 ${catalogue.length} 张表`);
  const tables: BackedUpTable[] = [];
  for (const table of catalogue) tables.push({ name: table.name, columns: table.columns, rows: await copyTable(client, archive, table, isAbove ? null : congresses) });
  const sequences = await readSequences(client);
  const jobs = await readJobs(client);
  await archive.addBuffer(JOBS, Buffer.from(jobs.map((job) => `${JSON.stringify(job)}\n`).join('')));
  const hashes = await readFileHashes(client, catalogue, congresses);
  progress(`正在备份 ${hashes.length} 个文件`);
  const unsoundFiles = await copyFiles(archive, options.files, hashes);
  for (const name of options.keys === undefined ? [] : keyNames) await archive.addBuffer(keyMember(name), await readFile(options.keys?.[name] ?? ''));
  const manifest: Manifest = {
    format: FORMAT, formatVersion: FORMAT_VERSION, createdAt: new Date().toISOString(), mode: site[0]?.mode ?? null, postgresVersion: server[0]?.version ?? '', migrations, tables,
    sequences, jobs: jobs.length, files: hashes.length - unsoundFiles.length, unsoundFiles, includesKeys: options.keys !== undefined,
    auditHeads: options.signHeads(await readHeads(client, congresses)), members: [...archive.members],
  };
  const text = Buffer.from(JSON.stringify(manifest, null, 1));
  await archive.addBuffer(MANIFEST, text);
  const seal = { sha256: createHash('sha256').update(text).digest('hex'), signature: sign(null, text, options.signingKey).toString('base64') };
  await archive.addBuffer(MANIFEST_SEAL, Buffer.from(JSON.stringify(seal)));
  return manifest;
}

/** Rows that belong to no congress yet (before the first administrator) stand under ''. */
async function readCongresses(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from congress order by id');
  return ['', ...rows.map(({ id }) => id)];
}

async function enter(client: pg.Client, congressId: string): Promise<void> {
  await client.query(`select set_config('luoshi.congress_id', $1, true)`, [congressId]);
}

/** COPY, cut into members of a few megabytes. An owner who is no superuser is under the policies too and goes congress by congress. */
async function copyTable(client: pg.Client, archive: ArchiveWriter, table: CatalogueTable, congresses: readonly string[] | null): Promise<number> {
  const columns = table.columns.map(quote).join(', ');
  const passes = congresses === null || !table.hasCongress ? [null] : congresses;
  let rows = 0;
  let number = 0;
  let held: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    await archive.addBuffer(chunkName(table.name, (number += 1)), Buffer.concat(held));
    held = [];
    size = 0;
  };
  for (const congressId of passes) {
    if (congressId !== null) await enter(client, congressId);
    const where = congressId === null ? '' : ` where congress_id = current_setting('luoshi.congress_id', true)`;
    const stream = client.query(copyTo(`copy (select ${columns} from public.${quote(table.name)}${where}) to stdout`));
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      held.push(chunk);
      size += chunk.length;
      if (size >= CHUNK) await flush();
    }
    rows += stream.rowCount;
  }
  await flush();
  return rows;
}

/** Whatever names a file does so in a column called sha256. */
async function readFileHashes(client: pg.Client, catalogue: readonly CatalogueTable[], congresses: readonly string[]): Promise<string[]> {
  const hashes = new Set<string>();
  for (const { name, columns } of catalogue) {
    if (!columns.includes('sha256')) continue;
    for (const congressId of congresses) {
      await enter(client, congressId);
      const { rows } = await client.query<{ sha256: string }>(`select distinct sha256 from public.${quote(name)} where sha256 is not null`);
      for (const { sha256 } of rows) hashes.add(sha256);
    }
  }
  return [...hashes].sort();
}

/** Returns the hashes of files that are missing or not what their name says; the rest of the site is not lost for their sake. */
async function copyFiles(archive: ArchiveWriter, files: FileStore, hashes: readonly string[]): Promise<string[]> {
  const unsound: string[] = [];
  for (const sha256 of hashes) {
    const size = /^[0-9a-f]{64}$/.test(sha256) ? await files.size(sha256) : undefined;
    if (size === undefined || (await files.verify(sha256)) !== true) {
      unsound.push(sha256);
      continue;
    }
    await archive.addStream(fileName(sha256), size, files.read(sha256) as AsyncIterable<Buffer>);
  }
  return unsound;
}

async function readHeads(client: pg.Client, congresses: readonly string[]): Promise<{ congressId: string; seq: number; hash: string }[]> {
  const heads = [];
  for (const congressId of congresses) {
    await enter(client, congressId);
    const { rows } = await client.query<{ seq: string; hash: string }>('select seq, hash from audit_head where congress_id = $1 and seq > 0', [congressId]);
    for (const { seq, hash } of rows) heads.push({ congressId, seq: Number(seq), hash });
  }
  return heads;
}

function explain(error: unknown, target: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new OperatorError('diskFull', `${dirname(target)} 所在磁盘已满，备份 ${basename(target)} 没有写成。`, { cause: error });
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new OperatorError('notWritable', `不能写 ${target}，请检查文件夹的权限。`, { cause: error });
  return error;
}
