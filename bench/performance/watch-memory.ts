import { createPool } from '../../server/src/platform/db/create-pool.ts';
import type { OwnSite } from '../site/own-site.ts';
import { memoryOf } from '../site/site-processes.ts';

/** Memory in MiB. Pages that several processes share (PostgreSQL's buffers, the Node program itself) count in each with its part (PSS). */
export interface MemoryPeak { supervisor: number; web: number; worker: number; postgres: number; total: number }

export interface MemoryWatch { readonly peak: MemoryPeak; look(): Promise<MemoryPeak>; stop(): Promise<void> }

const none = (): MemoryPeak => ({ supervisor: 0, web: 0, worker: 0, postgres: 0, total: 0 });

/**
 * The most that each process was seen to hold, looked at between the measurements: to look costs milliseconds of a processor that
 * the measured need. Connections of the bare server and of the measuring itself are not the product's and left out.
 */
export function watchMemory(site: OwnSite): MemoryWatch {
  const pool = createPool({ url: site.databaseUrl, max: 1, applicationName: 'luoshi bench' });
  const peak = none();
  const look = async (): Promise<MemoryPeak> => {
    const { rows } = await pool.query<{ pid: number }>(`select pid from pg_stat_activity where application_name in ('bare', 'luoshi bench')`);
    const foreign = new Set(rows.map((row) => row.pid));
    const now = { ...none(), supervisor: memoryOf(site.supervisorPid()).pss };
    for (const { pid, role } of site.processes()) {
      if (role === 'web' || role === 'worker') now[role] += memoryOf(pid).pss;
      else if (role !== 'other' && !foreign.has(pid)) now.postgres += memoryOf(pid).pss;
    }
    now.total = now.web + now.worker + now.postgres;
    for (const key of Object.keys(peak) as (keyof MemoryPeak)[]) peak[key] = Math.max(peak[key], now[key]);
    return now;
  };
  return { peak, look, stop: () => pool.end() };
}
