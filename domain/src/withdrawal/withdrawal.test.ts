import { describe, expect, it } from 'vitest';
import { actsOnEndedMandate } from '../mandate/acts-of-ended-mandate.ts';
import { defaultSettings, type Settings } from '../setting/settings.ts';
import { deputyActor } from '../testing/people.ts';
import { driveCase, type CaseDriver } from '../testing/case-driver.ts';
import { makeWorld, type World } from '../testing/world.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const reason = { reason: '已经解决' };
/** Signed by deputy-4 and deputy-6 beside the lead, and handed in. */
function joint(settings: Partial<Settings> = { withdrawalConsent: 'every' }): { world: World; d: CaseDriver } {
  const world = makeWorld(1, undefined, { ...defaultSettings, ...settings });
  const d = driveCase(world, { coSponsors: ['deputy-4', 'deputy-6'] });
  d.write(); d.invite(); d.freeze(); d.coSign(); d.submit();
  return { world, d };
}
const on = ({ world, d }: ReturnType<typeof joint>) => {
  const signer = (id: string) => d.file.coSponsorship.find((c) => c.personId === id)!;
  return {
    act: (action: string, body: unknown = {}, actor: Parameters<World['act']>[4] = d.lead) => world.act(d.file, 'suggestion', d.file.suggestion, action, actor, body),
    must: (action: string, body: unknown = {}, actor: Parameters<World['act']>[4] = d.lead) => world.must(d.file, 'suggestion', d.file.suggestion, action, actor, body),
    answer: (id: string, action: string, body: unknown = {}) => world.must(d.file, 'coSponsorship', signer(id), action, deputyActor(id), body),
    tries: (id: string, action: string, body: unknown = {}) => world.act(d.file, 'coSponsorship', signer(id), action, deputyActor(id), body),
    turns: () => d.file.turns.filter((t) => t.action === 'consentToWithdrawal' || t.action === 'withdraw').map((t) => `${t.action} ${t.personId ?? ''}`),
    told: (id: string) => world.notices.filter((n) => n.topic === 'withdrawal' && n.personId === id).length,
  };
};

describe('where everybody who signed must agree (上海规定 10)', () => {
  it('the lead sponsor asks, each answers, and only then it is withdrawn', () => {
    const s = joint();
    const { act, must, answer, turns, told, tries } = on(s);
    expect(codes(act('withdraw', reason))).toEqual(['consentNeeded']);
    expect(codes(tries('deputy-4', 'consentToWithdrawal'))).toEqual(['notAsked']);
    must('askWithdrawal', reason);
    expect(turns()).toEqual(['consentToWithdrawal deputy-4', 'consentToWithdrawal deputy-6']);
    expect([told('deputy-4'), told('deputy-6'), codes(act('askWithdrawal', reason))]).toEqual([1, 1, ['alreadyAsked']]);
    answer('deputy-4', 'consentToWithdrawal');
    const refused = act('withdraw', reason);
    expect([codes(refused), !refused.ok && refused.refusals[0]?.text]).toEqual([['consentMissing'], expect.stringContaining(s.d.file.coSponsorship[1]!.personName)]);
    answer('deputy-6', 'consentToWithdrawal');
    expect(turns()).toEqual(['withdraw deputy-1']);
    must('withdraw', reason);
    expect([s.d.file.suggestion.state, turns()]).toEqual(['withdrawn', []]);
  });

  it('one refusal ends the request with its reason, also after a yes; another request asks anew', () => {
    const s = joint();
    const { act, must, answer, turns } = on(s);
    must('askWithdrawal', reason);
    answer('deputy-4', 'consentToWithdrawal');
    answer('deputy-6', 'consentToWithdrawal');
    answer('deputy-4', 'refuseWithdrawal', { reason: '还没有解决' });
    expect(s.d.file.suggestion).toMatchObject({ state: 'underPresidiumReview', withdrawalAskedOn: null, withdrawalOutcome: expect.stringContaining('还没有解决') });
    expect([turns(), codes(act('withdraw', reason))]).toEqual([[], ['consentNeeded']]);
    must('askWithdrawal', reason);
    expect(turns()).toEqual(['consentToWithdrawal deputy-4', 'consentToWithdrawal deputy-6']);
    must('takeBackWithdrawal');
    expect(turns()).toEqual([]);
  });

  it('does not wait for a signer who is a deputy no more, before or after being asked', () => {
    const s = joint();
    const { must, answer, turns } = on(s);
    s.world.withoutMandate.add('deputy-6');
    must('askWithdrawal', reason);
    expect(turns()).toEqual(['consentToWithdrawal deputy-4']);
    expect(s.world.act(s.d.file, 'coSponsorship', s.d.file.coSponsorship[0]!, 'excuseFromWithdrawal', s.world.system)).toMatchObject({ ok: false });
    s.world.withoutMandate.add('deputy-4');
    for (const { kind, record, action, body } of actsOnEndedMandate(s.d.file, { personId: 'deputy-4', reason: '辞职', endedOn: s.world.today() }, true)) s.world.must(s.d.file, kind, record, action, s.world.system, body);
    expect(turns()).toEqual(['withdraw deputy-1']);
    expect(() => answer('deputy-4', 'refuseWithdrawal', reason)).toThrow('不必答复');
    must('withdraw', reason);
  });

  it('lets the office remind those who are silent, and nobody else', () => {
    const s = joint();
    const { act, must, answer, told } = on(s);
    s.d.passPresidium();
    expect(codes(act('remindWithdrawal', {}, s.d.affairs))).toContain('notAsked');
    must('askWithdrawal', reason);
    answer('deputy-4', 'consentToWithdrawal');
    must('remindWithdrawal', {}, s.d.affairs);
    expect([told('deputy-4'), told('deputy-6')]).toEqual([1, 2]);
    answer('deputy-6', 'consentToWithdrawal');
    expect(codes(act('remindWithdrawal', {}, s.d.affairs))).toEqual(['nobodySilent']);
  });

  it('is not got round by discarding what was given back; a draft that was never handed in is free', () => {
    const s = joint();
    const { act } = on(s);
    s.world.must(s.d.file, 'suggestion', s.d.file.suggestion, 'returnForRevision', s.world.actorOf('townshipPresidium', 'township-1'), { guidance: '写清路段' });
    expect(codes(act('discard'))).toEqual(['consentNeeded']);
    const world = makeWorld(1, undefined, { ...defaultSettings, withdrawalConsent: 'every' });
    const d = driveCase(world, { coSponsors: ['deputy-4'] });
    d.write(); d.invite(); d.freeze(); d.coSign();
    world.must(d.file, 'suggestion', d.file.suggestion, 'withdraw', d.lead, reason);
  });

  it('ends with the mandate of who asked: the successor has asked for nothing', () => {
    const s = joint();
    const { must, turns } = on(s);
    must('askWithdrawal', reason);
    s.world.withoutMandate.add('deputy-1');
    for (const { kind, record, action, body } of actsOnEndedMandate(s.d.file, { personId: 'deputy-1', reason: '辞职', endedOn: s.world.today() }, true)) s.world.must(s.d.file, kind, record, action, s.world.system, body);
    expect([s.d.file.suggestion.contactPersonId, s.d.file.suggestion.withdrawalAskedOn, turns()]).toEqual(['deputy-4', null, []]);
  });
});

describe('elsewhere', () => {
  it('the lead sponsor may ask, and may withdraw whatever was said', () => {
    const s = joint({});
    const { must, answer } = on(s);
    must('askWithdrawal', reason);
    answer('deputy-4', 'refuseWithdrawal', reason);
    must('withdraw', reason);
    const alone = driveCase(s.world, {});
    alone.write(); alone.submit();
    expect(codes(s.world.act(alone.file, 'suggestion', alone.file.suggestion, 'askWithdrawal', alone.lead, reason))).toEqual(['noOtherSigners']);
  });
});
