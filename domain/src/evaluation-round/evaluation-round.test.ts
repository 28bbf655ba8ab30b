import { describe, expect, it } from 'vitest';
import { actorOf } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { makeWorld } from '../testing/world.ts';
import { actsOnOpening } from './acts-of-round.ts';

const affairs = actorOf('deputyAffairs');
const codes = (decision: { ok: boolean; refusals?: readonly { code: string }[] }) => (decision.refusals ?? []).map((r) => r.code);

describe('a round of evaluation', () => {
  it('opens on its day and closes after its last, by the clock', () => {
    const world = makeWorld(1);
    const round = world.planRound('第一轮', '2026-03-04', '2026-03-06');
    expect(codes(world.actOnRound(round, 'open', affairs))).toEqual(['tooEarly']);
    world.moveTo('2026-03-04');
    expect(round.state).toBe('open');
    world.moveTo('2026-03-06');
    expect(codes(world.actOnRound(round, 'close', world.system))).toEqual(['tooEarly']);
    world.moveTo('2026-03-07');
    expect(round).toMatchObject({ state: 'closed', openedOn: '2026-03-04', closedOn: '2026-03-07' });
  });

  it('takes in no reply that comes after its last day: it waits for the next round', () => {
    const { world, driver: d, record } = reach('handlingTask', 'replied');
    const round = world.planRound('第一轮', '2026-03-02', '2026-03-02');
    round.state = 'open';
    world.moveTo('2026-03-03');
    expect(round.state).toBe('closed');
    const late = { ...round, id: 'late', state: 'open' };
    world.rounds.push(late);
    expect(actsOnOpening(d.file, late, world.today())).toEqual([]);
    expect(world.act(d.file, 'handlingTask', record, 'openEvaluation', world.system, { roundId: 'late' })).toMatchObject({ ok: false, refusals: [{ code: 'roundNotOpen' }] });
  });

  it('is closed by nobody’s hand', () => {
    const world = makeWorld(1);
    const round = world.planRound('第一轮', '2026-03-02', '2026-03-06');
    world.actOnRound(round, 'open', affairs);
    expect(world.actOnRound(round, 'close', affairs)).toMatchObject({ ok: false, why: 'notYourRole' });
  });

  it('once open, its last day moves to today or later, and its first day not at all', () => {
    const world = makeWorld(1, '2026-03-04');
    const round = world.planRound('第一轮', '2026-03-04', '2026-03-06');
    world.actOnRound(round, 'open', affairs);
    expect(codes(world.actOnRound(round, 'reschedule', affairs, { closesOn: '2026-03-03' }))).toEqual(['badDates']);
    expect(codes(world.actOnRound(round, 'reschedule', affairs, { opensOn: '2026-03-05' }))).toEqual(['badDates']);
    expect(world.actOnRound(round, 'reschedule', affairs, { closesOn: '2026-03-04' }).ok).toBe(true);
  });
});
