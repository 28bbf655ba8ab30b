import { describe, expect, it } from 'vitest';
import { actorOf, deputyActor } from '../testing/people.ts';
import { reach, type Reached } from '../testing/reach.ts';
import { actsOnEndedMandate } from './acts-of-ended-mandate.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const successor = deputyActor('deputy-4');

/** The lead sponsor resigns; those in `also` are no deputies any more either. */
function resign({ world, driver }: Pick<Reached, 'world' | 'driver'>, personId = driver.lead.personId, also: readonly string[] = []): string[] {
  for (const id of [personId, ...also]) world.withoutMandate.add(id);
  const hasSuccessor = driver.file.coSponsorship.some((c) => c.state === 'confirmed' && !world.withoutMandate.has(c.personId));
  const acts = actsOnEndedMandate(driver.file, { personId, reason: '辞职', endedOn: world.today() }, hasSuccessor);
  for (const { kind, record, action, body } of acts) world.must(driver.file, kind, record, action, world.system, body);
  expect(actsOnEndedMandate(driver.file, { personId, reason: '辞职', endedOn: world.today() }, hasSuccessor)).toEqual([]);
  return acts.map(({ kind, action }) => `${kind}.${action}`);
}
const told = ({ world }: Reached, role: string) => world.notices.filter((n) => n.topic === 'contact' && n.role === role).map((n) => n.personId ?? n.organisationId);

describe('the lead sponsor’s mandate ends', () => {
  it('and the first who signed is spoken to; the text keeps its name', () => {
    const reached = reach('handlingTask', 'inSection');
    const { world, driver: d } = reached;
    expect(resign(reached)).toEqual(['suggestion.passContact']);
    expect(d.file.suggestion).toMatchObject({ leadPersonId: 'deputy-1', leadName: '陈初', contactPersonId: 'deputy-4', contactName: '吴四', contactPhone: '13800000004', contactSince: world.today() });
    expect([told(reached, 'deputyAffairs'), told(reached, 'deputy'), new Set(told(reached, 'unitLiaison'))]).toEqual([[null], ['deputy-4'], new Set(['transport', 'housing'])]);
    d.schedule(); d.recordConsultation();
    expect(world.act(d.file, 'consultation', d.consultation(), 'confirm', d.lead)).toMatchObject({ why: 'notYourRole' });
    world.must(d.file, 'consultation', d.consultation(), 'confirm', successor);
  });

  it('while asked to rate: the successor rates, once', () => {
    const reached = reach('evaluation', 'open');
    const { world, driver: d } = reached;
    resign(reached);
    expect(d.evaluation()).toMatchObject({ state: 'open', raterPersonId: 'deputy-4', raterName: '吴四' });
    expect(d.file.turns.filter((t) => t.recordKind === 'evaluation').map((t) => t.personId)).toEqual(['deputy-4']);
    expect(world.act(d.file, 'evaluation', d.evaluation(), 'rate', d.lead, { attitude: 'satisfied', result: 'satisfied' })).toMatchObject({ why: 'notYourRole' });
    world.must(d.file, 'evaluation', d.evaluation(), 'rate', successor, { attitude: 'satisfied', result: 'satisfied' });
  });

  it('after having rated: the rating stands', () => {
    const reached = reach('evaluation', 'rated');
    resign(reached);
    reached.driver.closeRound();
    expect(reached.driver.evaluation()).toMatchObject({ state: 'disclosed', raterPersonId: 'deputy-1', result: 'satisfied' });
  });

  it('with nobody left: no rater, no talk owed, and the unit says so', () => {
    const reached = reach('evaluation', 'open');
    resign(reached, 'deputy-1', ['deputy-4']);
    expect(reached.driver.file.suggestion).toMatchObject({ contactPersonId: null, state: 'evaluated' });
    expect(reached.driver.evaluation()).toMatchObject({ state: 'noRater', countsAs: 'excluded', raterName: '陈初' });

    const early = reach('assistingOpinion', 'delivered');
    const { world, driver: d } = early;
    d.schedule();
    resign(early, 'deputy-1', ['deputy-4']);
    expect(d.consultation().state).toBe('cancelled');
    expect(codes(world.act(d.file, 'handlingTask', d.task(), 'scheduleConsultation', d.sectionOf('transport'), { plannedAt: world.environmentOf(world.system).now, place: '站', mode: 'meeting', phase: 'during' }))).toEqual(['noDeputyLeft']);
    d.writeReply(); d.checkReply(); d.sign({ withoutConsultation: 'noDeputyLeft' });
    expect(d.reply()).toMatchObject({ state: 'delivered', marksMissingConsultation: false });
    const standing = reach('reply', 'awaitingSignOff', {});
    expect(standing.driver.file.suggestion.contactPersonId).not.toBeNull();
  });

  it.each([['draft', 'discarded'], ['awaitingCoSponsors', 'discarded'], ['registered', 'registered'], ['archived', 'archived'], ['closed', 'closed'], ['withdrawn', 'withdrawn']] as const)('in %s the suggestion is %s', (state, then) => {
    const reached = reach('suggestion', state);
    resign(reached);
    expect(reached.driver.file.suggestion.state).toBe(then);
    expect(reached.driver.file.coSponsorship.some((c) => then === 'discarded' && c.state === 'invited')).toBe(false);
  });

  it('is not passed on while they are a deputy, and only by the system', () => {
    const { world, driver: d } = reach('suggestion', 'handling');
    expect(codes(world.act(d.file, 'suggestion', d.file.suggestion, 'passContact', world.system, { reason: '辞职', endedOn: world.today() }))).toEqual(['stillDeputy']);
    expect(world.act(d.file, 'suggestion', d.file.suggestion, 'passContact', actorOf('deputyAffairs'), { reason: '辞职', endedOn: world.today() })).toMatchObject({ why: 'notYourRole' });
  });
});

describe('a co-signer’s mandate ends', () => {
  it('and what they were asked to sign lapses; what they signed stands', () => {
    const open = reach('coSponsorship', 'invited');
    expect(resign(open, 'deputy-4')).toEqual(['coSponsorship.lapse']);
    expect(open.driver.file.coSponsorship.map((c) => c.state)).toEqual(['removed']);
    const signed = reach('coSponsorship', 'confirmed');
    expect(resign(signed, 'deputy-4')).toEqual([]);
    expect(signed.driver.file.coSponsorship.map((c) => c.state)).toEqual(['confirmed']);
  });
});
