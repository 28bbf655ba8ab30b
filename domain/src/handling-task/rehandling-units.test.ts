import { describe, expect, it } from 'vitest';
import { clockFaults, turnFaults } from '../testing/invariants.ts';
import { defaultSettings } from '../setting/settings.ts';
import { driveCase } from '../testing/case-driver.ts';
import { attendee } from '../testing/bodies.ts';
import { addDays } from '../kernel/dates.ts';
import { actorOf } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';
import { countedIn } from '../indicator/counted.ts';
import { isLiveTask } from './live-task.ts';

const affairs = actorOf('deputyAffairs');

/** Answered by transport, which the deputy finds to be the wrong unit. */
function dissatisfied() {
  const world = makeWorld(1, undefined, defaultSettings);
  const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: [] } });
  d.untilEvaluated('dissatisfied');
  const section = (unit: string) => actorOf('unitSection', unit, `${unit}-a`);
  const consult = (unit: string) => {
    world.must(d.file, 'handlingTask', d.task(unit), 'scheduleConsultation', section(unit), { plannedAt: `${addDays(world.today(), 1)}T01:00:00.000Z`, place: '联络站', mode: 'meeting', phase: 'during' });
    world.must(d.file, 'consultation', d.consultation(), 'record', section(unit), { heldOn: world.today(), place: '联络站', mode: 'meeting', phase: 'during', deputiesPresent: [d.lead.name], attendees: [attendee('unitHead')], deputyOpinion: '尽快', unitOpinion: '同意' });
    world.must(d.file, 'consultation', d.consultation(), 'confirm', d.lead);
  };
  const send = (unit: string) => {
    consult(unit);
    world.must(d.file, 'reply', d.reply(), 'save', section(unit), { answers: d.answers(), opening: '收悉', closing: '特此答复', contactName: '李科长', contactPhone: '0577-2' });
    world.must(d.file, 'reply', d.reply(), 'submitForCheck', section(unit));
    world.must(d.file, 'reply', d.reply(), 'passCheck', actorOf('unitDeputyHead', unit));
    world.must(d.file, 'reply', d.reply(), 'signOff', actorOf('unitHead', unit));
  };
  return { world, d, send };
}

describe('units in a re-handling', () => {
  it('are added: the new reply waits for their opinion and states it', () => {
    const { world, d } = dissatisfied();
    expect(d.file.suggestion.state).toBe('rehandling');
    world.must(d.file, 'suggestion', d.file.suggestion, 'addUnits', affairs, { unitIds: ['housing'], reason: '代表指出还涉及房屋安全' });
    expect(world.notices.filter((notice) => notice.topic === 'unitsAdded').map((notice) => notice.role)).toEqual(expect.arrayContaining(['unitSection', 'deputy']));
    d.takeIn('housing');
    d.consult();
    d.writeReply();
    expect(world.act(d.file, 'reply', d.reply(), 'submitForCheck', d.sectionOf('transport'))).toMatchObject({ ok: false, refusals: [{ code: 'opinionsOpen' }] });
    d.deliverOpinion('housing');
    d.checkReply();
    d.sign();
    expect((d.reply().letter as { assistingOpinions: unknown[] }).assistingOpinions).toHaveLength(1);
    expect([...clockFaults(d.file), ...turnFaults(world, d.file)]).toEqual([]);
  });

  it('are objected to by the deputy, and swapped: the next unit goes on with the re-handling, in the time of one', () => {
    const { world, d, send } = dissatisfied();
    const old = d.task('transport');
    const [first] = d.file.reply;
    world.must(d.file, 'handlingTask', old, 'objectToUnit', d.lead, { reason: '应由住建局办理' });
    world.must(d.file, 'handlingTask', old, 'reassign', affairs, { unitId: 'housing', reason: '采纳代表意见' });
    const next = d.task('housing');
    // Nobody waits for what a unit promised that sees the case no more.
    expect(d.file.commitment.map((each) => each.state)).toEqual(['replaced', 'replaced']);
    expect(old).toMatchObject({ state: 'reassigned', objectionState: 'changed' });
    expect(next).toMatchObject({ state: 'assigned', role: 'lead', cycle: 2, rehandlesId: old.id });
    expect(d.file.deadline.filter((clock) => clock.recordId === next.id && clock.state === 'running').map((clock) => clock.kind).toSorted()).toEqual(['receipt', 'rehandledReply']);
    d.takeIn('housing');
    expect(d.reply()).toMatchObject({ type: 'rehandled', unitId: 'housing', contactName: null });
    expect(world.act(d.file, 'handlingTask', next, 'requestExtension', actorOf('unitHead', 'housing'), { ground: 'difficult', reason: '难' })).toMatchObject({ ok: false, refusals: [{ code: 'handledAgain' }] });
    send('housing');
    // The old reply gives way, and with it what it promised.
    expect([first?.state, d.file.suggestion.state]).toEqual(['replaced', 'replied']);
    expect(d.file.commitment.filter((each) => each.taskId === old.id).every((each) => each.state === 'replaced')).toBe(true);
    d.openRound();
    expect(d.evaluation()).toMatchObject({ taskId: next.id, sequence: 2 });
    d.rate('satisfied');
    d.closeRound();
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', firstResult: 'dissatisfied', finalResult: 'satisfied' });
    // The first rating stays the suggestion's in every rate, and is not the new unit's.
    const counted = (key: 'satisfiedFirst' | 'satisfiedFinal', unitId: string | null) => countedIn(d.file, key, { unitId, today: world.today(), settings: world.settings }).map((each) => each.fulfils);
    expect([counted('satisfiedFirst', null), counted('satisfiedFirst', 'housing'), counted('satisfiedFinal', 'housing')]).toEqual([[false], [], [true]]);
    expect([...clockFaults(d.file), ...turnFaults(world, d.file)]).toEqual([]);
  });

  it('stay as the table decided after a second dissatisfaction', () => {
    const { world, d } = dissatisfied();
    d.consult();
    d.writeReply();
    d.checkReply();
    d.sign();
    d.untilRated('dissatisfied');
    d.convene();
    d.recordMeeting();
    d.concludeMediation({ conclusion: 'rehandle', dueOn: addDays(world.today(), 20) });
    expect(d.task().state).toBe('rehandling');
    expect(world.act(d.file, 'handlingTask', d.task(), 'reassign', affairs, { unitId: 'housing', reason: '职责' })).toMatchObject({ ok: false, refusals: [{ code: 'mediated' }] });
    expect(d.file.handlingTask.filter(isLiveTask)).toHaveLength(1);
  });
});
