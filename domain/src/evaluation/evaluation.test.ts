import { describe, expect, it } from 'vitest';
import type { Actor } from '../identity/actor.ts';
import { isUnitRole } from '../identity/roles.ts';
import { defaultSettings } from '../setting/settings.ts';
import { driveCase } from '../testing/case-driver.ts';
import { bytesFor } from '../testing/invariants.ts';
import { actorOf, actors, deputyActor } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { makeWorld } from '../testing/world.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const outsiders = actors.filter((a) => isUnitRole(a.role) || a.role === 'governmentOffice' || a.role === 'countyLeader');
const bytes = (world: ReturnType<typeof makeWorld>, file: Parameters<typeof bytesFor>[1]) => outsiders.map((actor: Actor) => bytesFor(world, file, actor));

describe('rating', () => {
  it('has no default and wants a reason for 不满意, on attitude or result', () => {
    const { world, driver: d, record } = reach('evaluation', 'open');
    expect(record).toMatchObject({ attitude: null, result: null });
    const rate = (body: unknown) => codes(world.act(d.file, 'evaluation', record, 'rate', d.lead, body));
    expect(rate({ attitude: 'satisfied', result: 'dissatisfied' })).toEqual(['reasonMissing']);
    expect(rate({ attitude: 'dissatisfied', result: 'satisfied', reason: ' ' })).toEqual(['reasonMissing']);
    expect(rate({ attitude: 'satisfied', result: 'dissatisfied', reason: '没有动工' })).toEqual([]);
  });

  it('is the rater’s alone: not the unit’s, not another deputy’s', () => {
    const { world, driver: d, record } = reach('evaluation', 'open');
    for (const actor of [actorOf('unitHead', 'transport'), deputyActor('deputy-4'), d.affairs]) {
      expect(world.act(d.file, 'evaluation', record, 'rate', actor, { attitude: 'satisfied', result: 'satisfied' })).toMatchObject({ ok: false, why: 'notYourRole' });
    }
  });

  it('may be revised until the round closes; every change stays in its history', () => {
    const { world, driver: d, record } = reach('evaluation', 'rated');
    world.must(d.file, 'evaluation', record, 'revise', d.lead, { attitude: 'satisfied', result: 'dissatisfied', reason: '又坏了' });
    expect(d.evaluation()).toMatchObject({ result: 'dissatisfied', history: [{ result: 'satisfied' }, { result: 'dissatisfied', reason: '又坏了' }] });
    d.closeRound();
    expect(world.act(d.file, 'evaluation', record, 'revise', d.lead, { attitude: 'satisfied', result: 'satisfied' })).toMatchObject({ ok: false, why: 'wrongState' });
  });

  it('falls to the first confirmed co-sponsor when the lead sponsor’s mandate has ended', () => {
    const world = makeWorld(1);
    const d = driveCase(world, { coSponsors: ['deputy-5', 'deputy-4'] });
    d.untilReplied();
    world.withoutMandate.add('deputy-1');
    d.openRound();
    expect(d.evaluation()).toMatchObject({ raterPersonId: 'deputy-5', state: 'open' });
  });

  it('records “no rater” when nobody who signed is a deputy any more; the suggestion can be concluded', () => {
    const { world, driver: d, record } = reach('evaluation', 'noRater');
    expect(record).toMatchObject({ raterPersonId: null, countsAs: 'excluded' });
    expect(world.notices.some((n) => n.topic === 'noRater' && n.role === 'deputyAffairs')).toBe(true);
    expect(d.file.suggestion.state).toBe('evaluated');
    d.conclude();
  });

  it.each([['excluded', 'excluded'], ['countedBasicallySatisfied', 'basicallySatisfied']] as const)('no response under the setting %s counts as %s', (nonResponse, countsAs) => {
    const world = makeWorld(1, '2026-03-02', { ...defaultSettings, nonResponse });
    const { driver: d } = reach('evaluation', 'noResponse', {}, world);
    expect(d.evaluation()).toMatchObject({ countsAs, result: null });
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', firstResult: null });
  });

  it('reminds the rater, by hand and by the clock', () => {
    const { world, driver: d, record } = reach('evaluation', 'open');
    world.must(d.file, 'evaluation', record, 'remind', d.affairs);
    world.moveTo('2026-03-11');
    const told = world.notices.filter((n) => n.personId === d.lead.personId && n.recordKind === 'evaluation').map((n) => n.topic);
    expect(told).toEqual(['evaluation', 'evaluation', 'deadline', 'deadline', 'deadline']);
  });
});

describe('the embargo', () => {
  it('holds to the end of the round’s last day, whoever asks', () => {
    const { world, driver: d, record } = reach('evaluation', 'rated');
    world.moveTo(d.evaluation().closesOn);
    expect(codes(world.act(d.file, 'evaluation', record, 'disclose', world.system))).toEqual(['roundOpen']);
    expect(record.state).toBe('rated');
    world.nextDay();
    expect(record.state).toBe('disclosed');
  });

  it('follows a rescheduled round', () => {
    const { world, driver: d, record } = reach('evaluation', 'open');
    const round = world.rounds[0]!;
    world.actOnRound(round, 'reschedule', d.affairs, { closesOn: '2026-03-20' });
    expect(d.evaluation().closesOn).toBe('2026-03-20');
    world.moveTo('2026-03-19');
    d.rate('satisfied');
    world.moveTo('2026-03-21');
    expect(record.state).toBe('disclosed');
  });

  it('lets a unit fetch the same bytes whatever the rating is, through revisions and days, until the close', () => {
    const run = (result: 'satisfied' | 'dissatisfied') => {
      const world = makeWorld(1);
      const d = driveCase(world, { coSponsors: ['deputy-4'] });
      d.untilReplied();
      d.openRound();
      const seen: string[][] = [];
      const look = () => seen.push(bytes(world, d.file));
      look();
      d.rate(result);
      look();
      world.must(d.file, 'evaluation', d.evaluation(), 'revise', d.lead, { attitude: result, result, reason: '理由' });
      look();
      world.must(d.file, 'commitment', d.commitment(2), 'reportProgress', d.sectionOf('transport'), { text: '开工' });
      while (world.today() < d.evaluation().closesOn) { world.nextDay(); look(); }
      const before = seen.length;
      world.nextDay();
      look();
      return { seen, before };
    };
    const [pleased, displeased] = [run('satisfied'), run('dissatisfied')];
    expect(pleased.seen.slice(0, pleased.before)).toEqual(displeased.seen.slice(0, displeased.before));
    expect(pleased.seen.at(-1)).not.toEqual(displeased.seen.at(-1));
  });

  it('does not even tell that there is a rating', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    // Nothing promised: beside the clock of the publication, which lists leave out, that of the rating is the only one that runs.
    d.untilReplied(d.answers(['reference', 'notFeasible']));
    d.openRound();
    expect(d.file.deadline.filter((x) => x.state === 'running').map((x) => x.kind)).toEqual(['publication', 'evaluation']);
    const before = bytes(world, d.file);
    d.rate('dissatisfied');
    expect(bytes(world, d.file)).toEqual(before);
    expect(d.file.suggestion.nextDueOn).toBeNull();
  });

  it('may be lifted by the deputy: re-handling is ordered at once', () => {
    const { world, driver: d } = reach('evaluation', 'open');
    d.rate('dissatisfied');
    expect(world.act(d.file, 'evaluation', d.evaluation(), 'liftEmbargo', d.affairs)).toMatchObject({ ok: false, why: 'notYourRole' });
    world.must(d.file, 'evaluation', d.evaluation(), 'liftEmbargo', d.lead);
    expect(d.task().state).toBe('rehandling');
  });
});

describe('re-handling', () => {
  it('has its own limit, keeps the old reply, and rates the new one in a second round', () => {
    const { world, driver: d } = reach('handlingTask', 'rehandling');
    const first = d.file.reply[0]!;
    const signed = JSON.stringify(first.letter);
    expect(d.file.deadline.find((x) => x.kind === 'rehandledReply')).toMatchObject({ state: 'running', startedOn: '2026-03-13', dueOn: '2026-04-13' });
    expect(d.reply()).toMatchObject({ type: 'rehandled', cycle: 2, answers: first.answers });
    d.consult(); d.writeReply(d.answers(['solved', 'solved'])); d.checkReply(); d.sign();
    expect(first.state).toBe('replaced');
    expect(JSON.stringify(first.letter)).toBe(signed);
    expect(d.file.suggestion.state).toBe('replied');
    d.openRound();
    expect(d.evaluation()).toMatchObject({ sequence: 2, replyId: d.reply().id });
    d.rate('satisfied');
    d.closeRound();
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', firstResult: 'dissatisfied', finalResult: 'satisfied' });
    expect(world.rounds.map((r) => r.state)).toEqual(['closed', 'closed']);
  });

  it('is ordered once; a second dissatisfaction is for people to settle', () => {
    const { driver: d } = reach('handlingTask', 'rehandling');
    d.consult(); d.writeReply(); d.checkReply(); d.sign();
    d.openRound(); d.rate('dissatisfied'); d.closeRound();
    expect(d.file.mediation).toHaveLength(1);
    expect(d.file.suggestion).toMatchObject({ state: 'replied', firstResult: 'dissatisfied', finalResult: 'dissatisfied' });
  });

  it.each([['result', 'evaluated'], ['either', 'rehandling']] as const)('counts a bad attitude by the setting %s', (evaluationDissatisfiedOn, state) => {
    const world = makeWorld(1, '2026-03-02', { ...defaultSettings, evaluationDissatisfiedOn });
    const d = driveCase(world);
    d.untilReplied(); d.openRound(); d.rate('satisfied', 'dissatisfied'); d.closeRound();
    expect(d.file.suggestion.state).toBe(state);
  });
});
