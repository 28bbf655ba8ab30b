import { describe, expect, it } from 'vitest';
import { bytesFor } from '../testing/invariants.ts';
import { actorOf, actors } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { isUnitRole } from '../identity/roles.ts';
import { canSeeLevels } from '../visibility.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const outsiders = actors.filter((a) => isUnitRole(a.role) || a.role === 'governmentOffice' || a.role === 'countyLeader');
const witness = actorOf('committeeOffice');
const reading = { attitude: 'satisfied', result: 'dissatisfied', reason: '没有动工', files: ['file-minutes'] };

describe('a rating in a closed envelope', () => {
  it('is received with a scan, within the round, by the commission alone', () => {
    const { world, driver: d, record } = reach('evaluation', 'open');
    const receive = (actor = d.affairs, body: object = {}) => world.act(d.file, 'evaluation', record, 'receiveEnvelope', actor, { receivedOn: world.today(), files: ['file-photo'], ...body });
    expect(receive(actorOf('unitHead', 'transport'))).toMatchObject({ why: 'notYourRole' });
    expect(codes(receive(d.affairs, { files: [] }))).toEqual(['scanMissing']);
    expect(codes(receive(d.affairs, { receivedOn: '2027-01-01' }))).toEqual(['receivedInFuture']);
    expect(receive().ok).toBe(true);
    expect(world.notices.at(-1)).toMatchObject({ topic: 'envelope', personId: d.lead.personId });
  });

  it('changes nothing that units and the government can fetch while the round is open, and no rating is known to anybody', () => {
    const { world, driver: d } = reach('evaluation', 'open');
    const seen = () => outsiders.map((actor) => bytesFor(world, d.file, actor));
    const before = seen();
    world.must(d.file, 'evaluation', d.evaluation(), 'receiveEnvelope', d.affairs, { receivedOn: world.today(), files: ['file-photo'] });
    expect(seen()).toEqual(before);
    expect(d.evaluation()).toMatchObject({ attitude: null, result: null, history: [] });
    expect(codes(world.act(d.file, 'evaluation', d.evaluation(), 'proposeReading', d.affairs, reading))).toEqual(['wrongState']);
  });

  it('gives way to a rating that the deputy makes here before the close', () => {
    const { world, driver: d, record } = reach('evaluation', 'envelopeReceived');
    d.rate('satisfied');
    d.closeRound();
    expect(record.state).toBe('disclosed');
    expect(d.evaluation()).toMatchObject({ entryChannel: 'online', openedOn: null });
    expect(world.notices.some((n) => n.topic === 'envelope' && n.text.includes('拆封'))).toBe(true);
  });

  it('waits after the close for two people, with a clock of its own', () => {
    const { world, driver: d, record } = reach('evaluation', 'awaitingOpening');
    expect(d.file.deadline.filter((x) => x.recordId === record.id).map((x) => [x.kind, x.state])).toEqual([['evaluation', 'met'], ['envelopeOpening', 'running']]);
    expect(d.file.turns.filter((t) => t.recordId === record.id)).toMatchObject([{ action: 'proposeReading', role: 'deputyAffairs' }]);
    expect(d.file.suggestion.state).toBe('replied');
    const act = (action: string, actor = d.affairs, body: unknown = {}) => world.act(d.file, 'evaluation', record, action, actor, body);
    expect(act('proposeReading', witness, reading)).toMatchObject({ why: 'notYourRole' });
    expect(codes(act('proposeReading', d.affairs, { ...reading, files: [] }))).toEqual(['scanMissing']);
    expect(codes(act('proposeReading', d.affairs, { attitude: 'satisfied', result: 'dissatisfied', files: ['file-minutes'] }))).toEqual(['reasonMissing']);
    expect(act('proposeReading', d.affairs, reading).ok).toBe(true);
    expect(actors.filter((a) => canSeeLevels(a, d.evaluation()) && a.congressId === 'county').map((a) => a.name)).toEqual([d.lead.name, d.affairs.name, witness.name]);
    expect(codes(act('confirmReading', d.affairs))).toEqual(['ownReading']);
    expect(codes(act('refuseReading', d.affairs, { reason: '看错' }))).toEqual(['ownReading']);
    expect(act('refuseReading', witness, { reason: '应为基本满意' }).ok).toBe(true);
    expect(d.evaluation()).toMatchObject({ state: 'awaitingOpening', attitude: null, result: null, history: [{ result: 'dissatisfied', files: ['file-minutes'] }] });
    expect(act('proposeReading', d.affairs, { ...reading, result: 'basicallySatisfied' }).ok).toBe(true);
    expect(act('confirmReading', witness).ok).toBe(true);
    expect(d.evaluation()).toMatchObject({ state: 'disclosed', entryChannel: 'paper', result: 'basicallySatisfied', openedByName: d.affairs.name, witnessName: witness.name, countsAs: 'rating' });
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', firstResult: 'basicallySatisfied' });
  });

  it('orders re-handling like any other when the deputy is dissatisfied', () => {
    const { world, driver: d, record } = reach('evaluation', 'awaitingOpening');
    world.must(d.file, 'evaluation', record, 'proposeReading', d.affairs, reading);
    world.must(d.file, 'evaluation', record, 'confirmReading', witness);
    expect(d.task().state).toBe('rehandling');
  });

  it('counts as no answer when there is nothing in it that can count', () => {
    const { world, driver: d, record } = reach('evaluation', 'awaitingOpening');
    world.must(d.file, 'evaluation', record, 'proposeVoid', d.affairs, { reason: '没有测评表', files: ['file-photo'] });
    world.must(d.file, 'evaluation', record, 'confirmReading', witness);
    expect(d.evaluation()).toMatchObject({ state: 'noResponse', countsAs: 'excluded', result: null, unreadable: '没有测评表', entryChannel: 'online' });
    expect(d.file.suggestion.state).toBe('evaluated');
  });

  it('recorded by mistake goes back, and the deputy’s clock runs on to the same day', () => {
    const { world, driver: d, record } = reach('evaluation', 'envelopeReceived');
    world.must(d.file, 'evaluation', record, 'returnEnvelope', d.affairs, { reason: '登记错件' });
    expect(d.file.deadline.findLast((x) => x.recordId === record.id)).toMatchObject({ kind: 'evaluation', state: 'running', dueOn: d.evaluation().closesOn });
  });
});
