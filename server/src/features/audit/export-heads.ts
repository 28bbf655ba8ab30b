import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { systemClock, type Clock } from '../../platform/clock/clock.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { headsFolder, signedPart, type SignedHead } from './verify-heads.ts';

type Head = Pick<SignedHead, 'congressId' | 'seq' | 'hash'>;

/** Beyond this the live file is put aside under its day; nothing of it is ever dropped. */
const MOST_LIVE_BYTES = 32 * 1024 * 1024;

/** The heads of all chains of the site, in one transaction; what happened before the first congress stands under ''. */
export async function readHeads(tx: Tx): Promise<Head[]> {
  const { rows: congresses } = await sql<{ id: string }>`select id from congress order by id`.execute(tx);
  const heads: Head[] = [];
  for (const id of ['', ...congresses.map((congress) => congress.id)]) {
    await sql`select set_config('luoshi.congress_id', ${id}, true)`.execute(tx);
    const { rows } = await sql<Head>`select congress_id as "congressId", seq, hash from audit_head where congress_id = ${id} and seq > 0`.execute(tx);
    heads.push(...rows);
  }
  return heads;
}

export function signHeads(heads: readonly Head[], signingKey: KeyObject, at: Date): SignedHead[] {
  return heads.map(({ congressId, seq, hash }) => {
    const head = { congressId, seq, hash, at: at.toISOString() };
    return { ...head, signature: sign(null, signedPart(head), signingKey).toString('base64') };
  });
}

/** Adds heads to the day's file; what stands there stays, so that a day's evidence is never replaced by a later state. */
export async function writeDailyHeads(dataDir: string, heads: readonly SignedHead[], at: Date): Promise<string> {
  const folder = headsFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${dateInShanghai(at.toISOString())}.json`);
  const before = await readFile(path, 'utf8').then((text) => JSON.parse(text) as SignedHead[], (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const fresh = heads.filter((head) => !before.some((known) => known.congressId === head.congressId && known.seq === head.seq && known.hash === head.hash));
  if (before.length > 0 && fresh.length === 0) return path;
  await writeDurably(`${path}.${process.pid}.new`, `[\n${[...before, ...fresh].map((head) => JSON.stringify(head)).join(',\n')}\n]\n`);
  await rename(`${path}.${process.pid}.new`, path);
  return path;
}

/** Reads, signs and writes the day's heads now: at the end of a verification that found nothing, and of a backup. */
export async function exportHeads(db: Db, dataDir: string, signingKey: KeyObject, at = new Date()): Promise<SignedHead[]> {
  const heads = signHeads(await db.transaction().setAccessMode('read only').execute(readHeads), signingKey, at);
  await writeDailyHeads(dataDir, heads, at);
  return heads;
}

export interface HeadExportOptions {
  readonly db: Db;
  readonly dataDir: string;
  readonly signingKey: KeyObject;
  /** The product's clock, by which the entries are written too; the machine's where none is given. */
  readonly clock?: Clock;
  readonly intervalMs?: number;
  readonly onError?: (error: unknown) => void;
}

export interface HeadExport {
  /** Looks at the heads now; for tests and before an orderly stop. */
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * The worker's watch: every few seconds each head that moved is appended, signed, to `live.jsonl`, and once a day all of them
 * make the day's file. An entry deleted after that, with the head row set back, is found by `luoshi verify`.
 */
export function startHeadExport(options: HeadExportOptions): HeadExport {
  const { db, dataDir, signingKey, onError, clock = systemClock } = options;
  const written = new Map<string, string>();
  let day = '';
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const at = clock.now();
    const heads = await db.transaction().setAccessMode('read only').execute(readHeads);
    const moved = signHeads(heads.filter((head) => written.get(head.congressId) !== `${head.seq}/${head.hash}`), signingKey, at);
    if (moved.length > 0) await appendLive(dataDir, moved, at);
    for (const { congressId, seq, hash } of moved) written.set(congressId, `${seq}/${hash}`);
    const today = dateInShanghai(at.toISOString());
    if (today === day) return;
    await writeDailyHeads(dataDir, signHeads(heads, signingKey, at), at);
    await writePublicKey(dataDir, signingKey);
    day = today;
  };
  const flush = (): Promise<void> => (running = running.then(look).catch((error: unknown) => onError?.(error)));
  const timer = setInterval(() => void flush(), options.intervalMs ?? 3_000);
  timer.unref();
  void flush();
  return {
    flush,
    stop: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}

async function appendLive(dataDir: string, heads: readonly SignedHead[], at: Date): Promise<void> {
  const folder = headsFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'live.jsonl');
  const size = await stat(path).then((found) => found.size, () => 0);
  // A file torn by a power cut is put aside too: only the last line of a file may be half of one.
  if (size > MOST_LIVE_BYTES || (size > 0 && (await endsTorn(path, size)))) await rename(path, join(folder, `live-${at.toISOString().replaceAll(':', '')}.jsonl`));
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(`${heads.map((head) => JSON.stringify(head)).join('\n')}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function endsTorn(path: string, size: number): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== 0x0a;
  } finally {
    await file.close();
  }
}

/** For an auditor who keeps a copy of the heads elsewhere: with it the signatures can be checked without the site's keys. */
async function writePublicKey(dataDir: string, signingKey: KeyObject): Promise<void> {
  const path = join(headsFolder(dataDir), 'public-key.pem');
  if (await stat(path).then(() => true, () => false)) return;
  await writeDurably(path, createPublicKey(signingKey).export({ type: 'spki', format: 'pem' }).toString());
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
