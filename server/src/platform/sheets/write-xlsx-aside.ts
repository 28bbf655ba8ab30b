import { Worker } from 'node:worker_threads';
import type { Sheet } from './sheet.ts';
import { writeXlsx } from './write-xlsx.ts';

/** As many cells take about as long as one page's answer; a thread takes longer to begin. */
const MOST_CELLS_HERE = 4_000;
let last: Promise<unknown> = Promise.resolve();

/** A big file takes a second of nothing else: it is written in a thread of its own, one at a time, while the process answers on. */
export function writeXlsxAside(sheet: Sheet): Promise<Buffer> {
  if (sheet.rows.length * sheet.columns.length <= MOST_CELLS_HERE) return writeXlsx(sheet);
  const file = last.then(() => inThread(sheet));
  last = file.catch(() => undefined);
  return file;
}

function inThread(sheet: Sheet): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./xlsx-thread.ts', import.meta.url), { workerData: sheet });
    thread.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread that writes Excel files ended with ${code}`)));
  });
}
