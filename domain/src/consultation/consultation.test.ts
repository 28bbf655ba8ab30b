import { describe, expect, it } from 'vitest';
import { offersFor } from '../case-file/perform.ts';
import { defaultSettings } from '../setting/settings.ts';
import { driveCase, type CaseDriver } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { highestRank, isValidConsultation } from './valid-consultation.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const head = actorOf('unitHead', 'transport');

/** A reply that waits for its signature, with nothing said about a talk yet. */
function unsigned(world: World = makeWorld(1)): { world: World; d: CaseDriver } {
  const d = driveCase(world);
  d.untilHandling();
  d.deliverOpinion('housing');
  return { world, d };
}
const ready = (d: CaseDriver) => { d.writeReply(); d.checkReply(); };
const trySign = (world: World, d: CaseDriver, body: unknown = {}) => world.act(d.file, 'reply', d.reply(), 'signOff', head, body);

describe('双面商: who must be there', () => {
  it('ranks those who came', () => {
    expect(highestRank(['staff', 'unitHead', 'sectionHead'])).toBe('unitHead');
    expect(highestRank([])).toBeNull();
  });

  it('an ordinary suggestion needs the unit’s principal head', () => {
    const { world, d } = unsigned();
    d.consult('deputyHead');
    ready(d);
    expect(world.notices.some((n) => n.text.includes('仍须再行面商'))).toBe(true);
    // Told before the form is filled in, and no longer once there was a talk.
    const foretold = () => codes({ ok: false, refusals: offersFor(d.file, 'reply', d.reply(), { ...world.environmentOf(head) }).find((offer) => offer.action === 'signOff')?.foretold ?? [] });
    expect(codes(trySign(world, d))).toEqual(['notConsulted']);
    expect(foretold()).toEqual(['notConsulted']);
    d.consult('unitHead');
    expect(foretold()).toEqual([]);
    d.sign();
    expect(d.reply()).toMatchObject({ state: 'delivered', consultationId: d.consultation().id, marksMissingConsultation: false });
  });

  it('a key suggestion needs a county leader', () => {
    const { world, d } = unsigned();
    d.file.suggestion.isKey = true;
    d.consult('unitHead');
    ready(d);
    expect(codes(trySign(world, d))).toEqual(['notConsulted']);
    d.consult('countyLeader');
    expect(trySign(world, d).ok).toBe(true);
  });

  it('the rank is a setting of the place', () => {
    const world = makeWorld(1, '2026-03-02', { ...defaultSettings, consultationRankOrdinary: 'sectionHead' });
    const { d } = unsigned(world);
    d.consult('sectionHead');
    ready(d);
    expect(trySign(world, d).ok).toBe(true);
  });

  it('counts only once the deputy has confirmed it', () => {
    const { world, d } = unsigned();
    d.schedule();
    d.recordConsultation();
    ready(d);
    expect(isValidConsultation(d.consultation(), 'unitHead')).toBe(false);
    expect(codes(trySign(world, d))).toEqual(['notConsulted']);
    d.confirmConsultation();
    expect(trySign(world, d).ok).toBe(true);
  });
});

describe('it did not take place', () => {
  it.each(['scheduled', 'held'])('is said in one press, when %s', (state) => {
    const { world, driver: d, record } = reach('consultation', state);
    world.must(d.file, 'consultation', record, 'deny', d.lead);
    expect(record.state).toBe('denied');
    expect(world.notices.filter((n) => n.topic === 'consultationDenied').map((n) => n.role).toSorted()).toEqual(['deputyAffairs', 'unitHead', 'unitSection']);
    expect(d.file.deadline.some((x) => x.kind === 'consultationConfirm' && x.state === 'running')).toBe(false);
    d.deliverOpinion('housing');
    ready(d);
    expect(codes(trySign(world, d))).toEqual(['notConsulted']);
  });

  it('is not for the unit to say, nor to confirm', () => {
    const { world, driver: d, record } = reach('consultation', 'held');
    for (const action of ['confirm', 'deny']) expect(world.act(d.file, 'consultation', record, action, d.sectionOf('transport'))).toMatchObject({ ok: false, why: 'notYourRole' });
  });
});

describe('signing off without a valid talk', () => {
  it('costs nothing when the deputy confirmed the wish to do without', () => {
    const { world, d } = unsigned();
    ready(d);
    expect(codes(trySign(world, d, { withoutConsultation: 'deputyDeclined' }))).toEqual(['waiverNotConfirmed']);
    world.must(d.file, 'handlingTask', d.task(), 'requestWaiver', d.sectionOf('transport'), { reason: '代表来电' });
    expect(codes(trySign(world, d, { withoutConsultation: 'deputyDeclined' }))).toEqual(['waiverNotConfirmed']);
    world.must(d.file, 'consultation', d.consultation(), 'confirmWaiver', d.lead);
    d.sign({ withoutConsultation: 'deputyDeclined' });
    expect(d.reply()).toMatchObject({ withoutConsultation: 'deputyDeclined', marksMissingConsultation: false });
    expect(world.notices.some((n) => n.topic === 'notConsulted')).toBe(false);
  });

  it('costs nothing when the deputy said so without being asked', () => {
    const { world, d } = unsigned();
    world.must(d.file, 'handlingTask', d.task(), 'waiveConsultation', d.lead, { reason: '情况清楚' });
    ready(d);
    d.sign({ withoutConsultation: 'deputyDeclined' });
    expect(d.reply().marksMissingConsultation).toBe(false);
  });

  it.each(['deputyUnreachable', 'rankNotAvailable', 'other'] as const)('for %s is told to the deputies’ affairs commission and marked for the score', (withoutConsultation) => {
    const { world, d } = unsigned();
    ready(d);
    expect(codes(trySign(world, d, { withoutConsultation }))).toEqual(['reasonMissing']);
    d.sign({ withoutConsultation, withoutConsultationText: '三次联系未果' });
    expect(d.reply()).toMatchObject({ withoutConsultation, withoutConsultationText: '三次联系未果', marksMissingConsultation: true });
    expect(world.notices.filter((n) => n.topic === 'notConsulted')).toMatchObject([{ role: 'deputyAffairs', text: expect.stringContaining('三次联系未果') as string }]);
  });

  it('a refused waiver is no waiver', () => {
    const { world, driver: d } = reach('consultation', 'waiverRefused');
    d.deliverOpinion('housing');
    ready(d);
    expect(codes(trySign(world, d, { withoutConsultation: 'deputyDeclined' }))).toEqual(['waiverNotConfirmed']);
  });

  it('each cycle of handling needs a talk of its own', () => {
    const { world, driver: d } = reach('handlingTask', 'rehandling');
    ready(d);
    expect(codes(trySign(world, d))).toEqual(['notConsulted']);
    d.consult();
    expect(trySign(world, d).ok).toBe(true);
  });
});

describe('a talk left open', () => {
  it('lapses when its cycle ends, so that the next can be arranged', () => {
    const { world, d } = unsigned();
    d.schedule();
    d.recordConsultation();
    ready(d);
    d.sign({ withoutConsultation: 'other', withoutConsultationText: '代表出差' });
    d.openRound(); d.rate('dissatisfied'); d.closeRound();
    expect(d.consultation().state).toBe('cancelled');
    expect(d.task().state).toBe('rehandling');
    d.consult();
    expect(world.entries.get(d.file.suggestion.id)?.some((e) => e.event === 'ConsultationLapsed')).toBe(true);
  });

  it('is arranged for a time that is still to come, in China’s time', () => {
    const { world, d } = unsigned();
    const schedule = (plannedAt: string) => codes(world.act(d.file, 'handlingTask', d.task(), 'scheduleConsultation', d.sectionOf('transport'), { plannedAt, place: '站', mode: 'meeting', phase: 'during' }));
    expect(schedule('2026-03-01T15:59:00Z')).toEqual(['inThePast']);
    expect(schedule('tomorrow')).toEqual(['inThePast']);
    // 00:30 on the morning of 2 March in China is still 1 March in Greenwich.
    expect(schedule('2026-03-01T16:30:00Z')).toEqual([]);
  });
});
