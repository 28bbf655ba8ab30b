import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followClock } from '../../platform/clock/follow-clock.ts';
import { setClock } from '../../platform/clock/move-clock.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { performRoundAction, planRound } from '../evaluation-rounds/public.ts';
import { startDueLoop } from './due-loop.ts';
import { withDueLock } from './due-lock.ts';
import { clockRoutes } from './routes.ts';
import { runDueEvents } from './run-due-events.ts';
import { caseSite, type CaseSite } from './testing/case-site.ts';
import { assignedCase, readCase, repliedCase } from './testing/story.ts';

const entries = async (site: CaseSite, where: string) => (await site.database.ownerPool.query(`select event, at, record_id from audit_entry where ${where} order by seq`)).rows as { event: string; at: Date; record_id: string }[];
const dueEvents = async (site: CaseSite) => (await site.database.ownerPool.query('select record_id, due_on from due_event order by due_on, record_id')).rows as { record_id: string; due_on: string }[];

describe('what falls due', () => {
  let site: CaseSite;
  beforeAll(async () => { site = await caseSite(async () => undefined); });
  afterAll(() => site.close());

  it('reminds on its day, once, and moves on to the next day', async () => {
    const id = await assignedCase(site);
    const [first] = await dueEvents(site);
    expect(first).toBeDefined();
    expect(await runDueEvents(site.deps, '2026-10-20')).toEqual({ done: 0, failed: 0 });
    const day = first?.due_on ?? '';
    site.clock.moveTo(`${day}T00:10:00Z`);
    const run = await runDueEvents(site.deps, day);
    expect(run?.done).toBeGreaterThan(0);
    expect(await runDueEvents(site.deps, day)).toEqual({ done: 0, failed: 0 });
    expect((await entries(site, `event = 'DeadlineReminded'`)).length).toBe(run?.done);
    const file = await readCase(site, id);
    expect(file.deadline.filter((deadline) => deadline.remindedCount > 0).every((deadline) => deadline.nextReminderOn === null || deadline.nextReminderOn > day)).toBe(true);
    expect((await dueEvents(site)).every((event) => event.due_on > day)).toBe(true);
  });

  it('is done once although three processes do it at the same time', async () => {
    await assignedCase(site);
    await assignedCase(site);
    const [next] = await dueEvents(site);
    const day = next?.due_on ?? '';
    const count = (await dueEvents(site)).filter((event) => event.due_on === day).length;
    site.clock.moveTo(`${day}T00:10:00Z`);
    const before = (await entries(site, `event = 'DeadlineReminded'`)).length;
    const runs = await Promise.all([1, 2, 3].map(() => runDueEvents(site.deps, day)));
    expect(runs.reduce((sum, run) => sum + (run?.done ?? 0), 0)).toBe(count);
    expect((await entries(site, `event = 'DeadlineReminded'`)).length).toBe(before + count);
  });

  it('goes on after a kill -9 in the middle, and does nothing twice', async () => {
    for (let n = 0; n < 6; n += 1) await assignedCase(site);
    const day = (await dueEvents(site))[0]?.due_on ?? '';
    const count = (await dueEvents(site)).filter((event) => event.due_on === day).length;
    const before = (await entries(site, `event = 'DeadlineReminded'`)).length;
    const reminded = async () => (await entries(site, `event = 'DeadlineReminded'`)).length - before;
    site.clock.moveTo(`${day}T00:10:00Z`);
    const child = spawn(process.execPath, [fileURLToPath(new URL('./testing/run-due-process.ts', import.meta.url)), site.database.url, day, site.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while ((await reminded()) < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await ended;
    const atKill = await reminded();
    await runDueEvents(site.deps, day);
    expect(await reminded()).toBe(count);
    expect(atKill).toBeLessThanOrEqual(count);
    const ids = (await entries(site, `event = 'DeadlineReminded'`)).slice(before).map((entry) => entry.record_id);
    expect(new Set(ids).size).toBe(count);
    expect((await dueEvents(site)).some((event) => event.due_on <= day)).toBe(false);
  });

  it('gives way to whoever is at it', async () => {
    const day = '2026-12-31';
    await withDueLock(site.deps.db, 0, async () => { expect(await runDueEvents(site.deps, day, 0)).toBeUndefined(); });
    expect(await runDueEvents(site.deps, '2026-10-01', 0)).toEqual({ done: 0, failed: 0 });
  });

  it('takes away what has lost its ground, and goes on past what throws', async () => {
    const day = (await dueEvents(site))[0]?.due_on ?? '';
    await site.database.ownerPool.query(`insert into due_event (congress_id, kind, record_kind, record_id, due_on) values ('county', 'remind', 'deadline', 'gone', $1), ('county', 'remind', 'noSuchKind', 'x', $1)`, [day]);
    const errors: string[] = [];
    // A case whose rows are broken must not stop the others.
    const victim = (await dueEvents(site)).find((event) => event.due_on === day && event.record_id !== 'gone' && event.record_id !== 'x')?.record_id ?? '';
    await site.database.ownerPool.query(`create function fail() returns trigger language plpgsql as $$ begin raise exception 'broken row'; end $$;`);
    await site.database.ownerPool.query(`create trigger fail before update on deadline for each row when (old.id = '${victim}') execute function fail()`);
    site.clock.moveTo(`${day}T00:10:00Z`);
    const run = await runDueEvents({ ...site.deps, onDueError: (event) => errors.push(event) }, day);
    expect([run?.failed, errors]).toEqual([1, [`county/deadline/${victim}/remind/${day}`]]);
    expect((await dueEvents(site)).filter((event) => event.due_on <= day).map((event) => event.record_id)).toEqual([victim]);
    await site.database.ownerPool.query('drop trigger fail on deadline');
    expect(await runDueEvents(site.deps, day)).toEqual({ done: 1, failed: 0 });
  });

  it('goes on with a round whose process was killed between its opening and its cases', async () => {
    const { suggestionId } = await repliedCase(site);
    const today = (await site.deps.clock.now()).toISOString().slice(0, 10);
    const planned = await planRound(site.deps, site.actor('affairs'), { name: '一轮', opensOn: today, closesOn: '2027-01-05', sequence: 1 });
    const id = planned.ok ? planned.round.id : '';
    // The opening was committed, and nothing after it.
    expect((await performRoundAction(site.deps, { actor: site.actor('affairs'), id, action: 'open', body: {}, expectedVersion: 1 })).ok).toBe(true);
    expect((await readCase(site, suggestionId)).evaluation).toEqual([]);
    await runDueEvents(site.deps, today);
    expect((await readCase(site, suggestionId)).evaluation.map((evaluation) => evaluation.state)).toEqual(['open']);
  });

  it('is looked for by a loop that wakes with the clock', async () => {
    const loop = startDueLoop(site.deps, 20);
    const day = (await dueEvents(site)).map((event) => event.due_on).find((due) => due > site.clock.now().toISOString().slice(0, 10)) ?? '';
    site.clock.moveTo(`${day}T00:10:00Z`);
    loop.wake();
    for (let n = 0; n < 250 && (await dueEvents(site)).some((event) => event.due_on <= day); n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await dueEvents(site)).some((event) => event.due_on <= day)).toBe(false);
    await loop.stop();
  });
});

describe('the demo’s clock', () => {
  let site: CaseSite;
  let close: () => Promise<void>;
  beforeAll(async () => {
    site = await caseSite(async (app, deps, database) => {
      const clock = await followClock(database.url);
      close = () => clock.close();
      await setClock(deps.db, new Date('2026-10-20T01:00:00Z'));
      while (Math.abs(clock.now().getTime() - Date.parse('2026-10-20T01:00:00Z')) > 60_000) await new Promise((resolve) => setTimeout(resolve, 5));
      await app.register(clockRoutes, { ...deps, clock, demo: true });
      await app.register(async (inner) => { await inner.register(clockRoutes, { ...deps, demo: false, prefix: '/production' }); });
    });
  });
  afterAll(async () => {
    await site.close();
    await close();
  });
  const move = (now: unknown, prefix = '') => site.call(null, 'POST', `${prefix}/api/dev/clock`, { now });

  it('passes every day on which something falls due, and dates each act on its own day', async () => {
    await assignedCase(site);
    const days = [...new Set((await dueEvents(site)).map((event) => event.due_on))];
    expect(days.length).toBeGreaterThan(1);
    const answer = await move('2026-12-01T09:00:00+08:00');
    expect([answer.status, answer.json.today, answer.json.demo]).toEqual([200, '2026-12-01', true]);
    const reminded = await entries(site, `event = 'DeadlineReminded'`);
    expect(answer.json.done).toBe(reminded.length);
    expect(reminded.every(({ at }) => at.toISOString().slice(11, 13) === '00')).toBe(true);
    const on = [...new Set(reminded.map(({ at }) => at.toISOString().slice(0, 10)))];
    for (const day of days.filter((each) => each <= '2026-12-01')) expect(on).toContain(day);
    expect((await site.call(null, 'GET', '/api/v1/clock')).json.today).toBe('2026-12-01');
  });

  it('goes forward alone, by a time that is one', async () => {
    const back = await move('2026-11-01T09:00:00+08:00');
    expect([back.status, back.json.code, back.json.errors[0].field]).toEqual([422, 'backward', 'now']);
    expect((await move('2046-11-01T09:00:00+08:00')).json.code).toBe('tooFar');
    for (const bad of ['2026-12-02', 'tomorrow', '2026-13-40T09:00:00+08:00', 5, '2026-12-02T09:00:00']) {
      const answer = await move(bad);
      expect([answer.status, answer.json.errors[0].field]).toEqual([400, 'now']);
    }
  });

  it('cannot be moved outside a demo', async () => {
    expect((await move('2026-12-24T09:00:00+08:00', '/production')).status).toBe(404);
    const clock = await site.call(null, 'GET', '/production/api/v1/clock');
    expect([clock.status, clock.json.demo]).toEqual([200, false]);
  });

  it('moves less than a day too', async () => {
    const answer = await move('2026-12-01T23:30:00+08:00');
    expect([answer.status, answer.json.now.slice(0, 16)]).toEqual([200, '2026-12-01T15:30']);
    expect(await withTransaction(site.deps.db, '', (tx) => sql`select 1`.execute(tx))).toBeDefined();
  });
});
