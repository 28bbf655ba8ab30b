import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { settingRoutes } from './routes.ts';

let site: CaseSite;
beforeAll(async () => { site = await caseSite((app, deps) => app.register(settingRoutes, deps)); });
afterAll(() => site.close());

const url = '/api/v1/settings';
const adopt = (name: string | null, version: string | null, settings: unknown, reason = '主任会议2026年第8次会议决定', query = '', inForceFrom?: string) =>
  site.call(name, 'POST', `${url}${query}`, { settings, reason, ...(inForceFrom === undefined ? {} : { inForceFrom }) }, version === null ? {} : { 'if-match': version });
const itemOf = (json: Record<string, unknown>, key: string) => (json['items'] as { key: string; [field: string]: unknown }[]).find((item) => item.key === key);

describe('the settings of the place', () => {
  it('are read by everybody, each with its words, its default and the law it rests on', async () => {
    const answer = await site.call('shan', 'GET', url);
    expect([answer.status, answer.headers['etag'], answer.json.version, answer.json.mayChange]).toEqual([200, '"0"', 0, false]);
    expect(answer.json.items).toHaveLength(Object.keys(defaultSettings).length);
    expect(itemOf(answer.json, 'reply')).toMatchObject({ form: 'time', isDefault: true, value: defaultSettings.reply, valueText: expect.stringContaining('3个月内'), nationalLimitText: expect.stringContaining('代表法'), startEvents: [{ value: 'assigned', labelZh: '交办之日' }] });
    expect(itemOf(answer.json, 'firstContact')?.['startEvents']).toEqual([{ value: 'received', labelZh: '收到之日' }, { value: 'assigned', labelZh: '交办之日' }]);
    expect(itemOf(answer.json, 'nonResponse')).toMatchObject({ valueText: '不计入满意率统计', options: [{ value: 'excluded', labelZh: expect.any(String) }, { value: 'countedBasicallySatisfied', labelZh: '计为基本满意' }] });
    expect(itemOf(answer.json, 'reminderDaysBefore')).toMatchObject({ value: [7, 3, 1], valueText: '7、3、1天' });
    expect((await site.call(null, 'GET', url)).status).toBe(401);
  });

  it('are previewed: what changes, what the law cuts, what it refuses', async () => {
    const preview = (settings: unknown) => site.call('system', 'POST', `${url}/preview`, { settings });
    const fine = await preview({ receipt: { ...defaultSettings.receipt, count: defaultSettings.receipt.count + 2 }, consultationRankOrdinary: 'unitHead' });
    expect(fine.json).toMatchObject({ errors: [], changes: [{ key: 'receipt', before: expect.any(String), after: expect.stringContaining(String(defaultSettings.receipt.count + 2)) }] });
    const cut = await preview({ reply: { ...defaultSettings.reply, count: 5 } });
    expect(cut.json.notices.map((notice: { code: string }) => notice.code)).toContain('cutToNationalLimit');
    const bad = await preview({ reply: { ...defaultSettings.reply, count: 7 } });
    expect([bad.json.errors.length, bad.json.changes]).toEqual([1, []]);
    expect((await preview({ noSuchThing: 1 })).json.errors).toHaveLength(1);
    expect((await preview({})).status).toBe(400);
    expect((await site.call('affairs', 'POST', `${url}/preview`, { settings: { consultationRankOrdinary: 'sectionHead' } })).status).toBe(403);
  });

  it('are adopted as a whole version, with a reason, by the system administrator alone', async () => {
    const change = { consultationRankOrdinary: 'sectionHead', reminderDaysBefore: [5, 1] };
    expect((await adopt(null, '"0"', change)).status).toBe(401);
    expect((await adopt('affairs', '"0"', change)).status).toBe(403);
    expect((await adopt('system', null, change)).status).toBe(428);
    expect((await adopt('system', '"3"', change)).status).toBe(412);
    expect((await adopt('system', '"0"', change, ' ')).status).toBe(400);
    const bad = await adopt('system', '"0"', { consultationRankOrdinary: 'anybody' });
    expect([bad.status, bad.json.errors[0].field]).toEqual([422, 'settings.consultationRankOrdinary']);
    expect((await adopt('system', '"0"', { consultationRankOrdinary: 'unitHead' })).json.code).toBe('unchanged');
    const done = await adopt('system', '"0"', change);
    expect([done.status, done.headers['etag'], itemOf(done.json, 'consultationRankOrdinary')?.['value'], itemOf(done.json, 'consultationRankOrdinary')?.['isDefault']]).toEqual([200, '"1"', 'sectionHead', false]);
    expect((await adopt('system', '"0"', { consultationRankOrdinary: 'deputyHead' })).status).toBe(412);
    expect((await site.deps.places.read('county')).settings.reminderDaysBefore).toEqual([5, 1]);
    expect((await site.call('head', 'GET', `${url}/versions`)).json.items).toEqual([{
      version: 1, reason: '主任会议2026年第8次会议决定', adoptedBy: '安系统', adoptedAt: '2026-10-20T01:00:00.000Z', inForceFrom: '2026-10-20', isComing: false,
      changes: [expect.objectContaining({ key: 'consultationRankOrdinary', valueText: '承办科室负责人' }), expect.objectContaining({ key: 'reminderDaysBefore', valueText: '5、1天' })],
    }]);
    const { rows } = await site.database.ownerPool.query(`select version, event, body from audit_entry where record_kind = 'settings'`);
    expect(rows).toEqual([{ version: 1, event: 'SettingsAdopted', body: { reason: '主任会议2026年第8次会议决定', inForceFrom: '2026-10-20', changes: change } }]);
    expect((await site.database.ownerPool.query(`select count(*)::int as n from refused_attempt where record_kind = 'settings'`)).rows[0].n).toBeGreaterThan(0);
  });

  it('are each congress’s own', async () => {
    const township = '?congressId=township-01';
    expect((await site.call('system', 'GET', url + township)).json.version).toBe(0);
    expect((await adopt('system', '"0"', { consultationRankOrdinary: 'deputyHead' }, '镇人大主席团决定', township)).json.version).toBe(1);
    expect(itemOf((await site.call('shan', 'GET', url)).json, 'consultationRankOrdinary')?.['value']).toBe('sectionHead');
    expect((await site.call('system', 'GET', `${url}?congressId=elsewhere`)).status).toBe(404);
  });

  it('say what they rest on: the place’s own rule where it is named, 本地设定 where a number is another than the catalogue’s', async () => {
    const returnRequest = { ...defaultSettings.returnRequest, unit: 'workingDay', count: 15 };
    const preview = async (settings: unknown) => (await site.call('system', 'POST', `${url}/preview`, { settings })).json;
    expect((await preview({ returnRequest })).changes).toEqual([expect.objectContaining({ basisBefore: '浙江省人大代表建议办理规定(2016)第十四条', basisAfter: '本地设定' })]);
    const settings = { returnRequest: { ...returnRequest, ownBasis: '本县办法第九条' }, coSignedReply: { value: 'every', ownBasis: '本县办法第十二条' } };
    expect((await preview(settings)).changes.map((one: { before: string; after: string; basisAfter: string }) => [one.before === one.after, one.basisAfter])).toEqual([[false, '本县办法第九条'], [true, '本县办法第十二条']]);
    expect((await preview({ returnRequest: { ...returnRequest, ownBasis: ' ' } })).errors).toEqual([{ field: 'returnRequest.ownBasis', text: expect.stringContaining('本县办法') }]);
    const done = await adopt('system', '"1"', settings, undefined, '?congressId=township-01');
    expect(['returnRequest', 'coSignedReply'].map((key) => itemOf(done.json, key)?.['basisText'])).toEqual(['本县办法第九条', '本县办法第十二条']);
    expect((await site.call('system', 'GET', `${url}/versions?congressId=township-01`)).json.items[0].changes.map((change: { basisText: string }) => change.basisText)).toEqual(['本县办法第九条', '本县办法第十二条']);
    expect((await site.deps.places.read('township-01')).settings).toMatchObject({ coSignedReply: 'every', returnRequest: { ownBasis: '本县办法第九条' } });
  });

  it('begin on a day to come: not before, and with what is decided for later beside what is in force', async () => {
    const receipt = { ...defaultSettings.receipt, count: 5 };
    for (const [day, status] of [['2026-10-19', 422], ['2026-02-30', 400], ['2039-01-01', 422], ['soon', 400]] as const) expect((await adopt('system', '"1"', { receipt }, undefined, '', day)).status, day).toBe(status);
    const past = await adopt('system', '"1"', { receipt }, undefined, '', '2026-10-19');
    expect(past.json.errors).toEqual([{ field: 'inForceFrom', text: expect.stringContaining('今天或以后') }]);
    const done = await adopt('system', '"1"', { receipt }, '主任会议决定，自新年起', '', '2027-01-01');
    expect([done.status, done.json.version, done.json.inForceFrom]).toEqual([200, 2, '2026-10-20']);
    expect(itemOf(done.json, 'receipt')).toMatchObject({ value: defaultSettings.receipt, coming: [{ inForceFrom: '2027-01-01', version: 2, valueText: expect.stringContaining('5个工作日') }] });
    // Another decision in between undoes neither; it hears that the same setting changes again.
    const between = await site.call('system', 'POST', `${url}/preview`, { settings: { receipt: { ...receipt, count: 4 } }, inForceFrom: '2026-12-01' });
    expect(between.json.notices.map((notice: { code: string }) => notice.code)).toEqual(['changesAgain']);
    expect((await adopt('system', '"2"', { consultationRankOrdinary: 'deputyHead' })).json.version).toBe(3);
    const receiptOn = async (instant: string) => { site.clock.moveTo(instant); return (await site.deps.places.read('county')).settings; };
    expect(await receiptOn('2026-12-31T15:59:00Z')).toMatchObject({ receipt: { count: 3 }, consultationRankOrdinary: 'deputyHead' });
    expect(await receiptOn('2026-12-31T16:00:00Z')).toMatchObject({ receipt: { count: 5 }, consultationRankOrdinary: 'deputyHead' });
    expect((await site.call('head', 'GET', url)).json).toMatchObject({ inForceFrom: '2027-01-01', reason: '主任会议决定，自新年起', version: 3 });
  });

  it('give the classes other letters from the day of the decision on, or none', async () => {
    const [first] = defaultSettings.resultLetters;
    const none = Object.fromEntries(Object.keys(first!.letters).map((name) => [name, '']));
    const done = await adopt('system', '"3"', { resultLetters: [first, { version: 2, effectiveFrom: '', letters: none }] }, '不再标注', '', '2027-03-01');
    expect([done.status, itemOf(done.json, 'resultLetters')?.['coming']]).toEqual([200, [{ inForceFrom: '2027-03-01', version: 4, valueText: '不标注字母（自2027-03-01起）', basisText: '本地设定' }]]);
    expect((await site.deps.places.read('county')).settingsOn('2027-03-01').resultLetters.at(-1)?.letters.solved).toBe('');
  });

  it('are adopted once when two do it at the same moment', async () => {
    const answers = await Promise.all([adopt('system', '"4"', { consultationRankOrdinary: 'sectionHead' }), adopt('system', '"4"', { consultationRankOrdinary: 'unitHead' })]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 412]);
  });
});
