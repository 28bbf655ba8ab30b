import { describe, expect, it } from 'vitest';
import { actorOf } from '../testing/people.ts';
import { reachInTownship } from '../testing/reach.ts';
import { driveCase } from '../testing/case-driver.ts';
import { caseFaults } from '../testing/invariants.ts';
import { canSee, canSeeEvaluation } from '../visibility.ts';
import { session } from '../testing/people.ts';
import { addDays } from '../kernel/dates.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.ok ? [] : (outcome.refusals ?? []).map((one) => one.code));

describe('a suggestion of a township’s congress', () => {
  it('goes from the deputy to the presidium and straight to the units: nobody of the county sees it or signs', () => {
    const { world, driver } = reachInTownship('suggestion', 'handling');
    const seen = [actorOf('deputyAffairs'), actorOf('governmentOffice'), actorOf('townshipPresidium', 'township-1')].filter((actor) => canSee(actor, driver.file));
    expect(seen).toEqual([]);
    expect(driver.file.handlingTask.map((task) => task.channel)).toEqual(['direct', 'direct']);
    expect(world.notices.filter((notice) => ['deputyAffairs', 'committeeOffice', 'governmentOffice'].includes(notice.role))).toEqual([]);
  });

  it('is reported after the reply, at a session that there is, not in the future; and again until it is filed', () => {
    const { world, driver } = reachInTownship('suggestion', 'concluded');
    const { file, affairs } = driver;
    const report = (body: object) => codes(world.act(file, 'suggestion', file.suggestion, 'report', affairs, { sessionId: session.id, reportedOn: world.today(), reportedBy: 'presidium', ...body }));
    expect(codes(world.act(file, 'suggestion', file.suggestion, 'archive', affairs))).toEqual(['wrongState']);
    expect(report({ sessionId: 'session-0' })).toEqual(['unknownSession']);
    expect(report({ reportedOn: addDays(world.today(), 1) })).toEqual(['notYetReported']);
    expect(report({ reportedOn: addDays(file.suggestion.repliedOn ?? '', -1) })).toEqual(['reportedBeforeReply']);
    expect(report({})).toEqual([]);
    expect(report({ reportedBy: 'government' })).toEqual([]);
    expect(file.suggestion).toMatchObject({ state: 'reported', reportSessionId: session.id, reportSessionLabel: session.label, reportedBy: 'government', reportedOn: world.today() });
    expect(world.notices.at(-1)).toMatchObject({ role: 'deputy', topic: 'reported' });
    driver.archive();
    expect(report({})).toEqual(['wrongState']);
  });

  it('is told to the presidium once, although two relations stand for it', () => {
    const { world, driver } = reachInTownship('commitment', 'claimed');
    const told = world.notices.filter((notice) => notice.topic === 'verify' && notice.recordId === driver.commitment(2).id);
    expect(told.map((notice) => notice.role).toSorted()).toEqual(['deputy', 'townshipPresidium']);
  });

  it('keeps ratings under embargo from the units; that there is one only the presidium of this congress knows, who reminds', () => {
    const { world, driver } = reachInTownship('evaluation', 'rated');
    const evaluation = driver.evaluation();
    expect(world.actors.filter((actor) => actor.congressId === driver.file.congressId && canSeeEvaluation(actor, evaluation)).map((actor) => actor.role).toSorted()).toEqual(['deputy', 'townshipPresidium', 'townshipPresidium']);
    expect(canSeeEvaluation(actorOf('townshipPresidium', 'township-1'), evaluation)).toBe(false);
  });

  it('is handled together with another about the same matter, by the presidium: one assignment, numbers and answers of their own', () => {
    const { world, driver: principal } = reachInTownship('suggestion', 'registered');
    const [member, later] = ['deputy-6', 'deputy-5'].map((lead) => driveCase(world, { lead, units: { leadUnitId: 'transport', assistingUnitIds: [] } }));
    if (member === undefined || later === undefined) throw new Error('two more');
    for (const one of [member, later]) one.untilRegistered();
    const on = (d: typeof principal, action: string, body: object) => codes(world.act(d.file, 'suggestion', d.file.suggestion, action, principal.affairs, body));
    expect(codes(world.act(principal.file, 'suggestion', principal.file.suggestion, 'merge', actorOf('deputyAffairs'), { suggestionIds: [member.file.suggestion.id], reason: '同一路段' }))).toEqual(['notYourRole']);
    expect(on(principal, 'merge', { suggestionIds: [member.file.suggestion.id], reason: '同一路段' })).toEqual([]);
    expect(on(member, 'assign', { leadUnitId: 'transport', assistingUnitIds: [] })).toEqual(['isMember']);
    expect(on(principal, 'assign', { leadUnitId: 'transport', assistingUnitIds: ['housing'] })).toEqual([]);
    expect(on(principal, 'merge', { suggestionIds: [later.file.suggestion.id], reason: '同一路段' })).toEqual([]);
    for (const one of [principal, member, later]) {
      expect(one.file.suggestion).toMatchObject({ state: 'handling', leadUnitId: 'transport' });
      expect(caseFaults(world, one.file)).toEqual([]);
    }
    expect(on(member, 'unmerge', { reason: '不是同一路段' })).toEqual([]);
    expect(on(later, 'linkEarlier', { suggestionIds: [member.file.suggestion.id], reason: '同一事项' })).toEqual([]);
    expect(world.notices.at(-1)).toMatchObject({ topic: 'linked', personId: 'deputy-5', text: expect.stringMatching(/^乡镇人大主席团/u) as string });
  });

  it('is split where a sheet holds two matters, and passed up where the road is the county’s; both by the presidium', () => {
    const { world, driver } = reachInTownship('suggestion', 'split');
    const parts = driver.file.suggestionLink.map((link) => world.directory.otherCase(link.otherId)).filter((part) => part !== undefined);
    expect(parts.map((part) => [part.congressId, part.suggestion.state, part.suggestion.leadTownshipId])).toEqual([['township-1', 'reviewed', 'township-1'], ['township-1', 'reviewed', 'township-1']]);
    for (const part of parts) {
      world.must(part, 'suggestion', part.suggestion, 'register', driver.affairs, { sessionId: session.id, category: 'inSession' });
      expect(caseFaults(world, part)).toEqual([]);
    }
    const { world: above, driver: passed } = reachInTownship('suggestion', 'answeredAbove');
    expect(passed.file.turns.map((turn) => [turn.role, turn.action])).toEqual([['townshipPresidium', 'conclude']]);
    passed.conclude();
    passed.report();
    expect(passed.file.suggestion).toMatchObject({ state: 'reported', overallClass: 'planned' });
    expect(caseFaults(above, passed.file)).toEqual([]);
    expect(above.notices.filter((notice) => ['deputyAffairs', 'governmentOffice'].includes(notice.role))).toEqual([]);
  });

  it('is written under the same rules as a county’s: not the same matter as itself, and not kept from the public without a reason', () => {
    const { world, driver } = reachInTownship('suggestion', 'draft');
    const { file, lead } = driver;
    const act = (action: string, body: object = {}) => codes(world.act(file, 'suggestion', file.suggestion, action, lead, body));
    expect(act('save', { earlierIds: [file.suggestion.id] })).toEqual(['withItself']);
    expect(act('save', { earlierIds: ['nowhere'] })).toEqual(['unknownSuggestion']);
    driver.write();
    expect(act('save', { disclosureWish: 'withhold' })).toEqual([]);
    expect(act('submit')).toEqual(['wishReasonMissing']);
    expect(act('save', { disclosureReason: '涉及村民隐私' })).toEqual([]);
    expect(act('submit')).toEqual([]);
  });

  it('names the presidium where the county’s texts name the commission', () => {
    const { world, driver } = reachInTownship('handlingTask', 'assigned');
    const { file, lead } = driver;
    world.must(file, 'handlingTask', driver.task(), 'objectToUnit', lead, { reason: '应由别的单位办' });
    expect(world.act(file, 'handlingTask', driver.task(), 'objectToUnit', lead, { reason: '再提' })).toMatchObject({ refusals: [{ text: '您的异议正在由乡镇人大主席团研究' }] });
  });
});
