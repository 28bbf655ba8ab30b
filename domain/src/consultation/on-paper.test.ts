import { describe, expect, it } from 'vitest';
import { actorOf } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { validConsultation } from './valid-consultation.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((one) => one.code);

/** Handbook 3.3: 代表确认（签名/一键确认）. */
describe('a deputy who signs on paper', () => {
  const held = () => {
    const { world, driver: d, record } = reach('consultation', 'held');
    const enter = (body: object = {}, actor = d.affairs) => world.act(d.file, 'consultation', record, 'confirmOnPaper', actor, { signedOn: world.today(), files: ['file-photo'], ...body });
    return { world, d, record, enter };
  };

  it('makes the talk valid when the commission enters the signed record with its scan, and hears of it', () => {
    const { world, d, enter } = held();
    expect(enter({}, d.sectionOf('transport'))).toMatchObject({ why: 'notYourRole' });
    expect(codes(enter({ files: [] }))).toEqual(['scanMissing']);
    expect(codes(enter({ signedOn: '2020-01-01' }))).toEqual(['badSigningDay']);
    expect(codes(enter({ signedOn: '2999-01-01' }))).toEqual(['badSigningDay']);
    expect(enter({ opinion: '同意' }).ok).toBe(true);
    expect(d.consultation()).toMatchObject({ state: 'confirmed', signedOn: world.today(), signedRecordedBy: d.affairs.name, answer: '同意' });
    expect(validConsultation(d.file, d.task(), world.settings)?.id).toBe(d.consultation().id);
    expect(d.file.deadline.filter((one) => one.kind === 'consultationConfirm').map((one) => one.state)).toEqual(['met']);
    expect(world.notices.at(-1)).toMatchObject({ topic: 'consultation', personId: d.lead.personId, text: expect.stringContaining('不是您签的') });
    expect(d.file.attachment.at(-1)).toMatchObject({ recordKind: 'consultation', purpose: 'signature' });
  });

  it('may say that the hand is not theirs: the talk waits again, or the reply that rests on it is marked', () => {
    const { world, d, record, enter } = held();
    enter();
    world.must(d.file, 'consultation', record, 'disownSignature', d.lead, { note: '没有签过' });
    expect(d.consultation()).toMatchObject({ state: 'held', signedOn: null });
    expect(d.file.turns.filter((one) => one.recordId === record.id)).toMatchObject([{ action: 'confirm' }]);
    enter();
    d.deliverOpinion('housing'); d.writeReply(); d.checkReply(); d.sign();
    expect(d.reply().marksMissingConsultation).toBe(false);
    world.must(d.file, 'consultation', record, 'disownSignature', d.lead, {});
    expect([d.consultation().state, d.reply().marksMissingConsultation]).toEqual(['denied', true]);
  });

  it('cannot disown what was pressed here', () => {
    const { world, driver: d, record } = reach('consultation', 'confirmed');
    expect(codes(world.act(d.file, 'consultation', record, 'disownSignature', d.lead, {}))).toEqual(['notOnPaper']);
  });

  it('does without a talk by a signature too', () => {
    const { world, driver: d, record } = reach('consultation', 'waiverRequested');
    world.must(d.file, 'consultation', record, 'confirmOnPaper', d.affairs, { signedOn: world.today(), files: ['file-photo'] });
    expect(d.consultation().state).toBe('waived');
    world.must(d.file, 'consultation', record, 'disownSignature', d.lead, {});
    expect(d.consultation().state).toBe('waiverRefused');
  });
});

describe('the last rating in an envelope', () => {
  it('is opened by two at once, told to the unit and ends the case; what cannot be read counts for nothing', () => {
    const final = () => {
      const reached = reach('mediation', 'concluded');
      const { world, driver: d } = reached;
      world.must(d.file, 'evaluation', d.evaluation(), 'receiveEnvelope', d.affairs, { receivedOn: world.today(), files: ['file-photo'] });
      return reached;
    };
    const { world, driver: d } = final();
    expect(d.evaluation()).toMatchObject({ state: 'awaitingOpening', roundId: null });
    expect(d.file.deadline.filter((one) => one.recordId === d.evaluation().id).map((one) => [one.kind, one.state])).toEqual([['finalRating', 'met'], ['envelopeOpening', 'running']]);
    world.must(d.file, 'evaluation', d.evaluation(), 'proposeReading', d.affairs, { attitude: 'satisfied', result: 'basicallySatisfied', files: ['file-minutes'] });
    expect(codes(world.act(d.file, 'evaluation', d.evaluation(), 'confirmReading', d.affairs))).toEqual(['ownReading']);
    world.must(d.file, 'evaluation', d.evaluation(), 'confirmReading', actorOf('committeeOffice'));
    expect([d.evaluation().state, d.evaluation().entryChannel, d.file.suggestion.finalResult, d.file.suggestion.state]).toEqual(['disclosed', 'paper', 'basicallySatisfied', 'evaluated']);
    expect(world.notices.filter((one) => one.topic === 'evaluation' && one.role === 'unitHead').at(-1)?.text).toContain('最后评价：办理态度满意，办理结果基本满意');

    const other = final();
    other.world.must(other.driver.file, 'evaluation', other.driver.evaluation(), 'proposeVoid', other.driver.affairs, { reason: '空信封', files: ['file-minutes'] });
    other.world.must(other.driver.file, 'evaluation', other.driver.evaluation(), 'confirmReading', actorOf('committeeOffice'));
    expect(other.driver.evaluation()).toMatchObject({ state: 'noResponse', countsAs: 'excluded' });
  });
});
