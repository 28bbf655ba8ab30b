import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFaults } from '../../testing/audit-faults.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { townshipCounty } from '../../testing/township-county.ts';

/** Two congresses and one matter: each sees of the other what the other answers for, and nothing more. */
let site: ProcessSite;
let county = '';
let town = '';
const townLabel = '霁城镇第十八届人大第九次会议闭会第1号';
const secrets = ['南环路积水的秘密情况', '只在镇里说的分析', '镇里的具体建议', '内部交办说明', '会谈里说的话', '镇长尚未公开的评价'];

beforeAll(async () => {
  site = await processSite('2026-02-02T01:00:00Z', townshipCounty);
  const story = storyOf(site);
  await story.untilReplied();
  county = story.id;
  const [situation, analysis, ask, note, said] = secrets;
  const draft = await site.call('mei', 'POST', '/api/v1/suggestions', { title: '关于南环路的建议', situation, analysis, asks: [ask] });
  town = draft.json.id;
  const own = `suggestions/${town}`;
  await site.act('mei', own, 'submit');
  await site.act('town-presidium', own, 'passReview', { note: '内部审核意见' });
  await site.act('town-presidium', own, 'register', { sessionId: 'session-9', category: 'interSessional' });
  await site.act('town-presidium', own, 'assign', { leadUnitId: 'town-government', assistingUnitIds: [], note });
  const task = (await site.get('town-presidium', `/api/v1/${own}`)).records['handlingTask']?.[0]?.id ?? '';
  await site.act('town-liaison', `handling-tasks/${task}`, 'accept');
  await site.act('town-liaison', `handling-tasks/${task}`, 'routeToSection', { sectionId: 'town-roads', handlerName: '尤建勋' });
  const reply = `replies/${(await site.get('town-section', `/api/v1/${own}`)).records['reply']?.[0]?.id ?? ''}`;
  await site.act('town-section', reply, 'save', { opening: said, answers: [{ askNo: 1, resultClass: 'planned', text: '列入计划', promise: { content: '铺设排水管', ownerName: '尤建勋', dueOn: '2026-09-30' } }], closing: '', contactName: '尤', contactPhone: '1' });
  await site.act('town-section', reply, 'submitForCheck');
  await site.act('town-deputy', reply, 'passCheck');
  await site.act('town-head', reply, 'signOff', { withoutConsultation: 'deputyUnreachable', withoutConsultationText: '三次致电未接' });
}, 120_000);
afterAll(() => site.close());

const twins = async (who: string, id: string) => (await site.get(who, `/api/v1/suggestions/${id}/twins`)) as unknown as { mayPropose: boolean; items: { id: string; version: number; state: string; other: { numberLabel: string; stateLabel: string; units: string[]; commitments: { id: string; content: string; evidence: { id: string; href: string }[] }[] } | null; actions: { action: string }[] }[] };
const propose = (who: string, id: string, body: object) => site.call(who, 'POST', `/api/v1/suggestions/${id}/twins`, body);
const act = (who: string, id: string, action: string, version: number) => site.call(who, 'POST', `/api/v1/twin-matters/${id}/actions/${action}`, { reason: '同一条路' }, { 'if-match': `"${version}"` });

describe('twin matters of county and township', () => {
  let id = '';
  it('are proposed by the office of either side by the other’s number, once', async () => {
    expect((await propose('roads-head', county, { congressId: 'township-01', numberLabel: townLabel, reason: '同一条路' })).status).toBe(403);
    expect((await propose('affairs', county, { congressId: 'township-01', numberLabel: '第99号', reason: '同一条路' })).json['code']).toBe('unknownNumber');
    expect((await propose('affairs', county, { congressId: 'township-02', numberLabel: townLabel, reason: '同一条路' })).json['code']).toBe('unknownNumber');
    const made = await propose('affairs', county, { congressId: 'township-01', numberLabel: townLabel, reason: '同一条路' });
    expect([made.status, made.json['state'], made.json['other']]).toEqual([201, 'proposed', null]);
    id = made.json.id;
    expect((await propose('town-presidium', town, { numberLabel: '第十八届第五次会议第1号', reason: '同一条路' })).json['code']).toBe('alreadyTwins');
    expect(JSON.stringify(await site.get('town-presidium', '/api/v1/notices'))).toContain('县乡联动：同一条路');
  });

  const told = async (who: string) => ((await site.get(who, '/api/v1/notices'))['items'] as { topic: string; text: string }[]).filter((one) => one.topic === 'twin').map((one) => one.text);
  it('are seen by the offices alone while nobody has agreed, and answered by the other side only', async () => {
    expect((await twins('roads-head', county)).items).toEqual([]);
    expect((await twins('mei', town)).items).toEqual([]);
    expect((await twins('town-presidium', town)).items.map((one) => [one.state, one.other, one.actions.map((each) => each.action)])).toEqual([['proposed', null, ['agree', 'refuse']]]);
    const waits = async (who: string) => ((await site.get(who, '/api/v1/to-do'))['items'] as { recordKind: string; action: string; shownAt: string }[]).filter((one) => one.recordKind === 'twinMatter').map((one) => [one.action, one.shownAt]);
    expect([await waits('town-presidium'), await waits('affairs'), await waits('presidium2'), await waits('mei')], 'whoever was asked has to answer').toEqual([[['agree', town]], [], [], []]);
    expect((await act('affairs', id, 'agree', 1)).status).toBe(422);
    expect((await act('mei', id, 'agree', 1)).status).toBe(403);
    // Another township's presidium, acting for the county: it sees the county's case, and has no say in this.
    expect((await act('presidium2', id, 'agree', 1)).status).toBe(403);
    expect((await act('town-presidium', id, 'agree', 7)).status).toBe(412);
    expect((await act('town-presidium', id, 'agree', 1)).json['state']).toBe('linked');
    expect(await waits('town-presidium'), 'answered: gone').toEqual([]);
    expect([await told('lin'), await told('mei'), await told('shan'), await told('tong')], 'both lead deputies hear of it, nobody else').toEqual([[expect.stringContaining('霁城镇')], [expect.stringContaining('霁川县')], [], []]);
  });

  it('show of the other: number, state, units, promises; no text, paper, note, rating or clock', async () => {
    const [fromCounty] = (await twins('affairs', county)).items;
    expect(fromCounty?.other).toMatchObject({ numberLabel: townLabel, stateLabel: '已答复，待测评', units: ['霁城镇人民政府'], commitments: [{ content: '铺设排水管', unitName: '霁城镇人民政府', dueOn: '2026-09-30', verifiedOn: null, evidence: [] }] });
    expect(Object.keys(fromCounty?.other ?? {}).toSorted()).toEqual(['commitments', 'numberLabel', 'stateLabel', 'units']);
    // A rating in the making changes no byte of what the other side can fetch.
    await site.call('town-presidium', 'POST', '/api/v1/evaluation-rounds', { name: '镇第一轮', opensOn: '2026-02-02', closesOn: '2026-03-13', sequence: 1 });
    const round = ((await site.get('town-presidium', '/api/v1/evaluation-rounds')) as unknown as { items: { id: string }[] }).items[0]?.id ?? '';
    const task = (await site.get('town-presidium', `/api/v1/suggestions/${town}`)).records['handlingTask']?.[0]?.id ?? '';
    await site.act('town-presidium', `evaluation-rounds/${round}`, 'open').catch(() => undefined);
    if (((await site.get('mei', `/api/v1/suggestions/${town}`)).records['evaluation'] ?? []).length === 0) await site.asSystem('handlingTask', task, 'openEvaluation', { roundId: round }, 'township-01');
    const before = JSON.stringify(await twins('affairs', county));
    const evaluation = (await site.get('mei', `/api/v1/suggestions/${town}`)).records['evaluation']?.[0]?.id ?? '';
    await site.act('mei', `evaluations/${evaluation}`, 'rate', { attitude: 'satisfied', result: 'dissatisfied', reason: secrets[5] });
    for (const who of ['affairs', 'lin', 'roads-head', 'government']) {
      const seen = JSON.stringify(await twins(who, county));
      for (const secret of [...secrets, '内部审核意见', '梅若兰', '关于南环路的建议', 'dissatisfied', '三次致电未接']) expect(seen, who).not.toContain(secret);
      expect((await site.call(who, 'GET', `/api/v1/suggestions/${town}`)).status, who).toBe(404);
    }
    expect(JSON.stringify(await twins('affairs', county))).toBe(before);
    expect((await twins('mei', town)).items[0]?.other).toMatchObject({ numberLabel: '第十八届第五次会议第1号', units: ['霁川县交通运输局', '霁川县财政局'] });
  });

  it('share evidence once it is verified, and keep their own clocks', async () => {
    const clocks = async () => site.database.ownerPool.query('select count(*) from deadline where congress_id = $1', ['county']).then(({ rows }) => JSON.stringify(rows));
    const before = await clocks();
    const promise = `commitments/${(await site.get('town-section', `/api/v1/suggestions/${town}`)).records['commitment']?.[0]?.id ?? ''}`;
    await site.act('town-section', promise, 'claim', { statement: '已完工', files: [await site.upload('town-section', '验收单的内容')] });
    expect((await twins('affairs', county)).items[0]?.other?.commitments[0]?.evidence).toEqual([]);
    await site.act('town-presidium', promise, 'verify', { finding: '核验时说的内部话' });
    const [shared] = (await twins('lin', county)).items;
    const href = shared?.other?.commitments[0]?.evidence[0]?.href ?? '';
    expect((await site.call('lin', 'GET', href)).text).toBe('验收单的内容');
    expect((await site.call('qiu', 'GET', href.replace(/evidence\/.*/, 'evidence/another'))).status).toBe(404);
    expect(JSON.stringify(shared)).not.toContain('核验时说的内部话');
    expect(await clocks()).toBe(before);
    // Whoever may not see one's own side's case sees nothing through it.
    expect((await site.call('system', 'GET', href)).status).toBe(404);
  });

  it('end with a reason, and nothing is shown any more', async () => {
    const version = (await twins('affairs', county)).items[0]?.version ?? 0;
    const href = (await twins('affairs', county)).items[0]?.other?.commitments[0]?.evidence[0]?.href ?? '';
    expect((await act('town-presidium', id, 'undo', version)).json).toMatchObject({ state: 'undone', other: null });
    expect((await twins('lin', county)).items).toEqual([]);
    expect([(await told('lin')).length, (await told('mei')).length]).toEqual([2, 2]);
    expect((await site.call('affairs', 'GET', href)).status).toBe(404);
    expect(await auditFaults(site)).toEqual([]);
  });
});
