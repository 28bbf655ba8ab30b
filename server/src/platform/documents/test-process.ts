import { parentPort } from 'node:worker_threads';
import type { RenderJob } from './render-protocol.ts';

// Stands in for the real worker where a test needs a thread that dies or never answers.
parentPort?.on('message', (job: RenderJob) => {
  if (job.template === 'crash') process.exit(9);
  if (job.template === 'hang') for (;;);
  parentPort?.postMessage({ id: job.id, pdf: new TextEncoder().encode(job.data) });
});
