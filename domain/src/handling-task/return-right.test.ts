import { describe, expect, it } from 'vitest';
import { clockFaults } from '../testing/invariants.ts';
import { addDays } from '../kernel/dates.ts';
import { defaultSettings, type Settings } from '../setting/settings.ts';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';
import { returnRightOf } from './return-right.ts';

const affairs = actorOf('deputyAffairs');
const liaison = actorOf('unitLiaison', 'transport');
const head = actorOf('unitHead', 'transport');
const asking = { ground: '三定规定第三条', reason: '属水利工程' };

function assigned(settings: Settings = defaultSettings, assistingUnitIds: string[] = []) {
  const world = makeWorld(1, undefined, settings);
  const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds } });
  d.untilRegistered();
  d.assign();
  const task = d.task();
  const act = (action: string, actor = liaison, body: unknown = {}) => {
    const outcome = world.act(d.file, 'handlingTask', task, action, actor, body);
    return outcome.ok ? 'ok' : outcome.refusals.map((each) => each.code).join();
  };
  const right = () => returnRightOf(d.file, task);
  const clock = (kind: string) => d.file.deadline.filter((each) => each.recordId === task.id && each.kind === kind);
  return { world, d, task, act, right, clock };
}

describe('the days for giving a task back (浙江规定 14)', () => {
  it('do not end when the unit routes the task to a section; a refused one goes on there', () => {
    const { world, d, task, act, right } = assigned();
    d.takeIn();
    world.nextDay();
    expect(act('requestReturn', liaison, asking)).toBe('ok');
    expect([task.state, right()?.state]).toEqual(['returnRequested', 'met']);
    expect(clockFaults(d.file)).toEqual([]);
    expect(act('refuseReturn', affairs, { reason: '属本单位职责' })).toBe('ok');
    expect(task).toMatchObject({ state: 'inSection', returnState: 'refused', sectionId: 'transport-a' });
    expect(d.file.reply.map((reply) => reply.state)).toEqual(['drafting']);
    // Nothing that was begun is begun twice.
    expect(d.file.deadline.filter((each) => each.recordId === task.id && each.state === 'running').map((each) => each.kind).toSorted()).toEqual(['firstContact', 'reply']);
  });

  it('let the drafts lapse when somebody agrees, and nobody signs a reply before that', () => {
    const { world, d, task, act } = assigned();
    d.takeIn();
    d.consult();
    d.writeReply();
    d.checkReply();
    expect(act('requestReturn', liaison, asking)).toBe('ok');
    expect(world.act(d.file, 'reply', d.reply(), 'signOff', head, {})).toMatchObject({ ok: false, refusals: [{ code: 'returnOpen' }] });
    expect(act('agreeReturn', affairs, { unitId: 'housing', reason: '按三定规定' })).toBe('ok');
    expect([task.state, d.reply().state]).toEqual(['reassigned', 'lapsed']);
  });

  it('are asked for once: after a refusal the head may put the dispute in writing', () => {
    const { act, task } = assigned();
    expect(act('requestReturn', liaison, asking)).toBe('ok');
    expect(act('refuseReturn', affairs, { reason: '属本单位职责' })).toBe('ok');
    expect(act('requestReturn', liaison, asking)).toBe('returnRefused');
    expect(task.state).toBe('assigned');
    expect(act('raiseDispute', head, { statement: '属水利', ground: '三定', proposal: '县水利局' })).toBe('ok');
  });

  it('pass for a unit that does not sign: they count at the latest from the day by which it had to', () => {
    const { world, act, right, clock } = assigned();
    const signBy = clock('receipt')[0]?.dueOn ?? '';
    expect(right()).toMatchObject({ state: 'open', startedOn: signBy, rule: { startEvent: 'received' } });
    world.moveTo(right()?.dueOn ?? '');
    const until = right()?.dueOn;
    // Signed late: no day is won.
    expect(act('accept')).toBe('ok');
    expect(right()?.dueOn).toBe(until);
    world.nextDay();
    expect(act('requestReturn', liaison, asking)).toBe('returnWindowClosed');
    // Nor is the head sent back to ask for what is over.
    expect(act('raiseDispute', head, { statement: '属水利', ground: '三定', proposal: '县水利局' })).toBe('returnWindowClosed');
  });

  it('count from receipt once it is known, from 交办之日 where the place says so, and hurry nobody', () => {
    const { world, d, task, right } = assigned();
    world.nextDay();
    d.accept('transport');
    expect(right()).toMatchObject({ state: 'open', startedOn: world.today(), dueOn: addDays(world.today(), 10), nextReminderOn: null });
    world.moveTo(addDays(world.today(), 11));
    expect(task.nextDueOn).toBe(d.file.deadline.filter((each) => each.recordId === task.id && each.state === 'running').map((each) => each.dueOn).toSorted()[0]);
    expect(d.file.turns.every((turn) => turn.dueOn !== right()?.dueOn)).toBe(true);
    const henan = assigned({ ...defaultSettings, returnRequest: { unit: 'workingDay', count: 10, startEvent: 'assigned', roll: 'nextWorkingDay' } });
    const before = henan.right()?.dueOn;
    expect(henan.right()?.startedOn).toBe(henan.task.assignedOn);
    henan.world.nextDay();
    expect(henan.act('accept')).toBe('ok');
    expect(henan.right()?.dueOn).toBe(before);
  });

  it('are not won again by asking and taking back: the signature is due on the same day, the right ends on its own', () => {
    const { world, act, right, clock } = assigned();
    const [receipt] = clock('receipt');
    const until = right()?.dueOn;
    expect(act('requestReturn', liaison, asking)).toBe('ok');
    world.nextDay();
    expect(act('withdrawReturn')).toBe('ok');
    expect(clock('receipt')).toEqual([receipt]);
    expect(receipt).toMatchObject({ state: 'running', endedOn: null });
    expect(right()).toMatchObject({ state: 'open', dueOn: until });
  });

  it('end with the reply, and with a dispute, which settles it for good', () => {
    const disputed = assigned(defaultSettings, ['housing']);
    expect(disputed.act('raiseDispute', head, { statement: '属住建', ground: '三定', proposal: '县住建局' })).toBe('ok');
    expect(disputed.right()?.state).toBe('cancelled');
    const answered = assigned();
    answered.d.takeIn();
    answered.d.consult();
    answered.d.writeReply();
    answered.d.checkReply();
    answered.d.sign();
    expect(answered.right()?.state).toBe('cancelled');
  });

  it('move with a new notice: by their own days, and with the day by which the unit had to sign', () => {
    const { world, d, right, clock } = assigned();
    const system = world.system;
    const move = (record: { dueOn: string } | undefined, dueOn: string) => world.must(d.file, 'deadline', record as never, 'recompute', system, { dueOn, reason: '载入放假安排' });
    const receipt = clock('receipt')[0];
    move(receipt, addDays(receipt?.dueOn ?? '', 3));
    expect(right()).toMatchObject({ startedOn: receipt?.dueOn, originalDueOn: right()?.dueOn });
    const moved = right();
    move(moved, addDays(moved?.dueOn ?? '', 2));
    expect(moved?.nextReminderOn).toBeNull();
    // That day has an entry of its own: receipt begins another clock.
    d.accept('transport');
    expect(clock('returnRequest').map((each) => each.state)).toEqual(['cancelled', 'open']);
  });
});
