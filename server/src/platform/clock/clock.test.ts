import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createOffsetClock } from './clock.ts';
import { followClock } from './follow-clock.ts';
import { moveClockForward, setClock } from './move-clock.ts';

const morning = new Date('2026-10-20T09:00:00+08:00');
const evening = new Date('2026-10-20T18:00:00+08:00');
const about = (clock: { now(): Date }, instant: Date): boolean => Math.abs(clock.now().getTime() - instant.getTime()) < 5_000;

async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 200 && !condition(); n += 1) await sleep(20);
  expect(condition()).toBe(true);
}

describe('the clock', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await testDatabase()));
  afterAll(() => test.close());

  it('ticks on from where it was set', async () => {
    const clock = createOffsetClock(1_000_000);
    const before = clock.now().getTime();
    await sleep(15);
    expect(clock.now().getTime()).toBeGreaterThan(before);
  });

  it('is the same in every process that follows it, at the start and after a move', async () => {
    await setClock(test.ownerDb, morning);
    const [web, worker] = [await followClock(test.url), await followClock(test.url)];
    let moved = 0;
    worker.onMove(() => (moved += 1));
    expect([about(web, morning), about(worker, morning)]).toEqual([true, true]);
    expect(await moveClockForward(test.db, evening)).toBe(true);
    await until(() => about(web, evening) && about(worker, evening));
    expect(moved).toBe(1);
    await Promise.all([web.close(), worker.close()]);
  });

  it('does not go backward', async () => {
    expect(await moveClockForward(test.db, morning)).toBe(false);
  });

  it('reads the time again after its connection was lost', async () => {
    const clock = await followClock(test.url);
    await test.ownerPool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'luoshi luoshi_clock' and datname = current_database()`);
    const night = new Date('2026-10-20T23:00:00+08:00');
    await moveClockForward(test.db, night);
    await until(() => about(clock, night));
    await clock.close();
  });
});
