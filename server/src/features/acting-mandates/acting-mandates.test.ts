import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password } from '../../testing/process-county.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { verifySite } from '../audit/verify-site.ts';
import { runDueEvents } from '../due/public.ts';
import { SESSION_COOKIE } from '../identity/public.ts';

let site: ProcessSite;
let story: ReturnType<typeof storyOf>;
let reply = '';
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z');
  story = storyOf(site);
  await story.untilHandling();
  await story.deliverOpinion();
  reply = await story.writeReply();
}, 60_000);
afterAll(() => site.close());

const url = '/api/v1/acting-mandates';
const codes = (answer: { json: Record<string, unknown> }) => ((answer.json['refusals'] ?? []) as { code: string }[]).map((one) => one.code);
const wanted = (principal: string, holder: string, more: object = {}) => ({ identityId: `i-${principal}`, holderIdentityId: `i-${holder}`, fromDate: '2026-03-02', untilDate: '2026-03-31', reason: '赴省委党校学习', files: [], ...more });
const give = (who: string, principal: string, holder: string, more: object = {}) => site.call(who, 'POST', url, wanted(principal, holder, more));
interface Shown { id: string; version: number; state: string; actions: { action: string }[]; scans: { href: string }[]; withoutSignature: boolean }
const list = async (who: string) => (await site.get(who, url)) as unknown as { items: Shown[]; giving: { principals: { identityId: string }[]; refusal: string | null } };
const act = async (who: string, id: string, action: string, body: unknown = { reason: '不再需要' }) => {
  const version = (await list(who)).items.find((one) => one.id === id)?.version ?? 1;
  return site.call(who, 'POST', `${url}/${id}/actions/${action}`, body, { 'if-match': `"${version}"` });
};

/** A log-in of its own, switched into the absent colleague's place. */
async function standIn(holder: string, principal: string) {
  const login = await site.app.inject({ method: 'POST', url: '/api/v1/login', payload: { username: holder, password } });
  const cookieOf = (answer: typeof login) => answer.cookies.find((one) => one.name === SESSION_COOKIE)?.value ?? '';
  const switched = await site.app.inject({ method: 'POST', url: '/api/v1/me/identity', headers: { cookie: `${SESSION_COOKIE}=${cookieOf(login)}` }, payload: { identityId: `i-${principal}` } });
  const cookie = switched.statusCode === 200 ? cookieOf(switched) : cookieOf(login);
  const call = async (method: 'GET' | 'POST', path: string, payload?: object, headers: Record<string, string> = {}) => {
    const answer = await site.app.inject({ method, url: `/api/v1/${path}`, headers: { cookie: `${SESSION_COOKIE}=${cookie}`, ...headers }, ...(payload === undefined ? {} : { payload }) });
    return { status: answer.statusCode, json: answer.body.startsWith('{') ? answer.json<Record<string, unknown>>() : {} };
  };
  const actOn = async (path: string, action: string, body: object = {}) => call('POST', `${path}/actions/${action}`, body, { 'if-match': `"${String((await call('GET', path)).json['version'])}"` });
  if (switched.statusCode >= 500) throw new Error(switched.body);
  return { status: switched.statusCode, call, actOn };
}

describe('a mandate given by the absent head', () => {
  it('is refused with its reason: to another unit, to oneself, for a deputy, backwards in time', async () => {
    expect(codes(await give('roads-head', 'roads-head', 'finance-deputy'))).toEqual(['otherOrganisation']);
    expect(codes(await give('roads-head', 'roads-head', 'roads-head'))).toEqual(['oneself']);
    expect(codes(await give('lin', 'lin', 'shan'))).toEqual(['deputysOwn']);
    expect(codes(await give('roads-head', 'lin', 'roads-liaison'))).toEqual(['deputysOwn']);
    expect(codes(await give('security', 'security', 'auditor'))).toEqual(['administratorsOwn']);
    expect(codes(await give('roads-head', 'roads-head', 'roads-deputy', { fromDate: '2026-03-01' }))).toEqual(['inThePast']);
    expect((await list('lin')).giving).toMatchObject({ principals: [], refusal: expect.stringContaining('代表法第七条') });
    expect((await standIn('roads-deputy', 'roads-head')).status).toBe(404);
  });

  it('lets the liaison act for the head, but not sign: that is left to the unit’s deputy head', async () => {
    const given = await give('roads-head', 'roads-head', 'roads-liaison');
    expect([given.status, given.json['state'], given.json['withoutSignature']]).toEqual([201, 'inForce', true]);
    expect(codes(await give('roads-head', 'roads-head', 'roads-deputy'))).toEqual(['alreadyGiven']);
    const liaison = await standIn('roads-liaison', 'roads-head');
    expect((await liaison.call('GET', 'me')).json).toMatchObject({ person: { name: '王梦瑶' }, identity: { id: 'i-roads-head', role: 'unitHead', actingFor: { name: '胡建华', until: '2026-03-31' } } });
    const offered = ((await liaison.call('GET', reply)).json['actions'] as { action: string; refusals: { code: string }[] }[]).find((one) => one.action === 'signOff');
    expect(offered?.refusals.map(({ code }) => code)).toContain('signatureNotGiven');
    const tried = await liaison.actOn(reply, 'signOff', { withoutConsultation: 'other', withoutConsultationText: '代表出差' });
    expect([tried.status, codes(tried)]).toEqual([422, ['signatureNotGiven']]);
    expect(codes(await liaison.call('POST', 'acting-mandates', wanted('roads-head', 'roads-deputy')))).toEqual(['noChain']);
    expect((await liaison.call('GET', `acting-mandates`)).json['giving']).toMatchObject({ principals: [], holders: [] });
    // The unit's own, nobody else's.
    expect((await liaison.call('GET', 'settings')).status).toBe((await site.call('roads-head', 'GET', '/api/v1/settings')).status);

    expect((await act('roads-head', given.json.id, 'revoke')).status).toBe(200);
    expect((await liaison.call('GET', 'me')).status).toBe(401);
    expect((await liaison.call('GET', reply)).status).toBe(401);
    expect((await standIn('roads-liaison', 'roads-head')).status).toBe(404);
  });

  it('signs under both names: on the letter, in the timeline, in the audit; the auditor finds it and the chain stays sound', async () => {
    const given = await give('roads-head', 'roads-head', 'roads-deputy');
    const deputyHead = await standIn('roads-deputy', 'roads-head');
    const signed = await deputyHead.actOn(reply, 'signOff', { withoutConsultation: 'other', withoutConsultationText: '代表出差' });
    expect([signed.status, signed.json['state'], signed.json['signedByName']]).toEqual([200, 'delivered', '马德庆（受胡建华委托）']);
    expect(JSON.stringify((await site.get('affairs', `/api/v1/${story.own()}`))['timeline'])).toContain('"actorName":"马德庆代胡建华"');
    const found = (await site.get('auditor', '/api/v1/audit-entries?byMandate=true')) as unknown as { items: { actorName: string; action: string; mandateId: string; personId: string }[] };
    expect(found.items.map((one) => one.actorName).filter((name) => !name.includes('代'))).toEqual([]);
    expect(found.items.find((one) => one.action === 'signOff')).toMatchObject({ actorName: '马德庆代胡建华', mandateId: given.json.id, personId: 'p-roads-deputy' });
    const refused = (await site.get('auditor', '/api/v1/audit-entries?byMandate=true&outcome=refused')) as unknown as { items: { actorName: string; action: string }[] };
    expect(refused.items.find((one) => one.action === 'signOff')?.actorName).toBe('王梦瑶代胡建华');
    const { rows } = await site.database.ownerPool.query<{ seq: string }>(`select seq from audit_entry where mandate_id is not null and action = 'signOff'`);
    const { secrets, files } = site.site;
    const verify = async () => (await verifySite({ db: site.database.ownerDb, dataDir: site.site.config.dataDir, files, keys: { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey }, sealer: secrets.sealer, scope: 'all', now: site.clock.now() }))
      .checks.flatMap((check) => check.findings.map(({ code }) => code));
    const sound = await verify();
    // That an act was done by mandate cannot be wiped off: the chain is broken where somebody does.
    await site.database.ownerPool.query(`alter table audit_entry disable trigger all; update audit_entry set mandate_id = null where seq = ${rows[0]?.seq}; alter table audit_entry enable trigger all`);
    const tampered = await verify();
    await site.database.ownerPool.query(`alter table audit_entry disable trigger all; update audit_entry set mandate_id = '${given.json.id}' where seq = ${rows[0]?.seq}; alter table audit_entry enable trigger all`);
    expect(sound).toEqual([]);
    expect(tampered).not.toEqual([]);
  });

  it('is over the day after its last day by the product’s clock, for the next request', async () => {
    const deputyHead = await standIn('roads-deputy', 'roads-head');
    site.clock.moveTo('2026-03-31T15:59:00Z');
    expect((await deputyHead.call('GET', 'me')).status).toBe(200);
    site.clock.moveTo('2026-03-31T16:00:30Z');
    expect((await deputyHead.call('GET', 'me')).status).toBe(401);
    expect((await standIn('roads-deputy', 'roads-head')).status).toBe(404);
    await runDueEvents(site.deps, '2026-04-01');
    expect((await list('roads-head')).items.map((one) => [one.state, one.actions.length])).toEqual([['ended', 0], ['ended', 0]]);
    const { rows } = await site.database.ownerPool.query(`select end_reason from login_session where mandate_id is not null and identity_id = 'i-roads-head'`);
    expect(rows.map((row) => row.end_reason)).toContain('mandateEnded');
  });
});

describe('a mandate recorded for somebody who cannot', () => {
  const days = { fromDate: '2026-04-01', untilDate: '2026-04-30', reason: '住院治疗' };

  it('waits for the security administrator, who reads the scan', async () => {
    expect(codes(await give('roads-head', 'roads-liaison', 'roads-section', days))).toEqual(['scanMissing']);
    expect(codes(await give('roads-section', 'roads-liaison', 'roads-section', { ...days, files: ['f'] }))).toContain('notForYou');
    const file = await site.upload('roads-head', '王梦瑶的书面授权');
    expect(codes(await give('finance-head', 'roads-liaison', 'roads-section', { ...days, files: [file] }))).toEqual(['notForYou', 'unknownFile']);
    const made = await give('roads-head', 'roads-liaison', 'roads-section', { ...days, files: [file] });
    expect([made.status, made.json['state']]).toEqual([201, 'proposed']);
    expect((await standIn('roads-section', 'roads-liaison')).status).toBe(404);
    for (const who of ['roads-section', 'roads-head', 'roads-liaison']) expect((await act(who, made.json.id, 'confirm', {})).status).toBe(403);
    for (const who of ['finance-head', 'affairs', 'system', 'auditor']) expect((await site.call(who, 'POST', `${url}/${made.json.id}/actions/confirm`, {}, { 'if-match': '"1"' })).status).toBe(404);
    const [waiting] = (await list('security')).items;
    expect(waiting).toMatchObject({ id: made.json.id, state: 'proposed' });
    expect((await site.call('security', 'GET', waiting?.scans[0]?.href ?? '')).text).toContain('书面授权');
    expect((await site.call('finance-head', 'GET', waiting?.scans[0]?.href ?? '')).status).toBe(404);
    const waitsFor = async (who: string) => ((await site.get(who, '/api/v1/to-do')) as unknown as { items: { recordId: string; action: string }[] }).items.filter((one) => one.recordId === made.json.id).map((one) => one.action);
    expect([await waitsFor('security'), await waitsFor('roads-head'), await waitsFor('roads-section')]).toEqual([['confirm'], [], []]);
    expect((await act('security', made.json.id, 'confirm', {})).json).toMatchObject({ state: 'inForce', confirmedByName: '安全' });
    expect(await waitsFor('security')).toEqual([]);
    const section = await standIn('roads-section', 'roads-liaison');
    expect((await section.call('GET', 'me')).json['identity']).toMatchObject({ role: 'unitLiaison', actingFor: { name: '王梦瑶' } });
    const notices = (await site.get('roads-section', '/api/v1/notices')) as unknown as { items: { text: string }[] };
    expect(notices.items[0]?.text).toContain('安全管理员确认了李卫锋代王梦瑶');
  });

  it('ends for the next request when the holder’s own capacity ends, and when it is given back', async () => {
    const [held] = (await list('roads-section')).items;
    const section = await standIn('roads-section', 'roads-liaison');
    expect((await section.call('GET', 'me')).status).toBe(200);
    await site.database.ownerPool.query(`update identity set state = 'ended', until_date = '2026-04-01' where id = 'i-roads-section'`);
    await expect.poll(async () => (await section.call('GET', 'me')).status).toBe(401);
    await site.database.ownerPool.query(`update identity set state = 'active', until_date = null where id = 'i-roads-section'`);
    expect((await act('roads-section', held?.id ?? '', 'giveBack')).json).toMatchObject({ state: 'ended', endReason: '不再需要' });
    expect((await act('roads-section', held?.id ?? '', 'giveBack')).status).toBe(409);
    expect((await site.call('roads-head', 'POST', `${url}/${held?.id}/actions/revoke`, { reason: '不再需要' }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('is seen by nobody of another congress or unit, in the database too', async () => {
    expect((await list('finance-head')).items).toEqual([]);
    await site.database.pool.query('begin');
    await site.database.pool.query(`select set_config('luoshi.congress_id', 'township-01', false)`);
    expect((await site.database.pool.query('select count(*)::int as n from acting_mandate')).rows[0].n).toBe(0);
    await site.database.pool.query('rollback');
  });
});

it('of twenty revoked mandates none lives on in a remembered log-in', async () => {
  for (let n = 0; n < 20; n += 1) {
    const given = await give('finance-head', 'finance-head', 'finance-deputy', { fromDate: '2026-04-01', untilDate: '2026-04-02' });
    const holder = await standIn('finance-deputy', 'finance-head');
    for (let m = 0; m < 2; m += 1) expect((await holder.call('GET', 'me')).status).toBe(200);
    expect((await act('finance-head', given.json.id, 'revoke')).status).toBe(200);
    expect((await holder.call('GET', 'me')).status).toBe(401);
  }
});
