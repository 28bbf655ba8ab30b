import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFaults } from '../../testing/audit-faults.ts';
import { password, processCounty } from '../../testing/process-county.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import writeExcelFile from 'write-excel-file/node';
import { runDueEvents } from '../due/public.ts';
import { collectTasks } from '../../worker.ts';

let site: ProcessSite;
let told: ReturnType<typeof storyOf>;
let silent: ReturnType<typeof storyOf>;
let later: ReturnType<typeof storyOf>;
let last: ReturnType<typeof storyOf>;
const changes = '/api/v1/term-changes';
const county = { ...processCounty, terms: [...(processCounty.terms ?? []), { congressId: 'county', id: 'term-19', number: 19, name: '第十九届', startsOn: '2026-12-20', endsOn: '2031-12-20' }] };

beforeAll(async () => {
  site = await processSite(undefined, county);
  told = storyOf(site);
  silent = storyOf(site, '关于在临漪镇增设公交站点的建议');
  later = storyOf(site, '关于后来交办的建议');
  last = storyOf(site, '关于最后交办的建议');
  await told.untilReplied();
  await silent.untilHandling();
}, 60_000);
afterAll(() => site.close());

let id = '';
const view = async (reader = 'affairs') => (await site.call(reader, 'GET', `${changes}/${id}`)).json;
const act = async (name: string, action: string, body: unknown = {}) => site.call(name, 'POST', `${changes}/${id}/actions/${action}`, body, { 'if-match': `"${(await view()).version}"` });
/** The deputy elected again logs in anew: the old capacity has ended, person and account are the same. */
let renewed: string | undefined;
async function asShan(method: 'GET' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}) {
  renewed ??= (await site.app.inject({ method: 'POST', url: '/api/v1/login', payload: { username: 'shan', password } })).cookies[0]?.value ?? '';
  return site.app.inject({ method, url, headers: { ...headers, cookie: `luoshi_session=${renewed}` }, ...(payload === undefined ? {} : { payload }) });
}
/** As the worker does; twice, for a job may be run again. */
async function follow(): Promise<void> {
  const tasks = collectTasks(site.deps, {} as never);
  for (const _ of [1, 2]) await tasks['followTermChange']?.({ congressId: 'county', changeId: id }, {} as never);
}
const explanations = async (query = '') => (await site.call('roads-liaison', 'GET', `${changes}/${id}/explanations${query}`)).json['items'] as { id: string; state: string; title: string; unitName: string; isMissing: boolean; suggestionId: string }[];
const explanationOf = async (suggestionId: string) => (await explanations()).find((one) => one.suggestionId === suggestionId)?.id ?? '';

describe('the end of a term', () => {
  it('is prepared once, by the commission, for the term whose turn it is', async () => {
    const body = { termId: 'term-18', endsOn: '2026-12-20' };
    expect((await site.call(null, 'POST', changes, body)).status).toBe(401);
    expect((await site.call('government', 'POST', changes, body)).status).toBe(403);
    expect((await site.call('system', 'GET', changes)).status).toBe(403);
    const early = await site.call('affairs', 'POST', changes, { ...body, endsOn: '2026-01-22' });
    expect([early.status, early.json['errors']]).toEqual([422, [{ field: 'endsOn', text: expect.stringContaining('2026年1月23日') as string }]]);
    expect((await site.call('affairs', 'POST', changes, { ...body, termId: 'term-19' })).text).toContain('请先办理第十八届的换届承接');
    const made = await site.call('affairs', 'POST', changes, body);
    expect([made.status, made.json['state'], made.json['termName']]).toEqual([201, 'prepared', '第十八届']);
    id = made.json.id;
    expect((await site.call('affairs', 'POST', changes, body)).status).toBe(422);
    expect((await act('roads-head', 'askExplanations')).status).toBe(403);
    expect((await site.call('affairs', 'POST', `${changes}/${id}/actions/askExplanations`, {}, { 'if-match': '"7"' })).status).toBe(412);
  });

  it('asks whoever answers for what is open for an explanation, with a clock', async () => {
    site.clock.moveTo('2026-11-16T01:00:00Z');
    expect((await act('affairs', 'askExplanations')).status).toBe(200);
    await follow();
    expect((await explanations()).map((one) => [one.unitName, one.state])).toEqual([['霁川县交通运输局', 'asked'], ['霁川县交通运输局', 'asked']]);
    const own = await site.get('roads-section', `/api/v1/term-explanations/${await explanationOf(told.id)}`);
    expect(own['deadlines'] ?? own).toBeTruthy();
    expect((await site.call('roads-section', 'GET', '/api/v1/to-do')).text).toContain('term-explanations');
    // What a unit has not finished is nobody else's.
    expect((await site.call('lin', 'GET', `/api/v1/term-explanations/${own.id}`)).status).toBe(404);
  });

  it('has them drafted by the section, signed by the head, checked by the commission', async () => {
    const path = `term-explanations/${await explanationOf(told.id)}`;
    await site.act('roads-section', path, 'save', { standing: '路面已修复两公里', reason: '余下一公里涉及管线迁改', nextSteps: '明年汛期前完成', nextBy: '2027-05-31' });
    await site.act('roads-section', path, 'submitForSignature');
    await site.act('roads-head', path, 'sign');
    await site.act('affairs', path, 'accept');
    expect((await view())['counts']).toMatchObject({ asked: 1, accepted: 1, sent: 0 });
  });

  it('asks day by day about what is handed over afterwards, once', async () => {
    await later.untilHandling();
    expect(await explanationOf(later.id)).toBe('');
    for (const _ of [1, 2]) await runDueEvents(site.deps, '2026-11-17');
    expect((await explanations()).filter((one) => one.suggestionId === later.id).map((one) => one.state)).toEqual(['asked']);
    await last.untilHandling();
  });

  it('is not closed before its day, nor while it is unknown who was elected again', async () => {
    const tooEarly = await act('affairs', 'close');
    expect([tooEarly.status, (tooEarly.json['refusals'] as { code: string }[]).map(({ code }) => code)]).toEqual([422, ['tooEarly', 'noNewDeputies']]);
    const rows = [['姓名', '代表证号', '代表团', '届', '电话'], ['单晓明', '19001', '霁城镇代表团', '19', '0000-8000000'], ['闻新', '19002', '临漪镇代表团', '19', '0000-8009999']];
    const payload = await writeExcelFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
    const report = await site.app.inject({ method: 'POST', url: '/api/v1/imports/deputies/confirm', payload, headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', cookie: `luoshi_session=${await site.cookieOf('system')}` } });
    expect(report.json().rows.map((row: { name: string; outcome: string; note?: string }) => [row.name, row.outcome, row.note ?? ''])).toEqual([['单晓明', 'created', '连任：原为第十八届代表，沿用原来的登录账号'], ['闻新', 'created', '']]);
  });

  it('ends the mandates on its day; what is open is marked, explained and followed on', async () => {
    site.clock.moveTo('2026-12-20T01:00:00Z');
    expect((await act('affairs', 'close')).status).toBe(200);
    await follow();
    expect((await view())['counts']).toMatchObject({ sent: 1, missing: 2, asked: 3, carried: 4, carriedCommitments: 2 });
    expect((await explanations('?missing=true')).map((one) => [one.title, one.isMissing])).toEqual([['关于在临漪镇增设公交站点的建议', true], ['关于后来交办的建议', true]]);
    const { rows } = await site.database.ownerPool.query(`select p.name, d.term_id, d.state, d.end_reason from deputy d join person p on p.id = d.person_id order by d.term_id, d.certificate_number`);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ...['林永发', '单晓明', '仇红', '郑爱军'].map((name) => [name, 'term-18', 'ended', 'termEnded']), ['单晓明', 'term-19', 'active', null], ['闻新', 'term-19', 'active', null],
    ]);
    // Contact and rating stand with the signer who was elected again; the text keeps its name, its author is told all the same.
    const whole = await site.get('affairs', `/api/v1/${told.own()}`);
    expect(whole).toMatchObject({ leadName: '林永发', contactName: '单晓明', carriedFrom: '第十八届', carriedOn: '2026-12-20', state: 'replied' });
    const { rows: notices } = await site.database.ownerPool.query(`select person_id from notice where topic = 'termExplanation' and person_id is not null order by 1`);
    expect(notices.map((row) => row.person_id)).toEqual(['p-lin', 'p-shan']);
    expect((await act('affairs', 'close')).status).toBe(409);
    expect((await site.call('lin', 'GET', '/api/v1/to-do')).status).toBe(401);
  });

  it('misses what the close itself asked for only once its own date is over', async () => {
    expect((await explanations()).filter((one) => one.suggestionId === last.id).map((one) => [one.state, one.isMissing])).toEqual([['asked', false]]);
    site.clock.moveTo('2026-12-21T01:00:00Z');
    await runDueEvents(site.deps, '2026-12-21');
    expect((await view())['counts']).toMatchObject({ missing: 2 });
    site.clock.moveTo('2027-01-21T01:00:00Z');
    await runDueEvents(site.deps, '2027-01-21');
    expect((await view())['counts']).toMatchObject({ missing: 3 });
  });

  it('prints the explanation with a code, and the late one goes out as soon as it is accepted', async () => {
    const letter = `/api/v1/term-explanations/${await explanationOf(told.id)}/letter.pdf`;
    const { rows: jobs } = await site.database.ownerPool.query<{ payload: Record<string, string> }>(`select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'keepPaper' and j.payload->>'paper' = 'termExplanation'`);
    expect(jobs).toHaveLength(1);
    await collectTasks(site.deps, {} as never)['keepPaper']?.(jobs[0]?.payload, {} as never);
    const { rows: [kept] } = await site.database.ownerPool.query(`select title, sha256, signed_by from issued_paper where kind = 'termExplanation'`);
    const pdf = await site.app.inject({ method: 'GET', url: letter, headers: { cookie: `luoshi_session=${await site.cookieOf('affairs')}` } });
    expect([kept.title, kept.signed_by, createHash('sha256').update(pdf.rawPayload).digest('hex')]).toEqual([expect.stringContaining('换届时办理情况的说明'), '胡建华', kept.sha256]);
    const path = `term-explanations/${await explanationOf(silent.id)}`;
    await site.act('roads-section', path, 'save', { standing: '选址三处', reason: '用地未批', nextSteps: '报批后建设', nextBy: '2027-06-30' });
    await site.act('roads-section', path, 'submitForSignature');
    await site.act('roads-head', path, 'sign');
    expect((await site.act('affairs', path, 'accept')).state).toBe('sent');
    expect((await view())['counts']).toMatchObject({ sent: 2, missing: 2 });
  });

  it('lists what was carried over, apart, in the list, the ledger and its file; a deputy of the new term follows it', async () => {
    const list = (await site.call('affairs', 'GET', '/api/v1/suggestions?carried=true')).json as unknown as { items: { carriedFrom: string }[]; total: number };
    expect([list.total, new Set(list.items.map((one) => one.carriedFrom))]).toEqual([4, new Set(['第十八届'])]);
    expect((await site.call('affairs', 'GET', '/api/v1/suggestions?carried=false')).json['total']).toBe(0);
    const csv = await site.call('affairs', 'GET', '/api/v1/commitments/export?format=csv&carried=true');
    expect(csv.text.split('\n').filter((line) => line.includes('第十八届,2026-12-20'))).toHaveLength(2);
    const [promise] = (await site.get('affairs', `/api/v1/${told.own()}`)).records['commitment'] ?? [];
    const version = { 'if-match': `"${promise?.version ?? 0}"`, 'idempotency-key': 'follow-once' };
    const followed = await asShan('POST', `/api/v1/commitments/${promise?.id ?? ''}/actions/follow`, {}, version);
    expect([followed.statusCode, followed.json().followers?.[0]?.name]).toEqual([200, '单晓明']);
    expect((await asShan('GET', '/api/v1/commitments?followed=true')).json().total).toBe(1);
    expect(await auditFaults(site)).toEqual([]);
  });

  it('lets the new term’s first session number anew', async () => {
    await site.database.ownerPool.query(`insert into session (congress_id, id, term_id, number, name, opens_on, closes_on) values ('county', 'session-19-1', 'term-19', 1, '第一次会议', '2026-12-20', '2026-12-23')`);
    const drafted = (await asShan('POST', '/api/v1/suggestions', { title: '关于新一届的建议', situation: '情况', analysis: '分析', asks: ['办理'] })).json();
    expect((await asShan('POST', `/api/v1/suggestions/${drafted.id}/actions/submit`, {}, { 'if-match': `"${drafted.version}"`, 'idempotency-key': 'submit-once' })).statusCode).toBe(200);
    for (const name of ['presidium', 'affairs', 'office']) await site.act(name, `suggestions/${drafted.id}`, 'passReview');
    await site.act('affairs', `suggestions/${drafted.id}`, 'register', { sessionId: 'session-19-1', category: 'inSession' });
    const { rows } = await site.database.ownerPool.query(`select number_label from suggestion where number is not null order by term_id, number`);
    expect(rows.map((row) => row.number_label)).toEqual(['第十八届第五次会议第1号', '第十八届第五次会议第2号', '第十八届第五次会议第3号', '第十八届第五次会议第4号', '第十九届第一次会议第1号']);
  });
});
