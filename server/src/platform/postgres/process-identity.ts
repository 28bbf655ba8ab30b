import { existsSync, readFileSync } from 'node:fs';

/** A process named so that a later one with the same number is not taken for it. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since boot at which it began (Linux); empty where the system does not tell. */
  readonly started: string;
}

export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined;
  return { pid, started: statFields(pid)?.[19] ?? '' };
}

/** Whether exactly this process still runs. A zombie (ended, not yet collected by its parent) does not. */
export function stillRuns(identity: ProcessIdentity): boolean {
  const now = identityOf(identity.pid);
  return now !== undefined && (identity.started === '' || now.started === identity.started);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** Whether the process is a PostgreSQL server; unknown systems say yes, to be careful. */
export function isPostgres(pid: number): boolean {
  if (!existsSync('/proc/self/comm')) return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim().startsWith('postgres');
  } catch {
    return false;
  }
}

/** /proc/PID/stat after the command's name: [state, ppid, …, starttime at 19]. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
