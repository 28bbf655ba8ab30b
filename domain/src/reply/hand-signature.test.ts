import { describe, expect, it } from 'vitest';
import type { Actor } from '../identity/actor.ts';
import { actorOf } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import type { ReplyLetter } from './letter.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const head = actorOf('unitHead', 'transport');
const liaison = actorOf('unitLiaison', 'transport');

describe('a letter signed by hand', () => {
  it('is recorded by the liaison with scan, day and name; by no section, of no unchecked draft', () => {
    const { world, driver: d } = reach('reply', 'awaitingSignOff');
    const record = (actor: Actor, body: object = {}) => world.act(d.file, 'reply', d.reply(), 'recordHandSignature', actor, { signerName: head.name, signedOn: world.today(), files: ['file-photo'], ...body });
    expect(record(d.sectionOf('transport'))).toMatchObject({ why: 'notYourRole' });
    expect(record(actorOf('unitLiaison', 'housing'))).toMatchObject({ why: 'notYourRole' });
    expect(codes(record(liaison, { files: [] }))).toEqual(['scanMissing']);
    expect(codes(record(liaison, { signerName: ' ' }))).toEqual(['signerMissing']);
    expect(codes(record(liaison, { signedOn: '2026-03-01' }))).toEqual(['badSigningDay']);
    expect(codes(record(liaison, { signedOn: '2027-03-01' }))).toEqual(['badSigningDay']);
    expect(record(liaison).ok).toBe(true);
    expect(d.reply().deliveredOn).toBeNull();
    expect(d.task().state).toBe('inSection');
  });

  it('goes out when the head says that it is their hand, marked, dated by the signature', () => {
    const { world, driver: d, record } = reach('reply', 'handSigned');
    const confirm = (actor: Actor) => world.act(d.file, 'reply', record, 'confirmHandSignature', actor);
    for (const actor of [liaison, d.sectionOf('transport')]) expect(confirm(actor)).toMatchObject({ why: 'notYourRole' });
    expect(codes(confirm(actorOf('unitDeputyHead', 'transport')))).toEqual(['notTheSigner', 'otherSigner']);
    expect(codes(confirm({ ...head, personId: 'another', name: '新任局长' }))).toEqual(['otherSigner']);
    const signedOn = world.today();
    world.nextDay();
    expect(confirm(head).ok).toBe(true);
    expect(d.reply()).toMatchObject({ state: 'delivered', signedByName: head.name, handSignedOn: signedOn, deliveredOn: world.today(), handSignedRecordedBy: liaison.name });
    expect(d.reply().letter as ReplyLetter).toMatchObject({ signedByHand: true, signedOn, signedByName: head.name });
    expect(d.task().state).toBe('replied');
    expect(d.file.commitment).toHaveLength(2);
  });

  it('goes out in the form of the signed paper, with the assisting units that agreed to sign', () => {
    const { world, driver: d } = reach('reply', 'drafting');
    const record = (body: object) => world.act(d.file, 'reply', d.reply(), 'recordHandSignature', liaison, { signerName: head.name, signedOn: world.today(), files: ['file-photo'], ...body });
    d.checkReply();
    expect(codes(record({ joint: true }))).toEqual(['nobodyToSignWith']);
    const [opinion] = d.file.assistingOpinion;
    if (opinion !== undefined) opinion.agreesToJointReply = true;
    expect(record({ joint: true, form: 'letter' }).ok).toBe(true);
    world.must(d.file, 'reply', d.reply(), 'confirmHandSignature', head);
    expect(d.reply().letter as ReplyLetter).toMatchObject({ form: 'letter', jointWith: [opinion?.unitName], signedByHand: true });
  });

  it('denied, waits again for the head’s signature, and nothing of it stays on the paper', () => {
    const { world, driver: d, record } = reach('reply', 'handSigned');
    world.must(d.file, 'reply', record, 'refuseHandSignature', head, { reason: '不是我签的' });
    expect(d.reply()).toMatchObject({ state: 'awaitingSignOff', handSignedByName: null, letterNumber: null });
    d.sign();
    expect(d.reply().letter).not.toHaveProperty('signedByHand');
  });

  it('needs a valid talk or the reason like any other', () => {
    const { world, driver: d } = reach('reply', 'drafting');
    const other = reach('handlingTask', 'inSection');
    expect(d.consultation().state).toBe('confirmed');
    const e = other.driver;
    e.deliverOpinion('housing'); e.writeReply(); e.checkReply();
    const body = { signerName: head.name, signedOn: other.world.today(), files: ['file-photo'] };
    expect(codes(other.world.act(e.file, 'reply', e.reply(), 'recordHandSignature', liaison, body))).toEqual(['notConsulted']);
    other.world.must(e.file, 'reply', e.reply(), 'recordHandSignature', liaison, { ...body, withoutConsultation: 'other', withoutConsultationText: '代表出国' });
    other.world.must(e.file, 'reply', e.reply(), 'confirmHandSignature', head);
    expect(e.reply()).toMatchObject({ marksMissingConsultation: true, withoutConsultationText: '代表出国' });
    expect(world.cases).toHaveLength(1);
  });
});
