import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions } from './actions.ts';
import { administrationKinds, isAllowed, isReadable } from './permissions.ts';
import { administrationRoutes } from './routes.ts';
import { smallCountyPassword } from './small-county.ts';
import { testSite, type Answer, type TestSite } from './test-site.ts';

let site: TestSite;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  site = await testSite({ routes: async (app, deps) => void (await app.register(administrationRoutes, deps)) });
  for (const name of ['system', 'security', 'audit', 'affairs', 'shan', 'liaison']) cookies[name] = await site.logIn(name);
});
afterAll(() => site.close());

const get = (who: string, url: string) => site.call(cookies[who] ?? null, 'GET', url);
const post = (who: string, url: string, body: unknown, version?: number) =>
  site.call(cookies[who] ?? null, 'POST', url, body, version === undefined ? {} : { 'if-match': `"${version}"` });
const code = (answer: Answer) => [answer.status, answer.json['code']];
const existing: Record<string, string> = {
  congress: 'township-01', term: 'term-18', session: 'session-5', organisation: 'transport', section: 'roads', constituency: 'constituency-1', person: 'p-shan', deputy: 'deputy-lin',
  identity: 'i-liaison', account: 'a-lin',
};

describe('over HTTP', () => {
  it('every role, kind and action not in the table is refused', async () => {
    const roles = { system: 'systemAdministrator', security: 'securityAdministrator', audit: 'auditor', affairs: 'deputyAffairs', shan: 'deputy', liaison: 'unitLiaison' } as const;
    let tried = 0;
    for (const [who, role] of Object.entries(roles)) {
      for (const kind of administrationKinds) {
        expect([who, kind, (await get(who, `/api/v1/${kind}`)).status]).toEqual([who, kind, isReadable(role, kind) ? 200 : 403]);
        expect([who, kind, (await get(who, `/api/v1/${kind}/${existing[kind]!}`)).status]).toEqual([who, kind, isReadable(role, kind) ? 200 : 403]);
        for (const { action } of actions[kind]) {
          if (isAllowed(role, kind, action)) continue;
          const answer = await post(who, `/api/v1/${kind}/${existing[kind]!}/actions/${action}`, bodies[action] ?? {}, 1);
          expect([who, kind, action, answer.status]).toEqual([who, kind, action, 403]);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(100);
    expect(site.acts.filter((one) => one.kind !== 'loginSession')).toEqual([]);
  });

  it('lists with filters, pages and totals', async () => {
    const first = await get('system', '/api/v1/person?limit=3');
    expect([first.json['total'], (first.json['items'] as unknown[]).length]).toEqual([8, 3]);
    const next = await get('system', `/api/v1/person?limit=200&cursor=${String(first.json['nextCursor'])}`);
    const lost = await get('system', '/api/v1/person?cursor=lost');
    expect([lost.status, lost.json['code']]).toEqual([400, 'badCursor']);
    expect([(next.json['items'] as unknown[]).length, next.json['nextCursor']]).toEqual([5, null]);
    expect((await get('affairs', '/api/v1/deputy?query=SXM')).json['items']).toMatchObject([{ id: 'deputy-shan', personName: '单晓明', delegationName: '霁城镇代表团', stateLabel: '在任' }]);
    expect((await get('system', '/api/v1/organisation?organisationKind=handlingUnit&state=active')).json['total']).toBe(2);
    expect((await get('system', '/api/v1/deputy?congressId=township-01')).json['total']).toBe(1);
    expect((await get('affairs', '/api/v1/deputy?congressId=township-01')).status).toBe(404);
  });

  it('creates, updates and ends a unit; none, stale and malformed versions are refused', async () => {
    const created = await post('system', '/api/v1/organisation', { organisationKind: 'handlingUnit', name: '县水利局', channel: 'government' });
    expect(created.status).toBe(201);
    const id = String(created.json['id']);
    expect(code(await post('system', '/api/v1/organisation', { organisationKind: 'handlingUnit', name: '县水利局', channel: 'government' }))).toEqual([422, 'nameTaken']);
    expect(code(await post('system', '/api/v1/organisation', { organisationKind: 'committee', name: '城建工委', channel: 'direct' }))).toEqual([422, 'channelMismatch']);
    const update = `/api/v1/organisation/${id}/actions/update`;
    expect(code(await post('system', update, { shortName: '水利局' }))).toEqual([428, 'versionMissing']);
    expect(code(await post('system', update, { shortName: '水利局' }, 7))).toEqual([412, 'stale']);
    expect((await post('system', update, { shortName: '水利局', kind: 'x' }, 1)).status).toBe(400);
    const updated = await post('system', update, { shortName: '水利局' }, 1);
    expect(updated.json).toMatchObject({ version: 2, shortName: '水利局', kind: 'organisation', organisationKind: 'handlingUnit', state: 'active' });
    expect(site.acts.at(-1)).toMatchObject({ kind: 'organisation', id, version: 2, action: 'update', body: { shortName: '水利局' }, actor: { identityId: 'i-system' } });
    const end = { endedOn: '2026-10-20', endReason: '并入交通局', successorId: 'transport' };
    const ended = await post('system', `/api/v1/organisation/${id}/actions/end`, end, 2);
    expect(ended.json).toMatchObject({ version: 3, state: 'ended', stateLabel: '已终止', successorId: 'transport' });
    expect((ended.json['actions'] as { action: string; refusals: { code: string }[] }[]).map((one) => [one.action, one.refusals[0]?.code])).toEqual([['update', 'wrongState'], ['rename', 'wrongState'], ['succeed', 'wrongState'], ['end', 'wrongState']]);
    expect(code(await post('system', `/api/v1/organisation/${id}/actions/end`, end, 3))).toEqual([409, 'wrongState']);
    expect(site.refusals.at(-1)).toMatchObject({ kind: 'organisation', id, action: 'end', refusals: [{ code: 'wrongState' }] });
  });

  it('two who change one record at once: one does, the other is stale', async () => {
    const both = await Promise.all(['一号', '二号'].map((shortName) => post('system', '/api/v1/organisation/court/actions/update', { shortName }, 1)));
    expect(both.map((one) => one.status).sort()).toEqual([200, 412]);
  });

  it('a mandate brings its capacity and takes it away, and whoever was logged in with it is out', async () => {
    const person = await post('system', '/api/v1/person', { name: '仇新人' });
    expect(person.json).toMatchObject({ pinyinInitials: 'qxr' });
    const deputy = await post('system', '/api/v1/deputy', { personId: person.json['id'], termId: 'term-18', delegationId: 'delegation-01', certificateNumber: '18099', level: 'own', fromDate: '2026-02-01' });
    expect(deputy.status).toBe(201);
    expect((await get('system', `/api/v1/identity?personId=${String(person.json['id'])}`)).json['items']).toMatchObject([{ role: 'deputy', roleLabel: '人大代表', state: 'active' }]);
    const lin = await site.logIn('lin');
    const end = await post('system', '/api/v1/deputy/deputy-lin/actions/end', { untilDate: '2026-10-20', endReason: 'resigned' }, 1);
    expect(end.json).toMatchObject({ state: 'ended', stateLabel: '资格终止', endReason: 'resigned' });
    expect((await site.call(lin, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await get('system', '/api/v1/identity/i-lin')).json).toMatchObject({ state: 'ended', version: 2 });
  });
});

describe('the three administrators over HTTP', () => {
  it('nobody grants themselves anything, nobody holds two of the offices', async () => {
    const grant = (personId: string, role: string) => post('system', '/api/v1/identity', { personId, role, organisationId: 'admin', fromDate: '2026-10-20' });
    expect(code(await grant('p-system', 'deputyAffairs'))).toEqual([422, 'ownRecord']);
    expect(code(await grant('p-audit', 'securityAdministrator'))).toEqual([422, 'oneOffice']);
    expect(code(await post('security', '/api/v1/account/a-security/actions/issueResetSlip', { reason: '忘记密码' }, 1))).toEqual([422, 'ownRecord']);
    expect(code(await post('security', '/api/v1/identity/i-audit/actions/end', { untilDate: '2026-10-20' }, 1))).toEqual([422, 'notYourOffice']);
    expect(code(await post('system', '/api/v1/identity/i-audit/actions/end', { untilDate: '2026-10-20' }, 1))).toEqual([422, 'lastAdministrator']);
  });

  it('a further administrator is proposed by one and confirmed by the other', async () => {
    const proposed = await post('system', '/api/v1/identity', { personId: 'p-idle', role: 'auditor', organisationId: 'admin', fromDate: '2026-10-20' });
    expect(proposed.json).toMatchObject({ state: 'proposed', stateLabel: '待确认' });
    const url = `/api/v1/identity/${String(proposed.json['id'])}/actions/confirm`;
    expect((await post('system', url, {}, 1)).status).toBe(403);
    expect((await post('security', url, {}, 1)).json).toMatchObject({ state: 'active' });
  });

  it('slips open an account and reset a password, once; locking and suspending end what runs', async () => {
    const slip = await post('security', '/api/v1/account/a-idle/actions/issueActivationSlip', {}, 1);
    expect(slip.json).toMatchObject({ version: 2, slip: { username: 'idle', personName: '闲未激活' } });
    const activation = String((slip.json['slip'] as { code: string }).code);
    expect(JSON.stringify(site.acts)).not.toContain(activation);
    const use = (newPassword: string, username?: string) => site.call(null, 'POST', '/api/v1/activate', { code: activation.toLowerCase().replaceAll('-', ' '), newPassword, username });
    expect(code(await use('short'))).toEqual([422, 'passwordTooShort']);
    expect(code(await use('十个字以上的一个密码', 'Shan'))).toEqual([422, 'usernameTaken']);
    const both = await Promise.all([use('十个字以上的一个密码', '闲人'), use('十个字以上的一个密码', '闲人')]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 422]);
    expect((await site.call(null, 'POST', '/api/v1/login', { username: '闲人', password: '十个字以上的一个密码' })).status).toBe(200);

    const before = await get('security', '/api/v1/account/a-affairs');
    const reset = await post('security', '/api/v1/account/a-affairs/actions/issueResetSlip', { reason: '本人遗忘' }, Number(before.json['version']));
    site.clock.moveTo('2026-10-21T01:00:01Z');
    const late = await site.call(null, 'POST', '/api/v1/activate', { code: (reset.json['slip'] as { code: string }).code, newPassword: '十个字以上的一个密码' });
    expect(code(late)).toEqual([422, 'codeInvalid']);
    site.clock.moveTo('2026-10-20T01:00:00Z');

    const locked = await post('security', '/api/v1/account/a-affairs/actions/lock', { reason: '离岗核查' }, Number(reset.json['version']));
    expect(locked.json).toMatchObject({ state: 'locked', stateLabel: '已锁定' });
    expect((await get('affairs', '/api/v1/me')).status).toBe(401);
    expect(code(await site.call(null, 'POST', '/api/v1/login', { username: 'affairs', password: smallCountyPassword }))).toEqual([403, 'accountLocked']);
    expect((await post('security', '/api/v1/account/a-affairs/actions/unlock', {}, Number(locked.json['version']))).json).toMatchObject({ state: 'active' });
    cookies['affairs'] = await site.logIn('affairs');
  });
});

describe('finding people and units', () => {
  it('finds by name and by initials; telephones are not for deputies', async () => {
    const found = await get('shan', '/api/v1/people?query=SXM');
    expect(found.json['items']).toMatchObject([{ personId: 'p-shan', name: '单晓明', certificateNumber: '18001' }]);
    expect(JSON.stringify(found.json)).not.toContain('138');
    expect(JSON.stringify((await get('affairs', '/api/v1/people?query=单')).json)).toContain('13800000001');
    expect((await get('audit', '/api/v1/people?query=单')).status).toBe(403);
    expect((await get('shan', '/api/v1/people?query=%25')).json['items']).toEqual([]);
  });

  it('lists units with channel and sections', async () => {
    const units = (await get('shan', '/api/v1/units')).json['items'] as { id: string; channel: string; sections: unknown[] }[];
    expect(units.find((one) => one.id === 'transport')).toMatchObject({ channel: 'government', sections: [{ id: 'roads', name: '公路科' }] });
    expect(units.find((one) => one.id === 'court')).toMatchObject({ channel: 'direct', sections: [] });
  });
});

const bodies: Record<string, unknown> = {
  update: { name: '改名' }, end: { endedOn: '2026-10-20', endReason: '合并' }, lock: { reason: '核查' }, suspend: { reason: '核查' }, restore: { reason: '核查' },
  issueResetSlip: { reason: '遗忘' }, issueFoundingSlip: { username: 'someone' },
};
