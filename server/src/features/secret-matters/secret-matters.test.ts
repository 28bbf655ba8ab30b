import { generateKeyPairSync } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWaitingJobs } from '../../platform/jobs/run-jobs.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { textFile } from '../../testing/upload-form.ts';
import { collectTasks, removalDependencies, verificationDependencies } from '../../worker.ts';
import { verifySite } from '../audit/verify-site.ts';
import { createRefusalRecorder } from '../audit/public.ts';
import { backupsMade, noteBackup } from '../backup/backups-made.ts';
import { listRemovedTexts } from './read/removed-texts.ts';
import { listRemoval, removalList } from './removal-list.ts';
import { replayRemovals } from './replay-removals.ts';

let site: ProcessSite;
const owner = () => site.database.ownerPool;
const url = '/api/v1/secret-matters';
/** One of each kind of reader; their log-ins cost more than all that they read. */
const everybody = ['presidium', 'affairs', 'office', 'council', 'committee', 'government', 'roads-liaison', 'roads-head', 'security', 'auditor', 'lin'];
const workAll = () => runWaitingJobs({ url: site.database.url, tasks: collectTasks(site.deps, verificationDependencies(site.site, () => undefined), removalDependencies(site.site)) });
const verification = () => verifySite({
  db: site.deps.db, dataDir: site.site.config.dataDir, files: site.deps.files, keys: { macKey: site.deps.auditMacKey, signingKey: site.site.secrets.auditSigningKey }, sealer: site.deps.sealer, scope: 'all', now: site.clock.now(),
});
const codes = async () => (await verification()).checks.flatMap(({ findings }) => findings.map(({ code }) => code));
const items = async (username = 'affairs') => (await site.get(username, url))['items'] as { id: string; state: string; numberLabel: string | null; actions: { action: string }[]; alsoIn: string[] }[];

/** Every table of every schema, the statistics too, as a reader of the database has it. */
async function dump(): Promise<string[]> {
  const { rows: tables } = await owner().query<{ name: string }>(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where (table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')) or (table_schema = 'pg_catalog' and table_name = 'pg_stats')`);
  const lines: string[] = [];
  for (const { name } of tables) lines.push(...(await owner().query<{ row: string }>(`select t::text as row from ${name} t`)).rows.map(({ row }) => `${name} ${row}`));
  return lines;
}
async function fileTexts(): Promise<string[]> {
  const folder = site.site.config.dataDir;
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return Promise.all(names.map(async (entry) => `${entry.name} ${(await readFile(join(entry.parentPath, entry.name))).toString('utf8')}`));
}
const register = (body: Record<string, unknown>, username = 'affairs') => site.call(username, 'POST', url, { sessionId: 'session-5', category: 'inSession', receivedOn: '2026-02-01', ...body });

beforeAll(async () => { site = await processSite(); }, 60_000);
afterAll(() => site.close());

describe('a secret matter that came on paper', () => {
  it('takes its number from the register and nothing else, and its life is bare days', async () => {
    const made = await register({});
    expect([made.status, made.json['numberLabel'], made.json.state]).toEqual([201, expect.stringMatching(/第1号$/), 'received']);
    for (const more of [{ title: '关于某事的建议' }, { leadPersonId: 'p-lin' }, { unitId: 'transport' }, { note: '甲' }]) expect((await register(more)).status).toBe(400);
    expect((await register({ receivedOn: '2026-02-03' })).text).toContain('不能晚于今天');
    expect((await register({ sessionId: 'none' })).json['code']).toBe('refused');
    const story = storyOf(site);
    await story.untilReviewed();
    expect((await story.register())['numberLabel']).toMatch(/第2号$/);
    expect((await register({})).json['numberLabel']).toMatch(/第3号$/);
    await site.act('affairs', `${url}/${made.json.id}`, 'handOver', { on: '2026-02-02' });
    expect((await site.call('affairs', 'POST', `${url}/${made.json.id}/actions/recordReply`, { on: '2026-02-01' }, { 'if-match': '"2"' })).text).toContain('不能早于上一步');
    expect((await site.act('affairs', `${url}/${made.json.id}`, 'recordReply', { on: '2026-02-02' })).state).toBe('replied');
    expect(await codes()).toEqual([]);
  });

  it('is known to the office that keeps the register, and to nobody else not even as a number', async () => {
    const [one] = await items();
    for (const username of everybody.filter((name) => name !== 'affairs')) {
      const list = await site.call(username, 'GET', url);
      // The security administrator has to do with what was found, never with the register.
      expect([list.status, list.json['items']], username).toEqual(username === 'security' ? [200, []] : [404, undefined]);
      expect((await site.call(username, 'GET', `${url}/${one?.id ?? ''}`)).status, username).toBe(404);
      expect((await site.call(username, 'POST', url, { sessionId: 'session-5', category: 'inSession', receivedOn: '2026-02-01' })).status, username).toBe(403);
    }
  });
});

describe('a text with a mark of classification', () => {
  it('is taken in by no form, not even as a draft, and of the try no word is kept', async () => {
    const refused = await site.call('lin', 'POST', '/api/v1/suggestions', { title: '关于白桦坡工程的建议', situation: '机密★10年\n白桦坡工程位于', asks: ['甲'] });
    expect([refused.status, refused.json['code'], refused.text]).toEqual([422, 'classificationMark', expect.stringContaining('保守国家秘密法第三十一条')]);
    expect((await site.call('roads-section', 'POST', '/api/v1/consultations/x/actions/save', { record: '秘 密 ★ 白桦坡' })).json['code']).toBe('classificationMark');
    expect((await dump()).filter((line) => line.includes('白桦坡'))).toEqual([]);
    expect((await owner().query(`select record_kind, person_id from refused_attempt where record_kind = 'classificationMark' order by id`)).rows.length).toBe(2);
  });

  it('is not kept as a file either', async () => {
    const { payload, headers } = textFile('绝密★启封前\n白桦坡');
    const answer = await site.call('lin', 'POST', '/api/v1/files', payload, headers);
    expect([answer.status, answer.json['code']]).toEqual([422, 'classificationMark']);
    expect((await fileTexts()).filter((text) => text.includes('白桦坡'))).toEqual([]);
    expect((await owner().query(`select 1 from uploaded_file where name = '说明.txt'`)).rows).toEqual([]);
  });
});

describe('a text found to be secret later', () => {
  const title = '关于迁移铁杉岭设施的建议';
  const mark = '铁杉岭';
  let story: ReturnType<typeof storyOf>;
  let matterId: string;
  const addresses = ['/api/v1/suggestions', `/api/v1/suggestions?q=${encodeURIComponent(mark)}`, '/api/v1/notices', '/api/v1/to-do', '/api/v1/commitments', '/api/v1/handling-tasks', '/api/v1/numbers', '/api/v1/me'];
  const seenBy = async (username: string) => {
    const own = Object.values((await site.database.ownerPool.query<{ kind: string; id: string }>(`select replace(record_kind, 'handlingTask', 'handling-task') as kind, id from (select 'reply' as record_kind, id from reply union all select 'handlingTask', id from handling_task) x`)).rows)
      .map(({ kind, id }) => `/api/v1/${kind === 'reply' ? 'replies' : 'handling-tasks'}/${id}`);
    const texts: string[] = [];
    for (const address of [...addresses, `/api/v1/suggestions/${story.id}`, ...own]) texts.push((await site.call(username, 'GET', address)).text);
    return texts.filter((text) => text.includes(mark));
  };

  beforeAll(async () => {
    story = storyOf(site, title);
    await story.draft();
    const fileId = await site.upload('lin', `附件：${mark}位置说明`);
    await site.act('lin', story.own(), 'save', { title, situation: `${mark}设施离村庄八百米，须迁移。`, analysis: '须由有关部门研究。', asks: [`三年内迁走${mark}设施`] });
    await site.act('lin', story.own(), 'attachFiles', { files: [fileId] });
    await site.act('lin', story.own(), 'submit');
    for (const name of ['presidium', 'affairs', 'office']) await site.act(name, story.own(), 'passReview', { note: `${mark}一事属实` });
    await story.register();
    await site.act('affairs', story.own(), 'assign', { leadUnitId: 'transport', assistingUnitIds: [] });
    await site.act('government', story.own(), 'confirmAssignment');
    await workAll();
    // What quotes it beside the case: a refused try, an answer kept for a repeat, a report, a saved view.
    await createRefusalRecorder(site.clock)(site.deps.db, { congressId: 'county', actor: await site.actorOf('affairs'), kind: 'suggestion', id: story.id, action: 'archive', refusals: [{ code: 'x', text: `《${title}》还没有办结` }] });
    await owner().query(`insert into verification_report (congress_id, state, asked_at, asked_by, person_id, identity_id, ended_at, is_sound, checks) values ('county', 'finished', now(), '审慎', 'p', 'i', now(), false, $1)`, [JSON.stringify([{ textZh: `建议《${title}》的“文本”与定稿不符` }])]);
    const { version } = await site.get('affairs', `/api/v1/${story.own()}`);
    await site.call('affairs', 'POST', `/api/v1/${story.own()}/actions/urgeUnits`, { text: `请抓紧办理${title}` }, { 'if-match': `"${version}"`, 'idempotency-key': 'k-urge' });
  }, 60_000);

  it('is out of everybody’s sight at once, and its number remains', async () => {
    for (const username of ['affairs', 'lin', 'roads-liaison']) expect((await seenBy(username)).length, username).toBeGreaterThan(0);
    expect((await site.call('office', 'POST', `${url}/found`, { suggestionId: story.id })).json['code']).toBe('notYourRole');
    const found = await site.call('affairs', 'POST', `${url}/found`, { suggestionId: story.id });
    expect([found.status, found.json.state]).toEqual([201, 'found']);
    matterId = found.json.id;
    for (const username of everybody) {
      expect(await seenBy(username), username).toEqual([]);
      expect((await site.call(username, 'GET', `/api/v1/suggestions/${story.id}`)).status, username).not.toBe(200);
    }
    const { rows } = await owner().query<{ id: string }>('select file_id as id from attachment where suggestion_id = $1', [story.id]);
    expect((await site.call('lin', 'GET', `/api/v1/files/${rows[0]?.id ?? ''}`)).status).toBe(404);
    expect((await items())[0]).toMatchObject({ id: matterId, state: 'found', numberLabel: expect.stringMatching(/第4号$/) });
    expect((await items('security')).map(({ id, actions }) => [id, actions.map(({ action }) => action)])).toEqual([[matterId, ['confirm', 'lift']]]);
    expect((await site.call('affairs', 'POST', `${url}/found`, { suggestionId: story.id })).status).toBe(404);
    expect(await codes()).toEqual([]);
  });

  it('comes back as it was where the second person finds that it is none', async () => {
    expect((await site.act('security', `${url}/${matterId}`, 'lift')).state).toBe('lifted');
    expect((await site.get('lin', `/api/v1/suggestions/${story.id}`))['title']).toBe(title);
    expect(await codes()).toEqual([]);
    matterId = (await site.call('affairs', 'POST', `${url}/found`, { suggestionId: story.id })).json.id;
  });

  it('is removed only by another person than the finder', async () => {
    expect((await site.call('affairs', 'POST', `${url}/${matterId}/actions/confirm`, {}, { 'if-match': '"1"' })).json['code']).toBe('notYourRole');
    await workAll();
    expect((await owner().query('select 1 from suggestion where id = $1', [story.id])).rows).toHaveLength(1);
    // What makes `luoshi backup` refuse: a text that waits.
    expect((await listRemovedTexts(site.deps.db)).map(({ removedAt }) => removedAt)).toEqual([null]);
  });

  it('then stands in no table, no statistics, no file, and the chain still holds', async () => {
    expect((await dump()).filter((line) => line.includes(mark)).length).toBeGreaterThanOrEqual(8);
    expect((await fileTexts()).filter((line) => line.includes(mark)).length).toBeGreaterThan(0);
    await site.act('security', `${url}/${matterId}`, 'confirm');
    await workAll();
    expect((await dump()).filter((line) => line.includes(mark))).toEqual([]);
    expect((await fileTexts()).filter((line) => line.includes(mark))).toEqual([]);
    const left = (await dump()).filter((line) => line.includes(story.id)).map((line) => line.split(' ')[0]).filter((name) => name !== 'pg_catalog.pg_stats');
    expect([...new Set(left)].toSorted()).toEqual(['public.audit_entry', 'public.refused_attempt', 'public.secret_matter']);
    const verified = await verification();
    expect(verified.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(verified.checks.flatMap(({ notesZh }) => notesZh).join()).toMatch(/条条目的内容已按涉密事项移出/);
    expect((await items()).find(({ id }) => id === matterId)).toMatchObject({ state: 'received', numberLabel: expect.stringMatching(/第4号$/), removedAt: expect.any(String), sweptAt: expect.any(String) });
    const [removed] = await listRemovedTexts(site.deps.db);
    const { dataDir } = site.site.config;
    for (const [at, path] of [[removed?.since ?? '', '/copies/during.tar'], ['2026-02-09T00:00:00.000Z', '/copies/after.tar']] as const) await noteBackup(dataDir, { at, path });
    expect((await backupsMade(dataDir, removed?.since ?? '', removed?.removedAt ?? '')).map(({ path }) => path)).toEqual(['/copies/during.tar']);
    expect((await items('security')).map(({ state }) => state).toSorted()).toEqual(['lifted', 'received']);
    await workAll();
    expect(await codes()).toEqual([]);
  }, 60_000);

  it('leaves a trace that nobody can do without: a body emptied, filled or listed otherwise is found', async () => {
    const seqOf = async (where: string) => (await owner().query<{ seq: string }>(`select seq from audit_entry where congress_id = 'county' and ${where} order by seq limit 1`)).rows[0]?.seq ?? '0';
    const listing = await seqOf(`event = 'SecretTextRemoved'`);
    const emptied = await seqOf(`body ? 'removedBy'`);
    const other = await seqOf(`body is not null and not body ? 'removedBy' and event = 'SuggestionRegistered' and suggestion_id <> '${story.id}'`);
    const tampered = async (seq: string, set: string, values: unknown[] = []) => {
      const { rows: [before] } = await owner().query('select body, actor_name, mac, seq from audit_entry where congress_id = $1 and seq = $2', ['county', seq]);
      await owner().query(`update audit_entry set ${set} where congress_id = 'county' and seq = ${seq}`, values);
      const found = await codes();
      await owner().query('update audit_entry set body = $1, actor_name = $2, mac = $3 where congress_id = $4 and seq = $5', [JSON.stringify(before.body), before.actor_name, before.mac, 'county', seq]);
      return found;
    };
    // No listing.
    expect(await tampered(other, `body = '{"removedBy": ${listing}}'`)).toEqual(['emptied']);
    // A listing that was made to fit.
    const { rows: [entry] } = await owner().query('select hash from audit_entry where congress_id = $1 and seq = $2', ['county', other]);
    expect(await tampered(listing, `body = jsonb_set(body, '{emptied}', body->'emptied' || $1::jsonb)`, [JSON.stringify([{ seq: Number(other), hash: entry.hash, digest: 'x' }])])).toEqual(expect.arrayContaining(['changed', 'removedTextBack']));
    // Other fields of an emptied entry, its key, its listing, its body.
    expect(await tampered(emptied, `actor_name = '他人'`)).toEqual(['emptied']);
    expect(await tampered(emptied, `mac = reverse(mac)`)).toEqual(['emptied']);
    expect(await tampered(emptied, `body = '{"removedBy": 1}'`)).toEqual(['emptied']);
    expect(await tampered(emptied, `body = '{"note": "甲"}'`)).toEqual(expect.arrayContaining(['removedTextBack', 'changed']));
    expect(await tampered(listing, `body = '{}'`)).toEqual(expect.arrayContaining(['changed', 'emptied']));
    expect(await codes()).toEqual([]);
    // The application itself can empty nothing.
    await expect(site.database.pool.query(`update audit_entry set body = null`)).rejects.toThrow(/permission denied/);
  }, 60_000);

  it('brought back by an older database is hidden before anybody is served, and removed again', async () => {
    const again = storyOf(site, `${title}（备份）`);
    await again.draft();
    const deps = { db: site.deps.db, clock: site.clock, dataDir: site.site.config.dataDir, auditMacKey: site.deps.auditMacKey, signingKey: site.site.secrets.auditSigningKey };
    const removal = { congressId: 'county', suggestionId: again.id, matterId: 'm-old', at: '2026-02-01T00:00:00.000Z' };
    // A line that the site did not sign has nobody's case removed.
    await listRemoval(deps.dataDir, removal, generateKeyPairSync('ed25519').privateKey);
    expect(await replayRemovals(deps)).toEqual([expect.stringContaining('1 行不是本站签署')]);
    expect((await site.call('lin', 'GET', `/api/v1/suggestions/${again.id}`)).status).toBe(200);
    await listRemoval(deps.dataDir, removal, deps.signingKey);
    expect((await readFile(removalList(deps.dataDir), 'utf8')).split('\n').filter((line) => line.includes(story.id))).toHaveLength(1);
    expect((await replayRemovals(deps))[0]).toContain(again.id);
    expect((await site.call('lin', 'GET', `/api/v1/suggestions/${again.id}`)).status).toBe(404);
    await workAll();
    expect((await dump()).filter((line) => line.includes(mark))).toEqual([]);
    expect((await replayRemovals(deps)).join()).not.toContain(again.id);
    expect(await codes()).toEqual([]);
  }, 60_000);
});

it('every table that belongs to a case is out of sight with it', async () => {
  const { rows } = await owner().query<{ name: string }>(`select c.table_name as name from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'suggestion_id' and c.table_name not in ('audit_entry', 'secret_matter', 'suggestion_words')
      and not exists (select 1 from pg_policies p where p.tablename = c.table_name and p.policyname = 'secret_case')`);
  expect(rows).toEqual([]);
});
