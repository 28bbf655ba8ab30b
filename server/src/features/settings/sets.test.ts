import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { settingRoutes, settingSetRoutes } from './public.ts';

let site: CaseSite;
beforeAll(async () => { site = await caseSite(async (app, deps) => { await app.register(settingRoutes, deps); await app.register(settingSetRoutes, deps); }); });
afterAll(() => site.close());

const url = '/api/v1/settings/sets';
const decision = '主任会议2026年第9次会议决定';
const adopt = (name: string | null, id: string, version: string | null, keys: unknown, more: object = {}, query = '') =>
  site.call(name, 'POST', `${url}/${id}/actions/adopt${query}`, { keys, reason: decision, ...more }, version === null ? {} : { 'if-match': version });
const keysOf = (items: unknown) => (items as { key: string }[]).map(({ key }) => key);
const inForce = async () => (await site.deps.places.read('county')).settings;
const auditEntries = async () => (await site.database.ownerPool.query(`select version, event, action, body from audit_entry where record_kind = 'settings' order by version`)).rows;

describe('the sets of other places’ settings', () => {
  it('are listed for whoever reads the settings, with a warning at the text that is no longer in force', async () => {
    const { status, json } = await site.call('shan', 'GET', url);
    expect([status, json.items.map((set: { place: string }) => set.place)]).toEqual([200, ['浙江', '山东', '青岛', '重庆', '河南', '北京', '上海']]);
    expect(json.items[0]).toMatchObject({ id: 'zhejiang', year: 2016, warning: expect.stringContaining('2023年') });
    expect((await site.call(null, 'GET', url)).status).toBe(401);
  });

  it('stand beside the settings in force: what differs, what agrees, what is left alone, what to note', async () => {
    const { status, headers, json } = await site.call('affairs', 'GET', `${url}/chongqing`);
    expect([status, headers['etag'], json.version, json.mayChange]).toEqual([200, '"0"', 0, false]);
    expect(keysOf(json.differences)).toEqual(expect.arrayContaining(['assistingOpinion', 'returnRequest', 'rehandledReply', 'deputyFeedback', 'coSignedReply']));
    expect(json.differences.find(({ key }: { key: string }) => key === 'coSignedReply')).toMatchObject({ presentBasisText: '浙江省人大代表建议办理规定(2016)第二十二条', basisText: '重庆市人大代表建议工作条例(2017)第二十三条', value: { value: 'every', basisFrom: 'chongqing' } });
    expect(json.differences.find(({ key }: { key: string }) => key === 'returnRequest')).toMatchObject({ presentText: '自收到之日起10日内，遇休息日顺延', setText: '自交办之日起10个工作日内，遇休息日顺延', basisText: '重庆市人大代表建议工作条例(2017)第十六条', value: { unit: 'workingDay', count: 10 } });
    expect(json.differences.length + json.agreeing.length + json.leftAlone.length).toBe(Object.keys(defaultSettings).length);
    expect(json.notes.length).toBeGreaterThan(0);
    expect((await site.call('system', 'GET', `${url}/chongqing`)).json.mayChange).toBe(true);
    expect((await site.call('affairs', 'GET', `${url}/atlantis`)).status).toBe(404);
    expect((await site.call(null, 'GET', `${url}/chongqing`)).status).toBe(401);
    expect((await site.call('system', 'GET', `${url}/chongqing?congressId=elsewhere`)).status).toBe(404);
  });

  it('are adopted by whoever may change settings alone; a refused try is noted', async () => {
    const refusedTries = async () => (await site.database.ownerPool.query(`select count(*)::int as n from refused_attempt where record_kind = 'settings'`)).rows[0].n as number;
    const before = await refusedTries();
    expect((await adopt(null, 'chongqing', '"0"', ['returnRequest'])).status).toBe(401);
    expect((await adopt('affairs', 'chongqing', '"0"', ['returnRequest'])).status).toBe(403);
    expect(await refusedTries()).toBe(before + 1);
    expect((await adopt('system', 'chongqing', null, ['returnRequest'])).status).toBe(428);
    expect((await adopt('system', 'chongqing', '"4"', ['returnRequest'])).status).toBe(412);
    expect(await auditEntries()).toEqual([]);
  });

  it('are refused as a whole for one key of which the regulation says nothing, an unknown set, or a body that is none', async () => {
    const silent = await adopt('system', 'chongqing', '"0"', ['returnRequest', 'coSponsorConfirm', 'noSuchThing']);
    expect([silent.status, silent.json.errors.map((error: { field: string }) => error.field)]).toEqual([422, ['keys.1', 'keys.2']]);
    expect((await adopt('system', 'atlantis', '"0"', ['returnRequest'])).status).toBe(404);
    expect((await adopt('system', 'chongqing', '"0"', [])).status).toBe(400);
    expect((await adopt('system', 'chongqing', '"0"', 'returnRequest')).status).toBe(400);
    expect((await adopt('system', 'chongqing', '"0"', ['returnRequest'], { reason: ' ' })).status).toBe(400);
    expect((await adopt('system', 'chongqing', '"0"', ['returnRequest'], { inForceFrom: '2020-01-01' })).status).toBe(422);
    expect((await adopt('system', 'chongqing', '"0"', ['reply', 'nonResponse'])).json.code).toBe('unchanged');
    expect(await auditEntries()).toEqual([]);
    expect((await inForce()).returnRequest).toEqual(defaultSettings.returnRequest);
  });

  it('become one version and one audit entry, of the chosen settings only, with the regulation named', async () => {
    const done = await adopt('system', 'chongqing', '"0"', ['returnRequest', 'assistingOpinion', 'withdrawal', 'returnRequest']);
    expect([done.status, done.headers['etag'], done.json.version, done.json.adoptedBy]).toEqual([200, '"1"', 1, '安系统']);
    const changes = { assistingOpinion: { unit: 'workingDay', count: 30, startEvent: 'assigned', roll: 'nextWorkingDay', basisFrom: 'chongqing' }, returnRequest: { unit: 'workingDay', count: 10, startEvent: 'assigned', roll: 'nextWorkingDay', basisFrom: 'chongqing' }, withdrawal: { value: 'beforeReply', basisFrom: 'chongqing' } };
    const reason = `采用重庆市人大代表建议工作条例(2017)：${decision}`;
    expect(done.json.reason).toBe(reason);
    expect(done.json.items.find(({ key }: { key: string }) => key === 'assistingOpinion').basisText).toBe('重庆市人大代表建议工作条例(2017)第二十条');
    expect(await auditEntries()).toEqual([{ version: 1, event: 'SettingsAdopted', action: 'adopt', body: { reason, inForceFrom: '2026-10-20', changes } }]);
    // Whoever acts on the choice reads the choice; the page reads what it rests on.
    expect(await inForce()).toEqual({ ...defaultSettings, ...changes, withdrawal: 'beforeReply' });
    expect(done.json.items.find(({ key }: { key: string }) => key === 'withdrawal')).toMatchObject({ valueText: '答复以前，撤回后终止办理', basisText: '重庆市人大代表建议工作条例(2017)第十二条' });
    const left = keysOf((await site.call('shan', 'GET', `${url}/chongqing`)).json.differences);
    expect(['rehandledReply', 'returnRequest', 'assistingOpinion'].map((key) => left.includes(key))).toEqual([true, false, false]);
    expect((await adopt('system', 'chongqing', '"0"', ['rehandledReply'])).status).toBe(412);
  });

  it('are adopted once when two do it at the same moment, and for each congress by itself', async () => {
    const answers = await Promise.all([adopt('system', 'shandong', '"1"', ['returnRequest']), adopt('system', 'qingdao', '"1"', ['returnRequest'])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const township = '?congressId=township-01';
    expect((await adopt('system', 'beijing', '"0"', ['rehandledReply'], {}, township)).json.version).toBe(1);
    expect((await inForce()).rehandledReply.count).toBe(1);
    // Compared with what will be in force on the day on which it would begin.
    expect((await adopt('system', 'beijing', '"2"', ['rehandledReply'], { inForceFrom: '2027-01-01' })).status).toBe(200);
    const compared = async (day: string) => keysOf((await site.call('system', 'GET', `${url}/beijing?inForceFrom=${day}`)).json.differences);
    expect([await compared('2026-12-31'), await compared('2027-01-01')].map((keys) => keys.includes('rehandledReply'))).toEqual([true, false]);
    expect((await inForce()).rehandledReply.count).toBe(1);
    expect(keysOf((await site.call('system', 'GET', `${url}/beijing${township}`)).json.differences)).not.toContain('rehandledReply');
  });
});
