import { describe, expect, it } from 'vitest';
import { resultClasses } from '../setting/result-class.ts';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';
import { makeWorld } from '../testing/world.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code);
const affairs = actorOf('deputyAffairs');
const head = actorOf('unitHead', 'transport');

function replied(answers?: (d: ReturnType<typeof driveCase>) => ReturnType<ReturnType<typeof driveCase>['answers']>) {
  const world = makeWorld(1);
  const d = driveCase(world);
  d.untilReplied(answers?.(d));
  return { world, d };
}

describe('commitments made by a reply', () => {
  it.each(resultClasses)('class %s', (resultClass) => {
    const { d } = replied((driver) => driver.answers([resultClass, 'reference']));
    const made = d.file.commitment.map(({ askNo, dueOn, ownerName, needsSecondReply }) => ({ askNo, dueOn, ownerName, needsSecondReply }));
    const expected = {
      solved: [{ askNo: 1, dueOn: '2026-03-02', ownerName: '钱科长', needsSecondReply: false }], partly: [{ askNo: 1, dueOn: '2026-03-02', ownerName: '钱科长', needsSecondReply: false }],
      inProgress: [{ askNo: 1, dueOn: '2026-04-01', ownerName: '钱科长', needsSecondReply: true }], planned: [{ askNo: 1, dueOn: '2026-04-01', ownerName: '钱科长', needsSecondReply: true }],
      reference: [], notFeasible: [], upperLevel: [],
    }[resultClass];
    expect(made).toEqual(expected);
    expect(d.file.deadline.filter((x) => x.kind === 'commitment').map((x) => x.dueOn)).toEqual(expected.map((c) => c.dueOn));
  });

  it('give way to those of a re-handled reply; what is verified stands', () => {
    const { driver: d } = reach('evaluation', 'open');
    d.claim(d.commitment(1)); d.verify(d.commitment(1));
    d.rate('dissatisfied'); d.closeRound();
    d.consult(); d.writeReply(d.answers(['solved', 'inProgress'])); d.checkReply(); d.sign();
    expect(d.file.commitment.map((c) => [c.askNo, c.resultClass, c.state])).toEqual([[1, 'solved', 'verified'], [2, 'planned', 'replaced'], [2, 'inProgress', 'undertaken']]);
  });
});

describe('a promise of the old reply, wherever it stands', () => {
  const later = '2026-12-31';
  type Driver = ReturnType<typeof driveCase>;
  const standing: Readonly<Record<string, (world: ReturnType<typeof makeWorld>, d: Driver) => void>> = {
    undertaken: () => undefined,
    underWay: (world, d) => { world.must(d.file, 'commitment', d.commitment(2), 'reportProgress', d.sectionOf('transport'), { text: '开工' }); },
    claimed: (_world, d) => { d.claim(d.commitment(2)); },
    changeProposed: (world, d) => { world.must(d.file, 'commitment', d.commitment(2), 'proposeChange', head, { dueOn: later, reason: '资金' }); },
    broken: (world, d) => { world.moveTo('2026-04-05'); world.must(d.file, 'commitment', d.commitment(2), 'declareBroken', affairs, { finding: '未动工' }); },
    explained: (world, d) => { standing['broken']?.(world, d); world.must(d.file, 'commitment', d.commitment(2), 'explain', head, { explanation: '规划' }); },
  };

  it.each(Object.keys(standing))('%s, gives way to the new one, and its clocks stop', (state) => {
    const { world, driver: d } = reach('handlingTask', 'rehandling');
    const old = d.commitment(2);
    standing[state]?.(world, d);
    expect(old.state).toBe(state);
    d.consult(); d.writeReply(); d.checkReply(); d.sign();
    expect(old.state).toBe('replaced');
    expect(d.file.deadline.filter((x) => x.recordId === old.id && x.state === 'running')).toEqual([]);
    expect(d.file.turns.filter((t) => t.recordId === old.id)).toEqual([]);
  });
});

describe('a claim is not a fact', () => {
  it('needs evidence', () => {
    const { world, d } = replied();
    expect(codes(world.act(d.file, 'commitment', d.commitment(2), 'claim', d.sectionOf('transport'), { statement: '完工', files: [] }))).toEqual(['noEvidence']);
    d.claim(d.commitment(2));
    expect(d.file.attachment.at(-1)).toMatchObject({ purpose: 'evidence', recordId: d.commitment(2).id, sha256: expect.any(String) as string });
  });

  it('is verified by nobody of the unit, nor by a deputy whom it employs', () => {
    const { world, driver: d } = reach('commitment', 'claimed');
    const c = d.commitment(2);
    for (const actor of [head, d.sectionOf('transport'), actorOf('unitLiaison', 'transport'), actorOf('unitHead', 'housing')]) expect(world.act(d.file, 'commitment', c, 'verify', actor, { finding: '好' }).ok).toBe(false);
    // A committee member who sits in the unit is inside it, whatever the identity says.
    expect(codes(world.act(d.file, 'commitment', c, 'verify', { ...actorOf('committeeMember'), organisationId: 'transport' }, { finding: '好' }))).toEqual(['insideUnit']);

    const employed = reach('commitment', 'claimed', { lead: 'deputy-2' });
    expect(codes(employed.world.act(employed.driver.file, 'commitment', employed.driver.commitment(2), 'verify', employed.driver.lead, { finding: '好' }))).toEqual(['insideUnit']);
  });

  it.each(['deputyAffairs', 'committeeMember', 'councilMember', 'specialCommittee', 'townshipPresidium', 'leadSponsor'] as const)('may be verified by %s', (role) => {
    const { world, driver: d, record } = reach('commitment', 'claimed');
    const actor = role === 'leadSponsor' ? d.lead : actorOf(role);
    world.must(d.file, 'commitment', record, 'verify', actor, { finding: '属实' });
    expect(record).toMatchObject({ state: 'verified', verifierName: actor.name, finding: '属实' });
  });

  it('is judged late or in time by the day of the claim, not of the check', () => {
    const { world, d } = replied();
    const c = d.commitment(2);
    world.moveTo(c.dueOn);
    d.claim(c);
    world.moveTo('2026-04-20');
    d.verify(c);
    expect(d.file.deadline.find((x) => x.recordId === c.id && x.kind === 'commitment')).toMatchObject({ state: 'met', endedOn: '2026-04-01' });
  });

  it('goes on when it is refuted', () => {
    const { world, driver: d, record } = reach('commitment', 'claimed');
    world.must(d.file, 'commitment', record, 'refute', affairs, { finding: '未见施工' });
    expect(record).toMatchObject({ state: 'underWay', claimedOn: null, finding: '未见施工' });
    expect(d.file.deadline.find((x) => x.kind === 'commitmentVerification')?.state).toBe('met');
  });
});

describe('the second reply', () => {
  it('is owed for what was promised for later, within its own limit, and told to the deputies (浙江规定 20)', () => {
    const { world, driver: d } = reach('commitment', 'verified');
    const second = d.reply();
    expect(second).toMatchObject({ type: 'second', state: 'drafting', commitmentIds: [d.commitment(2).id] });
    expect(d.file.deadline.find((x) => x.kind === 'commitmentSecondReply')).toMatchObject({ recordId: second.id, state: 'running' });
    expect(codes(world.act(d.file, 'reply', second, 'submitForCheck', d.sectionOf('transport')))).toEqual(['textEmpty']);
    d.answerSecond();
    expect(second).toMatchObject({ state: 'delivered', letter: { replyType: 'second', fulfilled: [{ content: '安装限高架' }] } });
    expect(d.file.deadline.find((x) => x.kind === 'commitmentSecondReply')?.state).toBe('met');
    expect(d.file.reply[0]?.state).toBe('delivered');
    expect(d.file.suggestion.overallClass).toBe('planned');
  });

  it('is not owed for what was solved at once', () => {
    const { d } = replied();
    d.claim(d.commitment(1)); d.verify(d.commitment(1));
    expect(d.file.reply.map((r) => r.type)).toEqual(['first']);
  });
});

describe('changed with reason, or broken', () => {
  it('a later date is proposed by the head, decided outside, and told; the old date stays', () => {
    const { world, driver: d, record } = reach('commitment', 'undertaken');
    const c = d.commitment(2);
    expect(codes(world.act(d.file, 'commitment', c, 'proposeChange', head, { dueOn: c.dueOn, reason: '资金' }))).toEqual(['badDueOn']);
    world.must(d.file, 'commitment', c, 'proposeChange', head, { dueOn: '2026-12-31', reason: '资金未到位' });
    expect(world.act(d.file, 'commitment', c, 'acceptChange', head)).toMatchObject({ ok: false, why: 'notYourRole' });
    world.must(d.file, 'commitment', c, 'acceptChange', affairs);
    expect(c).toMatchObject({ state: 'underWay', dueOn: '2026-12-31', originalDueOn: '2026-04-01', changedCount: 1 });
    expect(d.file.deadline.filter((x) => x.recordId === c.id).map((x) => [x.dueOn, x.state])).toEqual([['2026-04-01', 'cancelled'], ['2026-12-31', 'running']]);
    expect(world.notices.at(-1)?.text).toContain('资金未到位');
    expect(record.version).toBeGreaterThan(0);
  });

  it('cannot be declared broken before its day has passed', () => {
    const { world, d } = replied();
    expect(codes(world.act(d.file, 'commitment', d.commitment(2), 'declareBroken', affairs, { finding: '未动工' }))).toEqual(['notDueYet']);
    world.moveTo('2026-04-02');
    world.must(d.file, 'commitment', d.commitment(2), 'declareBroken', affairs, { finding: '未动工' });
    expect(d.commitment(2)).toMatchObject({ state: 'broken', brokenOn: '2026-04-02' });
    expect(d.file.turns.some((t) => t.recordId === d.commitment(2).id && t.role === 'unitHead' && t.action === 'explain')).toBe(true);
  });

  it('may still be carried out after it was broken, and counts as late', () => {
    const { world, driver: d, record } = reach('commitment', 'broken');
    world.moveTo('2026-05-01');
    d.claim(d.commitment(1)); d.verify(d.commitment(1));
    expect(record).toMatchObject({ state: 'verified', brokenOn: '2026-03-03' });
    expect(d.file.deadline.find((x) => x.recordId === record.id && x.kind === 'commitment')?.state).toBe('metLate');
  });

  it('an explanation in writing settles it and stops its clock', () => {
    const { driver: d, record } = reach('commitment', 'explained');
    expect(d.file.deadline.find((x) => x.recordId === record.id && x.kind === 'commitment')?.state).toBe('cancelled');
  });
});
