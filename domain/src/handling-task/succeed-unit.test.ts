import { describe, expect, it } from 'vitest';
import type { Answer, CaseFile, HandlingTaskRow } from '../case-file/rows.ts';
import { countedIn } from '../indicator/counted.ts';
import { composeLetter } from '../reply/letter.ts';
import { driveCase } from '../testing/case-driver.ts';
import { caseFaults } from '../testing/invariants.ts';
import { actorOf } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { canSee } from '../visibility.ts';
import { isLiveTask } from './live-task.ts';
import { stillOwes } from './succeed-unit.ts';

const body = (world: World, unitId: string) => ({ unitId, fromName: '原单位', toName: world.directory.unit(unitId)?.name ?? unitId, succeededOn: world.today(), document: '《县机构改革方案》（委发〔2026〕9号）', note: '因机构改革' });
const trySucceed = (world: World, file: CaseFile, task: HandlingTaskRow, unitId: string) => world.act(file, 'handlingTask', task, 'succeedUnit', world.system, body(world, unitId));
const succeed = (world: World, file: CaseFile, task: HandlingTaskRow, unitId: string) => { world.must(file, 'handlingTask', task, 'succeedUnit', world.system, body(world, unitId)); expect(caseFaults(world, file)).toEqual([]); };
const clocksOf = (file: CaseFile) => file.deadline.map(({ id, state, startedOn, dueOn, originalDueOn }) => ({ id, state, startedOn, dueOn, originalDueOn }));
const codes = (outcome: ReturnType<typeof trySucceed>) => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code));
const live = (file: CaseFile) => file.handlingTask.filter(isLiveTask).map(({ unitId, role, state }) => [unitId, role, state]);

/** Transport and education handle separately. */
function separately() {
  const world = makeWorld(1);
  const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: ['education'], separately: true } });
  d.untilRegistered(); d.assign();
  for (const unit of ['transport', 'education']) d.takeIn(unit);
  const answer = (unit: string, askNo: number, promise: Answer['promise']) => {
    const reply = d.file.reply.findLast((one) => one.taskId === d.task(unit).id)!;
    const section = actorOf('unitSection', unit, `${unit}-a`);
    world.must(d.file, 'reply', reply, 'save', section, { answers: [{ askNo, resultClass: promise === null ? 'solved' : 'planned', text: `第${askNo}条已办理`, promise }], opening: '收悉', closing: '特此答复', contactName: '钱', contactPhone: '1' });
    world.must(d.file, 'reply', reply, 'submitForCheck', section);
    world.must(d.file, 'reply', reply, 'passCheck', actorOf('unitDeputyHead', unit));
    world.must(d.file, 'reply', reply, 'signOff', actorOf('unitHead', unit), { withoutConsultation: 'deputyUnreachable', withoutConsultationText: '多次未果' });
  };
  return { world, d, answer };
}

describe('a unit whose duties go to another one', () => {
  it.each(['assigned', 'accepted', 'returnRequested', 'inSection', 'replied', 'rehandling'])('is succeeded in a task that is %s: the same state, the same clocks, another unit', (state) => {
    const { world, driver: { file }, record } = reach('handlingTask', state);
    const task = record as HandlingTaskRow;
    const [before, cycle] = [clocksOf(file), task.cycle];
    world.nextDay();
    succeed(world, file, task, 'court');
    expect(clocksOf(file)).toEqual(before);
    expect([task.unitId, task.state, task.cycle, task.channel, task.sectionId, task.formerUnits.map((one) => one.unitId)]).toEqual(['court', state, cycle, 'direct', null, ['transport']]);
    expect([file.suggestion.leadUnitName, canSee(actorOf('unitHead', 'court'), file), canSee(actorOf('unitHead', 'transport'), file)]).toEqual(['县人民法院', true, false]);
    expect(file.turns.filter((turn) => turn.organisationId === 'transport')).toEqual([]);
    expect(file.deadline.filter((clock) => clock.state === 'running' && clock.unitId === 'transport')).toEqual([]);
    // A unit that came to a section's work names a section of its own.
    if (!['assigned', 'accepted', 'returnRequested'].includes(state)) {
      expect(file.turns).toContainEqual(expect.objectContaining({ action: 'rerouteToSection', role: 'unitLiaison', organisationId: 'court' }));
      world.must(file, 'handlingTask', task, 'rerouteToSection', actorOf('unitLiaison', 'court'), { sectionId: 'court-a', handlerName: '詹科长' });
      expect(file.turns.filter((turn) => turn.action === 'rerouteToSection')).toEqual([]);
    }
  });

  it('ends a correction of a class that the old head had still to sign: the class stays as that unit answered', () => {
    const { world, driver: d, record } = reach('handlingTask', 'replied');
    const reply = d.file.reply.findLast((one) => one.taskId === record.id)!;
    const other = reply.answers[0]!.resultClass === 'reference' ? 'higher' : 'reference';
    world.must(d.file, 'reply', reply, 'proposeClass', actorOf('unitSection', 'transport', 'transport-a'), { askNo: 1, resultClass: other, reason: '类别选错' });
    expect(reply.classProposal).not.toBeNull();
    succeed(world, d.file, record as HandlingTaskRow, 'court');
    expect([reply.classProposal, reply.answers[0]!.resultClass === other, d.file.turns.filter((turn) => turn.action === 'signClass')]).toEqual([null, false, []]);
  });

  it('leaves what was asked for to the same decision: an extension, a dispute, an objection', () => {
    const { world, driver: d } = reach('handlingTask', 'inSection');
    const task = d.task();
    world.must(d.file, 'handlingTask', task, 'requestExtension', actorOf('unitHead', 'transport'), { ground: 'difficult', reason: '须论证' });
    world.must(d.file, 'handlingTask', task, 'raiseDispute', actorOf('unitHead', 'transport'), { statement: '属住建职责', ground: '三定规定', proposal: '县住建局' });
    world.must(d.file, 'handlingTask', task, 'objectToUnit', d.lead, { reason: '应由住建局办理' });
    succeed(world, d.file, task, 'education');
    expect([task.extensionState, task.disputeState, task.objectionState]).toEqual(['requested', 'raised', 'raised']);
    world.must(d.file, 'handlingTask', task, 'grantExtension', actorOf('governmentOffice'), {});
    world.must(d.file, 'handlingTask', task, 'settleDispute', actorOf('governmentOffice'), { decision: 'keep', reason: '改革方案已明确' });
    world.must(d.file, 'handlingTask', task, 'answerObjection', d.affairs, { answer: '由教育局承接' });
  });

  it('answers in the successor’s name by which document, but what was signed by hand before goes out as the old unit’s', () => {
    const { world, driver: d } = reach('reply', 'awaitingSignOff');
    succeed(world, d.file, d.task(), 'education');
    expect(composeLetter(d.file, d.reply(), world.settings, world.today())).toMatchObject({ unitName: '县教育局', succession: '根据《县机构改革方案》（委发〔2026〕9号），原县交通运输局的相关职责由我单位承接。' });
    const signed = reach('reply', 'handSigned');
    const { file } = signed.driver;
    succeed(signed.world, file, signed.driver.task(), 'education');
    signed.world.must(file, 'reply', signed.record, 'confirmHandSignature', actorOf('unitHead', 'education'));
    const [letter] = file.reply.map((reply) => reply.letter);
    expect(letter).toMatchObject({ unitName: '原单位', signedByHand: true, signedByName: '县交通运输局局长' });
    expect(letter).not.toHaveProperty('succession');
    expect(file.commitment.every((one) => one.unitId === 'education')).toBe(true);
  });

  it('joins a reply that is owed with an opinion: the reply goes on, a delivered opinion stays and is cited under the old name', () => {
    const { world, driver: d } = reach('handlingTask', 'opinionDelivered');
    succeed(world, d.file, d.task('housing'), 'transport');
    expect(live(d.file)).toEqual([['transport', 'lead', 'inSection']]);
    expect(composeLetter(d.file, d.reply(), world.settings, world.today()).assistingOpinions.map(({ unitName }) => unitName)).toEqual(['县住房和城乡建设局']);
    // The other way round the successor's own opinion is nothing that it would cite to itself.
    const { world: other, driver: e } = reach('handlingTask', 'opinionDelivered');
    const lead = e.task();
    succeed(other, e.file, lead, 'housing');
    expect([live(e.file), lead.sectionId]).toEqual([[['housing', 'lead', 'inSection']], 'housing-a']);
    expect(composeLetter(e.file, e.reply(), other.settings, other.today()).assistingOpinions).toEqual([]);
  });

  it('joins two that handle separately: the rating of the old reply stays, and dissatisfaction with it is the successor’s to answer', () => {
    // Disclosed before the successor has answered its own part, it is dealt with in that answer; disclosed after, the successor handles the matter again.
    for (const [isAnswered, expected] of [[false, 'inSection'], [true, 'rehandling']] as const) {
      const { world, d, answer } = separately();
      answer('transport', 1, { content: '修路', ownerName: '钱科长', dueOn: '2026-12-01' });
      d.openRound(); d.rate('dissatisfied');
      const [old, own] = [d.task('transport'), d.task('education')];
      succeed(world, d.file, old, 'education');
      expect([live(d.file), old.state, old.joinedIntoId]).toEqual([[['education', 'separate', 'inSection']], 'released', own.id]);
      expect(d.file.commitment.map((one) => [one.unitId, one.taskId])).toEqual([['education', own.id]]);
      if (isAnswered) answer('education', 2, null);
      world.moveTo('2026-04-20');
      expect([d.file.evaluation[0]?.state, d.file.suggestion.firstResult, own.state]).toEqual(['disclosed', 'dissatisfied', expected]);
      expect(caseFaults(world, d.file)).toEqual([]);
    }
  });

  it('does not let go of a task that answers for what the merged unit had promised', () => {
    const { world, d, answer } = separately();
    answer('transport', 1, { content: '完成第1项', ownerName: '钱科长', dueOn: '2026-11-30' });
    const old = d.task('transport');
    succeed(world, d.file, old, 'education');
    const own = d.task('education');
    expect(codes(world.act(d.file, 'handlingTask', own, 'reassign', d.affairs, { unitId: 'housing', reason: '职责调整' }))).toEqual(['answersForMerged']);
    expect(d.file.commitment.map((one) => one.taskId)).toEqual([own.id]);
  });

  it('rates also the reply of a task that was joined before a round was opened', () => {
    const { world, d, answer } = separately();
    answer('transport', 1, null);
    const old = d.task('transport');
    succeed(world, d.file, old, 'education');
    world.actOnRound(world.planRound('第一轮', world.today(), '2026-04-20'), 'open', d.affairs);
    expect(d.file.evaluation.map((one) => [one.taskId, one.state])).toEqual([[old.id, 'open']]);
  });

  it('leaves to history what is finished: promises are the successor’s, the rates of the year stay the old unit’s', () => {
    const { world, driver: d } = reach('handlingTask', 'finished');
    const task = d.task();
    succeed(world, d.file, task, 'education');
    expect([task.unitId, task.countsForUnitId, d.file.suggestion.leadUnitName, d.file.commitment.map((one) => one.unitId)]).toEqual(['education', 'transport', '县交通运输局', ['education', 'education']]);
    const counts = (unitId: string) => countedIn(d.file, 'replied', { unitId, today: world.today(), settings: world.settings }).length;
    expect([counts('transport'), counts('education')]).toEqual([1, 0]);
    expect(d.file.reply[0]?.unitId).toBe('transport');
    const assisting = d.file.handlingTask.find((one) => one.role === 'assisting')!;
    expect([stillOwes(d.file, assisting), codes(trySucceed(world, d.file, assisting, 'court'))]).toEqual([false, ['nothingOwed']]);
  });

  it('is not its own successor, and nobody is who works no more', () => {
    const { world, driver: d } = reach('handlingTask', 'inSection');
    expect(['transport', 'nowhere', 'reformed'].map((unitId) => codes(trySucceed(world, d.file, d.task(), unitId)))).toEqual([['sameUnit'], ['unknownUnit'], ['endedUnit']]);
    const refused = world.act(d.file, 'handlingTask', d.task(), 'reassign', d.affairs, { unitId: 'reformed', reason: '职责' });
    expect(refused.ok ? '' : refused.refusals[0]?.text).toBe('县体育发展中心已经撤并，职责由县教育局承接，请选择县教育局');
    for (const actor of world.actors) expect(world.act(d.file, 'handlingTask', d.task(), 'succeedUnit', actor, body(world, 'education')).ok).toBe(false);
  });
});
