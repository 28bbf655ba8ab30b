import { describe, expect, it } from 'vitest';
import { deputyActor } from '../testing/people.ts';
import { reach, type Reached } from '../testing/reach.ts';
import { canSee } from '../visibility.ts';
import { actsOnEndedMandate } from './acts-of-ended-mandate.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const other = deputyActor('deputy-4');
const third = deputyActor('deputy-6');
const drafted = (): Reached => { const reached = reach('suggestion', 'draft'); reached.driver.write(); return reached; };
const act = ({ world, driver }: Reached, action: string, actor: Parameters<Reached['world']['act']>[4], body: unknown = {}) => world.act(driver.file, 'suggestion', driver.file.suggestion, action, actor, body);
const must = ({ world, driver }: Reached, action: string, actor: Parameters<Reached['world']['act']>[4], body: unknown = {}) => world.must(driver.file, 'suggestion', driver.file.suggestion, action, actor, body);
/** The mandate ends; done again, nothing is left to do. */
function end({ world, driver }: Reached, personId: string, sessionDueOn?: string): string[] {
  world.withoutMandate.add(personId);
  const acts = () => actsOnEndedMandate(driver.file, { personId, reason: '辞职', endedOn: world.today(), ...(sessionDueOn === undefined ? {} : { sessionDueOn }) }, false);
  const done = acts();
  for (const { kind, record, action, body } of done) world.must(driver.file, kind, record, action, world.system, body);
  if (driver.file.suggestion.contactPersonId === personId) expect(acts()).toEqual([]);
  return done.map(({ action }) => action);
}
const told = ({ world }: Reached, role: string) => world.notices.filter((n) => n.topic === 'handOver' && n.role === role).map((n) => n.personId);

describe('a draft handed over while its author is a deputy', () => {
  it('is read by the one who is asked, and then is theirs: whoever had signed is asked anew', () => {
    const reached = reach('coSponsorship', 'confirmed');
    const { driver: d, world } = reached;
    must(reached, 'unfreeze', d.lead);
    expect(canSee(third, d.file)).toBe(false);
    must(reached, 'offerDraft', d.lead, { personId: 'deputy-6' });
    expect([canSee(third, d.file), canSee(d.affairs, d.file), told(reached, 'deputy')]).toEqual([true, false, ['deputy-6']]);
    expect(act(reached, 'save', d.lead, { title: '改' })).toMatchObject({ why: 'wrongState' });
    must(reached, 'acceptDraft', third);
    expect(d.file.suggestion).toMatchObject({ state: 'draft', leadPersonId: 'deputy-6', contactPersonId: 'deputy-6', handedOverFrom: '陈初', heirPersonId: null });
    expect(d.file.coSponsorship.map((c) => [c.personId, c.state])).toEqual([['deputy-4', 'invited']]);
    expect(canSee(d.lead, d.file)).toBe(false);
    expect(act(reached, 'save', d.lead, { title: '改' })).toMatchObject({ why: 'notYourRole' });
    expect(codes(act(reached, 'submit', third))).toEqual(['coSponsorsOpen']);
    expect(world.notices.at(-1)?.text).toContain('接手了您的草稿');
  });

  it('is the author’s again when declined or taken back', () => {
    const reached = drafted();
    must(reached, 'offerDraft', reached.driver.lead, { personId: 'deputy-4' });
    must(reached, 'declineDraft', other, { reason: '不熟悉' });
    expect(reached.driver.file.suggestion).toMatchObject({ state: 'draft', leadPersonId: 'deputy-1', handOverTo: null, heirPersonId: null });
    must(reached, 'offerDraft', reached.driver.lead, { personId: 'deputy-4' });
    must(reached, 'takeBackDraft', reached.driver.lead);
    expect(canSee(other, reached.driver.file)).toBe(false);
  });

  it('goes to no stranger, to nobody without a mandate, and never as a signed sheet', () => {
    const reached = drafted();
    const { driver: d, world } = reached;
    world.withoutMandate.add('deputy-4');
    for (const [personId, code] of [['stranger', 'unknownDeputy'], ['deputy-4', 'unknownDeputy'], ['deputy-1', 'heirIsAuthor']]) expect(codes(act(reached, 'offerDraft', d.lead, { personId }))).toEqual([code]);
    expect(codes(act(reached, 'arrangeHandOver', d.lead, { to: 'deputy' }))).toEqual(['heirMissing']);
    Object.assign(d.file.suggestion, { entryChannel: 'paper' });
    expect(codes(act(reached, 'arrangeHandOver', d.lead, { to: 'office' }))).toEqual(['signedOnPaper']);
  });
});

describe('a draft whose author is a deputy no more', () => {
  it('is discarded where the author said nothing, and nobody reads it', () => {
    const reached = drafted();
    expect(end(reached, 'deputy-1')).toEqual(['lapseDraft']);
    expect(canSee(reached.driver.affairs, reached.driver.file)).toBe(false);
  });

  it('goes to the deputy whom the author named, and to nobody else', () => {
    for (const takes of [true, false]) {
      const reached = drafted();
      const { driver: d } = reached;
      must(reached, 'arrangeHandOver', d.lead, { to: 'deputy', personId: 'deputy-4' });
      expect(canSee(other, d.file)).toBe(false);
      expect(end(reached, 'deputy-1')).toEqual(['passDraftOn']);
      expect([canSee(other, d.file), canSee(d.affairs, d.file)]).toEqual([true, false]);
      expect(d.file.deadline.filter((one) => one.state === 'running').map((one) => one.kind)).toEqual(['draftTakeover']);
      must(reached, takes ? 'acceptDraft' : 'declineDraft', other);
      expect(d.file.suggestion).toMatchObject(takes ? { state: 'draft', leadPersonId: 'deputy-4', contactReason: null } : { state: 'discarded', closingReason: expect.stringContaining('吴四代表没有接手') });
      expect(d.file.deadline.filter((one) => one.state === 'running')).toEqual([]);
    }
  });

  it('ends where the deputy named is none any more either, before or while being asked', () => {
    const both = drafted();
    must(both, 'arrangeHandOver', both.driver.lead, { to: 'deputy', personId: 'deputy-4' });
    both.world.withoutMandate.add('deputy-4');
    end(both, 'deputy-1');
    expect(both.driver.file.suggestion.closingReason).toContain('吴四代表也不在任');
    const asked = drafted();
    must(asked, 'offerDraft', asked.driver.lead, { personId: 'deputy-4' });
    end(asked, 'deputy-1');
    expect(codes(act(asked, 'declineDraft', asked.world.system))).toEqual(['stillDeputy']);
    expect(end(asked, 'deputy-4')).toEqual(['declineDraft']);
    expect(asked.driver.file.suggestion.state).toBe('discarded');
  });

  it('is read by the office that the author left it to, which asks one deputy after another until the last day', () => {
    const reached = drafted();
    const { driver: d, world } = reached;
    must(reached, 'arrangeHandOver', d.lead, { to: 'office' });
    expect(act(reached, 'chooseHeir', d.affairs, { personId: 'deputy-4' })).toMatchObject({ why: 'notYourRole' });
    end(reached, 'deputy-1', world.today());
    expect(d.file.deadline.at(-1)).toMatchObject({ kind: 'draftTakeover', dueOn: world.today() });
    expect([canSee(d.affairs, d.file), canSee(third, d.file)]).toEqual([true, false]);
    expect(d.file.turns.map((turn) => [turn.role, turn.action])).toEqual([['deputyAffairs', 'chooseHeir']]);
    must(reached, 'chooseHeir', d.affairs, { personId: 'deputy-4' });
    expect(codes(act(reached, 'chooseHeir', d.affairs, { personId: 'deputy-4' }))).toEqual(['sameHeir']);
    must(reached, 'declineDraft', other, {});
    expect([d.file.suggestion.heirPersonId, canSee(other, d.file)]).toEqual([null, false]);
    must(reached, 'chooseHeir', d.affairs, { personId: 'deputy-6' });
    must(reached, 'lapseDraft', world.system, { reason: '没有代表接手', endedOn: world.today() });
    expect(d.file.suggestion).toMatchObject({ state: 'discarded', closingReason: expect.stringContaining('到期没有代表接手') });
    expect(told(reached, 'deputyAffairs')).toHaveLength(3);
  });
});
