import { describe, expect, it } from 'vitest';
import type { Actor } from '../identity/actor.ts';
import { roleLabels, type RoleId } from '../identity/roles.ts';
import { giveRule, type Capacity, type NewMandate } from './give.ts';
import { actingName, beyondMandate, mandatableRole, ownNameOf, signatureOf } from './who-may-act.ts';
import { actingMandateWorkflow, evolveMandate, type ActingMandate } from './workflow.ts';

const today = '2026-03-02';
const capacity = (personId: string, name: string, role: RoleId, organisationId = 'transport'): Capacity => ({ identityId: `i-${personId}`, congressId: 'county', personId, name, role, organisationId, organisationName: '交通运输局' });
const head = capacity('hu', '胡建华', 'unitHead');
const deputyHead = capacity('ma', '马德庆', 'unitDeputyHead');
const liaison = capacity('wang', '王梦瑶', 'unitLiaison');
const section = capacity('li', '李卫锋', 'unitSection');
const actor = (of: Capacity, actingFor?: Actor['actingFor']): Actor => ({ ...of, sectionId: null, townshipId: null, ...(actingFor === undefined ? {} : { actingFor }) });
const acting = (holder: Capacity, principal: Capacity): Actor => ({
  ...actor(principal), personId: holder.personId, name: actingName(holder.name, principal.name), actingFor: { mandateId: 'm', personId: principal.personId, name: principal.name, holderName: holder.name, holderRole: holder.role },
});
const wanted: NewMandate = { identityId: head.identityId, holderIdentityId: deputyHead.identityId, fromDate: today, untilDate: '2026-03-31', reason: '赴省委党校学习', files: [] };
const codes = (giver: Actor, principal: Capacity, holder: Capacity, more: Partial<NewMandate> = {}, standing: Parameters<typeof giveRule>[0]['standing'] = []) => giveRule({ actor: giver, principal, holder, standing, today }, { ...wanted, ...more }).map(({ code }) => code);

describe('giving a mandate', () => {
  it('is done by the absent person, to a colleague of the same unit, for days to come', () => {
    expect(codes(actor(head), head, deputyHead)).toEqual([]);
    expect(codes(actor(head), head, head)).toEqual(['oneself']);
    expect(codes(actor(head), head, capacity('jian', '简秋月', 'unitDeputyHead', 'finance'))).toEqual(['otherOrganisation']);
    expect(codes(actor(head), head, deputyHead, { fromDate: '2026-03-01' })).toEqual(['inThePast']);
    expect(codes(actor(head), head, deputyHead, { untilDate: '2026-03-01' })).toEqual(['endsBeforeItBegins']);
    expect(codes(actor(head), head, deputyHead, { untilDate: '2026-08-31' })).toEqual([]);
    expect(codes(actor(head), head, deputyHead, { untilDate: '2026-09-01' })).toEqual(['tooLong']);
    expect(codes(actor(head), head, deputyHead, { fromDate: '2026-02-30', reason: ' ' })).toEqual(['badDate', 'reasonMissing']);
  });

  it('goes to one person at a time', () => {
    const standing = [{ holderName: '王梦瑶', fromDate: '2026-03-31', untilDate: '2026-04-05' }];
    expect(codes(actor(head), head, deputyHead, {}, standing)).toEqual(['alreadyGiven']);
    expect(codes(actor(head), head, deputyHead, { untilDate: '2026-03-30' }, standing)).toEqual([]);
  });

  it('makes no chain: who acts for somebody passes nothing on, their own capacity neither', () => {
    expect(codes(acting(deputyHead, head), head, liaison)).toEqual(['noChain']);
    expect(codes(acting(deputyHead, head), deputyHead, liaison)).toEqual(['noChain']);
  });

  it('is never possible for a deputy, a member of the standing committee or an administrator, whoever asks', () => {
    const open = (Object.keys(roleLabels) as RoleId[]).filter((role) => mandatableRole(role) === null);
    expect(open).toEqual(['townshipPresidium', 'deputyAffairs', 'committeeOffice', 'specialCommittee', 'governmentOffice', 'countyLeader', 'unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead', 'stationKeeper']);
    const deputy = capacity('lin', '林永发', 'deputy');
    for (const giver of [deputy, head, capacity('he', '贺雅琴', 'deputyAffairs')]) expect(codes(actor(giver), deputy, liaison)).toEqual(['deputysOwn']);
    expect(codes(actor(liaison), liaison, deputy)).toEqual(['unfitHolder']);
    for (const role of ['systemAdministrator', 'securityAdministrator', 'auditor'] as const) expect(codes(actor(capacity('a', '甲', role, 'admin')), capacity('a', '甲', role, 'admin'), capacity('b', '乙', 'auditor', 'admin'))).toEqual(['administratorsOwn']);
  });

  it('is recorded by the head with the paper where the person cannot, and never by who would act', () => {
    expect(codes(actor(head), liaison, section)).toEqual(['scanMissing']);
    expect(codes(actor(head), liaison, section, { files: ['f'] })).toEqual([]);
    expect(codes(actor(section), liaison, section, { files: ['f'] })).toEqual(['notForYou']);
    expect(codes(actor(deputyHead), head, deputyHead, { files: ['f'] })).toEqual(['forOneself']);
    expect(codes(actor(liaison), head, deputyHead, { files: ['f'] })).toEqual([]);
    expect(codes(actor(capacity('qiu', '裘正国', 'unitHead', 'finance')), liaison, section, { files: ['f'] })).toEqual(['notForYou']);
  });
});

describe('what a mandate reaches', () => {
  it('leaves a head’s signature to the head and to the unit’s deputy head', () => {
    const by = (holder: Capacity, kind: string, action: string) => beyondMandate(kind, action, acting(holder, head)).map(({ code }) => code);
    for (const [kind, action] of [['reply', 'signOff'], ['reply', 'confirmHandSignature'], ['reply', 'signClass'], ['handlingTask', 'raiseDispute']] as const) {
      expect([by(deputyHead, kind, action), by(liaison, kind, action), by(section, kind, action)]).toEqual([[], ['signatureNotGiven'], ['signatureNotGiven']]);
      expect(beyondMandate(kind, action, actor(head))).toEqual([]);
    }
    expect(by(liaison, 'reply', 'returnForChange')).toEqual([]);
    expect(beyondMandate('reply', 'passCheck', acting(liaison, deputyHead))).toEqual([]);
  });

  it('names both everywhere', () => {
    const both = acting(deputyHead, head);
    expect([both.name, signatureOf(both), ownNameOf(both)]).toEqual(['马德庆代胡建华', '马德庆（受胡建华委托）', '胡建华']);
    expect([signatureOf(actor(head)), ownNameOf(actor(head))]).toEqual(['胡建华', '胡建华']);
  });
});

describe('the life of a mandate', () => {
  const mandate = (more: Partial<ActingMandate> = {}): ActingMandate => ({
    id: 'm', version: 1, state: 'proposed', congressId: 'county', identityId: liaison.identityId, principalPersonId: 'wang', principalName: '王梦瑶', principalRole: 'unitLiaison', organisationId: 'transport', organisationName: '交通运输局',
    holderIdentityId: section.identityId, holderPersonId: 'li', holderName: '李卫锋', holderRole: 'unitSection', fromDate: today, untilDate: '2026-03-31', reason: '病假', files: ['f'], givenBy: 'organisation', recordedByName: '胡建华', recordedByPersonId: 'hu',
    confirmedByName: null, endedOn: null, endReason: null, ...more,
  });
  const decide = (action: string, by: Actor, record = mandate(), on = today) => {
    const decision = actingMandateWorkflow.decide(action, record.state, { record, actor: by, today: on }, { reason: '不再需要' });
    return decision.ok ? decision.to : decision.why === 'guards' ? decision.refusals[0]?.code : decision.why;
  };
  const security = actor(capacity('an', '安全', 'securityAdministrator', 'admin'));
  const inForce = mandate({ state: 'inForce' });

  it('has a sound table', () => expect(actingMandateWorkflow.problems()).toEqual([]));

  it('begins by the security administrator, nobody else, not for themselves and not when it is over', () => {
    expect(decide('confirm', security)).toBe('inForce');
    for (const other of [head, section, liaison, capacity('sy', '系统', 'systemAdministrator', 'admin')]) expect(decide('confirm', actor(other))).toBe('notYourRole');
    expect(decide('confirm', security, mandate({ principalPersonId: 'an' }))).toBe('ownMandate');
    expect(decide('confirm', security, mandate(), '2026-04-01')).toBe('over');
  });

  it('is ended by the absent person, the head and the security administrator, and given back by the holder', () => {
    for (const who of [actor(liaison), actor(head), security]) expect(decide('revoke', who, inForce)).toBe('ended');
    expect([decide('revoke', actor(section), inForce), decide('giveBack', actor(section), inForce), decide('giveBack', actor(liaison), inForce)]).toEqual(['notYourRole', 'ended', 'notYourRole']);
    // Acting for the head does not make one the head over mandates.
    expect(decide('revoke', acting(deputyHead, head), inForce)).toBe('notYourRole');
    const ended = evolveMandate(inForce, 'MandateRevoked', 'ended', { reason: ' 已返岗 ' }, { name: '王梦瑶', today });
    expect([ended.version, ended.endedOn, ended.endReason]).toEqual([2, today, '已返岗']);
  });
});
