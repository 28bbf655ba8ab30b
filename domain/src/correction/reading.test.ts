import { describe, expect, it } from 'vitest';
import { isUnitRole } from '../identity/roles.ts';
import type { SatisfactionLevel } from '../case-file/rows.ts';
import { bytesFor, caseFaults } from '../testing/invariants.ts';
import { actorOf, actors } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((one) => one.code);
const witness = actorOf('committeeOffice');

/** An envelope read by the commission and confirmed by the office: what they took the form to say. */
function read(result: SatisfactionLevel) {
  const { world, driver: d, record } = reach('evaluation', 'awaitingOpening');
  const act = (action: string, actor = d.affairs, body: unknown = {}) => world.act(d.file, 'evaluation', record, action, actor, body);
  expect(act('proposeReading', d.affairs, { attitude: 'satisfied', result, reason: '没有动工', files: ['file-minutes'] }).ok).toBe(true);
  const reread = (to: SatisfactionLevel, body: object = {}, actor = d.affairs) => act('proposeRereading', actor, { attitude: 'satisfied', result: to, reason: '没有动工', why: '看错一行', files: ['file-minutes'], ...body });
  return { world, d, record, act, reread };
}

describe('a form that was misread', () => {
  it('is taken back by its reader alone before the second person’s word', () => {
    const { act, record, d } = read('dissatisfied');
    expect(codes(act('withdrawReading', actorOf('committeeOffice'), { reason: '看错' }))).toEqual(['notYourRole']);
    expect(act('withdrawReading', d.affairs, { reason: '看错' }).ok).toBe(true);
    expect(record).toMatchObject({ state: 'awaitingOpening', attitude: null, result: null, history: [{ result: 'dissatisfied' }] });
  });

  it('is put right by two, with the scan; the numbers count again and the history keeps both', () => {
    const { act, reread, record, d, world } = read('basicallySatisfied');
    act('confirmReading', witness);
    expect(codes(reread('basicallySatisfied'))).toEqual(['nothingCorrected']);
    expect(codes(reread('satisfied', { files: [] }))).toEqual(['scanMissing']);
    expect(reread('satisfied', {}, actorOf('unitHead', 'transport'))).toMatchObject({ why: 'notYourRole' });
    expect(reread('satisfied').ok).toBe(true);
    expect(record).toMatchObject({ result: 'basicallySatisfied', corrections: [] });
    expect(codes(world.act(d.file, 'suggestion', d.file.suggestion, 'conclude', d.affairs))).toEqual(['rereadingOpen']);
    expect(codes(act('confirmRereading', d.affairs))).toEqual(['ownReading']);
    expect(act('confirmRereading', witness).ok).toBe(true);
    expect(record).toMatchObject({ result: 'satisfied', rereading: null, history: [{ result: 'basicallySatisfied' }, { result: 'satisfied' }], corrections: [{ subject: 'reading', changes: [{ what: '办理结果', before: '基本满意', after: '满意' }] }] });
    expect(d.evaluation().corrections[0]?.reason).toContain(witness.name);
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', firstResult: 'satisfied', finalResult: 'satisfied' });
    expect(world.notices.some((n) => n.personId === d.lead.personId && n.text.includes('已照原件更正'))).toBe(true);
  });

  it('ends a re-handling that it alone had ordered, and the reply that was rated stands', () => {
    const { act, reread, d } = read('dissatisfied');
    act('confirmReading', witness);
    expect([d.file.suggestion.state, d.task().state, d.reply().state]).toEqual(['rehandling', 'rehandling', 'drafting']);
    reread('satisfied');
    expect(act('confirmRereading', witness).ok).toBe(true);
    expect([d.file.suggestion.state, d.task().state, d.reply().state]).toEqual(['evaluated', 'replied', 'lapsed']);
    expect(d.file.deadline.filter((one) => one.kind === 'rehandledReply').map((one) => one.state)).toEqual(['cancelled']);
    expect(d.file.reply[0]?.state).toBe('delivered');
  });

  it('orders a re-handling where the form says 不满意 after all, as long as the case is not wound up', () => {
    const { act, reread, d, world } = read('satisfied');
    act('confirmReading', witness);
    reread('dissatisfied');
    expect(act('confirmRereading', witness).ok).toBe(true);
    expect([d.file.suggestion.state, d.task().state]).toEqual(['rehandling', 'rehandling']);
    const late = read('satisfied');
    late.act('confirmReading', witness);
    late.d.conclude();
    expect(codes(late.reread('dissatisfied'))).toEqual(['woundUp']);
    expect(late.reread('basicallySatisfied').ok).toBe(true);
    expect(late.act('refuseRereading', late.d.affairs, { reason: '原录入无误' }).ok).toBe(true);
    expect(caseFaults(world, d.file)).toEqual([]);
  });

  it('ends what a second misreading had set in motion', () => {
    const { driver: d, world } = reach('mediation', 'lapsed');
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', firstResult: 'dissatisfied', finalResult: 'satisfied' });
    expect(caseFaults(world, d.file)).toEqual([]);
  });

  it('is not for what a deputy rated in person', () => {
    const { driver: d, world, record } = reach('evaluation', 'disclosed');
    expect(codes(world.act(d.file, 'evaluation', record, 'proposeRereading', d.affairs, { attitude: 'satisfied', result: 'basicallySatisfied', why: '看错', files: ['file-minutes'] }))).toEqual(['ratedInPerson']);
  });

  it('tells nothing of a later rating that is still under embargo: two worlds that differ in it alone stay the same', () => {
    const seen = (second: SatisfactionLevel) => {
      const { act, reread, d, world } = read('dissatisfied');
      act('confirmReading', witness);
      d.consult(); d.writeReply(); d.checkReply(); d.sign();
      d.openRound(10, 2);
      d.rate(second);
      const record = d.file.evaluation[0];
      if (record === undefined) throw new Error('no first rating');
      expect(reread('basicallySatisfied').ok && act('confirmRereading', witness).ok).toBe(true);
      expect(d.file.suggestion).toMatchObject({ state: 'replied', firstResult: 'basicallySatisfied', finalResult: 'basicallySatisfied' });
      return actors.filter((one) => isUnitRole(one.role) || one.role === 'governmentOffice' || one.role === 'committeeMember').map((actor) => bytesFor(world, d.file, actor));
    };
    expect(seen('satisfied')).toEqual(seen('dissatisfied'));
  });
});
