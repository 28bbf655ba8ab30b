import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { runDueEvents, type DueDependencies } from './run-due-events.ts';

export interface DueLoop {
  /** Looks at once: the clock was moved, or something is due today that was not this morning. */
  wake(): void;
  stop(): Promise<void>;
}

const LOOK_MS = 1_000;
const RETRY_MS = 60_000;

/** Compares the product's day every second and does what falls due when a new one has begun. */
export function startDueLoop(deps: DueDependencies, lookMs = LOOK_MS): DueLoop {
  let doneFor: IsoDate | null = null;
  let retryAt = 0;
  let isStopped = false;
  let current: Promise<void> | undefined;

  async function look(): Promise<void> {
    const today = dateInShanghai(deps.clock.now().toISOString());
    if (isStopped || today === doneFor || Date.now() < retryAt) return;
    // Another process at it (the demo's clock being moved) is left alone; the next look asks again.
    const run = await runDueEvents(deps, today, 0);
    if (run === undefined) return;
    if (run.failed > 0) retryAt = Date.now() + RETRY_MS;
    else doneFor = today;
  }
  function start(): void {
    current ??= look().catch((error: unknown) => {
      retryAt = Date.now() + 10 * lookMs;
      deps.onDueError?.('due loop', error);
    }).finally(() => { current = undefined; });
  }
  const timer = setInterval(start, lookMs);
  start();
  return {
    wake: () => { doneFor = null; retryAt = 0; start(); },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await current;
    },
  };
}
