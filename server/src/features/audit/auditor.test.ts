import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { runWaitingJobs } from '../../platform/jobs/run-jobs.ts';
import { seats } from '../../testing/process-county.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { collectTasks, verificationDependencies } from '../../worker.ts';
import { carryOutVerification } from './carry-out-verification.ts';
import { startHeadExport } from './export-heads.ts';
import { createActRecorder } from './public.ts';
import { assignedSuggestion, ratedSuggestion } from './test-lives.ts';
import type { AuditItem } from './read/audit-item.ts';
import type { Head, Report } from './read/chain-state.ts';

let site: ProcessSite;
let rated: string;
let other: string;
const list = '/api/v1/audit-entries';
const chain = '/api/v1/audit-chain';
const verify = `${chain}/actions/verify`;
interface Chain { readonly head: Head | null; readonly exported: Head | null; readonly running: Report | null; readonly last: Report | null }
interface Page { readonly items: AuditItem[]; readonly nextCursor: string | null }

const read = async (query = ''): Promise<Page> => (await site.get('auditor', `${list}${query}`)) as unknown as Page;
const state = async (): Promise<Chain> => (await site.get('auditor', chain)) as unknown as Chain;
const idOf = (path: string) => path.split('/')[1] ?? '';
const evaluation = async (): Promise<string> => (await site.database.ownerPool.query<{ id: string }>('select id from evaluation')).rows[0]?.id ?? '';
const workAll = () => runWaitingJobs({ url: site.database.url, tasks: collectTasks(site.deps, verificationDependencies(site.site, () => undefined)) });

beforeAll(async () => {
  site = await processSite();
  rated = await ratedSuggestion(site);
  site.clock.moveTo('2026-02-04T01:00:00Z');
  other = await assignedSuggestion(site);
  for (const { username } of seats) await site.cookieOf(username);
  await site.cookieOf('lin');
}, 120_000);
afterAll(() => site.close());

describe('the audit', () => {
  it('is read by the auditor alone', async () => {
    for (const url of [list, `${list}/kinds`, `${list}?outcome=refused`, chain]) {
      expect((await site.call(null, 'GET', url)).status, url).toBe(401);
      for (const username of ['lin', ...seats.map((seat) => seat.username).filter((name) => name !== 'auditor')]) {
        const answer = await site.call(username, 'GET', url);
        expect([answer.status, answer.json['code']], `${username} ${url}`).toEqual([403, 'forbidden']);
        expect(answer.json['title']).toMatch(/审计员/);
      }
    }
    expect((await site.call(null, 'POST', verify, {})).status).toBe(401);
    for (const username of ['system', 'security', 'affairs', 'lin']) expect((await site.call(username, 'POST', verify, {})).status).toBe(403);
    expect((await state()).running).toBeNull();
    expect((await read('?outcome=refused&kind=verification')).items.map(({ actorName, refusals }) => [actorName, refusals[0]?.code])).toEqual([['林永发', 'forbidden'], ['贺雅琴', 'forbidden'], ['安全', 'forbidden'], ['支持', 'forbidden']]);
  });

  it('is paged newest first without a gap or a repeat', async () => {
    const { head } = await state();
    const seen: number[] = [];
    for (let cursor = ''; ;) {
      const { items, nextCursor } = await read(`?limit=7${cursor}`);
      seen.push(...items.map(({ number }) => number));
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(seen).toEqual(Array.from({ length: head?.number ?? 0 }, (_, index) => (head?.number ?? 0) - index));
    expect((await read()).items).toHaveLength(50);
    for (const limit of ['0', '201', 'many']) expect((await site.call('auditor', 'GET', `${list}?limit=${limit}`)).status).toBe(400);
  });

  it('says who did what to which record, in Chinese words', async () => {
    for (const query of ['?limit=200', '?limit=200&outcome=refused']) {
      for (const item of (await read(query)).items) {
        for (const label of [item.kindLabel, item.actionLabel, item.actorName, item.actorRoleLabel ?? '人', item.stateLabel ?? '无']) expect(label, JSON.stringify(item)).toMatch(/^[^a-z]*[\u4e00-\u9fff][^a-z]*$/i);
      }
    }
    const { items: [signed] } = await read('?kind=reply&action=signOff');
    expect(signed).toMatchObject({ outcome: 'accepted', actorName: '游大川', actorRoleLabel: '承办单位主要负责人', organisationName: '霁川县人民法院', kindLabel: '答复', actionLabel: '签发', suggestionId: idOf(rated), refusals: [] });
    expect(signed?.hash).toMatch(/^[0-9a-f]{12}$/);
    const { items: [followed] } = await read('?kind=handlingTask&person=%E7%B3%BB%E7%BB%9F');
    expect(followed).toMatchObject({ personId: null, actorRoleLabel: '系统' });
  });

  it('is narrowed down by day, person, kind, action and record', async () => {
    const all = (await read('?limit=200')).items;
    const same = async (query: string, which: (item: AuditItem) => boolean) => {
      const found = (await read(`?limit=200&${query}`)).items;
      expect(found.length, query).toBeGreaterThan(0);
      expect(found, query).toEqual(all.filter(which));
    };
    const dayOf = ({ at }: AuditItem) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
    await same('from=2026-02-04', (item) => dayOf(item) >= '2026-02-04');
    await same('to=2026-02-03', (item) => dayOf(item) <= '2026-02-03');
    await same('from=2026-02-02&to=2026-02-02', (item) => dayOf(item) === '2026-02-02');
    await same('kind=suggestion', ({ kind }) => kind === 'suggestion');
    await same('kind=suggestion&action=register', ({ kind, action }) => kind === 'suggestion' && action === 'register');
    await same('person=p-affairs', ({ personId }) => personId === 'p-affairs');
    await same(`person=${encodeURIComponent('雅琴')}`, ({ personId }) => personId === 'p-affairs');
    await same(`person=${encodeURIComponent('马')}&from=2026-02-02`, ({ actorName }) => actorName.includes('马'));
    await same(`record=${idOf(rated)}`, ({ suggestionId }) => suggestionId === idOf(rated));
    const label = (await read(`?record=${idOf(rated)}`)).items[0]?.numberLabel ?? '';
    expect(label).toMatch(/第\d+号$/);
    await same(`record=${encodeURIComponent(label.slice(-5))}`, ({ numberLabel }) => numberLabel?.includes(label.slice(-5)) === true);
    await same(`record=${encodeURIComponent(label)}`, ({ suggestionId }) => suggestionId === idOf(rated));
    const evaluationId = await evaluation();
    await same(`record=${evaluationId}&person=p-lin`, ({ recordId, personId }) => recordId === evaluationId && personId === 'p-lin');
    for (const query of ['person=nobody-of-this-name', 'person=%25', 'from=2030-01-01', 'record=no-such', 'kind=deputy']) expect((await read(`?${query}`)).items, query).toEqual([]);
    for (const query of ['from=2026-02-30', 'from=2026-03-01&to=2026-02-01', 'kind=noSuchKind', 'outcome=perhaps', 'cursor=x', 'person=%20', 'action=register']) expect((await site.call('auditor', 'GET', `${list}?${query}`)).status, query).toBe(400);
  });

  it('offers every kind with its acts for choice', async () => {
    const { items } = (await site.get('auditor', `${list}/kinds`)) as unknown as { items: { kind: string; label: string; actions: { action: string; label: string }[] }[] };
    const known = new Map(items.map(({ kind, actions }) => [kind, new Set(actions.map(({ action }) => action))]));
    for (const { kind, action } of (await read('?limit=200')).items) expect(known.get(kind)?.has(action), `${kind}.${action}`).toBe(true);
  });

  it('tells of refused attempts who tried what and why it was refused', async () => {
    const path = `/api/v1/${other}`;
    const { version } = await site.get('affairs', path);
    expect((await site.call('affairs', 'POST', `${path}/actions/archive`, {}, { 'if-match': `"${version}"` })).status).toBe(409);
    await site.call(null, 'POST', '/api/v1/login', { username: 'roads-bus', password: '不是这个' });
    const { items } = await read('?outcome=refused');
    expect(items[0]).toMatchObject({ outcome: 'refused', actorName: '没有登录的人', kindLabel: '登录记录', actionLabel: '登录', hash: null, refusals: [{ code: 'wrongNameOrPassword' }] });
    expect(items[1]).toMatchObject({ actorName: '贺雅琴', organisationName: '代表工作委员会', actionLabel: '归档', recordId: idOf(other), refusals: [{ code: 'wrongState', text: expect.stringMatching(/当前为/) }] });
    expect((await read(`?outcome=refused&person=${encodeURIComponent('贺雅')}&record=${idOf(other)}`)).items).toEqual([items[1]]);
    const older = await read(`?outcome=refused&cursor=${items[1]?.number ?? 0}`);
    expect(older.items).toEqual(items.slice(2));
  });

  it('tells of a log-in that ended with its account', async () => {
    const { rows: [account] } = await site.database.ownerPool.query<{ id: string }>(`select id from account where username = 'roads-bus'`);
    await site.act('security', `/api/v1/account/${account?.id ?? ''}`, 'lock', { reason: '怀疑被人冒用' });
    const { items } = await read('?limit=2');
    expect(items.map(({ actorName, kind, action }) => [actorName, kind, action])).toEqual([['安全', 'account', 'lock'], ['安全', 'loginSession', 'end']]);
  });
});

describe('a rating under embargo', () => {
  const everything = async () => `${(await site.call('auditor', 'GET', `${list}?limit=200`)).text}${(await site.call('auditor', 'GET', `${list}?limit=200&outcome=refused`)).text}`;

  it('is known to have been given, and nothing else of it', async () => {
    const acts = (await read('?kind=evaluation&person=p-lin')).items;
    expect(acts.map(({ action, stateLabel }) => [action, stateLabel])).toEqual([['revise', '已测评，未公开'], ['rate', '已测评，未公开']]);
    expect(Object.keys(acts[0] ?? {}).sort()).toEqual(['action', 'actionLabel', 'actorName', 'actorRoleLabel', 'at', 'cause', 'hash', 'kind', 'kindLabel', 'mandateId', 'number', 'numberLabel', 'organisationName', 'outcome', 'personId', 'recordId', 'refusals', 'stateLabel', 'suggestionId', 'version']);
    expect(await everything()).not.toMatch(/atisfied|满意|坡道|"(body|sealed|mac)"/);
  });

  it('is not given away by the rater’s own refused try, which is told of once the rating is open', async () => {
    const path = `/api/v1/evaluations/${await evaluation()}`;
    const { version } = await site.get('lin', path);
    const refused = await site.call('lin', 'POST', `${path}/actions/revise`, { attitude: 'dissatisfied', result: 'dissatisfied' }, { 'if-match': `"${version}"` });
    expect([refused.status, refused.text.includes('reasonMissing')]).toEqual([422, true]);
    expect((await site.call('affairs', 'POST', `${path}/actions/rate`, { attitude: 'satisfied', result: 'satisfied' }, { 'if-match': `"${version}"` })).status).toBe(403);
    const tries = async () => (await read('?outcome=refused&kind=evaluation')).items.map(({ personId, action }) => [personId, action]);
    expect(await tries()).toEqual([['p-affairs', 'rate']]);
    expect(await everything()).not.toMatch(/atisfied|满意|reasonMissing/);
    await site.act('lin', `evaluations/${await evaluation()}`, 'liftEmbargo');
    expect(await tries()).toEqual([['p-affairs', 'rate'], ['p-lin', 'revise']]);
  });
});

describe('a verification', () => {
  const untied = (statement: string) => site.database.ownerPool.query(`begin; set local session_replication_role = replica; ${statement}; commit`);
  const askAndWork = async (): Promise<Report | null> => {
    expect((await site.call('auditor', 'POST', verify, {})).status).toBe(202);
    await workAll();
    const { running, last } = await state();
    expect(running).toBeNull();
    return last;
  };

  it('is asked for once at a time, however many ask at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => site.call('auditor', 'POST', verify, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.json['title']).toBe('已经有一次核对正在进行');
    expect((await state()).running).toMatchObject({ state: 'waiting', stateLabel: '等待核对', askedBy: '审慎', endedAt: null });
    expect((await site.call('auditor', 'POST', verify, { scope: 'all' })).status).toBe(400);
  });

  it('reports an intact site as sound, and both its beginning and its end are entries', async () => {
    await workAll();
    const { running, last, head } = await state();
    expect(running).toBeNull();
    expect(last).toMatchObject({ state: 'finished', isSound: true, askedBy: '审慎', askedAt: '2026-02-04T01:00:00.000Z', endedAt: '2026-02-04T01:00:00.000Z' });
    expect(last?.checks.map(({ name, checked, findings }) => [name, checked > 0, findings.length])).toEqual([['导出的签名链头', false, 0], ['审计链', true, 0], ['记录与审计条目', true, 0]]);
    const { items } = await read('?kind=verification');
    expect(items.map(({ action, actorName, version, recordId }) => [action, actorName, version, recordId])).toEqual([['finish', '系统（按期自动办理）', 2, last?.id], ['ask', '审慎', 1, last?.id]]);
    expect(head?.number).toBe(items[0]?.number);
    // Done again by a worker that was killed in between, it changes nothing.
    await site.database.ownerPool.query(`select graphile_worker.add_job('verifyAudit', json_build_object('congressId', 'county', 'reportId', $1::text))`, [last?.id]);
    await workAll();
    expect(await state()).toMatchObject({ last, head });
  });

  it('finds a changed byte and an exported head that is gone', async () => {
    const watch = startHeadExport({ db: site.database.db, dataDir: site.site.config.dataDir, signingKey: site.site.secrets.auditSigningKey, clock: site.clock, intervalMs: 60_000 });
    await watch.stop();
    const { head, exported } = await state();
    // By the clock by which the entries are written, in the demo as well.
    expect(exported).toMatchObject({ number: head?.number, hash: head?.hash, at: site.clock.now().toISOString() });
    await untied(`update audit_entry set actor_name = '别人' where congress_id = 'county' and seq = 5`);
    const found = await askAndWork();
    expect([found?.state, found?.isSound]).toEqual(['finished', false]);
    expect(found?.checks.flatMap(({ findings }) => findings)).toEqual([expect.stringContaining('第 5 号条目被改动')]);
    await untied(`update audit_entry set actor_name = (select actor_name from audit_entry where congress_id = 'county' and seq = 4) where congress_id = 'county' and seq = 5`);
    const again = await askAndWork();
    expect(again?.isSound, JSON.stringify(again)).toBe(true);
  });

  it('for a township’s auditor looks at the township’s own chain', async () => {
    const pool = site.database.ownerPool;
    await withTransaction(site.database.db, 'township-01', (tx) => createActRecorder(site.clock, site.site.secrets.auditMacKey)(
      tx, { congressId: 'township-01', actor: systemActor('township-01'), kind: 'calendarNotice', id: '2026', version: 1, action: 'adopt', event: 'CalendarNoticeAdopted', body: {} }));
    const ofTownship = async () => {
      const { rows: [asked] } = await pool.query<{ id: number }>(`insert into verification_report (congress_id, asked_at, asked_by, person_id, identity_id) values ('township-01', now(), '审镇', 'p', 'i') returning id`);
      await carryOutVerification(verificationDependencies(site.site, () => undefined), 'township-01', String(asked?.id));
      return (await pool.query<{ sound: boolean; checks: { checked: number }[] }>(`select is_sound as sound, checks from verification_report where congress_id = 'township-01' and id = $1`, [asked?.id])).rows[0];
    };
    await untied(`update audit_entry set actor_role = 'leader' where congress_id = 'county' and seq = 5`);
    expect((await askAndWork())?.isSound).toBe(false);
    expect((await ofTownship())?.sound).toBe(true);
    await untied(`update audit_entry set actor_role = (select actor_role from audit_entry where congress_id = 'county' and seq = 4) where congress_id = 'county' and seq = 5`);
    await untied(`update audit_entry set actor_name = '别人' where congress_id = 'township-01' and seq = 1`);
    const found = await ofTownship();
    expect([found?.sound, found?.checks[1]?.checked]).toEqual([false, 2]);
    // The county's auditor sees the whole site.
    expect((await askAndWork())?.checks[1]?.findings[0]).toMatch(/^\[township-01\] 第 1 号条目被改动/);
    await untied(`update audit_entry set actor_name = '系统（按期自动办理）' where congress_id = 'township-01' and seq = 1`);
  });

  it('that cannot be carried out ends too and says so', async () => {
    const live = join(site.site.config.dataDir, 'audit-heads', 'live.jsonl');
    await rm(live, { force: true });
    await mkdir(live, { recursive: true });
    expect(await askAndWork()).toMatchObject({ state: 'failed', stateLabel: '没有完成', isSound: null, checks: [] });
    await rm(live, { recursive: true });
    expect((await askAndWork())?.state).toBe('finished');
  });
});
