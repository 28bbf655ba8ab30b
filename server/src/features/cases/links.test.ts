import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFaults } from '../../testing/audit-faults.ts';
import { processSite, type ProcessSite, type RecordJson } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';

let site: ProcessSite;
beforeAll(async () => { site = await processSite(); });
afterAll(() => site.close());

type Story = ReturnType<typeof storyOf>;
interface RelationsJson { readonly links: readonly { readonly relation: string; readonly state: string; readonly endedReason: string | null; readonly other: { readonly id: string; readonly title: string } | null }[]; readonly years: readonly { readonly id: string; readonly year: number; readonly isThis: boolean }[]; readonly yearNumber: number; readonly hidden: number }

const whole = (story: Pick<Story, 'id'>, reader = 'affairs') => site.get(reader, `/api/v1/suggestions/${story.id}`);
const relationsOf = async (story: Pick<Story, 'id'>, reader = 'affairs') => (await site.call(reader, 'GET', `/api/v1/suggestions/${story.id}/relations`)).json as unknown as RelationsJson;
const listed = async (query: string, reader = 'affairs') => ((await site.call(reader, 'GET', `/api/v1/suggestions?${query}`)).json as unknown as { items: { id: string; groupRole: string | null }[] }).items;
async function registered(title: string): Promise<Story> {
  const story = storyOf(site, title);
  await story.untilReviewed();
  await story.register();
  return story;
}
async function refused(name: string, path: string, action: string, body: unknown): Promise<readonly [number, readonly string[]]> {
  const { version } = await site.get(name, `/api/v1/${path}`);
  const { status, json } = await site.call(name, 'POST', `/api/v1/${path}/actions/${action}`, body, { 'if-match': `"${version}"` });
  return [status, (json['refusals'] as { code: string }[] | undefined)?.map(({ code }) => code) ?? []];
}

describe('a group over HTTP', () => {
  it('is merged, assigned together with one second signature, talked over in one meeting, moved as one, and undone', async () => {
    const [principal, member, other] = [await registered('关于整修北环路路面的建议'), await registered('关于整修北环路排水的建议'), await registered('关于增设公厕的建议')];
    await site.act('affairs', principal.own(), 'merge', { suggestionIds: [member.id], reason: '同一路段' });
    expect(await refused('affairs', other.own(), 'merge', { suggestionIds: [member.id], reason: '同' })).toEqual([422, ['alreadyMerged']]);
    expect(await refused('affairs', member.own(), 'assign', { leadUnitId: 'transport', assistingUnitIds: [] })).toEqual([422, ['isMember']]);
    expect((await listed('merged=true')).map(({ id, groupRole }) => [id, groupRole]).toSorted()).toEqual([[principal.id, 'principal'], [member.id, 'member']].toSorted());

    await site.act('affairs', principal.own(), 'assign', { leadUnitId: 'transport', assistingUnitIds: ['finance'] });
    expect([(await whole(principal)).state, (await whole(member)).state, (await whole(other)).state]).toEqual(['awaitingJointAssignment', 'awaitingJointAssignment', 'registered']);
    await site.act('government', principal.own(), 'confirmAssignment');
    expect((await listed('assisting=finance')).map(({ id }) => id).toSorted()).toEqual([principal.id, member.id].toSorted());
    expect(await listed('assisting=transport')).toEqual([]);

    for (const story of [principal, member]) {
      const task = (await whole(story)).records['handlingTask']?.find((one) => one['unitId'] === 'transport')?.id ?? '';
      await site.act('roads-liaison', `handling-tasks/${task}`, 'accept');
      await site.act('roads-liaison', `handling-tasks/${task}`, 'routeToSection', { sectionId: 'transport-roads', handlerName: '经办人' });
    }
    const taskOf = async (story: Story): Promise<RecordJson> => {
      const found = (await whole(story, 'roads-section')).records['handlingTask']?.find((one) => one['unitId'] === 'transport');
      if (found === undefined) throw new Error('no task');
      return found;
    };
    const plan = { plannedAt: site.clock.now().toISOString(), place: '联络站', mode: 'meeting', phase: 'during' };
    expect(await refused('roads-section', `handling-tasks/${(await taskOf(principal)).id}`, 'scheduleConsultation', { ...plan, alsoFor: [other.id] })).toEqual([422, ['notInGroup']]);
    await site.act('roads-section', `handling-tasks/${(await taskOf(principal)).id}`, 'scheduleConsultation', { ...plan, alsoFor: [member.id] });
    await site.act('roads-section', `consultations/${(await principal.last('consultation')).id}`, 'record', {
      heldOn: '2026-02-02', place: '联络站', mode: 'meeting', phase: 'during', deputiesPresent: ['林永发'], attendees: [{ name: '胡建华', position: '局长', rank: 'unitHead' }], deputyOpinion: '尽快', unitOpinion: '同意', alsoFor: [member.id],
    });
    expect([(await principal.last('consultation')).state, (await member.last('consultation')).state]).toEqual(['held', 'held']);

    await site.act('affairs', principal.own(), 'addUnits', { unitIds: ['court'], reason: '涉及诉讼' });
    expect((await listed('assisting=court')).map(({ id }) => id).toSorted()).toEqual([principal.id, member.id].toSorted());
    expect(await refused('government', `handling-tasks/${(await taskOf(member)).id}`, 'reassign', { unitId: 'finance', reason: '误派' })).toEqual([422, ['movesWithPrincipal']]);
    const leads = async () => [(await whole(principal))['leadUnitId'], (await whole(member))['leadUnitId']];
    const disputed = `handling-tasks/${(await taskOf(principal)).id}`;
    await site.act('roads-head', disputed, 'raiseDispute', { statement: '属财政安排事项', ground: '三定规定第三条', proposal: '县财政局' });
    await site.act('government', disputed, 'settleDispute', { decision: 'move', unitId: 'finance', reason: '职责已明确' });
    expect(await leads()).toEqual(['finance', 'finance']);
    const moved = (await whole(principal)).records['handlingTask']?.find((one) => one['unitId'] === 'finance' && one['role'] === 'lead')?.id ?? '';
    await site.act('affairs', `handling-tasks/${moved}`, 'reassign', { unitId: 'court', reason: '职责' });
    expect(await leads()).toEqual(['court', 'court']);
    await site.act('affairs', member.own(), 'unmerge', { reason: '不是同一路段' });
    expect((await relationsOf(principal)).links.map(({ relation, state, endedReason }) => [relation, state, endedReason])).toEqual([['member', 'ended', '不是同一路段']]);
    expect(await listed('merged=true')).toEqual([]);
    const notices = await site.database.ownerPool.query<{ topic: string }>(`select topic from notice where suggestion_id = $1 and person_id = 'p-lin' and topic in ('merged', 'unmerged') order by seq`, [member.id]);
    expect(notices.rows.map(({ topic }) => topic)).toEqual(['merged', 'unmerged']);
  });

  it('does not stand half done: two merges of one suggestion at the same moment leave it in one group', async () => {
    const [first, second, wanted] = [await registered('关于清理河道的建议'), await registered('关于疏浚河道的建议'), await registered('关于保洁河道的建议')];
    const merge = async (story: Story) => {
      const { version } = await whole(story);
      return (await site.call('affairs', 'POST', `/api/v1/${story.own()}/actions/merge`, { suggestionIds: [wanted.id], reason: '同一河道' }, { 'if-match': `"${version}"` })).status;
    };
    expect((await Promise.all([merge(first), merge(second)])).toSorted()).toEqual([200, 422]);
    expect((await whole(wanted)).records['suggestionLink']?.filter((link) => link.state === 'standing')).toHaveLength(1);
  });
});

describe('a split, a motion, a matter passed up', () => {
  it('splits into cases of their own that the reviewers find and register', async () => {
    const story = await registered('关于道路和停车的建议');
    expect(await refused('affairs', story.own(), 'split', { parts: [{ title: '甲', askNos: [1] }, { title: '乙', askNos: [1] }], reason: '两事' })).toEqual([422, ['askTwice', 'askLeft']]);
    const before = await site.call('lin', 'GET', '/api/v1/suggestions?mine=true');
    await site.act('affairs', story.own(), 'split', { parts: [{ title: '关于修复路面的建议', askNos: [1] }, { title: '关于增设排水设施的建议', askNos: [2] }], reason: '涉及两个事项' });
    expect((await whole(story)).state).toBe('split');
    const { links } = await relationsOf(story);
    expect(links.map(({ relation, other }) => [relation, other?.title])).toEqual([['splitInto', '关于修复路面的建议'], ['splitInto', '关于增设排水设施的建议']]);
    for (const { other } of links) {
      const part = await site.act('affairs', `suggestions/${other?.id ?? ''}`, 'register', { sessionId: 'session-5', category: 'inSession' });
      expect(part['numberLabel']).toMatch(/第\d+号$/);
      expect(part.records['coSponsorship']?.map((one) => [one['personName'], one.state])).toEqual([['单晓明', 'confirmed']]);
      expect((await relationsOf({ id: part.id })).links.map(({ relation }) => relation)).toEqual(['splitFrom']);
    }
    expect(((await site.call('lin', 'GET', '/api/v1/suggestions?mine=true')).json as unknown as { total: number }).total).toBe((before.json as unknown as { total: number }).total + 2);
    const found = (await site.call('affairs', 'GET', `/api/v1/search?q=${encodeURIComponent('排水设施')}`)).json as unknown as { items: { id: string }[] };
    expect(found.items.map(({ id }) => id)).toContain(links[1]?.other?.id);
  });

  it('takes a motion only from the commission, with ten signers; refuses say which field', async () => {
    const entry = { number: '第3号议案', title: '关于建设体育馆的建议', situation: '场馆不足', analysis: '规划滞后', asks: ['列入规划'], leadPersonId: 'p-lin', personIds: ['p-shan', 'p-qiu'], decidedOn: '2026-01-22', decision: '作为建议办理' };
    expect((await site.call('office', 'POST', '/api/v1/suggestions/from-motion', entry)).status).toBe(403);
    const few = await site.call('affairs', 'POST', '/api/v1/suggestions/from-motion', entry);
    expect([few.status, few.json['errors']]).toMatchObject([422, [{ field: 'personIds' }]]);
    expect(few.text).toContain('地方组织法第二十二条');
    await site.database.ownerPool.query(`insert into person (congress_id, id, name) select 'county', 'mover-' || n, '代表' || n from generate_series(1, 9) n`);
    await site.database.ownerPool.query(`insert into deputy (congress_id, id, person_id, term_id, delegation_id, certificate_number, from_date)
      select 'county', 'mover-' || n, 'mover-' || n, 'term-18', 'delegation-01', '19' || n, '2022-01-10' from generate_series(1, 9) n`);
    const scan = await site.upload('affairs', '第3号议案');
    const whole10 = { ...entry, personIds: Array.from({ length: 9 }, (_, n) => `mover-${n + 1}`), files: [scan] };
    const made = await site.call('affairs', 'POST', '/api/v1/suggestions/from-motion', whole10, { 'idempotency-key': 'motion-3' });
    expect([made.status, made.json.state, made.json['motion']], made.text).toMatchObject([201, 'reviewed', { number: '第3号议案', signers: 10 }]);
    expect((await site.call('affairs', 'POST', '/api/v1/suggestions/from-motion', whole10, { 'idempotency-key': 'motion-3' })).json.id, 'a repeat is the same motion').toBe(made.json.id);
    const after = await site.act('affairs', `suggestions/${made.json.id}`, 'register', { sessionId: 'session-5', category: 'inSession' });
    expect([after.records['coSponsorship']?.length, (after['attachments'] as { purpose: string }[]).map(({ purpose }) => purpose)]).toEqual([9, ['motion']]);
    expect((await listed('converted=true')).map(({ id }) => id)).toEqual([made.json.id]);
    expect((await listed('delegation=delegation-02')).length).toBe(0);
  });

  it('is passed up, answered from above and concluded, with nothing assigned in the county', async () => {
    const story = await registered('关于高速公路互通的建议');
    await site.act('affairs', story.own(), 'passUp', { to: '市人大常委会', reason: '属省级事权' });
    expect((await listed('state=passedUp')).map(({ id }) => id)).toEqual([story.id]);
    await site.act('affairs', story.own(), 'recordHigherReply', { repliedOn: '2026-02-02', resultClass: 'planned', outcome: '已列入省规划' });
    const done = await site.act('affairs', story.own(), 'conclude');
    expect(done).toMatchObject({ state: 'concluded', overallClass: 'planned', assignedOn: null, passedUp: { to: '市人大常委会', outcome: '已列入省规划' } });
    expect((await whole(story, 'lin'))['passedUp']).toMatchObject({ outcome: '已列入省规划' });
  });
});

describe('the same matter over the years', () => {
  it('is linked by the deputy or the commission, shows each year to whom may see it, and narrows the list', async () => {
    const [first, second] = [await registered('关于整治噪声的建议'), await registered('关于治理噪声的建议')];
    await site.database.ownerPool.query(`update suggestion set registered_on = '2024-02-02' where id = $1`, [first.id]);
    await site.act('affairs', second.own(), 'linkEarlier', { suggestionIds: [first.id], reason: '同一事项' });
    const third = storyOf(site, '关于再次治理噪声的建议');
    await third.draft();
    expect(await refused('lin', third.own(), 'save', { earlierIds: ['nothing'] })).toEqual([422, ['unknownSuggestion']]);
    await site.act('lin', third.own(), 'save', { earlierIds: [second.id], raisedBefore: 'threeYears' });
    const { years, yearNumber } = await relationsOf(third, 'lin');
    expect(years.map(({ id, year, isThis }) => [id, year, isThis])).toEqual([[first.id, 2024, false], [second.id, 2026, false], [third.id, 2026, true]]);
    expect(yearNumber).toBe(2);
    // A draft is nobody else's business, even to whoever looks at what it names.
    expect((await relationsOf(second)).years.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect((await listed('repeated=true')).map(({ id }) => id)).toEqual([second.id]);
    const link = (await whole(second)).records['suggestionLink']?.[0];
    await site.act('affairs', `suggestion-links/${link?.id ?? ''}`, 'unlink', { reason: '不是同一事项' });
    expect(await listed('repeated=true')).toEqual([]);
  });

  it('leaves the chain of the audit whole', async () => {
    expect(await auditFaults(site)).toEqual([]);
  });
});
