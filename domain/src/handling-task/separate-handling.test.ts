import { describe, expect, it } from 'vitest';
import type { Answer, EvaluationRow, SatisfactionLevel } from '../case-file/rows.ts';
import { composeLetter } from '../reply/letter.ts';
import { addDays } from '../kernel/dates.ts';
import { attendee } from '../testing/bodies.ts';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';

const affairs = actorOf('deputyAffairs');
const government = actorOf('governmentOffice');

/** Two units, each with its part: transport the first ask, education the second. */
function separately() {
  const world = makeWorld(1);
  const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: ['education'], separately: true } });
  d.untilRegistered();
  d.assign();
  for (const unit of ['transport', 'education']) d.takeIn(unit);
  const section = (unit: string) => actorOf('unitSection', unit, `${unit}-a`);
  const replyOf = (unit: string) => {
    const reply = d.file.reply.findLast((each) => each.unitId === unit);
    if (reply === undefined) throw new Error(`no reply of ${unit}`);
    return reply;
  };
  const answer = (askNo: number, resultClass: Answer['resultClass'] = 'solved', text = `第${askNo}条已办理`): Answer => ({ askNo, resultClass, text, promise: null });
  const write = (unit: string, answers: readonly Answer[]) => world.must(d.file, 'reply', replyOf(unit), 'save', section(unit), { answers, opening: '收悉', closing: '特此答复', contactName: '钱科长', contactPhone: '0577-1' });
  const submit = (unit: string) => world.act(d.file, 'reply', replyOf(unit), 'submitForCheck', section(unit));
  const consult = (unit: string) => {
    const task = d.task(unit);
    world.must(d.file, 'handlingTask', task, 'scheduleConsultation', section(unit), { plannedAt: `${addDays(world.today(), 1)}T01:00:00.000Z`, place: '联络站', mode: 'meeting', phase: 'during' });
    const talk = d.file.consultation.findLast((each) => each.unitId === unit);
    if (talk === undefined) throw new Error('no talk');
    world.must(d.file, 'consultation', talk, 'record', section(unit), { heldOn: world.today(), place: '联络站', mode: 'meeting', phase: 'during', deputiesPresent: [d.lead.name], attendees: [attendee('unitHead')], deputyOpinion: '尽快', unitOpinion: '同意' });
    world.must(d.file, 'consultation', talk, 'confirm', d.lead);
  };
  const send = (unit: string, answers: readonly Answer[]) => {
    consult(unit);
    write(unit, answers);
    world.must(d.file, 'reply', replyOf(unit), 'submitForCheck', section(unit));
    world.must(d.file, 'reply', replyOf(unit), 'passCheck', actorOf('unitDeputyHead', unit));
    world.must(d.file, 'reply', replyOf(unit), 'signOff', actorOf('unitHead', unit));
  };
  const ratingOf = (unit: string): EvaluationRow => {
    const found = d.file.evaluation.findLast((each) => each.unitId === unit);
    if (found === undefined) throw new Error(`no rating of ${unit}`);
    return found;
  };
  const openRound = (sequence = 1) => {
    const round = world.planRound(`第${sequence}轮`, world.today(), addDays(world.today(), 10), sequence);
    world.actOnRound(round, 'open', world.system);
    return round;
  };
  const rate = (unit: string, result: SatisfactionLevel) => world.must(d.file, 'evaluation', ratingOf(unit), 'rate', d.lead, { attitude: 'satisfied', result, reason: '理由' });
  return { world, d, answer, write, submit, send, replyOf, ratingOf, openRound, rate };
}

describe('several units that handle their parts separately (分别办理)', () => {
  it('each owe a reply by a clock of their own, and none an opinion', () => {
    const { d } = separately();
    expect(d.file.handlingTask.map(({ unitId, role, state }) => `${unitId} ${role} ${state}`)).toEqual(['transport separate inSection', 'education separate inSection']);
    expect(d.file.deadline.filter((clock) => clock.kind === 'reply' && clock.state === 'running').map((clock) => clock.unitId)).toEqual(['transport', 'education']);
    expect(d.file.assistingOpinion).toEqual([]);
    expect(d.file.suggestion).toMatchObject({ leadUnitId: 'transport', leadUnitName: '县交通运输局、县教育局' });
    expect(d.file.reply.map((reply) => reply.unitId)).toEqual(['transport', 'education']);
  });

  it('answer their own asks; the last sees to it that none is left', () => {
    const { d, answer, write, submit, send, replyOf, world } = separately();
    write('transport', [answer(1, 'solved', ' ')]);
    expect(submit('transport')).toMatchObject({ ok: false, refusals: [{ code: 'asksOpen', text: '请至少答复一条属于本单位办理的具体建议' }] });
    send('transport', [answer(1), answer(2, 'solved', '')]);
    expect(replyOf('transport').answers.map(({ askNo }) => askNo)).toEqual([1]);
    expect(d.file.commitment.map((promise) => promise.askNo)).toEqual([1]);
    expect(d.file.suggestion.state).toBe('handling');
    write('education', [answer(1)]);
    expect(submit('education')).toMatchObject({ ok: false, refusals: [{ code: 'asksOpen', text: '还有具体建议没有答复：第2条' }] });
    send('education', [answer(2, 'reference')]);
    expect(d.file.suggestion).toMatchObject({ state: 'replied', overallClass: 'partly' });
    const letter = composeLetter(d.file, replyOf('education'), world.settings, world.today());
    expect(letter.sections.map((section) => section.askNo)).toEqual([2]);
    expect(letter.copyTo).toContain('县交通运输局');
    expect(letter.copyTo).not.toContain('县教育局');
  });

  it('are rated each for itself; the suggestion stands with the least satisfying, and waits for all', () => {
    const { world, d, answer, send, openRound, rate } = separately();
    send('transport', [answer(1)]);
    send('education', [answer(2)]);
    openRound();
    expect(d.file.evaluation.map((each) => each.unitId)).toEqual(['transport', 'education']);
    rate('transport', 'satisfied');
    rate('education', 'dissatisfied');
    world.moveTo(addDays(world.today(), 11));
    expect(d.file.suggestion).toMatchObject({ state: 'rehandling', firstResult: 'dissatisfied', finalResult: 'dissatisfied' });
    expect([d.task('transport').state, d.task('education').state]).toEqual(['replied', 'rehandling']);
    send('education', [answer(2)]);
    expect(d.file.suggestion.state).toBe('replied');
    openRound(2);
    rate('education', 'basicallySatisfied');
    world.moveTo(addDays(world.today(), 11));
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', firstResult: 'dissatisfied', finalResult: 'basicallySatisfied' });
  });

  it('does not end with one rating while another unit has not replied', () => {
    const { world, d, answer, send, openRound, rate } = separately();
    send('transport', [answer(1)]);
    openRound();
    rate('transport', 'dissatisfied');
    world.moveTo(addDays(world.today(), 11));
    expect([d.file.suggestion.state, d.task('transport').state, d.task('education').state]).toEqual(['handling', 'rehandling', 'inSection']);
    send('transport', [answer(1)]);
    send('education', [answer(2)]);
    expect(d.file.suggestion.state).toBe('replied');
  });

  it('let one go whose part belongs to another of them, never the last; a unit that comes in answers for a part of its own', () => {
    const { world, d } = separately();
    const own = d.file.suggestion;
    world.must(d.file, 'handlingTask', d.task('education'), 'requestReturn', actorOf('unitLiaison', 'education'), { ground: '三定规定第三条', reason: '两条都属交通' });
    world.must(d.file, 'handlingTask', d.task('education'), 'agreeReturn', affairs, { reason: '由交通运输局一并答复' });
    expect([d.task('education').state, own.leadUnitName]).toEqual(['released', '县交通运输局']);
    expect(world.notices.filter((notice) => notice.text.includes('不再由县教育局分办')).map((notice) => notice.personId)).toEqual(['deputy-1']);
    expect(world.act(d.file, 'handlingTask', d.task('transport'), 'reassign', affairs, { reason: '不需要' })).toMatchObject({ ok: false, refusals: [{ code: 'unitMissing' }] });
    world.must(d.file, 'suggestion', own, 'addUnits', affairs, { unitIds: ['housing'], reason: '还涉及房屋安全' });
    expect(d.task('housing').role).toBe('separate');
    d.takeIn('housing');
    expect(d.file.reply.findLast((reply) => reply.unitId === 'housing')).toMatchObject({ type: 'first', state: 'drafting' });
    // A dispute between them may end the same way.
    world.must(d.file, 'handlingTask', d.task('housing'), 'raiseDispute', actorOf('unitHead', 'housing'), { statement: '属交通', ground: '三定', proposal: '县交通运输局' });
    world.must(d.file, 'handlingTask', d.task('housing'), 'settleDispute', government, { decision: 'release', reason: '由交通运输局办理' });
    expect(d.task('housing').state).toBe('released');
  });

  it('leave no ask behind with who is let go, and are answered with the last of those who remain', () => {
    const { world, d, answer, send } = separately();
    send('transport', [answer(1)]);
    const release = () => world.act(d.file, 'handlingTask', d.task('education'), 'reassign', affairs, { reason: '不属教育局' });
    expect(release()).toMatchObject({ ok: false, refusals: [{ code: 'asksOpen', text: expect.stringContaining('第2条') }] });
    const whole = separately();
    whole.send('transport', [whole.answer(1), whole.answer(2)]);
    whole.openRound();
    whole.rate('transport', 'satisfied');
    whole.world.moveTo(addDays(whole.world.today(), 11));
    whole.world.must(whole.d.file, 'handlingTask', whole.d.task('education'), 'reassign', affairs, { reason: '不属教育局' });
    // Its rating waited for the other unit's reply, which will not come.
    expect(whole.d.file.suggestion).toMatchObject({ state: 'evaluated', finalResult: 'satisfied' });
  });

  it('go to another unit one by one', () => {
    const { world, d } = separately();
    const own = d.file.suggestion;
    expect(world.act(d.file, 'handlingTask', d.task('education'), 'reassign', affairs, { unitId: 'transport', reason: '并办' })).toMatchObject({ ok: false, refusals: [{ code: 'unitTwice', text: expect.stringContaining('不选单位') }] });
    world.must(d.file, 'handlingTask', d.task('education'), 'reassign', government, { unitId: 'housing', reason: '职责' });
    expect(own.leadUnitName).toBe('县交通运输局、县住房和城乡建设局');
    expect(d.task('housing').role).toBe('separate');
  });

  it('must be two or more', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilRegistered();
    expect(world.act(d.file, 'suggestion', d.file.suggestion, 'assign', affairs, { leadUnitId: 'transport', assistingUnitIds: [], separately: true })).toMatchObject({ ok: false, refusals: [{ code: 'oneUnitOnly' }] });
  });
});
