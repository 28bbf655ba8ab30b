import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../setting/settings.ts';
import { paperText } from '../testing/bodies.ts';
import { actorOf, deputyActor } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';
import type { PaperEntry } from './entry-bodies.ts';
import { enterPaper } from './enter-paper.ts';

const affairs = actorOf('deputyAffairs');
const presidium = actorOf('townshipPresidium', 'township-1');
const sheet: PaperEntry = { ...paperText, leadPersonId: 'deputy-1', coSignerIds: ['deputy-4'], receivedOn: '2026-03-02', files: ['file-photo'] };
const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);

function entered(actor = affairs, body: Partial<PaperEntry> = {}) {
  const world = makeWorld(1);
  const file = world.enterPaper(actor, { ...sheet, ...body });
  if (file === undefined) throw new Error('not entered');
  const act = (action: string, by = affairs, given: unknown = {}) => world.act(file, 'suggestion', file.suggestion, action, by, given);
  return { world, file, own: file.suggestion, act };
}

describe('a suggestion on paper', () => {
  it('begins under review, submitted on the day it came in, marked, with who entered it for whom', () => {
    const { world, file, own } = entered(presidium);
    expect(own).toMatchObject({ state: 'underPresidiumReview', submittedOn: '2026-03-02', entryChannel: 'paper', enteredByName: presidium.name, enteredByRole: 'townshipPresidium', textVersion: 1 });
    expect(world.entries.get(own.id)?.[0]).toMatchObject({ action: 'enterOnPaper', actor: { role: 'townshipPresidium' }, body: { leadName: '陈初', receivedOn: '2026-03-02' } });
    expect(JSON.stringify(world.entries.get(own.id)?.[0]?.body)).not.toContain(sheet.situation);
    expect(file.coSponsorship).toMatchObject([{ personId: 'deputy-4', state: 'confirmed', onPaper: true, textHash: own.textHash }]);
    expect(file.attachment).toMatchObject([{ purpose: 'paperSheet', fileId: 'file-photo' }]);
    expect(world.notices.filter((n) => n.topic === 'entry').map((n) => n.personId)).toEqual(['deputy-1', 'deputy-4']);
  });

  it('of a deputy without a township is reviewed by the commission', () => expect(entered(affairs, { leadPersonId: 'deputy-3' }).own.state).toBe('underAffairsReview'));

  it.each([
    ['a deputy', deputyActor('deputy-1'), {}, ['notYourRole']],
    ['a unit', actorOf('unitHead', 'transport'), {}, ['notYourRole']],
    ['another township', actorOf('townshipPresidium', 'township-2'), {}, ['notYourRole']],
    ['nobody known', affairs, { leadPersonId: 'stranger' }, ['unknownDeputy']],
    ['a co-signer nobody knows', affairs, { coSignerIds: ['stranger'] }, ['unknownDeputy']],
    ['the lead as co-signer', affairs, { coSignerIds: ['deputy-1'] }, ['ownCoSponsor']],
    ['a day to come', affairs, { receivedOn: '2026-03-03' }, ['receivedInFuture']],
    ['no scan', affairs, { files: [] }, ['scanMissing']],
    ['no asks', affairs, { asks: [' '] }, ['textIncomplete']],
    ['a wish to withhold without a reason', affairs, { disclosureWish: 'withhold' as const }, ['wishReasonMissing']],
  ])('is refused from or with %s', (_what, actor, body, refusals) => {
    const world = makeWorld(1);
    expect(codes(enterPaper('x', { ...sheet, ...body }, world.environmentOf(actor)))).toEqual(refusals);
  });
});

describe('“this is not what I wrote”', () => {
  it('stops the reviews until the office that entered it has answered', () => {
    const { file, act, world } = entered();
    expect(act('objectToEntry', deputyActor('deputy-4'), { reason: '漏字' })).toMatchObject({ why: 'notYourRole' });
    expect(act('objectToEntry', deputyActor('deputy-1'), { reason: '漏字' }).ok).toBe(true);
    expect(codes(act('objectToEntry', deputyActor('deputy-1'), { reason: '又漏字' }))).toEqual(['entryDisputed']);
    expect(codes(act('passReview', presidium))).toEqual(['entryDisputed']);
    expect(file.turns.map((t) => [t.action, t.role])).toEqual([['keepEntry', 'deputyAffairs']]);
    expect(act('keepEntry', presidium, { answer: '一致' })).toMatchObject({ why: 'notYourRole' });
    expect(act('keepEntry', affairs, { answer: '一致' }).ok).toBe(true);
    expect(act('passReview', presidium).ok).toBe(true);
    expect(world.notices.some((n) => n.personId === 'deputy-1' && n.text.includes('一致'))).toBe(true);
  });

  it('corrected: the reviews begin anew on the better copy, signatures on the sheet hold', () => {
    const { file, own, act } = entered();
    act('passReview', presidium);
    act('objectToEntry', deputyActor('deputy-1'), { reason: '漏字' });
    expect(codes(act('correctEntry', affairs, { reason: '照抄', title: own.title }))).toEqual(['nothingCorrected']);
    expect(codes(act('correctEntry', affairs, { reason: '照抄', asks: [''] }))).toEqual(['textIncomplete']);
    expect(act('correctEntry', affairs, { reason: '补上漏字', asks: ['修复机耕路和桥'] }).ok).toBe(true);
    expect(own).toMatchObject({ state: 'underPresidiumReview', entryObjectionState: 'corrected', textVersion: 2, asks: [{ no: 1, text: '修复机耕路和桥' }] });
    expect(file.coSponsorship[0]).toMatchObject({ state: 'confirmed', textHash: own.textHash });
    expect(file.deadline.filter((d) => d.state === 'running').map((d) => d.kind)).toEqual(['presidiumReview']);
  });

  it('voided: nobody reviews it any more and the deputy is told', () => {
    const { file, act, world } = entered();
    expect(act('voidEntry', affairs, { reason: '录错代表' }).ok).toBe(true);
    expect(file.suggestion).toMatchObject({ state: 'discarded', closingReason: '录错代表' });
    expect(file.turns).toEqual([]);
    expect(world.notices.at(-1)).toMatchObject({ personId: 'deputy-1', topic: 'entry' });
  });

  it('sent back, may be taken up by the deputy here: who signed the sheet then signs the new words', () => {
    const { file, own, act, world } = entered();
    act('returnForRevision', presidium, { guidance: '写清' });
    act('save', deputyActor('deputy-1'), { asks: ['修复两公里机耕路'] });
    expect(codes(act('submit', deputyActor('deputy-1')))).toEqual(['textChanged']);
    act('freeze', deputyActor('deputy-1'));
    expect(file.coSponsorship[0]).toMatchObject({ state: 'invited', onPaper: false });
    world.must(file, 'coSponsorship', file.coSponsorship[0]!, 'confirm', deputyActor('deputy-4'));
    expect(act('submit', deputyActor('deputy-1')).ok).toBe(true);
    expect(codes(act('correctEntry', affairs, { title: '另一标题', reason: '补' }))).toEqual(['signedOnline']);
    expect(own.entryChannel).toBe('paper');
  });

  it('of a suggestion written here there is no such thing', () => {
    const world = makeWorld(1, '2026-03-02', defaultSettings);
    const file = world.draft('deputy-1', { ...paperText, asks: [...paperText.asks] });
    world.must(file, 'suggestion', file.suggestion, 'submit', deputyActor('deputy-1'));
    expect(codes(world.act(file, 'suggestion', file.suggestion, 'objectToEntry', deputyActor('deputy-1'), { reason: '?' }))).toEqual(['notFromPaper']);
    expect(world.act(file, 'suggestion', file.suggestion, 'voidEntry', affairs, { reason: '?' })).toMatchObject({ why: 'notYourRole' });
  });
});
