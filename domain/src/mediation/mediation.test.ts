import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/dates.ts';
import { defaultSettings } from '../setting/settings.ts';
import { countedIn } from '../indicator/counted.ts';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { reach, reachInTownship } from '../testing/reach.ts';
import { makeWorld } from '../testing/world.ts';
import { mediationWorkflow } from './workflow.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const affairs = actorOf('deputyAffairs');
const head = actorOf('unitHead', 'transport');

function disputed(settings: Partial<typeof defaultSettings> = {}) {
  const world = makeWorld(1, '2026-03-02', { ...defaultSettings, ...settings });
  const d = driveCase(world);
  d.untilMediation();
  const tried = (action: string, body: unknown, actor = affairs) => codes(world.act(d.file, 'mediation', d.mediation(), action, actor, body));
  return { world, d, tried };
}

describe('dissatisfied a second time', () => {
  it('opens when the rating is disclosed, not before, and stays out of the wind-up', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilEvaluated('dissatisfied');
    d.consult(); d.writeReply(); d.checkReply(); d.sign();
    d.openRound(); d.rate('dissatisfied');
    expect(d.file.mediation).toEqual([]);
    d.closeRound();
    expect(d.file.mediation).toMatchObject([{ state: 'opened', way: 'meeting', evaluationId: d.evaluation().id, raterPersonId: 'deputy-1' }]);
    expect(d.file.suggestion.state).toBe('replied');
    expect(world.act(d.file, 'suggestion', d.file.suggestion, 'conclude', affairs, {})).toMatchObject({ ok: false, why: 'wrongState' });
    expect(d.file.turns.filter((t) => t.recordKind === 'mediation').map((t) => [t.role, t.action, t.dueOn])).toEqual([['deputyAffairs', 'convene', d.file.deadline.find((x) => x.kind === 'mediation')?.dueOn]]);
  });

  it('does not come of a satisfied second rating', () => {
    const { driver: d } = reach('reply', 'replaced');
    d.untilRated('satisfied');
    expect([d.file.mediation, d.file.suggestion.state]).toEqual([[], 'evaluated']);
  });
});

describe('the way that the place has set', () => {
  it.each([['meeting', 'convene'], ['faceToFace', 'convene'], ['assessment', 'commissionOpinion']] as const)('%s comes before the conclusion', (way, first) => {
    const { d, tried } = disputed({ secondDissatisfactionWay: way });
    expect(tried('conclude', { conclusion: 'explain', reasons: '理由' })).toEqual(['wayNotTaken']);
    expect(d.file.turns.find((t) => t.recordKind === 'mediation')?.action).toBe(first);
  });

  it('face to face means the head and the deputy; a meeting without one of them says why', () => {
    const { d, tried } = disputed({ secondDissatisfactionWay: 'faceToFace' });
    d.convene();
    const minutes = { heldOn: d.mediation().openedOn, place: '会议室', attendees: [{ name: '周', position: '副局长', rank: 'deputyHead' }], deputiesPresent: ['陈初'], minutes: '记', agreed: 'nothing', files: ['file-minutes'] };
    expect(tried('recordMeeting', minutes)).toEqual(['absenceMissing']);
    expect(tried('recordMeeting', { ...minutes, absence: '防汛', files: [] })).toEqual(['noScan']);
    d.recordMeeting();
    expect(tried('conclude', { conclusion: 'explain', reasons: '理由' })).toEqual([]);
  });

  it.each([['the head', { attendees: [{ name: '周', position: '副局长', rank: 'deputyHead' }] }], ['the deputy', { deputiesPresent: [] }]] as const)('face to face is not waited for for ever where %s does not come: the minutes say why (上海 21: may)', (_who, absent) => {
    const { d, tried } = disputed({ secondDissatisfactionWay: 'faceToFace' });
    d.convene();
    d.recordMeeting({ ...absent, agreed: 'nothing', absence: '两次约定都没有到会' });
    expect(d.file.turns.find((turn) => turn.recordKind === 'mediation')?.action).toBe('conclude');
    expect(tried('conclude', { conclusion: 'explain', reasons: '理由' })).toEqual([]);
  });

  it('face to face is asked of nobody where no deputy is left to speak', () => {
    const { world, d, tried } = disputed({ secondDissatisfactionWay: 'faceToFace' });
    for (const id of [d.lead.personId, ...d.file.coSponsorship.map((c) => c.personId)]) world.withoutMandate.add(id);
    world.must(d.file, 'suggestion', d.file.suggestion, 'passContact', world.system, { reason: '辞职', endedOn: world.today() });
    expect(d.file.suggestion.contactPersonId).toBeNull();
    expect(d.file.turns.find((turn) => turn.recordKind === 'mediation')?.action).toBe('conclude');
    expect(tried('conclude', { conclusion: 'explain', reasons: '理由' })).toEqual([]);
  });

  it('an opinion waits for both sides, for so many days', () => {
    const { world, d, tried } = disputed({ secondDissatisfactionWay: 'assessment' });
    d.mediate('commissionOpinion', { experts: [{ name: '何教授', field: '道路' }], question: '是否合理', dueOn: addDays(world.today(), 10) });
    d.mediate('recordOpinion', { text: '厚度不足', files: ['file-minutes'] });
    const conclusion = { conclusion: 'explain', reasons: '理由' };
    const toAnswer = () => d.file.turns.filter((turn) => turn.action === 'answerOpinion').map((turn) => [turn.role, turn.dueOn]);
    const until = d.mediation().opinions[0]?.answersUntil;
    expect(toAnswer()).toEqual([['deputy', until], ['unitHead', until]]);
    expect(tried('conclude', conclusion)).toEqual(['notHeard']);
    d.mediate('answerOpinion', { text: '同意' }, d.lead);
    expect(tried('conclude', conclusion)).toEqual(['notHeard']);
    expect(toAnswer()).toEqual([['unitHead', until]]);
    d.mediate('answerOpinion', { text: '不同意' }, head);
    expect(toAnswer()).toEqual([]);
    expect(d.mediation().opinions).toMatchObject([{ text: '厚度不足', deputyAnswer: '同意', unitAnswer: '不同意' }]);
    expect(tried('conclude', conclusion)).toEqual([]);

    const silent = disputed({ secondDissatisfactionWay: 'assessment' });
    silent.d.mediate('commissionOpinion', { experts: [{ name: '何教授', field: '道路' }], question: '是否合理', dueOn: addDays(silent.world.today(), 10) });
    silent.d.mediate('recordOpinion', { text: '厚度不足', files: ['file-minutes'] });
    silent.world.moveTo(addDays(silent.d.mediation().opinions[0]?.answersUntil ?? '', 1));
    expect(silent.tried('answerOpinion', { text: '迟' }, silent.d.lead)).toEqual(['noOpinion']);
    expect(silent.tried('conclude', conclusion)).toEqual([]);
  });
});

describe('in a township', () => {
  it('the presidium does it, and its own meeting decides: nobody speaks of the county’s organs', () => {
    const { world, driver: d } = reachInTownship('mediation', 'opened');
    const { presidium, file } = { presidium: d.affairs, file: d.file };
    const tried = (body: object) => world.act(file, 'mediation', d.mediation(), 'conclude', presidium, { conclusion: 'report', reasons: '理由', ...body });
    const said = [...world.notices.filter((notice) => notice.topic === 'mediation').map((notice) => notice.text), JSON.stringify(tried({}))];
    d.convene(); d.recordMeeting();
    said.push(JSON.stringify(tried({})));
    world.must(file, 'mediation', d.mediation(), 'conclude', presidium, { conclusion: 'report', reasons: '理由', councilDecision: '列入下次大会报告', councilOn: world.today() });
    said.push(...world.notices.filter((notice) => notice.topic === 'mediation').map((notice) => notice.text));
    expect(said.join()).toContain('由乡镇人大主席团组织会商');
    expect(said.join()).toContain('报主席团会议');
    expect(said.join()).not.toMatch(/代表工委|主任会议/u);
    expect(Object.values(mediationWorkflow.states).join()).not.toContain('代表工委');
  });
});

describe('what was agreed at the table', () => {
  const soon = (world: ReturnType<typeof makeWorld>) => addDays(world.today(), 20);

  it('is not concluded away', () => {
    const { world, d, tried } = disputed();
    d.convene(); d.recordMeeting({ agreed: 'commitment', agreedText: '补设减速带', ownerName: '钱科长', dueOn: soon(world) });
    expect(tried('conclude', { conclusion: 'explain', reasons: '理由' })).toEqual(['promiseAgreed']);
    d.concludeMediation({ conclusion: 'track' });
    expect(d.file.commitment.at(-1)).toMatchObject({ content: '补设减速带', ownerName: '钱科长', dueOn: d.mediation().meetings[0]?.agreed.dueOn, state: 'undertaken', needsSecondReply: true });
  });

  it('a supplementary reply means one more handling, by that day', () => {
    const { world, d, tried } = disputed();
    d.convene(); d.recordMeeting({ agreed: 'supplementaryReply', agreedText: '说明资金来源', dueOn: soon(world) });
    expect(tried('conclude', { conclusion: 'track', reasons: '理由', content: '修', ownerName: '钱', dueOn: soon(world) })).toEqual(['replyAgreed']);
    expect(tried('conclude', { conclusion: 'rehandle', reasons: '理由', dueOn: addDays(world.today(), 21) })).toEqual(['laterThanAgreed']);
    expect(tried('conclude', { conclusion: 'rehandle', reasons: '理由', dueOn: addDays(world.today(), 60) })).toEqual(['tooLate']);
    d.concludeMediation({ conclusion: 'rehandle', dueOn: soon(world) });
    expect(d.file.deadline.filter((x) => x.kind === 'rehandledReply' && x.state === 'running').map((x) => x.dueOn)).toEqual([soon(world)]);
    expect([d.task().state, d.file.suggestion.state]).toEqual(['rehandling', 'rehandling']);
  });

  it('a report to the council brings its day and decision', () => {
    const { world, d, tried } = disputed();
    d.convene(); d.recordMeeting();
    expect(tried('conclude', { conclusion: 'report', reasons: '理由' })).toEqual(['decisionMissing', 'badCouncilOn']);
    expect(tried('conclude', { conclusion: 'report', reasons: '理由', councilDecision: '同意', councilOn: addDays(world.today(), 1) })).toEqual(['badCouncilOn']);
    d.concludeMediation({ conclusion: 'report', councilDecision: '同意', councilOn: world.today() });
    expect(d.mediation()).toMatchObject({ state: 'concluded', councilDecision: '同意' });
  });
});

describe('the last rating', () => {
  const ratings = (d: ReturnType<typeof driveCase>) => d.file.evaluation.map((e) => [e.sequence, e.state, e.result]);

  it('comes after one more reply, outside the rounds; the three stand apart', () => {
    const { driver: d, world } = reach('mediation', 'handlingAgain');
    d.consult(); d.writeReply(); d.checkReply(); d.sign();
    expect(d.mediation().state).toBe('concluded');
    expect(d.evaluation()).toMatchObject({ sequence: 3, state: 'open', roundId: null, mediationId: d.mediation().id, replyId: d.file.reply.findLast((r) => r.state === 'delivered')?.id });
    d.openRound(10, 2);
    expect(d.file.evaluation).toHaveLength(3);
    expect(world.act(d.file, 'evaluation', d.evaluation(), 'rate', head, { attitude: 'satisfied', result: 'satisfied' }).ok).toBe(false);
    d.rate('basicallySatisfied');
    expect(ratings(d)).toEqual([[1, 'disclosed', 'dissatisfied'], [2, 'disclosed', 'dissatisfied'], [3, 'disclosed', 'basicallySatisfied']]);
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', firstResult: 'dissatisfied', finalResult: 'basicallySatisfied' });
    const terms = { unitId: null, today: world.today(), settings: world.settings };
    expect([countedIn(d.file, 'contentFirst', terms), countedIn(d.file, 'contentFinal', terms)].map((all) => all.map((one) => one.fulfils))).toEqual([[false], [true]]);
  });

  it('does not begin it all again, and lets the case be concluded', () => {
    const { driver: d } = reach('mediation', 'concluded');
    expect(d.file.suggestion.state).toBe('replied');
    d.rate('dissatisfied');
    expect([d.file.mediation.length, d.file.suggestion.state]).toEqual([1, 'evaluated']);
    d.conclude();
  });

  it('is not waited for for ever: then the second stays the last', () => {
    const { world, driver: d } = reach('mediation', 'concluded');
    const close = () => codes(world.act(d.file, 'evaluation', d.evaluation(), 'closeUnrated', affairs));
    expect(close()).toEqual(['notOverdue']);
    world.moveTo(addDays(d.evaluation().closesOn, 1));
    expect(close()).toEqual([]);
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', finalResult: 'dissatisfied' });
    const first = reach('evaluation', 'open');
    expect(codes(first.world.act(first.driver.file, 'evaluation', first.driver.evaluation(), 'closeUnrated', affairs))).toEqual(['ratedInRound']);
  });
});
