import { sql, type RawBuilder } from 'kysely';
import { rowsOf, type Db, type Tx } from '../db/database.ts';

export interface EnqueueOptions {
  /** A waiting job with the same key is replaced instead of doubled. */
  readonly jobKey?: string;
  /** The machine's time, for pauses; what is due by a date belongs in a table read with the product's clock. */
  readonly runAt?: Date;
}

/** Queues a job in this transaction: it exists exactly if the transaction commits. Payloads hold ids, not people's words. */
export async function enqueueJob(tx: Tx | Db, task: string, payload: object, options: EnqueueOptions = {}): Promise<void> {
  await rowsOf(tx, jobStatement(task, payload, options));
}

/** For whoever sends it along with other statements. */
export function jobStatement(task: string, payload: object, options: EnqueueOptions = {}): RawBuilder<object> {
  return sql<object>`select enqueue_job(${task}, ${JSON.stringify(payload)}::jsonb, ${options.jobKey ?? null}, ${options.runAt ?? null})`;
}

/** Jobs waiting (retries included) and jobs that failed for good. */
export async function countJobs(db: Tx | Db): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`select waiting, failed from count_jobs()`.execute(db);
  return rows[0] ?? { waiting: 0, failed: 0 };
}
