import { OperatorError } from '../operator-error.ts';

/** Exit code of a process that a restart cannot help (EX_CONFIG). */
export const OPERATOR_EXIT = 78;
const PATIENCE_MS = 15_000;

export interface RunningRole {
  stop(): Promise<void>;
  /** Settles when the role ends although nobody asked. */
  readonly ended?: Promise<unknown>;
}

/** Several roles in one process: stopped together, and ended when one of them ends. */
export function together(running: readonly RunningRole[]): RunningRole {
  const ends = running.flatMap((one) => one.ended ?? []);
  return {
    ...(ends.length === 0 ? {} : { ended: Promise.race(ends) }),
    stop: async () => { await Promise.all(running.map((one) => one.stop())); },
  };
}

/** Runs one role of the site in this process: until a signal, until the supervisor is gone, or until it breaks. */
export async function runRole(name: string, start: () => Promise<RunningRole>): Promise<void> {
  let running: RunningRole | undefined;
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(code === 0 ? 1 : code), PATIENCE_MS).unref();
    Promise.resolve(running?.stop()).then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(`${name}:`, error);
        process.exit(1);
      },
    );
  };
  const fail = (error: unknown): void => {
    console.error(error instanceof OperatorError ? error.message : error);
    stop(error instanceof OperatorError ? OPERATOR_EXIT : 1);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  process.once('disconnect', () => stop(0));
  // A defect left this process in an unknown state: end it, the supervisor starts a fresh one.
  process.on('uncaughtException', fail);
  try {
    running = await start();
  } catch (error) {
    return fail(error);
  }
  running.ended?.then(() => stop(1), fail);
}
