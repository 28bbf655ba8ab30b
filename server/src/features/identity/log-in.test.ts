import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCountyPassword } from '../administration/small-county.ts';
import { testSite, type TestSite } from '../administration/test-site.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

let site: TestSite;
beforeAll(async () => { site = await testSite(); });
afterAll(() => site.close());

const logIn = (username: string, password: string) => site.call(null, 'POST', '/api/v1/login', { username, password });

describe('log-in', () => {
  it('answers who one is, and sets a cookie that scripts and other sites do not get', async () => {
    const answer = await logIn(' Shan ', smallCountyPassword);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      person: { id: 'p-shan', name: '单晓明' }, largeText: false, mustChangePassword: false,
      identity: { id: 'i-shan', role: 'deputy', roleLabel: '人大代表', organisation: { id: 'delegation-01' }, congress: { id: 'county' }, townshipId: 'township-01' },
    });
    expect((answer.json['identities'] as { id: string }[]).map((one) => one.id)).toEqual(['i-shan', 'i-shan-town']);
    const header = String(answer.headers['set-cookie']);
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Lax/);
    expect(header).not.toMatch(/Secure/);
    expect((await site.call(answer.cookie, 'GET', '/api/v1/me')).json).toEqual(answer.json);
  });

  it('keeps only the hash of the cookie', async () => {
    const cookie = await site.logIn('lin');
    const { rows } = await site.database.ownerPool.query('select token_hash from login_session');
    expect(rows.some((row: { token_hash: Buffer }) => row.token_hash.toString().includes(cookie) || row.token_hash.toString('base64url') === cookie)).toBe(false);
    expect(rows.every((row: { token_hash: Buffer }) => row.token_hash.length === 32)).toBe(true);
  });

  it('says the same of a wrong name, a wrong password and an account not activated', async () => {
    const answers = [await logIn('nobody', 'x'), await logIn('lin', 'x'), await logIn('idle', 'x')];
    expect(answers.map((one) => one.status)).toEqual([401, 401, 401]);
    expect(new Set(answers.map((one) => one.json['title'])).size).toBe(1);
    expect(site.refusals.at(-1)).toMatchObject({ kind: 'loginSession', action: 'logIn', actor: null });
    expect(JSON.stringify(site.refusals)).not.toContain('password');
  });

  it('locks after five failures for 15 minutes of the product clock, whether the name exists or not', async () => {
    for (const username of ['liaison', 'ghost']) {
      for (let n = 0; n < 5; n += 1) expect((await logIn(username, 'wrong')).status).toBe(401);
      const locked = await logIn(username, smallCountyPassword);
      expect([locked.status, locked.json['code'], locked.headers['retry-after']]).toEqual([429, 'lockedOut', '900']);
    }
    site.clock.moveTo('2026-10-20T01:14:59Z');
    expect((await logIn('liaison', smallCountyPassword)).status).toBe(429);
    site.clock.moveTo('2026-10-20T01:15:01Z');
    expect((await logIn('liaison', smallCountyPassword)).status).toBe(200);
    expect((await logIn('ghost', smallCountyPassword)).status).toBe(401);
    site.clock.moveTo('2026-10-20T01:00:00Z');
  });

  it('counts guesses made at once one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => logIn('audit', `guess ${n}`)));
    expect(answers.filter((one) => one.status === 401).length).toBe(5);
    expect(answers.filter((one) => one.status === 429).length).toBe(7);
  });

  it('refuses another site, a form, unknown fields and a stranger', async () => {
    const body = { username: 'shan', password: smallCountyPassword };
    expect((await site.call(null, 'POST', '/api/v1/login', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await site.call(null, 'POST', '/api/v1/login', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await site.call(null, 'POST', '/api/v1/login', { ...body, admin: true })).status).toBe(400);
    expect((await site.call(null, 'POST', '/api/v1/login', { username: 'shan', password: { $ne: '' } })).status).toBe(400);
    for (const url of ['/api/v1/me', '/api/v1/me/sessions']) expect((await site.call(null, 'GET', url)).status).toBe(401);
    expect((await site.call('x'.repeat(5000), 'GET', '/api/v1/me')).status).toBe(401);
  });

  it('marks the cookie Secure where the site is reached by https', async () => {
    const secure = await testSite({ secureCookies: true });
    const answer = await secure.call(null, 'POST', '/api/v1/login', { username: 'shan', password: smallCountyPassword });
    expect(String(answer.headers['set-cookie'])).toContain(`${SESSION_COOKIE}=`);
    expect(String(answer.headers['set-cookie'])).toMatch(/Secure/);
    await secure.close();
  });
});

describe('a log-in', () => {
  it('changes its identity and its cookie, and remembers the identity', async () => {
    const first = await site.logIn('shan');
    expect((await site.call(first, 'POST', '/api/v1/me/identity', { identityId: 'i-lin' })).status).toBe(404);
    const switched = await site.call(first, 'POST', '/api/v1/me/identity', { identityId: 'i-shan-town' });
    expect(switched.json).toMatchObject({ identity: { id: 'i-shan-town', congress: { id: 'township-01' } } });
    expect((await site.call(first, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await site.call(switched.cookie, 'GET', '/api/v1/me')).json).toMatchObject({ identity: { id: 'i-shan-town' } });
    expect(site.acts.at(-1)).toMatchObject({ congressId: 'township-01', action: 'switchIdentity', version: 2 });
    expect((await site.call(await site.logIn('shan'), 'GET', '/api/v1/me')).json).toMatchObject({ identity: { id: 'i-shan-town' } });
  });

  it('is listed and revoked by its owner, not by others', async () => {
    const [here, there, other] = [await site.logIn('lin'), await site.logIn('lin'), await site.logIn('affairs')];
    const { json } = await site.call(here, 'GET', '/api/v1/me/sessions');
    const away = (json['items'] as { id: string; current: boolean }[]).filter((one) => !one.current);
    expect((await site.call(other, 'DELETE', `/api/v1/me/sessions/${away[0]!.id}`)).status).toBe(404);
    for (const { id } of away) expect((await site.call(here, 'DELETE', `/api/v1/me/sessions/${id}`)).status).toBe(204);
    expect((await site.call(there, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await site.call(here, 'GET', '/api/v1/me')).status).toBe(200);
  });

  it('ends when one logs out, is idle for 12 hours of real time, or is seven days old; a moved product clock does not end it', async () => {
    const cookie = await site.logIn('affairs');
    const out = await site.call(cookie, 'POST', '/api/v1/logout');
    expect([out.status, out.cookie]).toEqual([204, '']);
    expect((await site.call(cookie, 'GET', '/api/v1/me')).status).toBe(401);

    const steady = await site.logIn('affairs');
    site.clock.moveTo('2027-01-05T01:00:00Z');
    expect((await site.call(steady, 'GET', '/api/v1/me')).status).toBe(200);
    for (let hour = 0; hour < 7 * 24; hour += 8) {
      site.machineClock.moveTo(new Date(Date.parse('2026-10-20T01:00:00Z') + hour * 3_600_000));
      expect((await site.call(steady, 'GET', '/api/v1/me')).status).toBe(200);
    }
    site.machineClock.moveTo('2026-10-27T01:00:01Z');
    expect((await site.call(steady, 'GET', '/api/v1/me')).status).toBe(401);
    const idle = await site.logIn('affairs');
    site.machineClock.moveTo('2026-10-27T13:00:02Z');
    expect((await site.call(idle, 'GET', '/api/v1/me')).status).toBe(401);
    site.machineClock.moveTo('2026-10-20T01:00:00Z');
    site.clock.moveTo('2026-10-20T01:00:00Z');
  });

  it('changes the password by the old one, keeps here and ends elsewhere', async () => {
    const [here, there] = [await site.logIn('system'), await site.logIn('system')];
    const change = (currentPassword: string, newPassword: string, cookie: string | null = here) => site.call(cookie, 'POST', '/api/v1/me/password', { currentPassword, newPassword });
    expect((await change('wrong', '一二三四五六七八九十')).json['code']).toBe('wrongPassword');
    for (const [weak, code] of [['short', 'passwordTooShort'], ['qwertyuiop', 'passwordCommon'], ['1234567890', 'passwordCommon'], ['my-SYSTEM-is-best', 'passwordContainsUsername'], [smallCountyPassword, 'passwordUnchanged']] as const) {
      expect((await change(smallCountyPassword, weak)).json['code']).toBe(code);
    }
    const changed = await change(smallCountyPassword, '一座山两条河三个村');
    expect(changed.json['code']).toBe('passwordTooShort');
    const done = await change(smallCountyPassword, '一座山两条河三个村庄');
    expect(done.status).toBe(200);
    expect([await site.call(here, 'GET', '/api/v1/me'), await site.call(there, 'GET', '/api/v1/me'), await site.call(done.cookie, 'GET', '/api/v1/me')].map((one) => one.status)).toEqual([401, 401, 200]);
    expect((await logIn('system', smallCountyPassword)).status).toBe(401);
    expect((await logIn('system', '一座山两条河三个村庄')).status).toBe(200);
  });

  it('remembers large text', async () => {
    const cookie = await site.logIn('lin');
    expect((await site.call(cookie, 'PUT', '/api/v1/me/preferences', { largeText: true })).status).toBe(200);
    expect((await site.call(cookie, 'GET', '/api/v1/me')).json['largeText']).toBe(true);
  });
});
