import { Worker } from 'node:worker_threads';
import { unpacksWithin } from '../files/check-zip.ts';

/** A line of text as it was read; `bold` and `centred` are known of Word files only, `size` of PDF only. */
export interface ReadLine { readonly text: string; readonly isHeading: boolean; readonly size: number | null }
export type ReadAnswer = { readonly lines: readonly ReadLine[]; readonly pages: number | null } | { readonly failed: 'encrypted' | 'broken' };
export type ReadFailure = { readonly failed: 'notADocument' | 'tooLarge' | 'encrypted' | 'broken' | 'tooSlow' };
export interface ReadJob { readonly kind: 'pdf' | 'docx'; readonly bytes: Uint8Array }

const MOST_UNPACKED = 64 * 1024 * 1024;
const TIME_LIMIT_MS = 20_000;
let last: Promise<unknown> = Promise.resolve();

/** What a file is by its first bytes; a file's name says nothing. */
export function documentKind(bytes: Buffer): 'pdf' | 'docx' | null {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  return bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) && bytes.includes('word/document.xml') ? 'docx' : null;
}

/** The text of a PDF or Word file that somebody sent. It is read in a thread of its own with limits of memory and time, one at a time. */
export function readDocument(bytes: Buffer): Promise<Exclude<ReadAnswer, { failed: string }> | ReadFailure> {
  const kind = documentKind(bytes);
  if (kind === null) return Promise.resolve({ failed: 'notADocument' });
  if (kind === 'docx' && !unpacksWithin(bytes, MOST_UNPACKED)) return Promise.resolve({ failed: 'tooLarge' });
  const answer = last.then(() => inThread({ kind, bytes: new Uint8Array(bytes) }));
  last = answer.catch(() => undefined);
  return answer;
}

function inThread(job: ReadJob): Promise<ReadAnswer | ReadFailure> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./read-thread.ts', import.meta.url), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: 256 }, stderr: true, stdout: true });
    const timer = setTimeout(() => { resolve({ failed: 'tooSlow' }); void thread.terminate(); }, TIME_LIMIT_MS);
    thread.once('message', (answer: ReadAnswer) => resolve(answer));
    // Out of memory, or a file that breaks its reader: the file's fault, not ours.
    thread.once('error', () => resolve({ failed: 'broken' }));
    thread.once('exit', () => { clearTimeout(timer); resolve({ failed: 'broken' }); });
  });
}
