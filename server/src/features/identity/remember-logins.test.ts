import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { password } from '../../testing/process-county.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { rememberLogins, type RememberedLogins } from './remember-logins.ts';

let site: ProcessSite;
beforeAll(async () => { site = await processSite(); });
afterAll(() => site.close());

const start = new Date('2026-02-02T01:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 400; n += 1) {
    if (await condition()) return;
    await sleep(10);
  }
  throw new Error('it did not come about');
}

describe('remembered log-ins', () => {
  let logins: RememberedLogins<string>;
  let asked = 0;
  const ask = (answer: string | null = 'shan') => async (): Promise<string | null> => { asked += 1; return answer; };
  /** Whether an answer given now would be asked for again. */
  const isRemembered = async (key: string): Promise<boolean> => {
    await logins.find(key, start, ask());
    const before = asked;
    await logins.find(key, start, ask());
    return asked === before;
  };

  beforeEach(async () => {
    logins = rememberLogins(site.database.url);
    await until(() => isRemembered('listening'));
    asked = 0;
    return () => logins.close();
  });

  it('asks once in ten seconds, and again when the clock went back', async () => {
    for (const ms of [0, 1, 9_999]) expect(await logins.find('k', after(ms), ask())).toBe('shan');
    expect(asked).toBe(1);
    await logins.find('k', after(10_000), ask());
    await logins.find('k', after(9_000), ask());
    expect(asked).toBe(3);
  });

  it('asks for a stranger each time', async () => {
    for (let n = 0; n < 2; n += 1) expect(await logins.find('k', start, ask(null))).toBeNull();
    expect(asked).toBe(2);
  });

  it('keeps no answer that was asked for before a change', async () => {
    await logins.find('k', start, async () => { logins.forget(); return 'as it was'; });
    expect(await logins.find('k', start, ask('as it is'))).toBe('as it is');
  });

  it.each([
    ['a log-in that ended', `update login_session set ended_at = now(), end_reason = 'revoked' where false`],
    ['an account that was closed', 'update account set state = state where false'],
    ['an identity', 'update identity set version = version where false'],
    ['a name', 'update person set name = name where false'],
    ['a unit', 'update organisation set name = name where false'],
    ['a mandate to act for somebody', 'update acting_mandate set version = version where false'],
  ])('hears of a change made elsewhere: %s', async (_what, change) => {
    expect(await isRemembered('k')).toBe(true);
    await site.database.ownerPool.query(change);
    await until(async () => {
      const before = asked;
      await logins.find('k', start, ask());
      return asked > before;
    });
  });

  it('remembers nothing while it hears nothing, and begins again', async () => {
    await logins.find('k', start, ask());
    await site.database.ownerPool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'luoshi luoshi_logins' and datname = current_database()`);
    await until(async () => !(await isRemembered('other')));
    await until(() => isRemembered('k'));
  });
});

describe('log-ins of the served site', () => {
  it('are ended for the next request once it is said that they ended', async () => {
    const logIn = async (): Promise<string> => {
      const answer = await site.app.inject({ method: 'POST', url: '/api/v1/login', payload: { username: 'affairs', password } });
      return String(answer.headers['set-cookie']).split(';')[0] ?? '';
    };
    const me = (cookie: string) => site.app.inject({ url: '/api/v1/me', headers: { cookie } });
    for (let n = 0; n < 20; n += 1) {
      const [here, away] = [await logIn(), await logIn()];
      for (let m = 0; m < 2; m += 1) expect((await me(away)).statusCode).toBe(200);
      const sessions = (await site.app.inject({ url: '/api/v1/me/sessions', headers: { cookie: here } })).json<{ items: { id: string; current: boolean }[] }>();
      for (const { id, current } of sessions.items) if (!current) await site.app.inject({ method: 'DELETE', url: `/api/v1/me/sessions/${id}`, headers: { cookie: here } });
      expect((await me(away)).statusCode).toBe(401);
    }
  });
});
