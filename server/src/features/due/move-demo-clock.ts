import { setTimeout as pause } from 'node:timers/promises';
import { dateInShanghai, startOfDayInstant, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { moveClockForward } from '../../platform/clock/move-clock.ts';
import { withDueLock } from './due-lock.ts';
import { nextDueDay } from './read/due-events.ts';
import { runWhileLocked, type DueDependencies } from './run-due-events.ts';

/** Offices open: acts of the system on a day that is passed over are dated at this hour. */
const HOUR_MS = 8 * 3_600_000;
const HEAR_MS = 5_000;
const PATIENCE_MS = 60_000;

export type MoveOutcome = { readonly ok: true; readonly done: number } | { readonly ok: false; readonly why: 'backward' | 'busy' };

/**
 * Moves the demo's clock forward as if the time had passed: it stops on every day on which something falls due and lets it
 * happen there, so that each act, notice and deadline carries its own date.
 */
export async function moveDemoClock(deps: DueDependencies, target: Date): Promise<MoveOutcome> {
  const today = (): IsoDate => dateInShanghai(deps.clock.now().toISOString());
  const moved = await withDueLock(deps.db, PATIENCE_MS, async (): Promise<MoveOutcome> => {
    if (target < deps.clock.now()) return { ok: false, why: 'backward' };
    const last = dateInShanghai(target.toISOString());
    let { done } = await runWhileLocked(deps, today());
    for (;;) {
      const day = await nextDueDay(deps.db, today(), last);
      if (day === null) break;
      const morning = new Date(Date.parse(startOfDayInstant(day)) + HOUR_MS);
      if (!(await moveTo(deps, morning < target ? morning : target))) return { ok: false, why: 'backward' };
      done += (await runWhileLocked(deps, day)).done;
    }
    // The run itself took a moment; a target that it overtook is reached.
    if (target > deps.clock.now() && !(await moveTo(deps, target))) return { ok: false, why: 'backward' };
    return { ok: true, done };
  });
  return moved ?? { ok: false, why: 'busy' };
}

/** Moves and waits until this process has heard of it: the clock is told to every process by the database. */
async function moveTo(deps: DueDependencies, instant: Date): Promise<boolean> {
  if (!(await moveClockForward(deps.db, instant))) return false;
  for (const until = Date.now() + HEAR_MS; deps.clock.now() < instant; await pause(5)) {
    if (Date.now() > until) throw new Error('this process did not hear that the clock was moved');
  }
  return true;
}
