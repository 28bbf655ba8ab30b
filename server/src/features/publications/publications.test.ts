import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { canonicalJson } from '@luoshi/domain/kernel/canonical.ts';
import { runDueEvents } from '../due/public.ts';
import { storyOf } from '../../testing/story.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { verifyCodes } from '../../testing/verify-codes.ts';

let site: ProcessSite;
let story: ReturnType<typeof storyOf>;
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z');
  story = storyOf(site);
}, 120_000);
afterAll(() => site.close());

const own = async () => `publications/${(await story.last('publication')).id}`;
const register = async (name: string, query = '') => (await site.get(name, `/api/v1/publications${query}`)) as unknown as { total: number; items: { state: string; formLabel: string; hash: string; isLate: boolean; reason: string | null }[]; counts: Record<string, number> };
const listed = async (name: string, how: string) => ((await site.get(name, `/api/v1/suggestions?publication=${how}`)) as unknown as { total: number }).total;

describe('what is made public', () => {
  it('is proposed with the reply, seen by the unit as the public would read it, and not signed while it is incomplete', async () => {
    await story.untilHandling();
    await story.deliverOpinion();
    const reply = `replies/${(await story.last('reply', 'roads-section')).id}`;
    const summary = '路面年内修复，咨询请拨13805771234。';
    expect((await site.call('roads-section', 'POST', `/api/v1/${reply}/actions/proposePublicity`, { form: 'notPublic', ground: 'otherLaw', reason: '涉及国家秘密' }, { 'if-match': '"1"' })).json).toMatchObject({ status: 422, refusals: [{ code: 'stateSecret' }] });
    const preview = await site.call('roads-section', 'POST', `/api/v1/${reply}/public-text`, { form: 'summary', summary, strikes: ['南环路'] });
    expect(preview.json).toMatchObject({ text: { title: '关于改造霁城镇［此处不公开］破损路面的建议', reply: null }, found: [{ label: '手机号码', text: '13805771234' }] });
    for (const name of ['finance-section', 'affairs', 'lin']) expect((await site.call(name, 'POST', `/api/v1/${reply}/public-text`, { form: 'full' })).status, name).toBeGreaterThanOrEqual(403);
    await site.act('roads-section', reply, 'proposePublicity', { form: 'summary', summary, strikes: ['南环路'] });
    await story.writeReply();
    await site.act('roads-head', reply, 'signOff', { withoutConsultation: 'deputyUnreachable', withoutConsultationText: '三次致电未接' });
    expect(await story.last('publication')).toMatchObject({ state: 'toDecide', wish: null, proposal: { form: 'summary', byName: expect.any(String) } });
  });

  it('is the office’s own until it is decided, late after twenty working days', async () => {
    const path = `/api/v1/${await own()}`;
    for (const name of ['roads-head', 'government', 'council', 'shan', 'qiu']) expect((await site.call(name, 'GET', path)).status, name).toBe(404);
    expect([(await register('roads-head')).total, await listed('roads-head', 'toDecide'), await listed('affairs', 'toDecide')]).toEqual([0, 0, 1]);
    expect((await register('affairs', '?state=toDecide&late=true')).total).toBe(0);
    site.clock.moveTo('2026-04-01T01:00:00Z');
    expect((await register('affairs', '?state=toDecide&late=true')).items).toMatchObject([{ isLate: true }]);
  });

  it('is decided against wish and proposal only with reasons and without personal data; then frozen, hashed, counted and told', async () => {
    await site.act('lin', await own(), 'stateWish', { wish: 'full', keepName: true });
    const decide = async (body: object) => {
      const { version } = await site.get('affairs', `/api/v1/${await own()}`);
      return (await site.call('affairs', 'POST', `/api/v1/${await own()}/actions/decide`, body, { 'if-match': `"${String(version)}"` })).json as unknown as { refusals?: { code: string }[]; state: string };
    };
    const full = { form: 'full', withSuggestion: true, strikes: ['南环路'], releaseOn: '2026-04-01' };
    expect((await decide({ ...full, showNames: true })).refusals?.map((one) => one.code)).toEqual(['departureReason', 'nameKept']);
    expect((await decide({ form: 'summary', summary: '电话13805771234', releaseOn: '2026-04-01' })).refusals?.map((one) => one.code)).toEqual(['personalData']);
    expect((await decide({ ...full, reason: '答复不涉及企业经营，可以全文公开' })).state).toBe('released');
    const { releases: [release] } = await site.get('roads-head', `/api/v1/${await own()}`) as unknown as { releases: { text: object; hash: string }[] };
    expect(release?.hash).toBe(createHash('sha256').update(canonicalJson(release?.text)).digest('hex'));
    expect(JSON.stringify(release?.text)).not.toMatch(/南环路|林永发|0000-800/u);
    expect(await register('council')).toMatchObject({ total: 1, counts: { released: 1, full: 1 }, items: [{ formLabel: '全文公开', hash: release?.hash }] });
    expect([await listed('council', 'full'), await listed('council', 'notPublic')]).toEqual([1, 0]);
    const told = ((await site.get('roads-head', '/api/v1/notices')) as unknown as { items: { text: string }[] }).items.map((one) => one.text);
    expect(told.some((text) => text.includes('已经公开：全文公开。答复不涉及企业经营'))).toBe(true);
    const csv = await site.call('council', 'GET', '/api/v1/publications/export?format=csv&columns=title,form,hash');
    expect(csv.text).toContain(release?.hash ?? 'no hash');
  });

  it('is taken back with a reason that stays, and leaves the register of what is out', async () => {
    await site.act('affairs', await own(), 'recall', { reason: '地名可辨认住户' });
    expect(await register('affairs', '?state=recalled')).toMatchObject({ total: 1, items: [{ reason: '地名可辨认住户' }] });
    expect(await site.get('roads-head', `/api/v1/${await own()}`)).toMatchObject({ releases: [{ endedOn: '2026-04-01', endedReason: '地名可辨认住户' }] });
  });
});

describe('a release on a later day', () => {
  const owner = () => site.database.ownerPool;
  const due = async () => (await owner().query<{ kind: string; due_on: string }>(`select kind, due_on::text from due_event where record_kind = 'publication'`)).rows;
  const decide = (releaseOn: string) => own().then((path) => site.act('affairs', path, 'decide', { form: 'titleOnly', reason: '保护住户', releaseOn }));
  const faults = () => verifyCodes(site);

  it('is carried out by the worker on that day, once, with notices; before it the office takes it back', async () => {
    await site.act('affairs', await own(), 'reconsider', { reason: '改为仅标题' });
    expect((await decide('2026-04-08')).state).toBe('approved');
    expect(await due()).toEqual([{ kind: 'release', due_on: '2026-04-08' }]);
    expect((await site.call('affairs', 'POST', `/api/v1/${await own()}/actions/release`, {}, { 'if-match': '"1"' })).status).toBe(404);
    await site.act('affairs', await own(), 'reconsider', { reason: '再等一等' });
    expect(await due()).toEqual([]);
    await decide('2026-04-09');
    expect(await runDueEvents(site.deps, '2026-04-08')).toMatchObject({ failed: 0 });
    expect((await register('council', '?state=released')).total).toBe(0);
    site.clock.moveTo('2026-04-09T00:05:00Z');
    await Promise.all([runDueEvents(site.deps, '2026-04-09'), runDueEvents(site.deps, '2026-04-09')]);
    expect(await register('council', '?state=released')).toMatchObject({ total: 1, items: [{ formLabel: '仅公开标题', releasedOn: '2026-04-09' }] });
    expect(await due()).toEqual([]);
    const { rows } = await owner().query(`select event, actor_role from audit_entry where record_kind = 'publication' and event in ('PublicationReleased', 'ReleaseFrozen') order by seq desc limit 2`);
    expect(rows).toEqual([{ event: 'ReleaseFrozen', actor_role: 'process' }, { event: 'PublicationReleased', actor_role: 'system' }]);
    for (const name of ['lin', 'roads-head', 'affairs']) expect(((await site.get(name, '/api/v1/notices')) as unknown as { items: { text: string }[] }).items.some((one) => /已经公开：仅公开标题|已按审定的日期自动公开/u.test(one.text)), name).toBe(true);
  });

  it('is proved by the chain: neither a byte of what was released nor its hash with it can be changed unseen', async () => {
    expect(await faults()).toEqual([]);
    const tampered = async (set: string) => {
      await owner().query('create table kept as select * from publication');
      await owner().query(`update publication set releases = ${set}`);
      const found = await faults();
      await owner().query('update publication p set releases = k.releases from kept k where k.id = p.id');
      await owner().query('drop table kept');
      return [...new Set(found)];
    };
    expect(await tampered(`replace(releases::text, '破损', '破烂')::jsonb`)).toEqual(['releaseDiffers']);
    const forged = { form: 'titleOnly', title: '换掉的标题' };
    const hash = createHash('sha256').update(canonicalJson(forged)).digest('hex');
    expect(await tampered(`jsonb_set(jsonb_set(releases, '{1,text}', '${JSON.stringify(forged)}'), '{1,hash}', '"${hash}"')`)).toEqual(['releaseDiffers']);
    expect(await tampered(`releases - 0`)).toEqual(['releaseDiffers']);
  });

  it('that waited before this version goes out by itself after the upgrade', async () => {
    await site.act('affairs', await own(), 'recall', { reason: '核对' });
    await site.act('affairs', await own(), 'reconsider', { reason: '再审定' });
    await decide('2026-04-20');
    await owner().query(`update publication set approved_text = null`);
    await owner().query(`delete from due_event where kind = 'release'`);
    await owner().query(`insert into turn (congress_id, suggestion_id, record_kind, record_id, action, role, organisation_id, section_id, person_id, since, due_on) select congress_id, suggestion_id, 'publication', id, 'release', 'deputyAffairs', null, null, null, now(), null from publication`);
    const migration = await readFile(new URL('../../../migrations/0038_release_and_meeting_papers.sql', import.meta.url), 'utf8');
    for (const statement of migration.split(/;\n/u).filter((one) => /insert into due_event|delete from turn/u.test(one))) await owner().query(statement);
    expect([await due(), await faults()]).toEqual([[{ kind: 'release', due_on: '2026-04-20' }], []]);
    site.clock.moveTo('2026-04-20T00:05:00Z');
    await runDueEvents(site.deps, '2026-04-20');
    expect((await register('council', '?state=released')).total).toBe(1);
  });
});

describe('a reply from before there were publications', () => {
  const owner = () => site.database.ownerPool;
  /** As a database looks that was filled before. */
  const forget = () => owner().query(`delete from deadline where record_kind = 'publication'; delete from turn where record_kind = 'publication'; delete from due_event where record_kind = 'publication'; delete from publication`);
  const clocks = async () => (await owner().query<{ started_on: string }>(`select started_on::text from deadline where record_kind = 'publication'`)).rows;

  it('is put into the register and the to-do, once, with a clock that can still be kept', async () => {
    const sentOn = (await owner().query<{ on: string }>(`select delivered_on::text as on from reply where state = 'delivered'`)).rows[0]?.on;
    await forget();
    // Both at once, and again: as two processes or a restart would.
    await Promise.all([runDueEvents(site.deps, '2026-04-20'), runDueEvents(site.deps, '2026-04-20')]);
    await runDueEvents(site.deps, '2026-04-20');
    expect(await register('affairs', '?state=toDecide')).toMatchObject({ total: 1, items: [{ repliedOn: sentOn, isRaisedLater: true, isLate: false }] });
    // Twenty working days from the delivery are over: it counts from the day on which it could first be decided.
    expect(await clocks()).toEqual([{ started_on: '2026-04-20' }]);
    const toDo = (await site.get('affairs', '/api/v1/to-do')) as unknown as { items: { action: string }[] };
    expect(JSON.stringify(toDo)).toContain('publication');
    expect((await owner().query(`select event, actor_role, cause from audit_entry where record_kind = 'publication' order by seq desc limit 1`)).rows).toEqual([{ event: 'PublicationOpened', actor_role: 'system', cause: null }]);
    await site.act('affairs', await own(), 'decide', { form: 'titleOnly', reason: '保护住户', releaseOn: '2026-04-20' });
    expect((await register('council', '?state=released')).total).toBe(1);
  });

  it('of a case that is closed has no clock and is nobody’s duty, and can be decided all the same', async () => {
    await forget();
    await owner().query(`update suggestion set state = 'closed'; delete from deadline where state = 'running'; delete from turn`);
    await runDueEvents(site.deps, '2026-04-20');
    expect(await register('affairs', '?state=toDecide')).toMatchObject({ total: 1, items: [{ dueOn: null, isRaisedLater: true }] });
    expect([await clocks(), (await owner().query(`select 1 from turn where record_kind = 'publication'`)).rowCount]).toEqual([[], 0]);
    expect((await site.act('affairs', await own(), 'decide', { form: 'titleOnly', reason: '保护住户', releaseOn: '2026-04-20' })).state).toBe('released');
  });
});

describe('the identity of whoever raised it', () => {
  it('is kept from deputies who did not sign and from other townships, in pages, lists and search, and opened by the deputy alone', async () => {
    const path = `/api/v1/${story.own()}`;
    const found = async (name: string) => ((await site.get(name, '/api/v1/suggestions?limit=200')) as unknown as { items: { id: string }[] }).items.some((one) => one.id === story.id);
    const searched = async (name: string) => ((await site.get(name, '/api/v1/search?q=%E5%8D%97%E7%8E%AF%E8%B7%AF')) as unknown as { items: { id: string }[] }).items.some((one) => one.id === story.id);
    expect([await found('qiu'), await searched('qiu')]).toEqual([true, true]);
    await site.act('lin', story.own(), 'keepIdentity', {});
    expect([(await site.call('qiu', 'GET', path)).status, await found('qiu'), await searched('qiu')]).toEqual([404, false, false]);
    for (const name of ['lin', 'shan', 'affairs', 'roads-section', 'government', 'presidium']) expect((await site.call(name, 'GET', path)).status, name).toBe(200);
    expect((await site.call('affairs', 'POST', `${path}/actions/openIdentity`, {}, { 'if-match': '"1"' })).status).toBeGreaterThanOrEqual(403);
    await site.act('lin', story.own(), 'openIdentity', {});
    expect((await site.call('qiu', 'GET', path)).status).toBe(200);
  });
});
