import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonical, headsFolder } from '../audit/public.ts';

/** What was removed, outside the database and beside the exported heads, signed: an older database put back is told by it what must go again. */
export interface Removal { readonly congressId: string; readonly suggestionId: string; readonly matterId: string; readonly at: string }
type SignedRemoval = Removal & { readonly signature: string };

/** No `.json` and no `.jsonl`: those are heads. */
export const removalList = (dataDir: string): string => join(headsFolder(dataDir), 'secret-removals.txt');
const signedPart = ({ congressId, suggestionId, matterId, at }: Removal): Buffer => Buffer.from(canonical({ congressId, suggestionId, matterId, at }));

export async function listRemoval(dataDir: string, removal: Removal, signingKey: KeyObject): Promise<void> {
  if ((await readRemovals(dataDir, signingKey)).removals.some((known) => known.congressId === removal.congressId && known.suggestionId === removal.suggestionId)) return;
  await mkdir(headsFolder(dataDir), { recursive: true, mode: 0o700 });
  const file = await open(removalList(dataDir), 'a', 0o600);
  try {
    const line: SignedRemoval = { ...removal, signature: sign(null, signedPart(removal), signingKey).toString('base64') };
    await file.writeFile(`${JSON.stringify(line)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Lines that this site's key did not sign are no removals: nobody can have a case removed by writing into a file. */
export async function readRemovals(dataDir: string, signingKey: KeyObject): Promise<{ readonly removals: readonly Removal[]; readonly unreadable: number }> {
  const text = await readFile(removalList(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const publicKey = createPublicKey(signingKey);
  const lines = text.split('\n').filter((line) => line !== '');
  const removals = lines.map((line) => signedRemoval(line, publicKey)).filter((one) => one !== null);
  return { removals, unreadable: lines.length - removals.length };
}

function signedRemoval(line: string, publicKey: KeyObject): Removal | null {
  try {
    const { signature, ...removal } = JSON.parse(line) as SignedRemoval;
    return verify(null, signedPart(removal), publicKey, Buffer.from(signature, 'base64')) ? removal : null;
  } catch {
    return null;
  }
}
