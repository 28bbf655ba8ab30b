import { describe, expect, it } from 'vitest';
import type { Actor } from '../identity/actor.ts';
import { systemActor, type AnyActor } from '../identity/actor.ts';
import { bearsMark, signOfSecret } from '../writing-coach/secret-signs.ts';
import { markRefusals } from './classification-mark.ts';
import { evolveSecretMatter, secretMatterWorkflow, type SecretMatter } from './workflow.ts';

const today = '2026-03-02';
const person = (personId: string, role: Actor['role'], more: Partial<Actor> = {}): Actor => ({ congressId: 'county', identityId: `i-${personId}`, personId, name: personId, role, organisationId: 'o', organisationName: '单位', sectionId: null, townshipId: null, ...more });
const affairs = person('affairs', 'deputyAffairs');
const security = person('security', 'securityAdministrator');
const blank: SecretMatter = {
  id: 'm', version: 1, state: 'received', congressId: 'county', sessionId: 's5', category: 'inSession', number: 23, numberLabel: '第五次会议第23号', receivedOn: '2026-02-01', handedOverOn: null, repliedOn: null, ratedOn: null, endedOn: null,
  suggestionId: null, foundByPersonId: null, textSince: null, removedAt: null, sweptAt: null, alsoIn: [],
};
const found: SecretMatter = { ...blank, state: 'found', suggestionId: 'x', foundByPersonId: 'affairs', textSince: '2026-02-01T00:00:00.000Z' };
const decide = (record: SecretMatter, actor: AnyActor, action: string, body: unknown = {}) => secretMatterWorkflow.decide(action, record.state, { record, actor, today }, body);
const answer = (...given: Parameters<typeof decide>) => { const made = decide(...given); return made.ok ? made.to : made.refusals.map(({ code }) => code).join(); };
const act = (record: SecretMatter, actor: AnyActor, action: string, body: unknown): SecretMatter => {
  const made = decide(record, actor, action, body);
  if (!made.ok) throw new Error(made.refusals.map(({ text }) => text).join());
  return evolveSecretMatter(record, made.event, made.to, body, `${today}T01:00:00.000Z`);
};

describe('a secret matter', () => {
  it('has a sound table', () => {
    expect(secretMatterWorkflow.problems()).toEqual([]);
  });

  it('is followed by bare days, in their order and none ahead', () => {
    expect(answer(blank, affairs, 'handOver', { on: '2026-01-31' })).toBe('beforeLastStep');
    expect(answer(blank, affairs, 'handOver', { on: '2026-03-03' })).toBe('inFuture');
    expect(answer(blank, affairs, 'handOver', { on: '2026-02-30' })).toBe('badDate');
    const handed = act(blank, affairs, 'handOver', { on: '2026-02-03' });
    expect(answer(handed, affairs, 'recordReply', { on: '2026-02-02' })).toBe('beforeLastStep');
    const replied = act(handed, affairs, 'recordReply', { on: '2026-02-20' });
    const closed = act(act(replied, affairs, 'recordRating', { on: '2026-02-25' }), affairs, 'close', { on: today });
    expect(closed).toMatchObject({ state: 'closed', version: 5, handedOverOn: '2026-02-03', repliedOn: '2026-02-20', ratedOn: '2026-02-25', endedOn: today });
    expect(act(replied, affairs, 'close', { on: today })).toMatchObject({ ratedOn: null, endedOn: today });
    expect(answer(closed, affairs, 'release', { on: today })).toBe('wrongState');
  });

  it('is the conducting office’s alone, in person and in its own congress', () => {
    const body = { on: '2026-02-03' };
    for (const actor of [person('x', 'committeeOffice'), person('x', 'governmentOffice'), security, person('x', 'auditor'), person('x', 'deputyAffairs', { congressId: 'township-1' }),
      person('x', 'deputyAffairs', { actingFor: { mandateId: 'm', personId: 'y', name: '乙', holderName: '甲', holderRole: 'deputyAffairs' } })]) expect(answer(blank, actor, 'handOver', body), actor.role).toBe('notYourRole');
    const presidium = person('p', 'townshipPresidium', { congressId: 'township-1', townshipId: 'township-1' });
    expect(answer({ ...blank, congressId: 'township-1' }, presidium, 'handOver', body)).toBe('handedOver');
    expect(answer(blank, presidium, 'handOver', body)).toBe('notYourRole');
  });

  it('found in a text already entered takes a second person: to remove it, and to give it back', () => {
    expect(answer(found, affairs, 'confirm')).toBe('notYourRole');
    expect(answer(found, person('affairs', 'securityAdministrator'), 'confirm')).toBe('ownFinding');
    expect(answer(found, person('affairs', 'securityAdministrator'), 'lift')).toBe('ownFinding');
    expect([answer(found, security, 'confirm'), answer(found, security, 'lift')]).toEqual(['removing', 'lifted']);
    expect(answer({ ...found, state: 'removing' }, security, 'lift')).toBe('wrongState');
    expect(answer({ ...found, state: 'removing' }, security, 'remove')).toBe('notYourRole');
    const removed = act({ ...found, state: 'removing' }, systemActor('county'), 'remove', {});
    expect(removed).toMatchObject({ state: 'received', removedAt: `${today}T01:00:00.000Z`, sweptAt: null });
    expect(answer(act(removed, systemActor('county'), 'sweep', {}), systemActor('county'), 'sweep')).toBe('nothingToSweep');
  });

  it('without a number takes one before it goes on, and one only', () => {
    const bare = { ...blank, number: null, numberLabel: null };
    expect([answer(bare, affairs, 'handOver', { on: today }), answer(bare, affairs, 'number', {}), answer(blank, affairs, 'number', {})]).toEqual(['noNumber', 'received', 'hasNumber']);
  });
});

describe('a mark of classification', () => {
  it('is known in the forms in which papers bear it', () => {
    for (const text of ['机密★10年', '秘密★', '绝 密 ★ 启封', '机　密☆长期', '某某县文件\n秘密\n关于', '绝密', '  机  密  ', '秘密级\n正文', '秘密*5年']) expect(bearsMark(text), text).toBe(true);
    for (const text of ['关于加强保密教育的建议', '不得泄露商业秘密', '秘密投票、公开计票', '机密文件的管理还要加强', '★重点建议', '涉及国家秘密的除外']) expect(bearsMark(text), text).toBe(false);
  });

  it('is refused wherever it stands in what is sent, naming the place, the article and what to do, and never quoted', () => {
    const [refused, ...others] = markRefusals({ title: '关于某事的建议', asks: ['甲', '机密★10年 某某工程位于'], files: [], n: 3, none: null });
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ code: 'classificationMark', field: '/asks/1', text: expect.stringMatching(/保守国家秘密法第三十一条.*纸质件/) });
    expect(refused?.text).not.toContain('某某工程');
    expect(markRefusals({ reason: '泄露个人隐私' })).toEqual([]);
  });

  it('is not the only sign: some words make one look twice', () => {
    expect([signOfSecret('位于军事禁区以内'), signOfSecret('不得外传'), signOfSecret('南环路破损')]).toEqual(['军事禁区', '不得外传', null]);
  });
});
