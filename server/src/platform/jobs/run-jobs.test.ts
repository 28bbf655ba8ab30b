import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTransaction } from '../db/database.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { countJobs, enqueueJob } from './enqueue-job.ts';
import { runWaitingJobs, startWorker, type TaskRegistry } from './run-jobs.ts';

describe('jobs', () => {
  let test: TestDatabase;
  const done: unknown[] = [];
  const tasks: TaskRegistry = { note: async (payload) => void done.push(payload) };

  beforeAll(async () => void (test = await testDatabase()));
  afterAll(() => test.close());

  it('exist exactly if the transaction that queued them commits', async () => {
    const rolledBack = withTransaction(test.db, 'county', async (tx) => {
      await enqueueJob(tx, 'note', { n: 1 });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await countJobs(test.db)).toEqual({ waiting: 0, failed: 0 });
    await withTransaction(test.db, 'county', (tx) => enqueueJob(tx, 'note', { n: 2 }));
    expect(await countJobs(test.db)).toEqual({ waiting: 1, failed: 0 });
    await runWaitingJobs({ url: test.url, tasks });
    expect(done.splice(0)).toEqual([{ n: 2 }]);
  });

  it('with the same key replace each other while they wait', async () => {
    for (const n of [1, 2, 3]) await enqueueJob(test.db, 'note', { n }, { jobKey: 'same' });
    await runWaitingJobs({ url: test.url, tasks });
    expect(done.splice(0)).toEqual([{ n: 3 }]);
  });

  it('that a killed worker had in hand are done by the next one', async () => {
    await enqueueJob(test.db, 'note', { n: 4 });
    await test.ownerPool.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-killed'`);
    const worker = await startWorker({ url: test.url, tasks });
    await expect.poll(() => done.splice(0), { timeout: 5_000 }).toEqual([{ n: 4 }]);
    await worker.stop();
  });

  it('are done at once by a running worker, tried again when they throw, and finished before it stops', async () => {
    let tries = 0;
    const finished = Promise.withResolvers<void>();
    const worker = await startWorker({
      url: test.url,
      tasks: {
        fragile: async (_payload, { attempt }) => {
          tries = attempt;
          if (attempt === 1) throw new Error('once');
          finished.resolve();
        },
      },
    });
    await enqueueJob(test.db, 'fragile', {});
    await finished.promise;
    await worker.stop();
    expect(tries).toBe(2);
    expect(await countJobs(test.db)).toEqual({ waiting: 0, failed: 0 });
  });
});
