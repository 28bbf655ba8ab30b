import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../kernel/canonical.ts';
import { defaultSettings } from '../setting/settings.ts';
import { driveCase, type CaseDriver } from '../testing/case-driver.ts';
import { actorOf, actors, deputyActor } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { canSee, canSeeRecord } from '../visibility.ts';
import { gap } from './compose-public-text.ts';

const codes = (result: { readonly ok: boolean; readonly refusals?: readonly { readonly code: string }[] }) => (result.refusals ?? []).map((one) => one.code);
function replied(options: Parameters<typeof driveCase>[1] = {}): { world: World; d: CaseDriver } {
  const world = makeWorld(1);
  const d = driveCase(world, options);
  d.untilReplied();
  return { world, d };
}
const decide = (world: World, d: CaseDriver, body: object) => world.act(d.file, 'publication', d.publication(), 'decide', d.affairs, { form: 'full', releaseOn: world.today(), ...body });

describe('the unit’s proposal', () => {
  it('is filled in from the setting of the place, and from the deputy’s wish where that is for less; nothing is public by it', () => {
    const drafting = (wish: object) => { const world = makeWorld(1, '2026-03-02', { ...defaultSettings, publicityDefault: 'summary' }); const d = driveCase(world); d.write(); world.must(d.file, 'suggestion', d.file.suggestion, 'save', d.lead, wish); d.submit(); d.review(); d.register(); d.assign(); d.takeIn(); return d.reply().publicity; };
    expect(drafting({})).toMatchObject({ form: 'summary', byName: null });
    expect(drafting({ disclosureWish: 'titleOnly' })).toMatchObject({ form: 'titleOnly' });
    expect(drafting({ disclosureWish: 'withhold', disclosureReason: '涉及邻里' })).toMatchObject({ form: 'notPublic', ground: 'deputyUnwilling', reason: '涉及邻里' });
    expect(replied().d.publication()).toMatchObject({ state: 'toDecide', releases: [] });
  });

  it('must be there and whole before the reply is checked or signed', () => {
    const { world, driver: d } = reach('reply', 'drafting');
    const submit = () => codes(world.act(d.file, 'reply', d.reply(), 'submitForCheck', d.sectionOf('transport')));
    d.reply().publicity = null;
    expect(submit()).toEqual(['publicityMissing']);
    const propose = (body: object) => world.act(d.file, 'reply', d.reply(), 'proposePublicity', d.sectionOf('transport'), body);
    expect(codes(propose({ form: 'summary' }))).toEqual(['summaryMissing']);
    expect(codes(propose({ form: 'notPublic' }))).toEqual(['groundMissing', 'reasonMissing']);
    expect(codes(propose({ form: 'notPublic', ground: 'otherLaw', reason: '属于国家秘密' }))).toEqual(['stateSecret']);
    expect(codes(propose({ form: 'full', strikes: ['从来没有这句话'] }))).toEqual(['strikeNotFound']);
    expect(propose({ form: 'full', strikes: ['第1条已办理'] }).ok).toBe(true);
    // The reply was rewritten since: what was to be struck out is not there any more, and nobody signs over it.
    d.writeReply(d.answers().map((answer) => ({ ...answer, text: '改写' })));
    expect(submit()).toEqual(['publicityIncomplete']);
  });

  it('is weighed by whoever has the reply on the desk, and by nobody else', () => {
    const { world, driver: d } = reach('reply', 'awaitingSignOff');
    const propose = (role: Parameters<typeof actorOf>[0], section?: string) => world.act(d.file, 'reply', d.reply(), 'proposePublicity', actorOf(role, 'transport', section), { form: 'titleOnly' });
    expect([propose('unitSection', 'transport-a').ok, propose('unitDeputyHead').ok, propose('unitHead').ok]).toEqual([false, false, true]);
  });
});

describe('the decision', () => {
  it('gives its reasons where it departs from the wish or from the proposal, and tells both', () => {
    const { world, d } = replied();
    world.must(d.file, 'publication', d.publication(), 'stateWish', d.lead, { wish: 'titleOnly' });
    expect(codes(decide(world, d, {}))).toEqual(['departureReason']);
    expect(decide(world, d, { reason: '事关公众出行，应当公开' }).ok).toBe(true);
    const told = world.notices.filter((one) => one.topic === 'publication' && one.text.includes('事关公众出行')).map((one) => one.role);
    expect(new Set(told)).toEqual(new Set(['deputy', 'unitHead', 'unitLiaison']));
  });

  it('is not taken over a telephone number, unless it is struck out; what only looks like one may be left in, an identity number never', () => {
    const { world, d } = replied();
    const summary = '请拨13805771234，户主身份证11010519491231002X';
    const body = { form: 'summary', summary, reason: '内容多' };
    expect(codes(decide(world, d, body))).toEqual(['personalData']);
    expect(codes(decide(world, d, { ...body, leftIn: ['13805771234', '11010519491231002X'] }))).toEqual(['personalData']);
    expect(decide(world, d, { ...body, leftIn: ['13805771234'], strikes: ['11010519491231002X'] }).ok).toBe(true);
    expect(d.publication().releases[0]?.text.summary).toBe(`请拨13805771234，户主身份证${gap}`);
  });

  it('freezes and hashes what the public reads: gaps for what is struck out, no names where they are kept, never a deputy’s number', () => {
    const { world, d } = replied({ coSponsors: ['deputy-4'] });
    world.must(d.file, 'publication', d.publication(), 'stateWish', d.lead, { wish: 'full', keepName: true });
    expect(codes(decide(world, d, { showNames: true }))).toEqual(['nameKept']);
    expect(decide(world, d, { strikes: ['修复路面'], withSuggestion: true }).ok).toBe(true);
    const [release] = d.publication().releases;
    const words = JSON.stringify(release?.text);
    expect(release?.hash).toBe(world.environmentOf(d.affairs).hashText(canonicalJson(release?.text)));
    expect(release?.text.suggestion?.asks[0]?.text).toBe(gap);
    for (const name of [d.lead.name, '0577-1', '钱科长', ...d.file.coSponsorship.map((one) => one.personName)]) expect(words).not.toContain(name);
    expect(d.file.deadline.find((clock) => clock.kind === 'publication')?.state).toBe('met');
  });

  it('shows of the title-only form nothing but the title, and of the summary nothing of the reply', () => {
    for (const [body, parts] of [[{ form: 'titleOnly', reason: '按意愿' }, [null, null, null]], [{ form: 'summary', summary: '已修复', reason: '内容多' }, ['已修复', null, null]]] as const) {
      const { world, d } = replied();
      expect(decide(world, d, { ...body, withSuggestion: false }).ok).toBe(true);
      const text = d.publication().releases[0]?.text;
      expect([text?.summary, text?.suggestion, text?.reply]).toEqual(parts);
    }
  });

  it('goes out by itself on its day and tells the office too; until then it can be taken back', () => {
    const { world, d } = replied();
    const clock = () => d.file.deadline.find((one) => one.kind === 'publication');
    expect(decide(world, d, { releaseOn: '2026-03-10' }).ok).toBe(true);
    // The day is set: nobody is reminded of it, nobody has to press.
    expect([clock()?.nextReminderOn, d.file.turns.filter((turn) => turn.recordKind === 'publication')]).toEqual([null, []]);
    expect(world.act(d.file, 'publication', d.publication(), 'release', d.affairs)).toMatchObject({ ok: false, why: 'notYourRole' });
    expect(codes(world.act(d.file, 'publication', d.publication(), 'release', world.system))).toEqual(['notYet']);
    d.onPublication('reconsider', { reason: '再想一想' });
    expect([d.publication().state, clock()?.nextReminderOn === null]).toEqual(['toDecide', false]);
    expect(decide(world, d, { releaseOn: '2026-03-10' }).ok).toBe(true);
    world.moveTo('2026-03-09');
    expect(d.publication().state).toBe('approved');
    world.moveTo('2026-03-10');
    expect(d.publication()).toMatchObject({ state: 'released', approvedText: null, releases: [{ byName: world.system.name }] });
    expect(world.notices.filter((one) => one.topic === 'publication' && one.text.includes('自动公开')).map((one) => one.role)).toEqual(['deputyAffairs']);
    expect(world.entries.get(d.file.suggestion.id)?.findLast((one) => one.event === 'ReleaseFrozen')?.body).toEqual({ hash: d.publication().releases[0]?.hash });
    d.onPublication('recall', { reason: '地名可辨认' });
    expect(d.publication().releases).toMatchObject([{ on: '2026-03-10', endedOn: '2026-03-10', endedReason: '地名可辨认' }]);
    d.onPublication('reconsider', { reason: '改为标题' });
    expect(decide(world, d, { form: 'titleOnly', reason: '保护住户' }).ok).toBe(true);
    expect(d.publication().releases.map((one) => [one.text.form, one.endedOn])).toEqual([['full', '2026-03-10'], ['titleOnly', null]]);
  });

  it('does not go out by itself with another text than the one approved: the office looks again', () => {
    const { world, d } = replied();
    expect(decide(world, d, { releaseOn: '2026-03-10', strikes: ['修复路面'] }).ok).toBe(true);
    // As the correction of a number or of a passage would.
    Object.assign(d.file.suggestion, { title: `${d.file.suggestion.title}（更正）` });
    world.moveTo('2026-03-10');
    expect(d.publication().state).toBe('approved');
    expect(codes(world.act(d.file, 'publication', d.publication(), 'release', world.system))).toEqual(['changedSinceApproval']);
    world.must(d.file, 'suggestion', d.file.suggestion, 'keepIdentity', d.lead);
    expect(d.file.turns.filter((turn) => turn.recordKind === 'publication').map((turn) => [turn.role, turn.action])).toEqual([['deputyAffairs', 'reconsider']]);
    d.onPublication('reconsider', { reason: '标题有更正' });
    expect(decide(world, d, {}).ok).toBe(true);
    expect(d.publication().releases[0]?.text.title).toContain('（更正）');
  });

  it('is each reply’s own: of several units, and of a reply that takes the place of another', () => {
    const { driver: d } = reach('publication', 'superseded');
    expect(d.file.publication.map((one) => [one.state, one.replyId === d.reply().id])).toEqual([['superseded', false], ['released', true]]);
    expect(d.file.publication[0]?.releases.at(-1)?.endedReason).toBe('新的答复已经公开');
  });
});

describe('the deputy’s wish', () => {
  it('is seen by the office alone until it is decided, and can be changed until then', () => {
    const { world, d } = replied({ coSponsors: ['deputy-4'] });
    const own = d.publication();
    const wish = (body: object) => world.act(d.file, 'publication', own, 'stateWish', d.lead, body);
    expect(codes(wish({ wish: 'withhold' }))).toEqual(['reasonMissing']);
    expect([wish({ wish: 'withhold', reason: '邻里' }).ok, wish({ wish: 'full' }).ok]).toEqual([true, true]);
    expect(actors.filter((one) => one.congressId === 'county' && canSeeRecord(one, d.file, 'publication', own)).map((one) => one.name)).toEqual([d.lead.name, d.affairs.name]);
    expect(decide(world, d, {}).ok).toBe(true);
    expect(canSeeRecord(actorOf('unitHead', 'transport'), d.file, 'publication', own)).toBe(true);
    expect(wish({ wish: 'titleOnly' })).toMatchObject({ ok: false, why: 'wrongState' });
  });
});

describe('the identity of the deputy', () => {
  it('is kept at the deputy’s word: others lose sight of the case, and a name that is out is taken back at once', () => {
    const { world, d } = replied({ coSponsors: ['deputy-4'] });
    expect(decide(world, d, { showNames: true }).ok).toBe(true);
    const keep = (actor: Parameters<World['act']>[4], body: object = {}) => world.act(d.file, 'suggestion', d.file.suggestion, 'keepIdentity', actor, body);
    expect(codes(keep(d.affairs))).toEqual(['reasonMissing']);
    expect(keep(d.lead).ok).toBe(true);
    expect(d.publication()).toMatchObject({ state: 'recalled', keepName: true });
    const sees = (actor: Parameters<typeof canSee>[0]) => canSee(actor, d.file);
    expect([deputyActor('deputy-5'), actorOf('townshipPresidium', 'township-2')].map(sees)).toEqual([false, false]);
    expect([d.lead, deputyActor('deputy-4'), d.affairs, actorOf('unitHead', 'transport'), actorOf('townshipPresidium', 'township-1')].map(sees)).toEqual([true, true, true, true, true]);
    d.onPublication('reconsider', { reason: '改为不署名' });
    expect(codes(decide(world, d, { showNames: true }))).toEqual(['nameKept']);
    expect(world.act(d.file, 'suggestion', d.file.suggestion, 'openIdentity', d.affairs)).toMatchObject({ ok: false, why: 'notYourRole' });
    expect(world.act(d.file, 'suggestion', d.file.suggestion, 'openIdentity', d.lead).ok).toBe(true);
    expect(sees(deputyActor('deputy-5'))).toBe(true);
  });
});
