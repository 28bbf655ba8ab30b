import { setTimeout as sleep } from 'node:timers/promises';
import type { Prng } from '../../server/src/demo/content/prng.ts';
import type { OwnSite } from '../site/own-site.ts';
import type { SiteRole } from '../site/site-processes.ts';

export type Target = 'web' | 'worker' | 'postgres' | 'backend' | 'all' | 'everything';
export const targetLabels: Readonly<Record<Target, string>> = {
  web: '网站进程', worker: '后台进程', postgres: '数据库主进程', backend: '数据库的一个连接进程', all: '网站、后台、数据库', everything: '网站、后台、数据库和监护进程',
};
const weights: readonly (readonly [Target, number])[] = [['web', 28], ['worker', 12], ['postgres', 18], ['backend', 12], ['all', 15], ['everything', 15]];
/** Restarts of one process after which the supervisor pauses long: then it is killed as well, and begins anew. */
const MOST_RESTARTS = 3;

export function createKiller(site: OwnSite, draw: Prng): { choose(): Target; kill(target: Target): Promise<number> } {
  const restarts = new Map<SiteRole, number>();
  const count = (role: SiteRole): void => void restarts.set(role, (restarts.get(role) ?? 0) + 1);

  function signal(pid: number): number {
    try {
      process.kill(pid, 'SIGKILL');
      return 1;
    } catch {
      return 0; // It had just ended by itself.
    }
  }
  const pidsOf = (role: SiteRole): number[] => site.processes().filter((one) => one.role === role).map((one) => one.pid);

  return {
    choose: () => ([...restarts.values()].some((n) => n >= MOST_RESTARTS) ? 'everything' : draw.weighted(weights)),
    kill: async (target) => {
      let killed = 0;
      if (target === 'everything') {
        restarts.clear();
        const pids = [site.supervisorPid(), ...site.processes().filter((one) => one.role !== 'backend').map((one) => one.pid)];
        for (const pid of draw.shuffle(pids)) killed += signal(pid);
        return killed;
      }
      if (target === 'backend') {
        // One connection's process killed makes PostgreSQL end them all and recover.
        const pids = site.processes().filter((one) => one.role === 'backend' && / luoshi .*\b(idle|SELECT|INSERT|UPDATE|COMMIT|BEGIN|authentication|in transaction)/.test(one.line)).map((one) => one.pid);
        return pids.length === 0 ? 0 : signal(draw.pick(pids));
      }
      const roles: readonly SiteRole[] = target === 'all' ? draw.shuffle<SiteRole>(['web', 'worker', 'postgres']) : [target];
      for (const role of roles) {
        for (const pid of pidsOf(role)) killed += signal(pid);
        count(role);
        // The worker ends by itself when its database goes.
        if (role === 'postgres' && target !== 'all') count('worker');
        if (target === 'all') await sleep(draw.int(0, 25));
      }
      return killed;
    },
  };
}
