import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exercisePlan } from '../../demo/exercise.ts';
import { makeCounty } from '../../demo/make-county.ts';
import { writeHistories } from '../../demo/write-histories.ts';
import { password } from '../../testing/process-county.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { handOverMeeting } from './public.ts';

/** The assignment day of a county's real size, on the data that a trainer gets. */
let site: ProcessSite;
const clerk = 'heyaqin';
const meetings = '/api/v1/assignment-meetings';
interface Row { id: string; version: number; plan: unknown[]; dueOn: string }
interface Meeting { id: string; version: number; state: string; unsigned: number; handedOver: number; counts: { listed: number }; receipts: { unitId: string; unreceived: number }[]; tasks: { id: string; version: number; state: string; sectionName: string | null }[] }
interface Summary { units: { all: number; signed: number }; parts: { key: string; lines: { title: string; note: string }[] }[] }
const table = async () => (await site.get(clerk, '/api/v1/assignment-plans')) as unknown as { items: Row[]; units: { unitId: string }[] };
const read = async (who: string, id: string) => (await site.get(who, `${meetings}/${id}`)) as unknown as Meeting;
const act = async (who: string, id: string, action: string, body: unknown = {}) => site.call(who, 'POST', `${meetings}/${id}/actions/${action}`, body, { 'if-match': `"${(await read(who, id)).version}"` });
const count = async (sql: string) => (await site.database.ownerPool.query<{ n: number }>(`select (${sql})::int as n`)).rows[0]!.n;
const seconds = async (work: () => Promise<unknown>) => { const began = performance.now(); await work(); return (performance.now() - began) / 1000; };

beforeAll(async () => {
  const rows = makeCounty();
  const now = new Date('2026-02-27T08:00:00+08:00');
  site = await processSite(now.toISOString(), { ...rows, accounts: (rows.accounts ?? []).filter((one) => [clerk, 'guozhiyuan', 'wangmengyao'].includes(one.username)).map((one) => ({ ...one, password })) });
  await writeHistories(site.site, rows, { ...exercisePlan('s'), years: [], now, progress: () => undefined });
}, 120_000);
afterAll(() => site?.close());

describe('a day of 200 suggestions', () => {
  let id = '';
  it('plans them, lists them and has the government office sign', async () => {
    const { items, units } = await table();
    expect([items.length, items.filter((row) => row.plan.length > 0).length]).toEqual([200, 0]);
    expect(items.map((row) => row.dueOn)).toEqual(items.map((row) => row.dueOn).toSorted());
    const given = [...new Set(['unit-transport', ...units.slice(0, 12).map((unit) => unit.unitId)])];
    const wanted = items.map((row, n) => ({ id: row.id, version: row.version, plan: { leadUnitId: given[n % given.length], assistingUnitIds: n % 3 === 0 ? [given[(n + 1) % given.length]] : [] } }));
    for (let from = 0; from < wanted.length; from += 50) expect((await site.call(clerk, 'POST', '/api/v1/assignment-plans', { items: wanted.slice(from, from + 50) })).status).toBe(200);
    const made = await site.call(clerk, 'POST', meetings, { title: '集中交办会', heldOn: '2026-02-27', place: '会议室', convener: '县人大常委会', agenda: [] });
    id = made.json.id;
    await act(clerk, id, 'addSuggestions', { suggestionIds: items.map((row) => row.id) });
    const unsigned = (await read(clerk, id)).unsigned;
    expect(unsigned).toBeGreaterThan(150);
    await act(clerk, id, 'submitToGovernment');
    expect((await act('guozhiyuan', id, 'confirmPlan')).json.state).toBe('confirmed');
    expect((await read(clerk, id)).unsigned).toBe(0);
    expect((await site.call(clerk, 'GET', `${meetings}/${id}/summary`)).status).toBe(409);
  });

  it('goes on after its connections were cut in the middle, each suggestion exactly once', async () => {
    expect((await act(clerk, id, 'hold')).json.state).toBe('held');
    // Two cases are held fast, so that the page and the worker both stand in the middle of one when everything breaks off, as when the machine goes down.
    const holder = await site.database.ownerPool.connect();
    holder.on('error', () => undefined);
    await holder.query(`begin; select 1 from suggestion where id in (select suggestion_id from assignment_meeting_item where meeting_id = '${id}' order by position offset 100 limit 2) for update`);
    const broken = Promise.allSettled([handOverMeeting(site.deps, 'county', id), handOverMeeting(site.deps, 'county', id)]);
    for (let stuck = 0; stuck < 2;) stuck = await count(`select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    await site.database.ownerPool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`);
    holder.release(true);
    expect((await broken).map((one) => one.status)).toEqual(['rejected', 'rejected']);
    const left = await count(`select count(*) from assignment_meeting_item where meeting_id = '${id}' and state = 'listed'`);
    expect([left >= 2, left < 200]).toEqual([true, true]);
    expect(await seconds(() => handOverMeeting(site.deps, 'county', id))).toBeLessThan(20);
    expect(await read(clerk, id)).toMatchObject({ handedOver: 200, counts: { listed: 0 } });
    expect(await count(`select count(*) from audit_entry where event = 'HandedOverAtMeeting'`)).toBe(200);
    expect(await count(`select count(*) from (select suggestion_id from handling_task where assigned_on = '2026-02-27' group by suggestion_id having count(*) filter (where role in ('lead', 'separate')) >= 1) x`)).toBe(200);
    expect(await count(`select count(*) from (select 1 from handling_task where assigned_on = '2026-02-27' group by suggestion_id, unit_id having count(*) > 1) x`)).toBe(0);
  });

  it('lets a unit sign for its whole list and pass it to a section, and says how the day stands', async () => {
    const liaison = 'wangmengyao';
    const { tasks } = await read(liaison, id);
    expect(tasks.length).toBeGreaterThan(10);
    expect((await site.call(liaison, 'POST', `${meetings}/${id}/receive`)).json['done']).toBe(tasks.length);
    const [returned, ...others] = (await read(liaison, id)).tasks;
    await site.act(liaison, `handling-tasks/${returned!.id}`, 'requestReturn', { ground: '职能配置规定第三条', reason: '不属于本单位职责' });
    const sectionId = (await site.database.ownerPool.query<{ id: string }>(`select s.id from section s where s.congress_id = 'county' and s.organisation_id = 'unit-transport' order by s.sort limit 1`)).rows[0]!.id;
    const routed = await site.call(liaison, 'POST', '/api/v1/handling-tasks/actions/routeToSection', { items: [returned!, ...others].map((task) => ({ id: task.id, version: task.version })), body: { sectionId, handlerName: '李伟峰' } });
    expect(routed.json).toMatchObject({ done: others.length, refused: 1 });
    expect((await site.call(clerk, 'POST', '/api/v1/handling-tasks/actions/accept', { items: [{ id: returned!.id, version: 1 }], body: {} })).json['done']).toBe(0);
    const summary = (await site.get(clerk, `${meetings}/${id}/summary`)) as unknown as Summary;
    const numberOf = (key: string) => summary.parts.find((part) => part.key === key)?.lines.length;
    const all = await count(`select count(*) from handling_task where assigned_on = '2026-02-27'`);
    expect([numberOf('handedOver'), numberOf('left'), numberOf('received'), numberOf('unreceived'), numberOf('returned')]).toEqual([200, 0, tasks.length, all - tasks.length, 1]);
    expect(summary.parts.find((part) => part.key === 'returned')?.lines[0]?.note).toBe('待决定；理由：不属于本单位职责');
    expect(summary.units.signed).toBe(1);
    expect((await site.call(liaison, 'GET', `${meetings}/${id}/summary`)).status).toBe(404);
  });
});
