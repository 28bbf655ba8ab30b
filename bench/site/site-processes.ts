import { readdirSync, readFileSync } from 'node:fs';

export type SiteRole = 'web' | 'worker' | 'postgres' | 'backend' | 'other';
export interface SiteProcess { readonly pid: number; readonly role: SiteRole; readonly line: string }

interface Found { readonly pid: number; readonly parent: number; readonly line: string }

function allProcesses(): Found[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z') return [];
      return [{ pid: Number(name), parent: Number(fields[1]), line: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
    } catch {
      return []; // It ended while we looked.
    }
  });
}

function roleOf(line: string): SiteRole {
  if (line.includes('--role web')) return 'web';
  if (line.includes('--role worker') || line.includes('render-process.ts')) return 'worker';
  if (line.startsWith('postgres: ')) return 'backend';
  if (/\bpostgres -D /.test(line)) return 'postgres';
  return 'other';
}

/** Every process that began under `pid`, directly or not (Linux: read from /proc). */
export function processesBelow(pid: number): SiteProcess[] {
  const all = allProcesses();
  const below = (parent: number): Found[] => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid).map((one) => ({ pid: one.pid, line: one.line, role: roleOf(one.line) }));
}

/** Memory in MiB: `rss` counts pages that several processes share in each of them, `pss` gives each its part. */
export function memoryOf(pid: number): { readonly rss: number; readonly pss: number } {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { rss: kilobytes('Rss') / 1024, pss: kilobytes('Pss') / 1024 };
  } catch {
    return { rss: 0, pss: 0 };
  }
}

/** Processor time that a process has used since it began, in milliseconds. */
export function processorTimeOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // User and system time of the process and of its children that have ended (a PostgreSQL backend leaves its time with the postmaster), in ticks of a hundredth of a second.
    return [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0) * 10;
  } catch {
    return 0;
  }
}
