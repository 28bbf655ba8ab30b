import { describe, expect, it } from 'vitest';
import { actorOf } from '../testing/people.ts';
import { reachInTownship } from '../testing/reach.ts';
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
