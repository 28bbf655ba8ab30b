import { describe, expect, it } from 'vitest';
import type { HandlingTaskRow } from '../case-file/rows.ts';
import { addDays, formatChineseDate } from '../kernel/dates.ts';
import { defaultSettings } from '../setting/settings.ts';
import { driveCase, type CaseDriver } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { isLiveTask } from './live-task.ts';

const affairs = actorOf('deputyAffairs');
const government = actorOf('governmentOffice');
const liaison = (unitId: string) => actorOf('unitLiaison', unitId);
const head = (unitId: string) => actorOf('unitHead', unitId);
const returning = { ground: '三定规定第三条', reason: '属水利工程' };

function assigned(units = { leadUnitId: 'transport', assistingUnitIds: ['housing'] }): { world: World; d: CaseDriver } {
  const world = makeWorld(1);
  const d = driveCase(world, { units, coSponsors: ['deputy-4'] });
  d.untilRegistered();
  d.assign();
  return { world, d };
}
const onTask = (world: World, d: CaseDriver, task: HandlingTaskRow, action: string, actor = affairs, body: unknown = {}) => world.must(d.file, 'handlingTask', task, action, actor, body);
const tryTask = (world: World, d: CaseDriver, task: HandlingTaskRow, action: string, actor = affairs, body: unknown = {}) => {
  const outcome = world.act(d.file, 'handlingTask', task, action, actor, body);
  return outcome.ok ? [] : outcome.refusals.map((each) => each.code);
};
const running = (d: CaseDriver, task: HandlingTaskRow) => d.file.deadline.filter((clock) => clock.recordId === task.id && clock.state === 'running').map((clock) => clock.kind).toSorted();
const live = (d: CaseDriver) => d.file.handlingTask.filter(isLiveTask).map(({ unitId, role }) => `${unitId} ${role}`).toSorted();

describe('a unit that gives a task back (申请退办)', () => {
  it('leaves the reply clock running until somebody agrees, and starts a new one for the next unit', () => {
    const { world, d } = assigned();
    const old = d.task('transport');
    const oldDue = d.file.deadline.find((clock) => clock.recordId === old.id && clock.kind === 'reply')?.dueOn ?? '';
    onTask(world, d, old, 'requestReturn', liaison('transport'), { ...returning, suggestedUnit: '水利局' });
    expect(running(d, old)).toEqual(['reply', 'returnDecision']);
    expect(d.file.turns.filter((turn) => turn.recordId === old.id).map((turn) => `${turn.role} ${turn.action}`)).toEqual(['governmentOffice agreeReturn']);
    world.moveTo(addDays(world.today(), 3));
    onTask(world, d, old, 'agreeReturn', government, { unitId: 'education', reason: '按三定规定' });
    const next = d.task('education');
    expect(old).toMatchObject({ state: 'reassigned', endedOn: world.today(), endedReason: '按三定规定', returnState: 'agreed', returnAnswer: '按三定规定', returnGround: '三定规定第三条', returnReason: '属水利工程（建议交水利局）' });
    expect(running(d, old)).toEqual([]);
    expect(next).toMatchObject({ state: 'assigned', role: 'lead', takesOverId: old.id, takesOverFromName: old.unitName, assignedOn: world.today() });
    expect(d.file.deadline.find((clock) => clock.recordId === next.id && clock.kind === 'reply')?.dueOn).toBe(addDays(oldDue, 3));
    expect(d.file.suggestion).toMatchObject({ leadUnitId: 'education', leadUnitName: next.unitName });
    expect(d.file.suggestion.plan.map((unit) => unit.unitId)).toEqual(['education', 'housing']);
    expect(world.notices.filter((notice) => notice.topic === 'reassigned').map((notice) => notice.personId ?? notice.organisationId)).toEqual(['transport', 'deputy-1', 'deputy-4', null, 'housing']);
  });

  it('goes on when it is refused or taken back: the unit must accept', () => {
    for (const [action, actor, body] of [['refuseReturn', affairs, { reason: '属本单位职责' }], ['withdrawReturn', liaison('transport'), {}]] as const) {
      const { world, d } = assigned();
      onTask(world, d, d.task(), 'requestReturn', liaison('transport'), returning);
      onTask(world, d, d.task(), action, actor, body);
      expect(d.task()).toMatchObject({ state: 'assigned', returnState: action === 'refuseReturn' ? 'refused' : 'withdrawn' });
      expect(running(d, d.task())).toEqual(['receipt', 'reply']);
    }
  });

  it('counts ten days from receipt, and is refused on the eleventh', () => {
    const { world, d } = assigned();
    d.accept('transport');
    world.moveTo(addDays(world.today(), 10));
    onTask(world, d, d.task(), 'requestReturn', liaison('transport'), returning);
    onTask(world, d, d.task(), 'withdrawReturn', liaison('transport'));
    expect(d.task().state).toBe('accepted');
    world.nextDay();
    expect(tryTask(world, d, d.task(), 'requestReturn', liaison('transport'), returning)).toEqual(['returnWindowClosed']);
  });

  it('stays refused when the office hands the task on later, for a reason of its own', () => {
    const { world, d } = assigned();
    onTask(world, d, d.task(), 'requestReturn', liaison('transport'), returning);
    onTask(world, d, d.task(), 'refuseReturn', affairs, { reason: '属本单位职责' });
    const old = d.task();
    onTask(world, d, old, 'reassign', affairs, { unitId: 'education', reason: '机构改革' });
    expect(old).toMatchObject({ state: 'reassigned', returnState: 'refused', returnAnswer: '属本单位职责', endedReason: '机构改革' });
  });

  it('ends with the task what was asked for: the return agreed, the extension void', () => {
    const { world, d } = assigned();
    onTask(world, d, d.task('housing'), 'requestReturn', liaison('housing'), returning);
    d.takeIn('transport');
    onTask(world, d, d.task('transport'), 'requestExtension', head('transport'), { ground: 'difficult', reason: '跨县征地' });
    onTask(world, d, d.task('transport'), 'reassign', affairs, { unitId: 'housing', reason: '职责调整' });
    expect(d.file.handlingTask.slice(0, 2)).toMatchObject([{ state: 'reassigned', extensionState: null }, { state: 'released', returnState: 'agreed', returnAnswer: '承办单位调整' }]);
    expect(d.file.deadline.filter((clock) => clock.state === 'running' && ['extensionDecision', 'returnDecision'].includes(clock.kind))).toEqual([]);
  });

  it('cannot leave a suggestion without a lead, with one unit twice, or with a unit that nobody knows', () => {
    const { world, d } = assigned();
    onTask(world, d, d.task(), 'requestReturn', liaison('transport'), returning);
    expect(tryTask(world, d, d.task(), 'agreeReturn', affairs, { reason: '同意' })).toEqual(['unitMissing']);
    expect(tryTask(world, d, d.task(), 'agreeReturn', affairs, { unitId: 'nowhere', reason: '同意' })).toEqual(['unknownUnit']);
    expect(tryTask(world, d, d.task(), 'agreeReturn', affairs, { unitId: 'transport', reason: '同意' })).toEqual(['sameUnit']);
    expect(tryTask(world, d, d.task(), 'agreeReturn', government, { unitId: 'court', reason: '同意' })).toEqual(['notGovernmentUnit']);
    expect(tryTask(world, d, d.task('housing'), 'reassign', affairs, { unitId: 'transport', reason: '同意' })).toEqual(['unitTwice']);
  });

  it('is decided by the government office for government units only', () => {
    const { world, d } = assigned({ leadUnitId: 'court', assistingUnitIds: [] });
    onTask(world, d, d.task('court'), 'requestReturn', liaison('court'), returning);
    expect(d.file.turns.filter((turn) => turn.action === 'agreeReturn').map((turn) => turn.role)).toEqual(['deputyAffairs']);
    expect(world.act(d.file, 'handlingTask', d.task('court'), 'agreeReturn', government, { unitId: 'transport', reason: '同意' })).toMatchObject({ ok: false, why: 'notYourRole' });
  });
});

describe('a change of units by the assigning office', () => {
  it('swaps lead and assisting unit; what the old ones had begun ends', () => {
    const { world, d } = assigned();
    d.takeIn('transport');
    d.takeIn('housing');
    d.schedule();
    onTask(world, d, d.task('transport'), 'reassign', affairs, { unitId: 'housing', reason: '职责调整', keepAsAssisting: true });
    expect(live(d)).toEqual(['housing lead', 'transport assisting']);
    expect(d.file.handlingTask.map((task) => task.state)).toEqual(['reassigned', 'released', 'assigned', 'assigned']);
    expect(d.file.reply.map((reply) => reply.state)).toEqual(['lapsed']);
    expect(d.file.assistingOpinion.map((opinion) => opinion.state)).toEqual(['lapsed']);
    expect(d.file.consultation.map((talk) => talk.state)).toEqual(['cancelled']);
    expect(d.file.suggestion.leadUnitId).toBe('housing');
  });

  it('goes on to the end with the new unit', () => {
    const world = makeWorld(1);
    const d = driveCase(world, { units: { leadUnitId: 'housing', assistingUnitIds: ['transport'] } });
    d.untilRegistered();
    world.must(d.file, 'suggestion', d.file.suggestion, 'assign', affairs, { leadUnitId: 'transport', assistingUnitIds: ['housing'] });
    world.must(d.file, 'suggestion', d.file.suggestion, 'confirmAssignment', government);
    onTask(world, d, d.task('transport'), 'reassign', government, { unitId: 'housing', reason: '职责调整', keepAsAssisting: true });
    d.takeIn('housing');
    d.takeIn('transport');
    d.deliverOpinion('transport');
    d.consult();
    d.writeReply();
    d.checkReply();
    d.sign();
    d.openRound();
    d.rate('satisfied');
    d.closeRound();
    d.conclude();
    expect(d.file.suggestion.state).toBe('concluded');
    expect(d.file.handlingTask.map((task) => task.state)).toEqual(['reassigned', 'released', 'finished', 'finished']);
  });

  it('releases an assisting unit without another, and the lead no longer waits for its opinion', () => {
    const { world, d } = assigned();
    onTask(world, d, d.task('housing'), 'reassign', affairs, { reason: '无须会办' });
    expect(live(d)).toEqual(['transport lead']);
    expect(d.task('housing')).toMatchObject({ state: 'released', endedReason: '无须会办' });
    d.takeIn('transport');
    d.consult();
    d.writeReply();
    d.checkReply();
    expect(d.reply().state).toBe('awaitingSignOff');
  });

  it('cannot send back the opinion of a unit that assists no longer', () => {
    const { world, d } = assigned({ leadUnitId: 'transport', assistingUnitIds: ['housing', 'education'] });
    for (const unit of ['transport', 'housing', 'education']) d.takeIn(unit);
    d.deliverOpinion('housing');
    onTask(world, d, d.task('transport'), 'reassign', affairs, { unitId: 'housing', reason: '职责调整' });
    d.takeIn('housing');
    const [opinion] = d.file.assistingOpinion;
    if (opinion === undefined) throw new Error('no opinion');
    expect(world.act(d.file, 'assistingOpinion', opinion, 'sendBack', actorOf('unitSection', 'housing', 'housing-a'), { reason: '请补充' })).toMatchObject({ ok: false, refusals: [{ code: 'taskEnded' }] });
  });

  it('adds assisting units while it is handled, each once', () => {
    const { world, d } = assigned();
    const add = (assistingUnitIds: string[], actor = affairs) => world.act(d.file, 'suggestion', d.file.suggestion, 'addUnits', actor, { unitIds: assistingUnitIds, reason: '涉及学校' });
    expect(add(['education']).ok).toBe(true);
    expect(live(d)).toEqual(['education assisting', 'housing assisting', 'transport lead']);
    expect(add(['education'])).toMatchObject({ ok: false, refusals: [{ code: 'unitTwice' }] });
    expect(add(['union', 'union'])).toMatchObject({ ok: false, refusals: [{ code: 'unitTwice' }] });
    expect(add(['union'], government)).toMatchObject({ ok: false, refusals: [{ code: 'notGovernmentUnit' }] });
  });
});

describe('an extension (延期答复)', () => {
  const handling = () => {
    const { world, d } = assigned();
    d.takeIn('transport');
    onTask(world, d, d.task(), 'requestExtension', head('transport'), { ground: 'difficult', reason: '涉及跨县征地' });
    return { world, d };
  };
  const dueOf = (d: CaseDriver) => d.file.deadline.find((clock) => clock.recordId === d.task().id && clock.state === 'running' && (clock.kind === 'reply' || clock.kind === 'replyComplex'));

  it('runs six months from 交办之日 when it is granted, and the deputies are told', () => {
    const { world, d } = handling();
    const before = dueOf(d)?.dueOn ?? '';
    expect(d.file.turns.some((turn) => turn.role === 'governmentOffice' && turn.action === 'grantExtension')).toBe(true);
    world.moveTo(addDays(world.today(), 5));
    onTask(world, d, d.task(), 'grantExtension', government, { note: '同意' });
    expect(dueOf(d)).toMatchObject({ kind: 'replyComplex', startedOn: d.task().assignedOn });
    expect((dueOf(d)?.dueOn ?? '') > addDays(before, 80)).toBe(true);
    const told = world.notices.filter((notice) => notice.topic === 'extension' && notice.role === 'deputy');
    expect(told.map((notice) => notice.personId)).toEqual(['deputy-1', 'deputy-4']);
    // Who let it, when, on which ground, from which day to which (handbook 9.1).
    for (const part of ['经政府办', formatChineseDate(world.today()), `由${formatChineseDate(before)}延长到${formatChineseDate(dueOf(d)?.dueOn ?? '')}`, '处理难度大，涉及跨县征地', '代表法(2025)第五十一条第二款']) expect(told[0]?.text).toContain(part);
    expect(d.task()).toMatchObject({ extensionGround: 'difficult', extensionDecidedBy: `政府办${government.name}`, extensionDecidedOn: world.today() });
    expect(tryTask(world, d, d.task(), 'requestExtension', head('transport'), { ground: 'difficult', reason: '再延' })).toEqual(['alreadyExtended']);
  });

  it('takes an earlier day, no day before the old one, and none after six months', () => {
    const { world, d } = handling();
    const before = dueOf(d)?.dueOn ?? '';
    expect(tryTask(world, d, d.task(), 'grantExtension', government, { until: before })).toEqual(['notLater']);
    onTask(world, d, d.task(), 'grantExtension', government, { until: addDays(before, 14) });
    expect(dueOf(d)?.dueOn).toBe(addDays(before, 14));
    const other = handling();
    expect(tryTask(other.world, other.d, other.d.task(), 'grantExtension', government, { until: '2031-01-01' })).toEqual(['tooLate']);
  });

  it('is refused with a reason, and not asked for after the date', () => {
    const { world, d } = handling();
    onTask(world, d, d.task(), 'refuseExtension', affairs, { reason: '无须延期' });
    expect(d.task()).toMatchObject({ extensionState: 'refused', extensionAnswer: '无须延期' });
    expect(running(d, d.task())).toEqual(['firstContact', 'reply']);
    world.moveTo(addDays(dueOf(d)?.dueOn ?? '', 1));
    expect(tryTask(world, d, d.task(), 'requestExtension', head('transport'), { ground: 'difficult', reason: '征地' })).toEqual(['tooLateToExtend']);
  });

  it('falls away when the reply goes out before it is decided', () => {
    const { world, d } = handling();
    onTask(world, d, d.task('housing'), 'reassign', affairs, { reason: '无须会办' });
    d.consult();
    d.writeReply();
    d.checkReply();
    d.sign();
    expect(d.task().extensionState).toBeNull();
    expect(d.file.deadline.filter((clock) => clock.kind === 'extensionDecision').map((clock) => clock.state)).toEqual(['cancelled']);
    expect(running(d, d.task())).toEqual([]);
  });
});

describe('a suggestion withdrawn while it is handled', () => {
  it('is possible only where the place allows it, and ends what the units had begun', () => {
    const beijing = assigned();
    expect(beijing.world.act(beijing.d.file, 'suggestion', beijing.d.file.suggestion, 'withdraw', beijing.d.lead, { reason: '已解决' })).toMatchObject({ ok: false, refusals: [{ code: 'alreadyAssigned' }] });

    const world = makeWorld(1, '2026-03-02', { ...defaultSettings, withdrawal: 'beforeReply' });
    const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: ['housing'] } });
    d.untilHandling();
    world.must(d.file, 'suggestion', d.file.suggestion, 'withdraw', d.lead, { reason: '已经解决' });
    expect(d.file.suggestion).toMatchObject({ state: 'withdrawn', leadUnitId: null, closingReason: '已经解决' });
    expect(d.file.handlingTask.map(({ state, endedReason }) => [state, endedReason])).toEqual([['released', '代表撤回建议'], ['released', '代表撤回建议']]);
    expect([...d.file.reply, ...d.file.assistingOpinion].map((paper) => paper.state)).toEqual(['lapsed', 'lapsed']);
    expect(d.file.deadline.filter((clock) => clock.state === 'running')).toEqual([]);
    expect(d.file.turns).toEqual([]);
  });

  it('is too late once somebody has replied', () => {
    const world = makeWorld(1, '2026-03-02', { ...defaultSettings, withdrawal: 'beforeReply' });
    const d = driveCase(world);
    d.untilReplied();
    expect(world.act(d.file, 'suggestion', d.file.suggestion, 'withdraw', d.lead, { reason: '已解决' })).toMatchObject({ ok: false, why: 'wrongState' });
  });
});

describe("the deputy's objection to the unit", () => {
  it('is answered by the deputies’ affairs commission, or settled by another unit', () => {
    const kept = assigned();
    onTask(kept.world, kept.d, kept.d.task(), 'objectToUnit', kept.d.lead, { reason: '应由住建局主办' });
    const clock = () => kept.d.file.deadline.find((one) => one.kind === 'objectionDecision');
    expect(kept.d.file.turns.filter((turn) => turn.role === 'deputyAffairs').map((turn) => [turn.action, turn.dueOn])).toEqual([['answerObjection', clock()?.dueOn]]);
    expect(clock()).toMatchObject({ state: 'running', unitId: null, rule: { unit: 'workingDay', count: 5, startEvent: 'objectionRaised' } });
    expect(tryTask(kept.world, kept.d, kept.d.task(), 'objectToUnit', kept.d.lead, { reason: '再提' })).toEqual(['objectionOpen']);
    onTask(kept.world, kept.d, kept.d.task(), 'answerObjection', affairs, { answer: '道路养护属交通局职责' });
    expect(kept.d.task()).toMatchObject({ objectionState: 'kept', objectionAnswer: '道路养护属交通局职责' });
    expect(clock()?.state).toBe('met');
    expect(kept.world.notices.at(-1)).toMatchObject({ personId: 'deputy-1', topic: 'objection' });

    const late = assigned({ leadUnitId: 'transport', assistingUnitIds: [] });
    onTask(late.world, late.d, late.d.task(), 'objectToUnit', late.d.lead, { reason: '应由住建局主办' });
    late.d.takeIn('transport');
    late.d.consult();
    late.d.writeReply();
    late.d.checkReply();
    late.d.sign();
    late.d.openRound();
    late.d.rate('satisfied');
    late.d.closeRound();
    // A quick reply does not make the question go away.
    expect(late.d.file.turns.some((turn) => turn.action === 'answerObjection')).toBe(true);
    expect(late.world.act(late.d.file, 'suggestion', late.d.file.suggestion, 'conclude', affairs)).toMatchObject({ ok: false, refusals: [{ code: 'objectionOpen' }] });
    onTask(late.world, late.d, late.d.task(), 'answerObjection', affairs, { answer: '属交通局职责' });
    late.d.conclude();

    const changed = assigned();
    const old = changed.d.task();
    onTask(changed.world, changed.d, old, 'objectToUnit', changed.d.lead, { reason: '应由住建局主办' });
    onTask(changed.world, changed.d, old, 'reassign', affairs, { unitId: 'housing', reason: '采纳代表意见' });
    expect(old).toMatchObject({ state: 'reassigned', objectionState: 'changed', objectionAnswer: '采纳代表意见' });
    expect(changed.d.file.turns.some((turn) => turn.action === 'answerObjection')).toBe(false);
  });
});
