import { describe, expect, it } from 'vitest';
import type { Answer } from '../case-file/rows.ts';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { makeWorld } from '../testing/world.ts';
import type { ReplyLetter } from './letter.ts';
import { overallClassOf } from './letter.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string; field?: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const answer = (askNo: number, resultClass: Answer['resultClass'], promise: Answer['promise'] = null): Answer => ({ askNo, resultClass, text: `第${askNo}条答复`, promise });

function drafting() {
  const { world, driver: d } = reach('reply', 'drafting');
  const save = (body: unknown) => world.act(d.file, 'reply', d.reply(), 'save', d.sectionOf('transport'), body);
  const submit = () => world.act(d.file, 'reply', d.reply(), 'submitForCheck', d.sectionOf('transport'));
  return { world, d, save, submit };
}

describe('a reply answers each ask', () => {
  it('names the asks that are still open', () => {
    const { save, submit } = drafting();
    save({ answers: [answer(1, 'solved')] });
    expect(submit()).toMatchObject({ ok: false, refusals: [{ code: 'asksOpen', text: '还有具体建议没有答复：第2条' }] });
  });

  it('wants content, owner and date where something is promised for later', () => {
    const { world, save, submit } = drafting();
    save({ answers: [answer(1, 'inProgress'), answer(2, 'planned', { content: '装灯', ownerName: ' ', dueOn: '2026-09-01' })] });
    expect(submit()).toMatchObject({ ok: false, refusals: [{ code: 'promiseMissing', text: expect.stringContaining('第1、2条') as string }] });
    expect(codes(save({ answers: [answer(2, 'planned', { content: '装灯', ownerName: '钱', dueOn: world.today().replace('2026', '2025') })] }))).toEqual(['dueInPast']);
    expect(codes(save({ answers: [answer(2, 'planned', { content: '装灯', ownerName: '钱', dueOn: '2026-02-30' })] }))).toEqual(['badDate']);
    expect(codes(save({ answers: [answer(3, 'solved')] }))).toEqual(['unknownAsk']);
  });

  it('names a person to call', () => {
    const { save, submit } = drafting();
    save({ contactPhone: '' });
    expect(codes(submit())).toEqual(['contactMissing']);
  });

  it('the weakest class stands for the whole', () => {
    expect(overallClassOf(['solved', 'solved'])).toBe('solved');
    expect(overallClassOf(['solved', 'planned'])).toBe('planned');
    expect(overallClassOf(['solved', 'reference'])).toBe('partly');
    expect(overallClassOf([])).toBeNull();
  });
});

describe('the way through the unit', () => {
  it('goes 科室 → 分管领导 → 主要负责人, and nobody skips', () => {
    const { world, d } = drafting();
    const { file } = d;
    const reply = d.reply();
    for (const role of ['unitSection', 'unitDeputyHead', 'unitHead'] as const) {
      expect(world.act(file, 'reply', reply, 'signOff', actorOf(role, 'transport', role === 'unitSection' ? 'transport-a' : undefined)).ok).toBe(false);
    }
    d.checkReply();
    world.must(file, 'reply', reply, 'returnForChange', actorOf('unitHead', 'transport'), { note: '写实一点' });
    expect(reply).toMatchObject({ state: 'drafting', note: '写实一点' });
    d.checkReply();
    expect(world.act(file, 'reply', reply, 'signOff', actorOf('unitHead', 'housing'))).toMatchObject({ ok: false, why: 'notYourRole' });
    d.sign();
    expect(reply).toMatchObject({ state: 'delivered', signedByName: '县交通运输局局长', checkedByName: '县交通运输局分管领导', deliveredOn: world.today() });
  });

  it('is a section’s only after it was routed there', () => {
    const { world, d } = drafting();
    expect(world.act(d.file, 'reply', d.reply(), 'save', actorOf('unitSection', 'transport', 'transport-b'), {})).toMatchObject({ ok: false, why: 'notYourRole' });
    world.must(d.file, 'handlingTask', d.task(), 'rerouteToSection', actorOf('unitLiaison', 'transport'), { sectionId: 'transport-b', handlerName: '新人' });
    expect(world.act(d.file, 'reply', d.reply(), 'save', actorOf('unitSection', 'transport', 'transport-b'), {}).ok).toBe(true);
    expect(codes(world.act(d.file, 'handlingTask', d.task(), 'rerouteToSection', actorOf('unitLiaison', 'transport'), { sectionId: 'housing-a', handlerName: '新人' }))).toEqual(['unknownSection']);
  });

  it('waits for assisting opinions, but not for one that is overdue', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilHandling();
    d.consult();
    d.writeReply();
    const submit = () => world.act(d.file, 'reply', d.reply(), 'submitForCheck', d.sectionOf('transport'));
    expect(submit()).toMatchObject({ ok: false, refusals: [{ code: 'opinionsOpen', text: expect.stringContaining('县住房和城乡建设局') as string }] });
    const due = d.file.deadline.find((x) => x.kind === 'assistingOpinion');
    world.moveTo(due?.dueOn ?? '');
    expect(submit().ok).toBe(false);
    world.nextDay();
    expect(submit().ok).toBe(true);
  });
});

describe('assisting opinions', () => {
  it('an empty one does not go out', () => {
    const { world, driver: d, record } = reach('assistingOpinion', 'drafting');
    expect(codes(world.act(d.file, 'assistingOpinion', record, 'submitForCheck', d.sectionOf('housing')))).toEqual(['opinionEmpty']);
  });

  it('can be sent back by the lead unit, with a short clock, while the reply is a draft (重庆条例 20)', () => {
    const { world, driver: d, record } = reach('assistingOpinion', 'delivered');
    world.must(d.file, 'assistingOpinion', record, 'sendBack', d.sectionOf('transport'), { reason: '没有具体意见' });
    expect(record).toMatchObject({ state: 'drafting', sentBackCount: 1 });
    expect(d.file.deadline.find((x) => x.kind === 'assistingOpinionRedo')).toMatchObject({ state: 'running', recordId: d.task('housing').id });
    d.deliverOpinion('housing');
    expect(d.file.deadline.find((x) => x.kind === 'assistingOpinionRedo')?.state).toBe('met');
    d.consult(); d.writeReply(); d.checkReply();
    expect(codes(world.act(d.file, 'assistingOpinion', record, 'sendBack', d.sectionOf('transport'), { reason: '再改' }))).toEqual(['replyGone']);
  });
});

describe('sign-off', () => {
  it('fixes the letter: number, asks with answers, the talk, the assisting opinion, who gets copies', () => {
    const { driver: d, world } = reach('reply', 'delivered', { coSponsors: ['deputy-4', 'deputy-5'] });
    const letter = d.reply().letter as ReplyLetter;
    expect(letter).toMatchObject({
      unitName: '县交通运输局', letterNumber: '运输局函〔2026〕1号', suggestionLabel: '十七届五次会议第1号', coSponsorNames: ['吴四', '郑五'], consultedOn: '2026-03-02',
      assistingOpinions: [{ unitName: '县住房和城乡建设局', text: '同意配套资金' }], copyTo: ['县人大常委会代表工委', '县政府办公室', '县住房和城乡建设局'],
    });
    expect(letter.sections.map((s) => [s.askNo, s.classLabel])).toEqual([[1, '已经解决或者采纳'], [2, '列入计划逐步解决']]);
    expect(d.reply().letterHash).toMatch(/^[0-9a-f]{16}$/);
    expect(world.jobs).toEqual([{ task: 'renderLetter', payload: { congressId: 'county', replyId: d.reply().id } }]);
    expect(world.notices.filter((n) => n.topic === 'reply').map((n) => n.personId ?? n.role)).toEqual(['deputy-1', 'deputy-4', 'deputy-5', 'deputyAffairs']);
  });

  it('takes the unit’s own letter number, or issues the next of the unit’s year', () => {
    const world = makeWorld(1);
    const signed = ['', '平交函〔2026〕88号', ''].map((letterNumber) => {
      const d = driveCase(world);
      d.untilHandling(); d.deliverOpinion('housing'); d.consult(); d.writeReply(); d.checkReply();
      d.sign(letterNumber === '' ? {} : { letterNumber });
      return d.reply().letterNumber;
    });
    expect(signed).toEqual(['运输局函〔2026〕1号', '平交函〔2026〕88号', '运输局函〔2026〕2号']);
  });

  it('stops the reply clock, met or late', () => {
    const { driver: d } = reach('reply', 'delivered');
    expect(d.file.deadline.find((x) => x.kind === 'reply')).toMatchObject({ state: 'met', endedOn: '2026-03-02' });
    const late = reach('reply', 'awaitingSignOff');
    late.world.moveTo('2026-06-10');
    late.driver.sign();
    expect(late.driver.file.deadline.find((x) => x.kind === 'reply')).toMatchObject({ state: 'metLate', endedOn: '2026-06-10' });
  });
});
