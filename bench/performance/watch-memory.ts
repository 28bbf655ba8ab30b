import type { OwnSite } from '../site/own-site.ts';
import { memoryOf } from '../site/site-processes.ts';

/** Most memory seen, in MiB. PostgreSQL's processes share their buffers: each counts with its part (PSS); Node's count whole (RSS). */
export interface MemoryPeak { supervisor: number; web: number; worker: number; postgres: number; total: number }

export function watchMemory(site: OwnSite): { readonly peak: MemoryPeak; look(): MemoryPeak; stop(): void } {
  const peak: MemoryPeak = { supervisor: 0, web: 0, worker: 0, postgres: 0, total: 0 };
  const look = (): MemoryPeak => {
    const now: MemoryPeak = { supervisor: memoryOf(site.supervisorPid()).rss, web: 0, worker: 0, postgres: 0, total: 0 };
    for (const { pid, role, line } of site.processes()) {
      if (role === 'web' || role === 'worker') now[role] += memoryOf(pid).rss;
      // What the bare server and the measuring itself make the database hold is theirs.
      else if (role === 'postgres' || (role === 'backend' && !/ bare\b/.test(line))) now.postgres += memoryOf(pid).pss;
    }
    now.total = now.web + now.worker + now.postgres;
    for (const key of Object.keys(peak) as (keyof MemoryPeak)[]) peak[key] = Math.max(peak[key], now[key]);
    return now;
  };
  const timer = setInterval(look, 500);
  return { peak, look, stop: () => clearInterval(timer) };
}
