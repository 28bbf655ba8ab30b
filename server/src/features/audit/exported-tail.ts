import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headsFolder, isSignedHead, parseHead, type SignedHead } from './verify-heads.ts';

/** Some hundred lines: with a head every few seconds, the last minutes of the site. */
const TAIL_BYTES = 64 * 1024;

/** The last head of a congress's chain that was exported, for the page; whether its signature is right is said by a verification. */
export async function lastExportedHead(dataDir: string, congressId: string): Promise<SignedHead | null> {
  const folder = headsFolder(dataDir);
  const days = (await readdir(folder).catch(() => [])).filter((name) => /^\d{4}-\d\d-\d\d\.json$/.test(name)).sort();
  const found = [...(await tailOf(join(folder, 'live.jsonl'))), ...(await headsOfDay(folder, days.at(-1)))].filter((head) => head.congressId === congressId);
  return found.reduce<SignedHead | null>((last, head) => (last === null || head.seq > last.seq ? head : last), null);
}

async function tailOf(path: string): Promise<SignedHead[]> {
  const text = await readEnd(path, TAIL_BYTES).catch(() => '');
  // The first line may be cut, and the last one be half written: neither reads as a head.
  return text.split('\n').map(parseHead).filter(isSignedHead);
}

async function readEnd(path: string, most: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, most);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function headsOfDay(folder: string, name: string | undefined): Promise<SignedHead[]> {
  if (name === undefined) return [];
  const heads = parseHead(await readFile(join(folder, name), 'utf8').catch(() => ''));
  return Array.isArray(heads) ? heads.filter(isSignedHead) : [];
}
