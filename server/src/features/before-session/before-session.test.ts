import type { DraftTalkRow } from '@luoshi/domain/before-session/draft-talk-rows.ts';
import type { GuideTopicRow, TopicGuideRow } from '@luoshi/domain/before-session/guide-rows.ts';
import type { IntentionRow } from '@luoshi/domain/before-session/intention-rows.ts';
import { canSeeGuide, canSeeIntention, canSeeTalk, canSeeTopic } from '@luoshi/domain/before-session/visibility.ts';
import type { MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withReading } from '../../platform/db/database.ts';
import { deputies, seats } from '../../testing/process-county.ts';
import { processSite, type ProcessSite, type RecordJson } from '../../testing/process-site.ts';
import { verifySite } from '../audit/verify-site.ts';
import { selectMatters } from './matter-tables.ts';
import { matterVisible } from './scope.ts';

let site: ProcessSite;
beforeAll(async () => { site = await processSite('2025-11-20T01:00:00Z'); }, 120_000);
afterAll(() => site.close());

const make = async (who: string, path: string, body: unknown): Promise<RecordJson> => {
  const answer = await site.call(who, 'POST', `/api/v1/${path}`, body);
  if (answer.status !== 201) throw new Error(`${path} as ${who}: ${answer.status} ${answer.text}`);
  return answer.json;
};
const list = async (who: string, path: string) => (await site.get(who, `/api/v1/${path}`))['items'] as RecordJson[];
const noticesOf = async (who: string) => ((await site.get(who, '/api/v1/notices?limit=100'))['items'] as { text: string; recordKind: string }[]).map((one) => one.text);
const words = { title: '关于修复南环路的建议', situation: '南环路三公里破损，雨天积水', analysis: '超载车辆多，养护不足', asks: ['年内重铺路面'] };

describe('the yearly guide of topics', () => {
  let guide: RecordJson;
  let topic: RecordJson;

  it('collects topics from deputies, units, presidiums and residents, and keeps the words of the source', async () => {
    topic = await make('lin', 'guide-topics', { year: 2026, title: '南环路积水', text: '每逢大雨，南环路三个路口积水。', fromResidents: true, sourceName: '接待日群众反映' });
    expect(topic).toMatchObject({ state: 'collected', source: 'resident', sourceLabel: '群众反映', sourceName: '接待日群众反映', sourceText: '每逢大雨，南环路三个路口积水。' });
    expect(await make('roads-liaison', 'guide-topics', { year: 2026, title: '农村公路养护', text: '养护资金缺口。', fromResidents: true })).toMatchObject({ source: 'unit', sourceName: '霁川县交通运输局' });
    expect(await make('presidium', 'guide-topics', { year: 2026, title: '老街消防', text: '消防车进不去。' })).toMatchObject({ source: 'township' });
    expect(await make('station', 'guide-topics', { year: 2026, title: '夜间路灯', text: '路灯不亮。' })).toMatchObject({ source: 'resident' });
    expect((await site.call('auditor', 'POST', '/api/v1/guide-topics', { year: 2026, title: '某事', text: '某事' })).status).toBe(403);
    expect((await list('affairs', 'guide-topics')).length).toBe(4);
    expect(await noticesOf('affairs')).toContain('接待日群众反映报送了2026年的选题“南环路积水”');
    // Handed in, not published: each side sees its own and nothing else.
    expect([await list('lin', 'guide-topics'), await list('shan', 'guide-topics'), await list('presidium', 'guide-topics'), await list('finance-liaison', 'guide-topics')].map((one) => one.length)).toEqual([1, 0, 1, 0]);
  });

  it('is edited by the commission alone, and a topic without background is not adopted', async () => {
    const body = { year: 2026, title: '2026年代表建议选题参考', preface: '供参考。', sections: ['交通出行', '公共安全'] };
    expect((await site.call('presidium', 'POST', '/api/v1/topic-guides', body)).status).toBe(403);
    expect((await site.call('affairs', 'POST', `/api/v1/guide-topics/${topic.id}/actions/adopt`, { section: '交通出行' }, { 'if-match': '"1"' })).text).toContain('选题参考还没有建立');
    guide = await make('affairs', 'topic-guides', body);
    expect((await site.call('affairs', 'POST', '/api/v1/topic-guides', body)).text).toContain('2026年已经有《2026年代表建议选题参考》');
    const without = await site.call('affairs', 'POST', `/api/v1/guide-topics/${topic.id}/actions/adopt`, { section: '交通出行' }, { 'if-match': '"1"' });
    expect([without.status, without.text.includes('还没有写背景')]).toEqual([422, true]);
    const edit = { title: '南环路排水', background: '排水管网建于1998年，管径偏小。', data: '三个路口，全年积水11次。', unitIds: ['transport'], alreadyKnown: '2024年答复列入管网改造。' };
    expect((await site.call('affairs', 'POST', `/api/v1/guide-topics/${topic.id}/actions/edit`, { ...edit, unitIds: ['nobody'] }, { 'if-match': '"1"' })).json['errors']).toMatchObject([{ field: 'unitIds.0' }]);
    const edited = await site.act('affairs', `guide-topics/${topic.id}`, 'edit', edit);
    expect(edited).toMatchObject({ title: '南环路排水', sourceTitle: '南环路积水', sourceText: '每逢大雨，南环路三个路口积水。', unitNames: ['霁川县交通运输局'] });
    expect((await site.call('affairs', 'POST', `/api/v1/guide-topics/${topic.id}/actions/adopt`, { section: '没有的栏目' }, { 'if-match': '"2"' })).json['errors']).toMatchObject([{ field: 'section', text: expect.stringContaining('交通出行、公共安全') }]);
    expect((await site.call('affairs', 'POST', `/api/v1/topic-guides/${guide.id}/actions/publish`, {}, { 'if-match': '"1"' })).text).toContain('还没有采用的选题');
    await site.act('affairs', `guide-topics/${topic.id}`, 'adopt', { section: '交通出行' });
    expect(await noticesOf('lin')).toContain('您报送的选题“南环路积水”已列入《2026年代表建议选题参考》“交通出行”栏目');
    expect((await site.call('affairs', 'POST', `/api/v1/topic-guides/${guide.id}/actions/save`, { title: '新名', sections: ['公共安全'] }, { 'if-match': '"1"' })).text).toContain('栏目“交通出行”里还有选题');
    const other = (await list('presidium', 'guide-topics'))[0] as RecordJson;
    await site.act('affairs', `guide-topics/${other.id}`, 'setAside', { reason: '已在消防专项中安排' });
    expect(await noticesOf('presidium')).toContain('您报送的选题“老街消防”这次没有采用：已在消防专项中安排');
  });

  it('is hidden until it is published, then read by everybody, without who said what; a suggestion begins from a topic and is counted when submitted', async () => {
    expect((await site.call('shan', 'GET', `/api/v1/topic-guides/${guide.id}`)).status).toBe(404);
    expect((await site.call('shan', 'GET', `/api/v1/topic-guides/${guide.id}/guide.pdf`)).status).toBe(404);
    expect((await site.call('shan', 'POST', '/api/v1/suggestions', { ...words, topicId: topic.id })).status).toBe(422);
    await site.act('affairs', `topic-guides/${guide.id}`, 'publish');
    expect((await noticesOf('shan')).some((text) => text.startsWith('《2026年代表建议选题参考》已经发布'))).toBe(true);
    expect(await list('shan', 'guide-topics')).toMatchObject([{ id: topic.id, title: '南环路排水', sourceLabel: '群众反映', sourceName: '', sourceText: '', suggestionCount: 0 }]);
    expect((await site.call('auditor', 'GET', '/api/v1/guide-topics')).status).toBe(403);
    const draft = await make('shan', 'suggestions', { ...words, topicId: topic.id });
    expect(draft).toMatchObject({ topicId: topic.id });
    expect((await list('affairs', 'guide-topics?state=adopted'))[0]).toMatchObject({ suggestionCount: 0 });
    await site.act('shan', `suggestions/${draft.id}`, 'submit');
    expect((await list('affairs', 'guide-topics?state=adopted'))[0]).toMatchObject({ suggestionCount: 1 });
    const pdf = await site.call('shan', 'GET', `/api/v1/topic-guides/${guide.id}/guide.pdf`);
    expect([pdf.status, pdf.headers['content-type'], pdf.text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
  }, 60_000);
});

describe('a talk about a draft', () => {
  const talkBody = (suggestionId: string) => ({ suggestionId, unitId: 'transport', question: '南环路今年有没有改造计划' });

  it('opens the draft to one unit and to nobody else; the unit answers, the deputy decides', async () => {
    const draft = await make('lin', 'suggestions', words);
    expect((await site.call('shan', 'POST', '/api/v1/draft-talks', talkBody(draft.id))).status).toBe(404);
    expect((await site.call('affairs', 'POST', '/api/v1/draft-talks', talkBody(draft.id))).status).toBe(404);
    const talk = await make('lin', 'draft-talks', talkBody(draft.id));
    expect(talk).toMatchObject({ state: 'invited', sharedText: words });
    expect((await site.call('lin', 'POST', '/api/v1/draft-talks', talkBody(draft.id))).text).toContain('沟通还没有结束');
    const seen = await site.get('roads-liaison', `/api/v1/draft-talks/${talk.id}`);
    expect(seen).toMatchObject({ sharedText: words, actions: [{ action: 'answer' }] });
    // The case itself stays closed to the unit; other units and other townships see nothing; the offices see that there is a talk, not the words.
    expect((await site.call('roads-liaison', 'GET', `/api/v1/suggestions/${draft.id}`)).status).toBe(404);
    for (const other of ['finance-liaison', 'presidium2', 'shan', 'office', 'government']) expect((await site.call(other, 'GET', `/api/v1/draft-talks/${talk.id}`)).status, other).toBe(404);
    expect(await site.get('affairs', `/api/v1/draft-talks/${talk.id}`)).toMatchObject({ sharedText: null, question: talkBody('').question, actions: [] });
    expect(JSON.stringify(await site.get('presidium', `/api/v1/draft-talks/${talk.id}`))).not.toContain('雨天积水');
    // What the deputy writes on afterwards is not shared until it is shared again.
    await site.act('lin', `suggestions/${draft.id}`, 'save', { situation: '南环路四公里破损' });
    expect((await site.get('roads-liaison', `/api/v1/draft-talks/${talk.id}`))['sharedText']).toMatchObject({ situation: words.situation });
    const facts = { answer: 'planned', facts: '已列入2026年大中修计划，三月招标。' };
    expect((await site.call('roads-liaison', 'POST', `/api/v1/draft-talks/${talk.id}/actions/answer`, { ...facts, heldOn: '2025-11-30', way: 'meeting' }, { 'if-match': '"1"' })).text).toContain('不晚于今天');
    expect((await site.call('roads-head', 'POST', `/api/v1/draft-talks/${talk.id}/actions/answer`, facts, { 'if-match': '"1"' })).status).toBe(403);
    await site.act('roads-liaison', `draft-talks/${talk.id}`, 'answer', { ...facts, heldOn: '2025-11-19', way: 'telephone' });
    expect(await noticesOf('lin')).toContain('霁川县交通运输局回复了您的草稿：已列入计划');
    await site.act('lin', `draft-talks/${talk.id}`, 'shareAgain');
    expect((await site.get('roads-liaison', `/api/v1/draft-talks/${talk.id}`))['sharedText']).toMatchObject({ situation: '南环路四公里破损' });
    await site.act('roads-liaison', `draft-talks/${talk.id}`, 'answer', facts);
    expect((await site.call('lin', 'POST', `/api/v1/draft-talks/${talk.id}/actions/conclude`, { result: 'givenUp' }, { 'if-match': '"4"' })).text).toContain('请写一句为什么');
    expect(await site.act('lin', `draft-talks/${talk.id}`, 'conclude', { result: 'changed', note: '改为催进度' })).toMatchObject({ state: 'concluded', result: 'changed', actions: [] });
    expect((await site.get('affairs', '/api/v1/draft-talks'))['counts']).toEqual({ total: 1, waiting: 0, answered: 1, kept: 0, changed: 1, givenUp: 0 });
  });

  it('proposed by an office waits for the deputy: the unit hears of nothing before', async () => {
    const draft = await make('lin', 'suggestions', words);
    await site.act('lin', `suggestions/${draft.id}`, 'submit');
    await site.act('presidium', `suggestions/${draft.id}`, 'returnForRevision', { guidance: '先与交通局核实计划' });
    const before = (await noticesOf('roads-liaison')).length;
    const talk = await make('presidium', 'draft-talks', talkBody(draft.id));
    expect(talk).toMatchObject({ state: 'proposed', sharedText: null });
    expect([(await site.call('roads-liaison', 'GET', `/api/v1/draft-talks/${talk.id}`)).status, (await noticesOf('roads-liaison')).length - before]).toEqual([404, 0]);
    await site.act('lin', `draft-talks/${talk.id}`, 'share');
    expect((await site.get('roads-liaison', `/api/v1/draft-talks/${talk.id}`))['sharedText']).toEqual(words);
    await site.act('lin', `draft-talks/${talk.id}`, 'takeBack');
    expect((await site.call('roads-liaison', 'GET', `/api/v1/draft-talks/${talk.id}`)).status).toBe(404);
    expect((await site.database.ownerPool.query('select shared_text from draft_talk where id = $1', [talk.id])).rows).toEqual([{ shared_text: null }]);
    expect(await noticesOf('presidium')).toContain('林永发代表同意就草稿与霁川县交通运输局沟通');
    await site.act('lin', `suggestions/${draft.id}`, 'submit');
    expect((await site.call('lin', 'POST', '/api/v1/draft-talks', talkBody(draft.id))).text).toContain('不能再就草稿沟通');
  });
});

describe('what is going to be raised', () => {
  const announce = async (who: string, title: string, gist: string) => {
    const draft = await make(who, 'suggestions', { ...words, title });
    return { draft, intention: await make(who, 'draft-intentions', { year: 2026, suggestionId: draft.id, title, gist }) };
  };

  it('is announced by title, found alike, and the draft shown only by its deputy', async () => {
    const { draft, intention } = await announce('lin', '关于修复南环路破损路面的建议', '重铺三公里路面');
    expect((await site.call('qiu', 'POST', '/api/v1/draft-intentions', { year: 2026, suggestionId: draft.id, title: '别人的', gist: '别人的' })).status).toBe(404);
    expect((await site.call('lin', 'POST', '/api/v1/draft-intentions', { year: 2026, suggestionId: draft.id, title: '再来', gist: '再来' })).text).toContain('已经登记过');
    const other = (await announce('qiu', '关于南环路路面大修的建议', '请求重铺路面')).intention;
    expect((await site.get('qiu', `/api/v1/draft-intentions/${intention.id}`))).toMatchObject({ title: intention['title'], suggestionId: '', sharedText: null, actions: [] });
    expect((await list('affairs', 'draft-intentions')).find((one) => one.id === intention.id)).toMatchObject({ alike: [{ id: other.id, name: '仇红' }], isSubmitted: false });
    for (const outside of ['roads-liaison', 'government', 'council']) expect((await site.call(outside, 'GET', `/api/v1/draft-intentions/${intention.id}`)).status, outside).toBe(404);
    await site.act('lin', `draft-intentions/${intention.id}`, 'showText');
    const seenBy = async (who: string) => (await site.get(who, `/api/v1/draft-intentions/${intention.id}`))['sharedText'] !== null;
    expect([await seenBy('affairs'), await seenBy('presidium'), await seenBy('presidium2'), await seenBy('office'), await seenBy('qiu'), await seenBy('lin')]).toEqual([true, true, false, false, false, true]);
    await site.act('lin', `draft-intentions/${intention.id}`, 'hideText');
    expect(await seenBy('affairs')).toBe(false);
  });

  it('is brought together where two mean the same: the office proposes, the deputy decides', async () => {
    const named = async (name: string) => (await list('affairs', 'draft-intentions')).find((one) => one['name'] === name)!;
    const [first, second] = [await named('林永发'), await named('仇红')];
    const suggest = (who: string, id: string, withId: string) => site.call(who, 'POST', `/api/v1/draft-intentions/${id}/actions/suggestTogether`, { withId, way: 'sign', note: '同一条路' }, { 'if-match': `"${id === first.id ? first.version : second.version}"` });
    expect((await suggest('presidium2', first.id, second.id)).status).toBe(403);
    expect((await suggest('affairs', first.id, first.id)).text).toContain('请选择另一位代表的拟提事项');
    expect((await suggest('affairs', second.id, first.id)).status).toBe(200);
    expect((await noticesOf('qiu')).some((text) => text.includes('建议联名提出，请答复'))).toBe(true);
    expect((await site.call('lin', 'POST', `/api/v1/draft-intentions/${first.id}/actions/joinOther`, {}, { 'if-match': `"${first.version}"` })).text).toContain('没有待您答复');
    expect(await site.act('qiu', `draft-intentions/${second.id}`, 'joinOther')).toMatchObject({ state: 'joined' });
    expect((await noticesOf('lin')).some((text) => text.includes('仇红代表对“关于修复南环路破损路面的建议”愿意联名'))).toBe(true);
    expect(await noticesOf('affairs')).toContain('仇红代表同意与林永发代表联名提出');
  });

  it('is reviewed before the session, and the text that passed is not reviewed again', async () => {
    const { draft } = await announce('lin', '关于增设放学接送点的建议', '实验小学门口');
    const path = `suggestions/${draft.id}`;
    await site.act('lin', path, 'submit');
    await site.act('presidium', path, 'passReview');
    await site.act('affairs', path, 'passReview');
    await site.act('office', path, 'passReview');
    // Sent back after all reviews and handed in again unchanged, as at the session: straight to registration, where its number is given.
    await site.act('affairs', path, 'returnForRevision', { guidance: '请代表在大会期间再次确认' });
    expect(await site.act('lin', path, 'submit')).toMatchObject({ state: 'reviewed', number: null });
    expect((await list('lin', 'draft-intentions')).find((one) => one['title'] === '关于增设放学接送点的建议')).toMatchObject({ isSubmitted: true });
  });
});

describe('the versions of a text', () => {
  it('are kept with who and at which level, compared by any two, and seen by the deputy and the reviewers alone', async () => {
    const path = `suggestions/${(await make('lin', 'suggestions', words)).id}`;
    await site.act('lin', path, 'submit');
    const copy = { ...words, analysis: '超载车辆多，养护经费不足' };
    expect(await site.act('presidium', path, 'returnForRevision', { guidance: '原样退回', proposal: words })).toMatchObject({ id: path.slice(12), state: 'returned', proposalNo: null });
    await site.act('lin', path, 'submit', { answer: '没有改动' });
    await site.act('presidium', path, 'returnForRevision', { guidance: '写明经费', proposal: copy });
    const seen = await site.get('lin', `/api/v1/${path}`);
    expect(seen).toMatchObject({ proposalNo: 2, analysis: words.analysis, textVersions: [{ no: 1, by: 'deputy', byName: '林永发' }, { no: 2, by: 'presidium', byName: '叶长青', text: copy }] });
    const changes = `/api/v1/${path}/text-changes?from=1&to=2`;
    expect((await site.get('lin', changes))['fields']).toMatchObject([{}, {}, { field: 'analysis', segments: [{ kind: 'same', text: '超载车辆多，' }, { kind: 'deleted', text: '养护不足' }, { kind: 'added', text: '养护经费不足' }] }, {}]);
    expect((await site.call('lin', 'GET', changes.replace('to=2', 'to=9'))).text).toContain('共有2版文字');
    await site.act('lin', path, 'save', { analysis: copy.analysis });
    expect(await site.act('lin', path, 'submit', { answer: '已采用' })).toMatchObject({ proposalNo: null, guidanceAnswer: '已采用', textVersions: [{}, {}, { no: 3, by: 'deputy' }] });
    await site.act('presidium', path, 'passReview');
    await site.act('affairs', path, 'passReview');
    await site.act('office', path, 'passReview');
    await site.act('affairs', path, 'register', { sessionId: 'session-5', category: 'interSessional' });
    // With a number the suggestion is open to many; how its text came about is not.
    for (const other of ['shan', 'government', 'presidium2', 'council']) {
      expect(await site.get(other, `/api/v1/${path}`), other).toMatchObject({ textVersions: [], proposalNo: null, guidanceAnswer: null });
      expect((await site.call(other, 'GET', changes)).status, other).toBe(404);
    }
    expect(((await site.get('office', `/api/v1/${path}`))['textVersions'] as unknown[]).length).toBe(3);
  });
});

describe('who sees what', () => {
  it('is the same in SQL as in the rules, for every seat and every record', async () => {
    const all = <Row extends { id: string }>(kind: MatterKind) => withReading(site.deps.db, 'county', (tx) => selectMatters(tx, kind, 'county', sql`true`)) as unknown as Promise<Row[]>;
    const [guides, topics, talks, intentions] = [await all<TopicGuideRow>('topicGuide'), await all<GuideTopicRow>('guideTopic'), await all<DraftTalkRow>('draftTalk'), await all<IntentionRow>('draftIntention')];
    let seen = 0;
    for (const { username } of [...seats, ...deputies]) {
      const actor = await site.actorOf(username);
      const pure = {
        topicGuide: guides.filter((one) => canSeeGuide(actor, one)), guideTopic: topics.filter((one) => canSeeTopic(actor, one, guides.find((guide) => guide.year === one.year) ?? null)), draftTalk: talks.filter((one) => canSeeTalk(actor, one)),
        draftIntention: intentions.filter((one) => canSeeIntention(actor, one)),
      };
      for (const kind of ['topicGuide', 'guideTopic', 'draftTalk', 'draftIntention'] as const) {
        const rows = await withReading(site.deps.db, 'county', (tx) => selectMatters(tx, kind, 'county', matterVisible(kind, actor)));
        expect(rows.map((one) => one.id).toSorted(), `${username} ${kind}`).toEqual(pure[kind].map((one) => one.id).toSorted());
        seen += rows.length;
      }
    }
    expect(seen).toBeGreaterThan(30);
  }, 60_000);

  it('and every step stands in the audit', async () => {
    const { rows } = await site.database.ownerPool.query(`select action, version from audit_entry where record_kind = 'draftTalk' and record_id = (select id from draft_talk where state = 'concluded') order by version`);
    expect(rows.map((row) => row.action)).toEqual(['create', 'answer', 'shareAgain', 'answer', 'conclude']);
    const { config, files, secrets } = site.site;
    const found = await verifySite({ db: site.database.ownerDb, dataDir: config.dataDir, files, keys: { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey }, sealer: secrets.sealer, scope: 'audit', now: site.clock.now() });
    expect(found.checks.flatMap((check) => check.findings)).toEqual([]);
    await site.database.ownerPool.query(`update draft_talk set state = 'withdrawn', shared_text = null where state = 'concluded'`);
    const tampered = await verifySite({ db: site.database.ownerDb, dataDir: config.dataDir, files, keys: null, sealer: secrets.sealer, scope: 'audit', now: site.clock.now() });
    expect(JSON.stringify(tampered.checks)).toContain('会前沟通');
  });
});
