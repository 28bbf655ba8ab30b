import { run, runOnce, type Runner, type TaskList } from 'graphile-worker';
import { createPool } from '../db/create-pool.ts';
import { jobLogger, type LogLine } from './logger.ts';

export interface TaskContext {
  readonly jobId: string;
  /** 1 at the first try. */
  readonly attempt: number;
  /** Aborted when the worker is stopping; a long task should then give up and will be tried again. */
  readonly signal: AbortSignal | undefined;
}

/** A task must be safe to repeat: a worker killed between doing and noting it does it again. */
export type Task = (payload: unknown, context: TaskContext) => Promise<void>;
export type TaskRegistry = Readonly<Record<string, Task>>;

export interface WorkerOptions {
  /** The owner's address: the queue's tables are closed to the application's role. */
  readonly url: string;
  readonly tasks: TaskRegistry;
  readonly concurrency?: number;
  readonly log?: LogLine;
}

export interface Worker {
  /** Settles when the worker ends, asked or not. */
  readonly ended: Promise<void>;
  /** Takes no more jobs, waits for the running ones. */
  stop(): Promise<void>;
}

const APPLICATION = 'luoshi worker';

/** Works until stopped: jobs queued by any process are heard of at once, retried with growing pauses when they throw. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const concurrency = options.concurrency ?? 2;
  const pool = queuePool(options.url, concurrency + 2, options.log);
  await freeAbandoned(pool);
  const runner: Runner = await run({
    pgPool: pool,
    taskList: taskList(options.tasks),
    concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: jobLogger(options.log ?? (() => {})),
  });
  return {
    ended: runner.promise,
    stop: async () => {
      await runner.stop().catch(() => {}); // It says so if it already stopped by itself.
      await pool.end();
    },
  };
}

/**
 * A worker that was killed leaves its jobs locked, for hours as the library counts. If no other worker is connected nobody works on
 * them any more, and they are done again: tasks are safe to repeat.
 */
async function freeAbandoned(pool: ReturnType<typeof createPool>): Promise<void> {
  await pool.query(`select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))
    where not exists (select 1 from pg_stat_activity where application_name = $1 and datname = current_database() and pid <> pg_backend_pid())`, [APPLICATION]);
}

/** Does everything that is waiting now, then returns; for tests, imports and the making of the demo. */
export async function runWaitingJobs(options: Omit<WorkerOptions, 'concurrency'>): Promise<void> {
  const pool = queuePool(options.url, 3, options.log);
  try {
    await runOnce({ pgPool: pool, taskList: taskList(options.tasks), noHandleSignals: true, logger: jobLogger(options.log ?? (() => {})) });
  } finally {
    await pool.end();
  }
}

function queuePool(url: string, max: number, log: LogLine | undefined): ReturnType<typeof createPool> {
  return createPool({ url, max, oneAtATime: true, applicationName: APPLICATION, onError: (error) => log?.('warning', error.message) });
}

function taskList(tasks: TaskRegistry): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload, helpers) => task(payload, { jobId: helpers.job.id, attempt: helpers.job.attempts, signal: helpers.abortSignal }),
    ]),
  );
}
