import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSite, type ProcessSite, type RecordJson } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';

let site: ProcessSite;
beforeAll(async () => { site = await processSite('2026-02-02T01:00:00Z'); }, 60_000);
afterAll(() => site.close());

interface Item { recordKind: string; recordId: string; action: string; title: string; about: string | null; dueOn: string | null; suggestionId: string | null; group: string }
interface Page { items: Item[]; total: number; nextCursor: string | null; groups: { action: string; count: number }[] }
const toDo = async (who: string, query = '') => (await site.get(who, `/api/v1/to-do${query}`)) as unknown as Page;
/** What of a kind waits for somebody, and that the count beside the word 我的待办 says so. */
const waits = async (who: string, kind: string) => {
  const page = await toDo(who);
  expect(page.total).toBe(page.items.length);
  return page.items.filter((item) => item.recordKind === kind).map(({ action, title, about }) => [action, title, about]);
};
const make = async (who: string, path: string, body: unknown): Promise<RecordJson> => {
  const answer = await site.call(who, 'POST', `/api/v1/${path}`, body);
  if (answer.status !== 201) throw new Error(`${path} as ${who}: ${answer.status} ${answer.text}`);
  return answer.json;
};
const draftOf = (who: string, title: string) => make(who, 'suggestions', { title, situation: '南环路三公里破损，雨天积水', analysis: '超载车辆多，养护不足', asks: ['年内重铺路面'] });

describe('what waits beside the cases', () => {
  it('is in the list of exactly who must act, and gone when it is done: topics and the guide', async () => {
    const topic = await make('lin', 'guide-topics', { year: 2027, title: '南环路积水', text: '每逢大雨积水。' });
    expect(await waits('affairs', 'guideTopic')).toEqual([['edit', '南环路积水', '林永发代表 报送']]);
    for (const other of ['lin', 'presidium', 'office', 'government', 'roads-liaison']) expect(await waits(other, 'guideTopic'), other).toEqual([]);
    await site.act('affairs', `guide-topics/${topic.id}`, 'edit', { title: '南环路排水', background: '排水管网建于1998年。' });
    const guide = await make('affairs', 'topic-guides', { year: 2027, title: '2027年选题参考', sections: ['交通出行'] });
    expect(await waits('affairs', 'guideTopic')).toEqual([['adopt', '南环路排水', '林永发代表 报送']]);
    expect(await waits('affairs', 'topicGuide')).toEqual([]);
    await site.act('affairs', `guide-topics/${topic.id}`, 'adopt', { section: '交通出行' });
    expect([await waits('affairs', 'guideTopic'), (await waits('affairs', 'topicGuide')).length]).toEqual([[], 1]);
    await site.act('affairs', `topic-guides/${guide.id}`, 'publish');
    expect(await waits('affairs', 'topicGuide')).toEqual([]);
  });

  it('goes from hand to hand: a talk about a draft', async () => {
    const draft = await draftOf('lin', '关于修复南环路的建议');
    const talk = await make('lin', 'draft-talks', { suggestionId: draft.id, unitId: 'transport', question: '能否列入计划' });
    const everybody = async () => Object.fromEntries(await Promise.all(['lin', 'shan', 'affairs', 'roads-liaison', 'finance-liaison'].map(async (who) => [who, await waits(who, 'draftTalk')] as const)));
    const nobody = { lin: [], shan: [], affairs: [], 'roads-liaison': [], 'finance-liaison': [] };
    expect(await everybody()).toEqual({ ...nobody, 'roads-liaison': [['answer', '关于修复南环路的建议', '林永发代表']] });
    await site.act('roads-liaison', `draft-talks/${talk.id}`, 'answer', { answer: 'planned', facts: '已列入计划' });
    expect(await everybody()).toEqual({ ...nobody, lin: [['conclude', '关于修复南环路的建议', '霁川县交通运输局']] });
    await site.act('lin', `draft-talks/${talk.id}`, 'conclude', { result: 'kept' });
    expect(await everybody()).toEqual(nobody);
  });

  it('the assignment meeting: prepared, confirmed by the government office, held on its day, urged the day after; pages hold cases and the rest in one order', async () => {
    const ids: string[] = [];
    for (const title of ['关于改造一号桥的建议', '关于改造二号桥的建议', '关于改造三号桥的建议']) {
      const story = storyOf(site, title);
      await story.untilReviewed();
      await story.register();
      ids.push(story.id);
    }
    const meeting = await make('affairs', 'assignment-meetings', { title: '集中交办会', heldOn: '2026-02-03', place: '会议室', convener: '常委会', agenda: ['交办'] });
    const act = async (who: string, action: string, body: unknown = {}) => site.act(who, `assignment-meetings/${meeting.id}`, action, body);
    const actions = async (who: string) => (await waits(who, 'assignmentMeeting')).map(([action]) => action);
    expect(await actions('affairs')).toEqual(['addSuggestions']);
    for (const id of ids.slice(0, 2)) {
      const { version } = await site.get('affairs', `/api/v1/suggestions/${id}`);
      await site.call('affairs', 'POST', '/api/v1/assignment-plans', { items: [{ id, version, plan: { leadUnitId: 'transport', assistingUnitIds: [] } }] });
    }
    await act('affairs', 'addSuggestions', { suggestionIds: ids.slice(0, 2) });
    expect([await actions('affairs'), await actions('government')]).toEqual([['submitToGovernment'], []]);
    await act('affairs', 'submitToGovernment');
    expect([await actions('affairs'), await actions('government')]).toEqual([[], ['confirmPlan']]);
    expect((await toDo('government')).groups).toContainEqual({ action: 'assignmentMeeting.confirmPlan', label: '集中交办会：确认方案', count: 1 });
    await act('government', 'confirmPlan');
    expect([await actions('affairs'), await actions('government')]).toEqual([[], []]);
    site.clock.moveTo('2026-02-03T01:00:00Z');
    expect(await actions('affairs')).toEqual(['hold']);

    const whole = await toDo('affairs', '?limit=200');
    expect(new Set(whole.items.map((item) => item.suggestionId === null)).size).toBe(2);
    const paged: Item[] = [];
    for (let cursor: string | null = '0'; cursor !== null;) {
      const page: Page = await toDo('affairs', `?limit=1&cursor=${cursor}`);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.items);
    expect((await toDo('affairs', '?action=assignmentMeeting.hold')).items.map((item) => [item.recordId, item.dueOn])).toEqual([[meeting.id, '2026-02-03']]);
  });

  it('shows a reply to whoever may sign it by the setting of the place, and to nobody else; the other is refused with the reason', async () => {
    const story = storyOf(site, '关于签发的建议');
    await story.untilHandling();
    await story.deliverOpinion();
    const reply = await story.writeReply();
    const signers = async () => Object.fromEntries(await Promise.all(['roads-head', 'roads-deputy', 'roads-liaison', 'finance-deputy'].map(async (who) => [who, (await waits(who, 'reply')).map(([action]) => action)] as const)));
    expect(await signers()).toEqual({ 'roads-head': ['signOff'], 'roads-deputy': [], 'roads-liaison': [], 'finance-deputy': [] });
    const sign = async () => site.call('roads-deputy', 'POST', `/api/v1/${reply}/actions/signOff`, { withoutConsultation: 'other', withoutConsultationText: '代表出差' }, { 'if-match': `"${(await site.get('roads-deputy', `/api/v1/${reply}`)).version}"` });
    const refused = await sign();
    expect([refused.status, refused.text.includes('请由霁川县交通运输局主要负责人签发')]).toEqual([422, true]);
    const adopted = await site.call('system', 'POST', '/api/v1/settings', { settings: { replySigner: 'headOrDeputyHead' }, reason: '参照上海规定第二十条' }, { 'if-match': '"0"' });
    expect(adopted.status, adopted.text).toBe(200);
    // Turns are made by acts: the next one on the case finds the new rule.
    expect((await sign()).json).toMatchObject({ state: 'delivered', signedByName: expect.any(String) });
    expect(await signers()).toEqual({ 'roads-head': [], 'roads-deputy': [], 'roads-liaison': [], 'finance-deputy': [] });
  });

  it('asks the commission, and nobody else, for the year’s report by the month that the place has set, begun or not, until it is finished', async () => {
    const asked = async (who = 'affairs') => (await toDo(who)).items.filter((item) => item.recordKind === 'handlingReport').map(({ action, title, about, dueOn }) => [action, title, about, dueOn]);
    site.clock.moveTo('2026-10-02T01:00:00Z');
    expect(await asked()).toEqual([]);
    const adopted = await site.call('system', 'POST', '/api/v1/settings/sets/chongqing/actions/adopt', { keys: ['handlingReportTime'], reason: '主任会议决定' }, { 'if-match': '"1"' });
    expect(adopted.status, adopted.text).toBe(200);
    expect(await asked()).toEqual([['create', '2026年办理情况报告', '2026年11月1日至2026年11月30日提交常委会', '2026-11-30']]);
    expect([await asked('office'), await asked('government'), await asked('lin')]).toEqual([[], [], []]);
    expect((await site.get('affairs', '/api/v1/handling-reports'))['window']).toMatchObject({ year: 2026, from: '2026-11-01' });
    const words = { meeting: '第三十六次会议', reportedOn: '2026-11-20' };
    const report = await make('affairs', 'handling-reports', { year: 2026, ...words });
    expect(await asked()).toEqual([['finish', expect.any(String), expect.any(String), '2026-11-30']]);
    await site.act('affairs', `handling-reports/${report.id}`, 'save', { ...words, practice: '逐件面商', problems: '个别答复过期', nextSteps: '继续跟踪' });
    await site.act('affairs', `handling-reports/${report.id}`, 'finish');
    expect(await asked()).toEqual([]);
  });
});
