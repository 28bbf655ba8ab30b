import { createPool } from '../../server/src/platform/db/create-pool.ts';
import type { OwnSite } from '../site/own-site.ts';
import { memoryOf } from '../site/site-processes.ts';

/** Memory in MiB. PostgreSQL's processes share their buffers: each counts with its part (PSS); Node's count whole (RSS). */
export interface MemoryPeak { supervisor: number; web: number; worker: number; postgres: number; total: number }

export interface MemoryWatch { readonly peak: MemoryPeak; look(): Promise<MemoryPeak>; stop(): Promise<void> }

const none = (): MemoryPeak => ({ supervisor: 0, web: 0, worker: 0, postgres: 0, total: 0 });
const LOOK_MS = 500;

/** The most that each process was seen to hold. Connections of the bare server and of the measuring itself are not the product's and left out. */
export function watchMemory(site: OwnSite): MemoryWatch {
  const pool = createPool({ url: site.databaseUrl, max: 1, applicationName: 'luoshi bench' });
  const peak = none();
  const look = async (): Promise<MemoryPeak> => {
    const { rows } = await pool.query<{ pid: number }>(`select pid from pg_stat_activity where application_name in ('bare', 'luoshi bench')`);
    const foreign = new Set(rows.map((row) => row.pid));
    const now = { ...none(), supervisor: memoryOf(site.supervisorPid()).rss };
    for (const { pid, role } of site.processes()) {
      if (role === 'web' || role === 'worker') now[role] += memoryOf(pid).rss;
      else if (role !== 'other' && !foreign.has(pid)) now.postgres += memoryOf(pid).pss;
    }
    now.total = now.web + now.worker + now.postgres;
    for (const key of Object.keys(peak) as (keyof MemoryPeak)[]) peak[key] = Math.max(peak[key], now[key]);
    return now;
  };
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => { looking = look().catch(() => undefined); }, LOOK_MS);
  return {
    peak, look,
    stop: async () => {
      clearInterval(timer);
      await looking;
      await pool.end();
    },
  };
}
