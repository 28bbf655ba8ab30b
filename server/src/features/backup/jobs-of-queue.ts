import type pg from 'pg';
import type { BackedUpJob } from './archive.ts';

/**
 * The queue as the snapshot saw it. A job that a worker was just doing counts as waiting: it will be done again, for which tasks
 * are made. Failed ones are taken along as failed.
 */
export async function readJobs(client: pg.ClientBase): Promise<BackedUpJob[]> {
  const { rows } = await client.query<BackedUpJob>(`
    select t.identifier, j.payload, q.queue_name as "queueName", to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "runAt", j.attempts,
      j.max_attempts as "maxAttempts", j.key as "jobKey", j.priority, (select array_agg(f) from jsonb_object_keys(j.flags) f) as flags
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.id`);
  return rows;
}

/** Queues the jobs again by the queue's own functions: tries, times and keys as they were; only the text of the last error stays behind. */
export async function queueJobs(client: pg.ClientBase, jobs: readonly BackedUpJob[]): Promise<void> {
  for (const job of jobs) {
    const { rows } = await client.query<{ id: string }>(
      'select (graphile_worker.add_job($1, $2::json, $3, $4::timestamptz, $5, $6, $7, $8::text[])).id',
      [job.identifier, JSON.stringify(job.payload), job.queueName, job.runAt, job.maxAttempts, job.jobKey, job.priority, job.flags],
    );
    if (job.attempts > 0) await client.query('select graphile_worker.reschedule_jobs($1::bigint[], $2::timestamptz, $3, $4, $5)', [rows.map(({ id }) => id), job.runAt, job.priority, job.attempts, job.maxAttempts]);
  }
}
