import { describe, expect, it } from 'vitest';
import { caseFaults } from '../testing/invariants.ts';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { affairs, codes, on, registered } from '../testing/registered-cases.ts';
import { makeWorld, type World } from '../testing/world.ts';
import type { CaseFile } from '../case-file/rows.ts';
import { canSee } from '../visibility.ts';

describe('a split (一事一议)', () => {
  it('gives each ask to exactly one part; signers, sight and submission are taken over, the number stays with the original', () => {
    const world = makeWorld(1);
    const d = driveCase(world, { coSponsors: ['deputy-4'] });
    d.untilRegistered();
    const split = (parts: readonly { title: string; askNos: readonly number[] }[]) => on(world, d, 'split', affairs, { parts, reason: '两件事' });
    expect(codes(split([{ title: '甲', askNos: [1] }]))).toEqual(['onePart']);
    expect(codes(split([{ title: '甲', askNos: [1] }, { title: ' ', askNos: [1] }]))).toEqual(['noTitle', 'askTwice', 'askLeft']);
    expect(split([{ title: '修路', askNos: [1] }, { title: '限高', askNos: [2] }]).ok).toBe(true);
    expect(d.file.suggestion).toMatchObject({ state: 'split', number: 1 });
    const parts = d.file.suggestionLink.map((link) => world.directory.otherCase(link.otherId));
    expect(parts.map((part) => [part?.suggestion.title, part?.suggestion.asks.map(({ no, text }) => `${no}${text}`), part?.suggestion.state])).toEqual([['修路', ['1修复路面'], 'reviewed'], ['限高', ['1设置限高架'], 'reviewed']]);
    for (const part of parts) {
      if (part === undefined) throw new Error('a part is missing');
      expect(part.coSponsorship.map((c) => [c.personId, c.state, c.textHash === part.suggestion.textHash])).toEqual([['deputy-4', 'confirmed', true]]);
      world.must(part, 'suggestion', part.suggestion, 'register', affairs, { sessionId: 'session-1', category: 'inSession' });
      expect(caseFaults(world, part)).toEqual([]);
    }
    expect(parts.map((part) => part?.suggestion.number)).toEqual([2, 3]);
    expect(caseFaults(world, d.file)).toEqual([]);
  });
});

describe('the parts of a split', () => {
  const apart = [{ title: '修路', askNos: [1] }, { title: '限高', askNos: [2] }];
  function splitUp(world: World, file: CaseFile): readonly CaseFile[] {
    world.must(file, 'suggestion', file.suggestion, 'split', affairs, { parts: apart, reason: '两件事' });
    return file.suggestionLink.filter((link) => link.relation === 'splitInto').map((link) => world.directory.otherCase(link.otherId)).filter((part) => part !== undefined);
  }

  it.each(['deputyAffairs', 'deputy'] as const)('keep secret who raised them, as the original did (%s)', (by) => {
    const world = makeWorld(1);
    const d = registered(world, 'deputy-1');
    world.must(d.file, 'suggestion', d.file.suggestion, 'keepIdentity', by === 'deputy' ? d.lead : affairs, { reason: '涉及邻里纠纷' });
    const parts = splitUp(world, d.file);
    for (const part of parts) {
      expect(part.suggestion).toMatchObject({ identityKeptOn: world.today(), identityKeptBy: by === 'deputy' ? 'deputy' : 'office', identityKeptReason: '涉及邻里纠纷' });
      expect([world.deputyActor('deputy-6'), world.deputyActor('deputy-1')].map((actor) => canSee(actor, part))).toEqual([false, true]);
    }
    expect(parts).toHaveLength(2);
  });

  it('are spoken for by whoever spoke for the original, not by a deputy whose mandate has ended', () => {
    const world = makeWorld(1);
    const d = driveCase(world, { coSponsors: ['deputy-4'] });
    d.untilRegistered();
    world.withoutMandate.add('deputy-1');
    world.must(d.file, 'suggestion', d.file.suggestion, 'passContact', world.system, { reason: '辞职', endedOn: world.today() });
    for (const part of splitUp(world, d.file)) {
      const { contactPersonId, contactName, contactPhone, contactEmployerId, contactSince, contactReason } = d.file.suggestion;
      expect(part.suggestion).toMatchObject({ leadPersonId: 'deputy-1', contactPersonId, contactName, contactPhone, contactEmployerId, contactSince, contactReason });
      expect(contactPersonId).toBe('deputy-4');
      expect(caseFaults(world, part)).toEqual([]);
    }
  });

  it('of a sheet are of that sheet: its names can be put right, what the deputy disputes is settled before it is split', () => {
    const world = makeWorld(1);
    const file = world.enterPaper(affairs, { title: '修路和限高', situation: '坑多', analysis: '超载', asks: ['修路', '限高'], leadPersonId: 'deputy-6', receivedOn: '2026-02-25', files: ['file-photo'] });
    if (file === undefined) throw new Error('the sheet was not entered');
    for (const [role, place] of [['townshipPresidium', file.suggestion.leadTownshipId], ['deputyAffairs', null], ['committeeOffice', null]] as const) {
      if (role !== 'townshipPresidium' || place !== null) world.must(file, 'suggestion', file.suggestion, 'passReview', place === null ? actorOf(role) : actorOf(role, place), {});
    }
    world.must(file, 'suggestion', file.suggestion, 'objectToEntry', world.deputyActor('deputy-6'), { reason: '漏了一句' });
    expect(codes(world.act(file, 'suggestion', file.suggestion, 'split', affairs, { parts: apart, reason: '两件事' }))).toEqual(['entryDisputed']);
    world.must(file, 'suggestion', file.suggestion, 'keepEntry', affairs, { answer: '没有漏' });
    for (const part of splitUp(world, file)) {
      expect(part.suggestion).toMatchObject({ entryChannel: 'paper', enteredByName: affairs.name, enteredByRole: 'deputyAffairs', paperReceivedOn: '2026-02-25', entryObjectionState: 'kept', submittedOn: '2026-02-25' });
      expect(world.act(part, 'suggestion', part.suggestion, 'correctSigners', affairs, { addedIds: ['deputy-4'], reason: '漏录' }).ok).toBe(true);
    }
  });

  it('are the same matter raised earlier, where the original was', () => {
    const world = makeWorld(1);
    const earlier = registered(world, 'deputy-4');
    const d = registered(world, 'deputy-1');
    world.must(d.file, 'suggestion', d.file.suggestion, 'linkEarlier', affairs, { suggestionIds: [earlier.file.suggestion.id], reason: '同一路段' });
    for (const part of splitUp(world, d.file)) expect(part.suggestionLink.map((link) => [link.relation, link.otherId])).toContainEqual(['earlier', earlier.file.suggestion.id]);
  });
});
