import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFirstAdministratorCode } from '../identity/public.ts';
import { administrationRoutes } from './routes.ts';
import { testSite, type Answer, type TestSite } from './test-site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await testSite({ empty: true, routes: async (app, deps) => void (await app.register(administrationRoutes, deps)) });
});
afterAll(() => site.close());

const newPassword = '十个字以上的一个密码';
const activate = (body: Record<string, unknown>) => site.call(null, 'POST', '/api/v1/activate', { newPassword, ...body });
const enter = async (username: string) => (await site.call(null, 'POST', '/api/v1/login', { username, password: newPassword })).cookie;
const slipOf = (answer: Answer) => (answer.json['slip'] as { code: string }).code;

describe('an empty site', () => {
  it('comes to three administrators, each code passing through other hands than before', async () => {
    const stale = await createFirstAdministratorCode(site.database.db, site.clock);
    const first = await createFirstAdministratorCode(site.database.db, site.clock);
    const founder = { username: '安系统', name: '安系统', congressName: '霁川县人民代表大会' };
    expect((await activate({ ...founder, code: stale?.code })).status).toBe(422);
    expect((await activate({ code: first?.code, username: '安系统' })).json['refusals']).toMatchObject([{ code: 'nameMissing' }, { code: 'congressNameMissing' }]);
    const both = await Promise.all([activate({ ...founder, code: first?.code }), activate({ ...founder, code: first?.code })]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 422]);
    expect(await createFirstAdministratorCode(site.database.db, site.clock)).toBeNull();

    const system = await enter('安系统');
    const me = await site.call(system, 'GET', '/api/v1/me');
    const organisationId = (me.json['identity'] as { organisation: { id: string } }).organisation.id;
    const post = (cookie: string | null, url: string, body: unknown, version?: number) => site.call(cookie, 'POST', url, body, version === undefined ? {} : { 'if-match': `"${version}"` });
    const appoint = async (name: string, role: string) => {
      const person = await post(system, '/api/v1/person', { name });
      return { personId: person.json['id'], identity: (await post(system, '/api/v1/identity', { personId: person.json['id'], role, organisationId, fromDate: '2026-10-20' })).json };
    };
    const security = await appoint('保安全', 'securityAdministrator');
    const audit = await appoint('查审计', 'auditor');
    expect([security.identity['state'], audit.identity['state']]).toEqual(['active', 'active']);

    const slipUrl = (id: unknown) => `/api/v1/identity/${String(id)}/actions/issueFoundingSlip`;
    expect((await post(system, slipUrl(audit.identity['id']), { username: '查审计' }, 1)).json['code']).toBe('notFounding');
    const slip = await post(system, slipUrl(security.identity['id']), { username: '保安全' }, 1);
    expect((await activate({ code: slipOf(slip) })).status).toBe(200);
    expect((await post(system, slipUrl(security.identity['id']), { username: '保安全' }, 2)).json['code']).toBe('notFounding');
    expect((await post(system, '/api/v1/account', { personId: audit.personId, username: '查审计' })).status).toBe(403);

    const guard = await enter('保安全');
    const account = await post(guard, '/api/v1/account', { personId: audit.personId, username: '查审计' });
    const auditSlip = await post(guard, `/api/v1/account/${String(account.json['id'])}/actions/issueActivationSlip`, {}, 1);
    expect((await activate({ code: slipOf(auditSlip) })).status).toBe(200);
    expect((await site.call(await enter('查审计'), 'GET', '/api/v1/me')).json['identity']).toMatchObject({ role: 'auditor', roleLabel: '审计员' });

    expect(site.acts.map((one) => one.event)).toEqual(expect.arrayContaining(['FirstAdministratorFounded', 'FoundingSlipIssued', 'ActivationSlipIssued', 'AccountActivated']));
    const second = await appoint('又一人', 'securityAdministrator');
    expect(second.identity['state']).toBe('proposed');
  });
});
