import { once } from 'node:events';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import type { FileStore } from '../../platform/files/file-store.ts';
import { hashOfFile, JOBS, keyMember, keyNames, tableOfChunk, type BackedUpJob, type Manifest } from './archive.ts';
import { readArchive, type ArchiveEntry } from './check-archive.ts';
import { queueJobs } from './jobs-of-queue.ts';
import { plainText, quote, readTables } from './read-catalogue.ts';

export interface LoadOptions {
  readonly archive: string;
  readonly manifest: Manifest;
  readonly url: string;
  readonly files: FileStore;
  /** Where the keys go that the archive brings along. */
  readonly keysFolder: string;
}

/** Brings a checked archive into an empty schema and an empty file store: the database in one transaction, committed last. */
export async function loadArchive({ archive, manifest, url, files, keysFolder }: LoadOptions): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'luoshi restore' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    await client.query(plainText);
    const forced = await openTables(client);
    const loader = createLoader(client, manifest);
    for await (const entry of readArchive(archive)) {
      const table = tableOfChunk(entry.name);
      const sha256 = hashOfFile(entry.name);
      if (table !== undefined) {
        await loader.add(table, entry);
        continue;
      }
      // While a COPY is open the connection takes no other statement.
      await loader.end();
      if (entry.name === JOBS) await queueJobs(client, (await textOf(entry)).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as BackedUpJob));
      else if (sha256 !== undefined) await writeFileTo(files.pathOf(sha256), entry.content, 0o600);
      else if (keyNames.some((name) => entry.name === keyMember(name))) await writeFileTo(join(keysFolder, entry.name.slice('keys/'.length)), entry.content, 0o600);
      else await textOf(entry);
    }
    await loader.finish();
    for (const { name, lastValue, isCalled } of manifest.sequences) await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${quote(name)}`, lastValue, isCalled]);
    await closeTables(client, forced);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/**
 * COPY does not go through row-level security, and triggers have fired when the rows were first written: both rest within the
 * transaction. Rows that migrations put in give way to the archive's.
 */
async function openTables(client: pg.Client): Promise<string[]> {
  const tables = await readTables(client);
  for (const { name, forcesRowSecurity } of tables) {
    if (forcesRowSecurity) await client.query(`alter table public.${quote(name)} no force row level security`);
    await client.query(`alter table public.${quote(name)} disable trigger user`);
  }
  for (const { name } of tables.toReversed()) await client.query(`delete from public.${quote(name)}`);
  return tables.filter((table) => table.forcesRowSecurity).map((table) => table.name);
}

async function closeTables(client: pg.Client, forced: readonly string[]): Promise<void> {
  for (const { name } of await readTables(client)) await client.query(`alter table public.${quote(name)} enable trigger user`);
  for (const name of forced) await client.query(`alter table public.${quote(name)} force row level security`);
}

/** One COPY for each table, fed from its members one after the other; identity columns keep the values they had. */
function createLoader(client: pg.Client, manifest: Manifest) {
  const known = new Map(manifest.tables.map((table) => [table.name, table]));
  const rows = new Map<string, number>();
  let current: { name: string; stream: CopyStreamQuery; ended: Promise<unknown> } | null = null;

  async function end(): Promise<void> {
    if (current === null) return;
    current.stream.end();
    await current.ended;
    rows.set(current.name, current.stream.rowCount);
    current = null;
  }

  return {
    end,
    add: async (name: string, entry: ArchiveEntry): Promise<void> => {
      if (current?.name !== name) {
        await end();
        const table = known.get(name);
        if (table === undefined) throw new Error(`${name} is not in the manifest`);
        const stream = client.query(copyFrom(`copy public.${quote(name)} (${table.columns.map(quote).join(', ')}) from stdin`));
        const ended = once(stream, 'finish');
        ended.catch(() => {});
        current = { name, stream, ended };
      }
      for await (const chunk of entry.content) if (!current.stream.write(chunk)) await Promise.race([once(current.stream, 'drain'), current.ended]);
    },
    finish: async (): Promise<void> => {
      await end();
      for (const { name, rows: expected } of manifest.tables) {
        const loaded = rows.get(name) ?? 0;
        if (loaded !== expected) throw new Error(`${name}: ${loaded} rows loaded, ${expected} expected`);
      }
    },
  };
}

async function textOf(entry: ArchiveEntry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry.content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Complete under its name or not at all. The content was checked against its hash before. */
async function writeFileTo(path: string, content: AsyncIterable<Buffer>, mode: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.restoring`;
  const file = await open(partial, 'w', mode);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
}
