import { parentPort, workerData } from 'node:worker_threads';
import { readDocx } from './read-docx.ts';
import type { ReadAnswer, ReadJob } from './read-document.ts';
import { readPdf } from './read-pdf.ts';

const { kind, bytes } = workerData as ReadJob;

async function read(): Promise<ReadAnswer> {
  try {
    return kind === 'pdf' ? await readPdf(bytes) : await readDocx(bytes);
  } catch (error) {
    return { failed: (error as Error).name === 'PasswordException' ? 'encrypted' : 'broken' };
  }
}

parentPort?.postMessage(await read());
