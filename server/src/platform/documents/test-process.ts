import type { RenderJob } from './render-protocol.ts';

// Stands in for the real one where a test needs a process that dies or never answers.
process.on('message', (job: RenderJob) => {
  if (job.template === 'crash') process.exit(9);
  if (job.template === 'hang') for (;;);
  process.send?.({ id: job.id, pdf: new TextEncoder().encode(job.data) });
});
process.once('disconnect', () => process.exit(0));
