import { describe, expect, it } from 'vitest';
import { session } from '../testing/people.ts';
import { driveCase } from '../testing/case-driver.ts';
import { attendee, paperText } from '../testing/bodies.ts';
import { makeWorld, type World } from '../testing/world.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((one) => one.code);

describe('corrections', () => {
  it('void a wrong number, keep it with the reason, and give the next of the right series', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilRegistered();
    const own = d.file.suggestion;
    const old = own.numberLabel;
    const correct = (category: string, by = d.affairs) => world.act(d.file, 'suggestion', own, 'correctNumber', by, { sessionId: session.id, category, reason: '选错类别' });
    expect(codes(correct('inSession'))).toEqual(['sameSeries']);
    expect(correct('interSessional', d.lead)).toMatchObject({ why: 'notYourRole' });
    expect(correct('interSessional').ok).toBe(true);
    expect(own).toMatchObject({ category: 'interSessional', number: 1, voidedNumbers: [{ number: 1, category: 'inSession', numberLabel: old, reason: '选错类别' }], corrections: [{ subject: 'number', changes: [{ what: '编号', before: `${old ?? ''}（作废）` }, { what: '类别' }] }] });
    expect(d.file.deadline.filter((one) => one.state === 'running').map((one) => one.kind)).toEqual(['assignment']);
  });

  it('mend a typing error, keep the old words, and never the number of asks once answered', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilReplied();
    const own = d.file.suggestion;
    const mend = (body: object) => world.act(d.file, 'suggestion', own, 'correctText', d.affairs, { reason: '错字', ...body });
    const version = own.textVersion;
    expect(codes(mend({ asks: ['一条'] }))).toEqual(['asksCounted']);
    expect(codes(mend({}))).toEqual(['nothingCorrected']);
    const before = own.situation;
    expect(mend({ situation: '路面破损四公里' }).ok).toBe(true);
    expect(own).toMatchObject({ situation: '路面破损四公里', textVersion: version + 1, corrections: [{ changes: [{ what: '情况', before, after: '路面破损四公里' }] }] });
    expect(own.textVersions.at(-1)).toMatchObject({ by: 'erratum', hash: own.textHash });
  });

  it('ask the deputy anew when a confirmed talk was recorded wrongly, and not behind a letter', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilHandling();
    d.consult();
    const talk = d.consultation();
    const body = { heldOn: world.today(), place: '县交通局', mode: 'onSite', deputiesPresent: [d.lead.name], attendees: [attendee('unitHead')], reason: '地点写错' };
    const correct = () => world.act(d.file, 'consultation', talk, 'correct', d.sectionOf('transport'), body);
    expect(correct().ok).toBe(true);
    expect(talk).toMatchObject({ state: 'held', place: '县交通局', corrections: [{ changes: [{ what: '地点', before: '联络站', after: '县交通局' }, { what: '方式', before: '见面', after: '现场' }] }] });
    expect(codes(correct())).toEqual(['nothingCorrected']);
    d.confirmConsultation();
    d.deliverOpinion('housing'); d.writeReply(); d.checkReply(); d.sign();
    expect(codes(correct())).toContain('replyRests');
  });

  it('name another lead deputy from the sheet: reviews begin again, an objection is heard, whoever was named by mistake is told', () => {
    const world = makeWorld(1);
    const file = entered(world, world.actorOf('deputyAffairs'), 'deputy-3');
    const own = file.suggestion;
    world.must(file, 'suggestion', own, 'objectToEntry', world.deputyActor('deputy-3'), { reason: '不是我写的' });
    const correct = (body: object, by = world.actorOf('deputyAffairs')) => world.act(file, 'suggestion', own, 'correctSigners', by, { reason: '看错签名', ...body });
    expect(codes(correct({}))).toEqual(['nothingCorrected']);
    expect(codes(correct({ leadPersonId: 'deputy-1', addedIds: ['deputy-1'] }))).toEqual(['ownCoSponsor']);
    expect(correct({ leadPersonId: 'deputy-1' }).ok).toBe(true);
    expect(own).toMatchObject({ state: 'underPresidiumReview', leadPersonId: 'deputy-1', contactPersonId: 'deputy-1', entryObjectionState: 'corrected', corrections: [{ subject: 'signers', changes: [{ what: '领衔代表', before: '周三', after: '陈初' }] }] });
    expect(world.notices.filter((one) => one.topic === 'corrected').map((one) => one.personId).toSorted()).toEqual(['deputy-1', 'deputy-3', 'deputy-4']);
    const online = driveCase(world);
    online.untilRegistered();
    expect(codes(world.act(online.file, 'suggestion', online.file.suggestion, 'correctSigners', online.affairs, { leadPersonId: 'deputy-6', reason: '错', files: ['file-photo'] }))).toEqual(['signedInPerson']);
  });

  it('pass on who is spoken to, where that was somebody who had not signed', () => {
    const world = makeWorld(1);
    const affairs = world.actorOf('deputyAffairs');
    const file = entered(world, affairs, 'deputy-3');
    const own = file.suggestion;
    for (const by of ['townshipPresidium', 'deputyAffairs', 'committeeOffice'] as const) if (own.state !== 'reviewed') world.act(file, 'suggestion', own, 'passReview', world.actorOf(by));
    world.must(file, 'suggestion', own, 'register', affairs, { sessionId: session.id, category: 'inSession' });
    world.withoutMandate.add('deputy-3');
    world.must(file, 'suggestion', own, 'passContact', world.system, { reason: '辞职', endedOn: world.today() });
    expect(own.contactPersonId).toBe('deputy-4');
    world.must(file, 'suggestion', own, 'correctSigners', affairs, { removedIds: ['deputy-4'], reason: '看错签名', files: ['file-photo'] });
    expect([own.contactPersonId, own.contactReason]).toEqual([null, expect.stringContaining('没有在原件上签名')]);
    world.must(file, 'suggestion', own, 'correctSigners', affairs, { leadPersonId: 'deputy-1', reason: '看错签名', files: ['file-photo'] });
    expect([own.contactPersonId, own.contactName]).toEqual(['deputy-1', '陈初']);
  });

  it('let a township enter paper, hear the deputy, and put its own entries right', () => {
    const world = makeWorld(1, undefined, undefined, 'township');
    const presidium = world.actorOf('townshipPresidium');
    const file = entered(world, presidium, 'deputy-1');
    const own = file.suggestion;
    const act = (action: string, by = presidium, body: unknown = {}) => world.act(file, 'suggestion', own, action, by, body);
    expect(own).toMatchObject({ state: 'underPresidiumReview', entryChannel: 'paper', enteredByRole: 'townshipPresidium' });
    expect(act('objectToEntry', world.deputyActor('deputy-1'), { reason: '漏了一条' }).ok).toBe(true);
    expect(codes(act('passReview'))).toEqual(['entryDisputed']);
    expect(act('correctEntry', presidium, { asks: ['修复机耕路', '加设排水沟', '装路灯'], reason: '补上漏录的一条' }).ok).toBe(true);
    expect(act('passReview').ok && act('register', presidium, { sessionId: session.id, category: 'inSession' }).ok).toBe(true);
    expect(act('correctNumber', presidium, { sessionId: session.id, category: 'interSessional', reason: '闭会期间收到' }).ok).toBe(true);
    expect(own.voidedNumbers).toMatchObject([{ category: 'inSession', number: 1 }]);
  });
});

const entered = (world: World, clerk: Parameters<World['enterPaper']>[0], leadPersonId: string) => {
  const file = world.enterPaper(clerk, { ...paperText, leadPersonId, coSignerIds: ['deputy-4'], receivedOn: world.today(), files: ['file-photo'] });
  if (file === undefined) throw new Error('the sheet was not entered');
  return file;
};
