import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { assignedCase, caseInSection, readCase, repliedCase } from '../due/testing/story.ts';
import { planRound } from '../evaluation-rounds/public.ts';
import { recomputeRunningDeadlines } from './adopt-notice.ts';
import { calendarRoutes } from './routes.ts';

let site: CaseSite;
beforeAll(async () => { site = await caseSite((app, deps) => app.register(calendarRoutes, deps)); });
afterAll(() => site.close());

type Entry = { on: string; kind: string; label: string; suggestionId: string | null; recordKind: string; overdue: boolean };
const look = async (name: string, from = '2026-10-20', to = '2027-04-30') => (await site.call(name, 'GET', `/api/v1/calendar?from=${from}&to=${to}`)).json as { days: { date: string; kind: string; name: string | null }[]; entries: Entry[]; missingNotices: number[] };
const kinds = (entries: readonly Entry[]) => [...new Set(entries.map((entry) => entry.kind))].toSorted();

describe('the calendar', () => {
  it('says what kind of day each day is, and for which year no notice has come yet', async () => {
    const { days, missingNotices } = await look('shan', '2026-09-30', '2026-10-10');
    expect(days).toHaveLength(11);
    expect(days[1]).toEqual({ date: '2026-10-01', kind: 'holiday', name: '国庆节' });
    expect(days.at(-1)?.kind).toBe('makeUpWorkday');
    expect(missingNotices).toEqual([]);
    expect((await look('shan', '2027-02-01', '2027-02-02')).missingNotices).toEqual([2027]);
  });

  it('shows everybody what is theirs', async () => {
    const { suggestionId } = await repliedCase(site);
    const open = await caseInSection(site, { by: 'lin' });
    await assignedCase(site, { by: 'wu' });
    await planRound(site.deps, site.actor('affairs'), { name: '年度测评', opensOn: '2026-11-02', closesOn: '2026-11-13', sequence: 1 });
    const section = (await look('section')).entries;
    expect(kinds(section)).toEqual(['commitment', 'deadline', 'round', 'toDo']);
    expect(section.filter((entry) => entry.kind === 'commitment')).toMatchObject([{ on: '2027-03-31', label: '承诺：完成路面修复并通车', suggestionId }]);
    expect(section.filter((entry) => entry.kind === 'toDo').map((entry) => [entry.label, entry.suggestionId])).toEqual([['登记首次联系', open], ['送核稿', open]]);
    expect(section.filter((entry) => entry.kind === 'round').map((entry) => [entry.on, entry.label])).toEqual([['2026-11-02', '测评开始：年度测评'], ['2026-11-13', '测评截止：年度测评']]);
    expect(kinds((await look('finance-section')).entries)).toEqual(['round']);
    const lin = (await look('lin')).entries.filter((entry) => entry.kind !== 'round');
    expect([...new Set(lin.map((entry) => entry.suggestionId))]).toEqual([open]);
    expect((await look('presidium')).entries.map((entry) => entry.suggestionId)).toContain(open);
    expect(new Set((await look('affairs')).entries.map((entry) => entry.suggestionId)).size).toBe(4);
    expect((await look('system')).entries).toEqual([]);
    const dates = section.map((entry) => entry.on);
    expect(dates).toEqual(dates.toSorted());
  });

  it('refuses what is no span of days', async () => {
    for (const query of ['from=2026-10-20', 'from=2026-10-20&to=2026-10-19', 'from=2026-01-01&to=2028-01-01', 'from=2026-02-30&to=2026-03-01', 'from=2026-10-20&to=2026-10-21&who=me']) {
      expect((await site.call('shan', 'GET', `/api/v1/calendar?${query}`)).status).toBe(400);
    }
    expect((await site.call(null, 'GET', '/api/v1/calendar?from=2026-10-20&to=2026-10-21')).status).toBe(401);
  });
});

describe('a year’s notice', () => {
  const url = '/api/v1/calendar/notices';
  // An invented notice that makes every working day of two weeks a holiday, so that running clocks must move.
  const text = ['年份,2026', '标题，国务院办公厅关于2026年部分节假日安排的通知（更正）', '发文机关，国务院办公厅', '2026-10-01,2026-10-07，放假，国庆节', '2026-10-10，上班，国庆节', '2026-10-21,2026-10-30，放假，试验'].join('\n');

  it('is kept by the system administrator, and checked line by line', async () => {
    expect((await site.call('affairs', 'GET', url)).status).toBe(403);
    expect((await site.call('affairs', 'POST', url, { text })).status).toBe(403);
    const listed = await site.call('system', 'GET', url);
    expect(listed.json.items[0]).toMatchObject({ year: 2026, source: 'program', loadedBy: null });
    expect(listed.json.missing).toEqual([2027]);
    const bad = await site.call('system', 'POST', `${url}/preview`, { text: '年份,2027\n标题，通知\n发文机关，国务院办公厅\n2027-02-30，放假，春节' });
    expect([bad.status, bad.json.errors[0].text]).toEqual([422, expect.stringContaining('第4行')]);
    expect((await site.call('system', 'POST', `${url}/preview`, { text: '' })).status).toBe(400);
  });

  it('is previewed with every clock that it would move, without a title', async () => {
    const preview = await site.call('system', 'POST', `${url}/preview`, { text });
    expect(preview.status).toBe(200);
    expect(preview.json.differences.length).toBeGreaterThan(0);
    expect(preview.json.differences[0]).toMatchObject({ congressId: 'county', congressName: '霁川县', numberLabel: expect.stringContaining('第'), label: expect.any(String), reason: expect.stringContaining('法定节假日') });
    expect(JSON.stringify(preview.json)).not.toContain('云溪桥');
    expect((await site.database.ownerPool.query('select count(*)::int as n from calendar_notice')).rows[0].n).toBe(0);
  });

  it('is adopted for every congress of the site; then each clock moves by an act of its own, once', async () => {
    const adopted = await site.call('system', 'POST', url, { text });
    expect(adopted.status).toBe(200);
    expect((await site.database.ownerPool.query('select congress_id, year, loaded_by from calendar_notice order by congress_id')).rows).toEqual([{ congress_id: 'county', year: 2026, loaded_by: '安系统' }, { congress_id: 'township-01', year: 2026, loaded_by: '安系统' }]);
    expect((await site.database.ownerPool.query(`select count(*)::int as n from graphile_worker._private_jobs`)).rows[0].n).toBeGreaterThanOrEqual(2);
    expect(await recomputeRunningDeadlines(site.deps, 'county', 2026)).toBe(adopted.json.differences.length);
    expect(await recomputeRunningDeadlines(site.deps, 'county', 2026)).toBe(0);
    const { rows } = await site.database.ownerPool.query(`select record_id, body from audit_entry where event = 'DeadlineRecomputed'`);
    expect(rows).toHaveLength(adopted.json.differences.length);
    expect(rows[0].body.reason).toContain('更正');
    const [difference] = adopted.json.differences;
    const { rows: deadlines } = await site.database.ownerPool.query('select suggestion_id, due_on from deadline where id = $1', [difference.deadlineId]);
    expect(deadlines[0].due_on).toBe(difference.newDueOn);
    const file = await readCase(site, deadlines[0].suggestion_id);
    expect(file.suggestion.nextDueOn).toBe(file.deadline.filter((each) => each.state === 'running' && each.recordKind !== 'evaluation').map((each) => each.dueOn).toSorted()[0]);
    expect((await site.call('system', 'GET', url)).json.items[0]).toMatchObject({ year: 2026, source: 'site', loadedBy: '安系统' });
    expect((await look('shan', '2026-10-21', '2026-10-21')).days[0]).toEqual({ date: '2026-10-21', kind: 'holiday', name: '试验' });
    expect((await site.call('system', 'POST', url, { text })).json.differences).toEqual([]);
    expect((await site.database.ownerPool.query(`select version from audit_entry where congress_id = 'county' and record_kind = 'calendarNotice' order by version`)).rows).toEqual([{ version: 1 }, { version: 2 }]);
  });
});
