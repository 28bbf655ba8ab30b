import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBackOff } from './back-off.ts';
import { OPERATOR_EXIT } from './run-role.ts';

export interface ChildOptions {
  readonly nameZh: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onLog: (line: string) => void;
  /** The child ended because of something only a person can put right; starting it again is useless. */
  readonly onHopeless: () => void;
}

export interface KeptChild {
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
}

const PATIENCE_MS = 20_000;

/** Runs a child process and starts it again whenever it dies, until told to stop. */
export function keepChild(options: ChildOptions): KeptChild {
  const backOff = createBackOff();
  let child: ChildProcess | undefined;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;

  const start = (): void => {
    backOff.started();
    child = spawnRole(options, smallHeap);
    child.once('error', (error) => options.onLog(`${options.nameZh}无法启动：${error.message}`));
    child.once('close', (code, signal) => {
      child = undefined;
      if (stopping) return;
      if (code === OPERATOR_EXIT) return options.onHopeless();
      const pause = backOff.nextPause();
      options.onLog(`${options.nameZh}意外结束(${signal ?? `退出码 ${String(code)}`}),${pause / 1000} 秒后重新启动`);
      timer = setTimeout(start, pause);
    });
  };
  start();
  return {
    pid: () => child?.pid,
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      const running = child;
      if (running === undefined) return;
      const closed = new Promise<true>((resolve) => running.once('close', () => resolve(true)));
      running.kill('SIGTERM');
      if (await Promise.race([closed, sleep(PATIENCE_MS, false, { ref: false })])) return;
      options.onLog(`${options.nameZh}未能按时停止，强行结束`);
      running.kill('SIGKILL');
      await closed;
    },
  };
}

/** Runs a child once, to its end; its exit code. */
export function runChild(options: Omit<ChildOptions, 'onHopeless' | 'onLog'>, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawnRole(options, []);
    const abort = (): void => void child.kill('SIGTERM');
    signal.addEventListener('abort', abort, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', abort);
      resolve(code ?? 1);
    });
  });
}

/** Requests leave little behind: a small nursery and a heap that is not let grow keep the process at two thirds of the size, for a twentieth of the speed. */
const smallHeap = ['--max-semi-space-size=8', '--max-old-space-size=512'] as const;

function spawnRole({ script, args, env }: Pick<ChildOptions, 'script' | 'args' | 'env'>, flags: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...process.execArgv, ...flags, script, ...args], {
    // The channel closes when this process dies in any way, which tells the child to end.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A session of its own: Ctrl-C reaches the supervisor alone, which stops everything in order.
    detached: true,
    // One arena of the C library for each of many threads would keep what each of them has freed.
    env: { MALLOC_ARENA_MAX: '2', ...process.env, ...env },
  });
}
