import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { addDays, addMonths } from '../kernel/dates.ts';
import { deadlineRuleOf, defaultSettings, type Settings } from '../setting/settings.ts';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';

/** A suggestion handed over on one day and accepted by both units two days later. */
function acceptedLate(settings: Settings) {
  const world = makeWorld(1, '2026-03-02', settings);
  const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: ['housing'] } });
  d.untilRegistered();
  d.assign();
  const assignedOn = world.today();
  world.moveTo(addDays(assignedOn, 2));
  for (const unitId of ['transport', 'housing']) world.must(d.file, 'handlingTask', d.task(unitId), 'accept', actorOf('unitLiaison', unitId));
  const clock = (kind: string) => d.file.deadline.find((each) => each.kind === kind && each.state === 'running');
  return { assignedOn, acceptedOn: world.today(), clock };
}

describe('the clocks of a task', () => {
  it('count the opinion and the first contact from 交办之日 where the place says so (重庆 20), else from receipt', () => {
    const settings: Settings = {
      ...defaultSettings, firstContact: { ...defaultSettings.firstContact, startEvent: 'assigned' },
      assistingOpinion: { unit: 'workingDay', count: 30, startEvent: 'assigned', roll: 'nextWorkingDay' },
    };
    const chongqing = acceptedLate(settings);
    expect(chongqing.clock('firstContact')?.startedOn).toBe(chongqing.assignedOn);
    expect(chongqing.clock('assistingOpinion')).toMatchObject({ startedOn: chongqing.assignedOn, dueOn: computeDeadline(deadlineRuleOf(settings, 'assistingOpinion'), chongqing.assignedOn, publishedCalendar).dueOn });
    const usual = acceptedLate(defaultSettings);
    expect([usual.clock('firstContact')?.startedOn, usual.clock('assistingOpinion')?.startedOn]).toEqual([usual.acceptedOn, usual.acceptedOn]);
  });

  it('run before anybody has signed where they count from 交办之日, once', () => {
    const world = makeWorld(1, '2026-03-02', {
      ...defaultSettings, firstContact: { ...defaultSettings.firstContact, startEvent: 'assigned' },
      assistingOpinion: { unit: 'workingDay', count: 30, startEvent: 'assigned', roll: 'nextWorkingDay' },
    });
    const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: ['housing'] } });
    d.untilRegistered();
    d.assign();
    const kinds = (unitId: string) => d.file.deadline.filter((each) => each.recordId === d.task(unitId).id && each.state === 'running').map((each) => each.kind).toSorted();
    expect([kinds('transport'), kinds('housing')]).toEqual([['firstContact', 'receipt', 'reply'], ['assistingOpinion', 'receipt']]);
    for (const unitId of ['transport', 'housing']) d.accept(unitId);
    expect([kinds('transport'), kinds('housing')]).toEqual([['firstContact', 'reply'], ['assistingOpinion']]);
  });

  it('of the first contact ends on the day of the talk, however late the deputy confirms it', () => {
    const world = makeWorld(1, '2026-03-02');
    const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: [] } });
    d.untilHandling();
    d.schedule();
    d.recordConsultation();
    const heldOn = world.today();
    const clock = d.file.deadline.find((each) => each.kind === 'firstContact');
    world.moveTo(addDays(clock?.dueOn ?? '', 5));
    d.confirmConsultation();
    expect(clock).toMatchObject({ state: 'met', endedOn: heldOn });
    expect(d.task().contactedOn).toBe(heldOn);
  });

  it('run for the reply from 交办之日 even where the place counts from receipt (代表法 51)', () => {
    const { assignedOn, clock } = acceptedLate({ ...defaultSettings, reply: { ...defaultSettings.reply, startEvent: 'received' } });
    expect(clock('reply')).toMatchObject({ startedOn: assignedOn, originalDueOn: clock('reply')?.dueOn });
    expect((clock('reply')?.dueOn ?? '') >= addMonths(assignedOn, 3)).toBe(true);
  });
});
