import type { LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import { canSeeLivelihood } from '@luoshi/domain/livelihood-matter/visibility.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withReading, withTransaction } from '../../../platform/db/database.ts';
import { auditFaults } from '../../../testing/audit-faults.ts';
import { processSite, type ProcessSite, type RecordJson } from '../../../testing/process-site.ts';
import { townDeputies, townSeats, townshipCounty } from '../../../testing/township-county.ts';
import { runDueEvents } from '../../due/public.ts';
import { saveMatter, selectMatters } from '../matter-tables.ts';
import { livelihoodVisible } from './livelihood-scope.ts';

/** Matters of a township from the reception to the confirmation, through the interface; who sees them is the same in SQL as in the rules. */
let site: ProcessSite;
beforeAll(async () => { site = await processSite('2026-03-02T01:00:00Z', townshipCounty); }, 120_000);
afterAll(() => site.close());

const path = 'livelihood-matters';
const raise = (who: string, body: object = {}) => site.call(who, 'POST', `/api/v1/${path}`, { title: '老街口路灯不亮', place: '霁城镇老街口', what: '三盏路灯不亮半个月，老人晚上出门不便。', ...body });
const act = (who: string, id: string, action: string, body: object = {}) => site.act(who, `${path}/${id}`, action, body);
const toDo = async (who: string) => ((await site.get(who, '/api/v1/to-do'))['items'] as RecordJson[]).filter((one) => one['recordKind'] === 'livelihoodMatter').map((one) => one['action']);
const handing = { handler: 'town-government/town-roads', dueOn: '2026-03-20' };

describe('a matter that a deputy raises', () => {
  it('goes through its hands: each has it among what waits, and nobody longer than needed', async () => {
    const raised = await raise('mei', { files: [await site.upload('mei', '照片')] });
    expect([raised.status, raised.json['label'], raised.json.state]).toEqual([201, '民生事项2026年第1号', 'raised']);
    const { id } = raised.json;
    // Another deputy, the units and the county see nothing of what is not taken up.
    for (const who of ['tong', 'town-section', 'affairs', 'lin', 'presidium2']) expect((await site.call(who, 'GET', `/api/v1/${path}/${id}`)).status, who).toBe(404);
    expect([await toDo('town-presidium'), await toDo('mei'), await toDo('town-section')]).toEqual([['takeUp'], [], []]);
    const wrong = await site.call('town-presidium', 'POST', `/api/v1/${path}/${id}/actions/takeUp`, { handler: 'transport', dueOn: '2026-03-20' }, { 'if-match': '"1"' });
    expect([wrong.status, wrong.json['errors']]).toMatchObject([422, [{ field: 'handler' }]]);
    await act('town-presidium', id, 'takeUp', { ...handing, note: '请先修路口一盏' });
    expect([await toDo('town-presidium'), await toDo('town-section'), await toDo('town-liaison')]).toEqual([[], ['reportDone'], ['reportDone']]);
    const photo = await site.upload('town-section', '修好的照片');
    const done = await act('town-section', id, 'reportDone', { doneText: '更换三盏灯具', doneOn: '2026-03-02', files: [photo] });
    const files = done['files'] as { href: string; of: string }[];
    expect(files.map((one) => one.of)).toEqual(['raised', 'done']);
    expect([(await site.call('mei', 'GET', files[1]!.href)).text, (await site.call('lin', 'GET', files[1]!.href)).status]).toEqual(['修好的照片', 404]);
    expect([await toDo('mei'), await toDo('town-section')]).toEqual([['confirm'], []]);
    await act('mei', id, 'notDone', { reason: '第三盏还是不亮' });
    await act('town-section', id, 'reportDone', { doneText: '第三盏换了线', doneOn: '2026-03-02' });
    const settled = await act('mei', id, 'confirm', {});
    expect([settled.state, settled['returns'], settled['settledOn'], (settled['steps'] as object[]).length]).toEqual(['settled', 1, '2026-03-02', 6]);
    expect((await site.get('tong', `/api/v1/${path}/${id}`)).state).toBe('settled');
  });

  it('becomes a suggestion of the same deputy with a way back and forth', async () => {
    const { id } = (await raise('mei', { title: '南环路要大修' })).json;
    await act('town-presidium', id, 'proposeSuggestion', { reason: '要列入年度投资计划' });
    expect(await toDo('mei')).toEqual(['writeSuggestion']);
    const passed = await act('mei', id, 'writeSuggestion');
    const suggestion = String(passed['suggestionId']);
    expect(await site.get('mei', `/api/v1/suggestions/${suggestion}`)).toMatchObject({ title: '关于南环路要大修的建议', state: 'draft', situation: expect.stringContaining('霁城镇老街口') });
    expect((await site.get('mei', `/api/v1/${path}?suggestion=${suggestion}`))['items']).toMatchObject([{ id, label: '民生事项2026年第2号' }]);
    const back = await site.call('town-presidium', 'POST', `/api/v1/${path}/${id}/actions/resume`, { reason: '试试' }, { 'if-match': `"${passed.version}"` });
    expect([back.status, back.text.includes('据此提出的建议还在办理')]).toEqual([422, true]);
    await site.act('mei', `suggestions/${suggestion}`, 'discard');
    expect(await act('town-presidium', id, 'resume', { reason: '代表没有提出' })).toMatchObject({ state: 'raised', suggestionId: null });
    await act('town-presidium', id, 'end', { kind: 'otherWay', reason: '县里已经列入大修' });
  });
});

describe('a matter that the office enters', () => {
  it('names where it was heard, may name the deputy who heard it, and is nobody else’s to enter', async () => {
    const list = await site.get('town-presidium', `/api/v1/${path}`);
    expect((list['createSchema'] as { properties: Record<string, { 'x-labels': object }> }).properties['deputyPersonId']?.['x-labels']).toEqual({ 'p-mei': '梅若兰', 'p-tong': '童新苗' });
    expect((await raise('town-presidium')).text).toContain('请选择这件事从哪里来');
    expect((await raise('town-presidium', { source: 'visit', deputyPersonId: 'p-lin' })).json['errors']).toMatchObject([{ field: 'deputyPersonId' }]);
    expect([(await raise('town-liaison')).status, (await raise('presidium2')).status, (await raise('lin')).status]).toEqual([403, 403, 403]);
    const { id } = (await raise('town-presidium', { source: 'reception', sourceNote: '三月镇长接待日' })).json;
    await act('town-presidium', id, 'takeUp', { handler: 'village', village: '云筠村', dueOn: '2026-03-20' });
    expect(await toDo('town-presidium')).toEqual(['reportDone']);
    await act('town-presidium', id, 'reportDone', { doneText: '村里修好', doneOn: '2026-03-02' });
    await act('town-presidium', id, 'confirm', { note: '回访了两户' });
    const report = await site.get('town-presidium', '/api/v1/township-report?year=2026');
    expect(report['livelihood']).toEqual({ raised: 3, byDeputies: 2, takenUp: 2, handling: 0, reported: 0, settled: 2, passedOn: 0, atCounty: 0, ended: 1, overdue: 0 });
    expect(await auditFaults(site)).toEqual([]);
  });
});

describe('the day of a matter', () => {
  it('is reminded of before, on and after, by the place’s days; past it the presidium has it among what waits too', async () => {
    const { id } = (await raise('mei', { title: '公厕没有灯' })).json;
    await act('town-presidium', id, 'takeUp', { ...handing, dueOn: '2026-03-12' });
    const days = async () => (await site.database.ownerPool.query<{ due_on: string }>(`select due_on from due_event where record_kind = 'livelihoodMatter' and record_id = $1`, [id])).rows.map((row) => row.due_on);
    const told = async (who: string) => JSON.stringify((await site.get(who, '/api/v1/notices'))['items']);
    const pass = async (day: string) => { site.clock.moveTo(`${day}T01:00:00Z`); await runDueEvents({ ...site.deps }, day); };
    expect(await days()).toEqual(['2026-03-05']);
    await pass('2026-03-05');
    for (const who of ['town-section', 'town-liaison', 'town-presidium']) expect((await told(who)).includes('“公厕没有灯”还有7天到期（2026年3月12日）'), who).toBe(true);
    expect([await days(), (await told('tong')).includes('到期')]).toEqual([['2026-03-09'], false]);
    await pass('2026-03-12');
    expect((await told('town-section')).includes('“公厕没有灯”今天到期')).toBe(true);
    await pass('2026-03-13');
    expect([(await told('town-presidium')).includes('已超过期限1天'), await toDo('town-presidium'), await days()]).toEqual([true, ['handOver'], ['2026-03-19']]);
    const waits = ((await site.get('town-section', '/api/v1/to-do'))['items'] as RecordJson[]).find((one) => one['recordId'] === id);
    expect([waits?.['overdue'], (await site.get('town-presidium', `/api/v1/${path}/${id}`))['isOverdue']]).toEqual([true, true]);
    await act('town-presidium', id, 'handOver', { ...handing, dueOn: '2026-03-25', reason: '等配件' });
    expect([await toDo('town-presidium'), await days()]).toEqual([[], ['2026-03-18']]);
    await act('town-section', id, 'reportDone', { doneText: '装好了', doneOn: '2026-03-13' });
    expect([await days(), await auditFaults(site)]).toEqual([[], []]);
  });
});

describe('who sees a matter', () => {
  it('is said the same in SQL as in the rules, for every state and holder', async () => {
    const [template] = await withReading(site.database.db, 'township-01', (tx) => selectMatters<LivelihoodRow>(tx, 'livelihoodMatter', 'township-01', sql`m.state = 'settled'`));
    const variants: LivelihoodRow[] = [];
    const holders = [{ unitId: null, unitName: null, sectionId: null, village: '云筠村' }, { unitId: 'town-government', unitName: '镇政府', sectionId: null, village: null }, { unitId: 'town-government', unitName: '镇政府', sectionId: 'town-roads', village: null }, { unitId: 'town-planning', unitName: '规建办', sectionId: null, village: null }];
    for (const state of ['raised', 'handling', 'reported', 'settled', 'ended', 'proposed', 'withdrawn']) for (const holder of holders) for (const deputyPersonId of ['p-mei', 'p-tong', null]) for (const takenOn of ['2026-03-02', null]) {
      if (takenOn === null && ['handling', 'reported', 'settled'].includes(state)) continue;
      const no = 1000 + variants.length;
      variants.push({ ...template!, ...holder, id: `variant-${no}`, no, state, deputyPersonId, deputyName: deputyPersonId, nextReminderOn: null, takenOn, settledOn: state === 'settled' ? '2026-03-02' : null, endKind: state === 'ended' ? 'repeated' : null, suggestionId: null });
    }
    await withTransaction(site.database.db, 'township-01', async (tx) => { for (const row of variants) await saveMatter(tx, 'livelihoodMatter', 'township-01', row); });
    for (const { username } of [...townSeats, ...townDeputies]) {
      const actor = await site.actorOf(username);
      const seen = await withReading(site.database.db, 'township-01', (tx) => selectMatters(tx, 'livelihoodMatter', 'township-01', sql`m.no >= 1000 and ${livelihoodVisible(actor)}`));
      expect(seen.map(({ id }) => id).toSorted(), username).toEqual(variants.filter((row) => canSeeLivelihood(actor, row)).map(({ id }) => id).toSorted());
    }
    const other = { ...await site.actorOf('town-section'), sectionId: 'another' };
    const seen = await withReading(site.database.db, 'township-01', (tx) => selectMatters(tx, 'livelihoodMatter', 'township-01', sql`m.no >= 1000 and ${livelihoodVisible(other)}`));
    expect(seen.map(({ id }) => id).toSorted()).toEqual(variants.filter((row) => canSeeLivelihood(other, row)).map(({ id }) => id).toSorted());
  });
});
