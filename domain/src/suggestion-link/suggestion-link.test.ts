import { describe, expect, it } from 'vitest';
import { isLiveTask } from '../handling-task/live-task.ts';
import { caseFaults } from '../testing/invariants.ts';
import { driveCase } from '../testing/case-driver.ts';
import { affairs, codes, government, on, registered } from '../testing/registered-cases.ts';
import { deputies } from '../testing/people.ts';
import { makeWorld, type World } from '../testing/world.ts';
import type { DeputyInfo } from '../case-file/context.ts';
import { suggestionFromMotion, type MotionEntry } from './from-motion.ts';

const group = (world = makeWorld(1)) => {
  const [principal, member, other] = [registered(world, 'deputy-1'), registered(world, 'deputy-6'), registered(world, 'deputy-4')];
  expect(on(world, principal, 'merge', affairs, { suggestionIds: [member.file.suggestion.id], reason: '同一路段' }).ok).toBe(true);
  return { world, principal, member, other };
};

describe('a group (并案)', () => {
  it('is assigned as one on one day, by one plan and one second signature, and each number keeps a task of its own', () => {
    const { world, principal, member, other } = group();
    expect(codes(on(world, member, 'assign', affairs, principal.units))).toEqual(['isMember']);
    principal.proposeAssignment();
    expect([principal, member, other].map((d) => d.file.suggestion.state)).toEqual(['awaitingJointAssignment', 'awaitingJointAssignment', 'registered']);
    expect(on(world, principal, 'confirmAssignment', government).ok).toBe(true);
    for (const d of [principal, member]) {
      expect(d.file.suggestion).toMatchObject({ state: 'handling', assignedOn: world.today(), leadUnitId: 'transport' });
      expect(d.file.handlingTask.map((task) => task.unitId)).toEqual(['transport']);
      expect(caseFaults(world, d.file)).toEqual([]);
    }
  });

  it('goes back as one when the government office sends the plan back', () => {
    const { world, principal, member } = group();
    principal.proposeAssignment();
    on(world, principal, 'returnAssignment', government, { reason: '职责' });
    expect([principal, member].map((d) => d.file.suggestion)).toMatchObject([{ state: 'registered', planNote: '职责' }, { state: 'registered', planNote: '职责', leadUnitId: null }]);
  });

  it('says why a suggestion cannot join: itself, a member already, a draft, other units', () => {
    const { world, principal, member, other } = group();
    const draft = world.draft('deputy-2');
    const ids = [other.file.suggestion.id, member.file.suggestion.id, draft.suggestion.id];
    expect(codes(on(world, other, 'merge', affairs, { suggestionIds: ids, reason: '同' }))).toEqual(['withItself', 'alreadyMerged', 'unknownSuggestion']);
    expect(codes(on(world, member, 'merge', affairs, { suggestionIds: [other.file.suggestion.id], reason: '同' }))).toContain('isMember');
    expect(codes(on(world, other, 'merge', affairs, { suggestionIds: [principal.file.suggestion.id], reason: '同' }))).toEqual(['alreadyMerged']);
    const elsewhere = registered(world, 'deputy-2', { leadUnitId: 'court', assistingUnitIds: [] });
    elsewhere.assign();
    expect(codes(on(world, other, 'merge', affairs, { suggestionIds: [elsewhere.file.suggestion.id], reason: '同' }))).toEqual(['handledAlready']);
    principal.assign();
    expect(codes(on(world, principal, 'merge', affairs, { suggestionIds: [elsewhere.file.suggestion.id], reason: '同' }))).toEqual(['otherUnits']);
  });

  it('takes who comes late to the units that have the principal', () => {
    const { world, principal, other } = group();
    principal.assign();
    expect(on(world, principal, 'merge', affairs, { suggestionIds: [other.file.suggestion.id], reason: '同' }).ok).toBe(true);
    expect(other.file.suggestion).toMatchObject({ state: 'awaitingJointAssignment', leadUnitId: 'transport' });
    expect(on(world, other, 'confirmAssignment', government).ok).toBe(true);
  });

  it('is undone from either side, or by withdrawal; both sides remember why, and each goes on alone', () => {
    const { world, principal, member, other } = group();
    on(world, principal, 'merge', affairs, { suggestionIds: [other.file.suggestion.id], reason: '同' });
    expect(on(world, member, 'unmerge', affairs, { reason: '不是同一路段' }).ok).toBe(true);
    expect(principal.file.suggestionLink.map((link) => [link.state, link.endedReason])).toEqual([['ended', '不是同一路段'], ['standing', null]]);
    expect(member.file.turns.map((turn) => turn.action)).toEqual(['assign']);
    expect(on(world, principal, 'withdraw', principal.lead, { reason: '已解决' }).ok).toBe(true);
    expect(other.file.suggestionLink.map((link) => link.state)).toEqual(['ended']);
    expect(codes(on(world, other, 'unmerge', affairs, { reason: '再' }))).toEqual(['notInGroup']);
  });

  it('changes its unit as one; a number that cannot follow stands in the way of all', () => {
    const { world, principal, member } = group();
    principal.assign();
    const move = () => world.act(principal.file, 'handlingTask', principal.task(), 'reassign', affairs, { unitId: 'housing', reason: '职责' });
    expect(move().ok).toBe(true);
    expect([principal, member].map((d) => d.file.suggestion.leadUnitId)).toEqual(['housing', 'housing']);
  });

  it('is kept together by the refusal where one number cannot follow, and nothing has moved', () => {
    const { world, principal, member } = group();
    principal.assign();
    on(world, principal, 'addUnits', affairs, { unitIds: ['housing'], reason: '涉及排水' });
    expect(on(world, member, 'addUnits', affairs, { unitIds: ['education'], reason: '还涉及学校门前' }).ok).toBe(true);
    const assisting = () => [principal, member].map((d) => d.file.handlingTask.filter((task) => isLiveTask(task) && task.role === 'assisting').map((task) => task.unitId));
    const before = assisting();
    expect(codes(world.act(principal.file, 'handlingTask', principal.task('housing'), 'reassign', affairs, { unitId: 'education', reason: '职责' }))).toEqual(['unitTwice']);
    expect(assisting()).toEqual(before);
  });

  it('moves no number of it alone: whoever replies for one replies for all, until the group is undone', () => {
    const { world, principal, member } = group();
    principal.assign();
    const alone = (action: string, body: object, actor = affairs) => world.act(member.file, 'handlingTask', member.task(), action, actor, body);
    const there = { unitId: 'education', reason: '误派' };
    expect(alone('reassign', there)).toMatchObject({ ok: false, refusals: [{ code: 'movesWithPrincipal', text: '本件已并案，承办单位随主案。请在主案上调整，或者先解除并案' }] });
    world.must(member.file, 'handlingTask', member.task(), 'requestReturn', world.actorOf('unitLiaison', 'transport'), { ground: 'notOurDuty', reason: '不属本单位职责' });
    expect(codes(alone('agreeReturn', there, government))).toEqual(['movesWithPrincipal']);
    // Moved at the principal the request is agreed with the rest.
    world.must(principal.file, 'handlingTask', principal.task(), 'reassign', government, there);
    expect(member.file.handlingTask.map((task) => [task.unitId, task.state, task.returnState])).toEqual([['transport', 'reassigned', 'agreed'], ['education', 'assigned', null]]);
    expect(on(world, member, 'unmerge', affairs, { reason: '不是一回事' }).ok).toBe(true);
    world.must(member.file, 'handlingTask', member.task('education'), 'reassign', affairs, { unitId: 'transport', reason: '改回' });
    expect([principal, member].map((d) => d.file.suggestion.leadUnitId)).toEqual(['education', 'transport']);
  });

  it('nor by a decision about whose duty it is', () => {
    const { world, principal, member } = group();
    principal.assign();
    on(world, member, 'addUnits', affairs, { unitIds: ['housing'], reason: '涉及排水' });
    world.must(member.file, 'handlingTask', member.task(), 'raiseDispute', world.actorOf('unitHead', 'transport'), { statement: '属住建职责', ground: '三定规定', proposal: '县住房和城乡建设局' });
    const settle = (body: object) => world.act(member.file, 'handlingTask', member.task(), 'settleDispute', government, { reason: '职责', ...body });
    expect(codes(settle({ decision: 'move', unitId: 'education' }))).toEqual(['movesWithPrincipal']);
    expect(settle({ decision: 'keep' }).ok).toBe(true);
  });

  it('gets a unit more as one: who has it already keeps it, who waits for the second signature is waited for', () => {
    const { world, principal, member, other } = group();
    principal.assign();
    on(world, member, 'addUnits', affairs, { unitIds: ['housing'], reason: '涉及排水' });
    expect(on(world, principal, 'addUnits', government, { unitIds: ['housing', 'education'], reason: '涉及排水和学校门前' }).ok).toBe(true);
    expect([principal, member].map((d) => d.file.suggestion.plan.map((unit) => unit.unitId))).toEqual([['transport', 'housing', 'education'], ['transport', 'housing', 'education']]);
    on(world, principal, 'merge', affairs, { suggestionIds: [other.file.suggestion.id], reason: '同' });
    expect(codes(on(world, principal, 'addUnits', affairs, { unitIds: ['court'], reason: '涉及诉讼' }))).toEqual(['memberWaits']);
    on(world, other, 'confirmAssignment', government);
    expect(on(world, principal, 'addUnits', affairs, { unitIds: ['court'], reason: '涉及诉讼' }).ok).toBe(true);
    expect(other.file.suggestion.plan.map((unit) => unit.unitId)).toEqual(['transport', 'housing', 'education', 'court']);
  });

  it('follows a dispute that is settled against its unit, too', () => {
    const { world, principal, member } = group();
    principal.assign();
    on(world, principal, 'addUnits', affairs, { unitIds: ['housing'], reason: '涉及排水' });
    world.must(principal.file, 'handlingTask', principal.task(), 'raiseDispute', world.actorOf('unitHead', 'transport'), { statement: '属住建职责', ground: '三定规定', proposal: '县住房和城乡建设局' });
    world.must(principal.file, 'handlingTask', principal.task(), 'settleDispute', government, { decision: 'move', unitId: 'education', reason: '职责已明确' });
    expect([principal, member].map((d) => d.file.suggestion.leadUnitId)).toEqual(['education', 'education']);
  });

  it('may be talked over in one meeting: each number has its own record, to be confirmed by its own deputy', () => {
    const { world, principal, member, other } = group();
    principal.assign();
    for (const d of [principal, member]) d.takeIn('transport');
    const section = principal.sectionOf('transport');
    const plan = { plannedAt: `${world.today()}T20:00:00+08:00`, place: '联络站', mode: 'meeting', phase: 'during' };
    const arrange = (alsoFor: readonly string[]) => world.act(principal.file, 'handlingTask', principal.task(), 'scheduleConsultation', section, { ...plan, alsoFor });
    expect(codes(arrange([other.file.suggestion.id]))).toEqual(['notInGroup']);
    expect(arrange([member.file.suggestion.id]).ok).toBe(true);
    const record = { heldOn: world.today(), place: '联络站', mode: 'meeting', phase: 'during', deputiesPresent: ['陈初', '王六'], attendees: [{ name: '赵局', position: '局长', rank: 'unitHead' }], deputyOpinion: '尽快', unitOpinion: '同意' };
    world.must(principal.file, 'consultation', principal.consultation(), 'record', section, { ...record, alsoFor: [member.file.suggestion.id] });
    expect([principal, member].map((d) => d.consultation().state)).toEqual(['held', 'held']);
    principal.confirmConsultation();
    expect([principal, member].map((d) => d.consultation().state)).toEqual(['confirmed', 'held']);
    expect(member.file.turns.map((turn) => [turn.action, turn.personId])).toContainEqual(['confirm', 'deputy-6']);
  });
});

describe('a motion that becomes a suggestion', () => {
  const many: DeputyInfo[] = Array.from({ length: 12 }, (_, n) => ({ personId: `mover-${n}`, name: `代表${n}`, delegationId: null, delegationName: null, townshipId: null, employerId: null, phone: null }));
  const entry: MotionEntry = { number: '第3号议案', title: '关于建设县级体育馆的议案', situation: '场馆不足', analysis: '规划滞后', asks: ['列入规划'], leadPersonId: 'mover-0', personIds: many.slice(1, 10).map((d) => d.personId), decidedOn: '2026-03-01', decision: '不列入会议议程，作为建议办理' };
  const env = (world: World) => ({ ...world.environmentOf(affairs), directory: { ...world.directory, deputy: (id: string) => [...many, ...deputies].find((d) => d.personId === id) } });

  it('needs ten signers and a decision that has been taken (地方组织法 22)', () => {
    const world = makeWorld(1);
    const refused = suggestionFromMotion({ ...entry, personIds: entry.personIds.slice(1), decidedOn: '2027-01-01' }, env(world));
    expect(refused.ok ? [] : refused.refusals.map(({ code }) => code)).toEqual(['fewMovers', 'decidedInFuture']);
  });

  it('begins with its old number and all who signed it, and waits for a number of its own', () => {
    const world = makeWorld(1);
    const made = suggestionFromMotion(entry, env(world));
    if (!made.ok) throw new Error('refused');
    expect(made.file.suggestion).toMatchObject({ state: 'reviewed', motion: { number: '第3号议案', signers: 10 }, occasion: 'inSession', submittedOn: world.today() });
    expect(made.file.coSponsorship.filter((c) => c.state === 'confirmed')).toHaveLength(9);
    expect(made.file.turns.map((turn) => turn.action)).toEqual(['register']);
    expect(made.saving.notices.filter((notice) => notice.topic === 'converted')).toHaveLength(10);
  });
});

describe('what is passed up', () => {
  it('leaves no clock running, waits for the answer from above, and is concluded with it', () => {
    const world = makeWorld(1);
    const d = registered(world, 'deputy-1');
    expect(on(world, d, 'passUp', affairs, { to: '市人大常委会', reason: '高速公路属省级事权' }).ok).toBe(true);
    expect(caseFaults(world, d.file)).toEqual([]);
    expect(codes(on(world, d, 'recordHigherReply', affairs, { repliedOn: '2027-01-01', resultClass: 'planned', outcome: '列入规划' }))).toEqual(['wrongDay']);
    expect(on(world, d, 'recordHigherReply', affairs, { repliedOn: world.today(), resultClass: 'planned', outcome: '列入规划' }).ok).toBe(true);
    expect(on(world, d, 'conclude').ok).toBe(true);
    expect(d.file.suggestion).toMatchObject({ state: 'concluded', overallClass: 'planned', passedUp: { to: '市人大常委会', outcome: '列入规划' } });
  });
});

describe('the same matter over the years', () => {
  it('is said by the deputy in the draft or by the commission; only what has a number can be named, and never in a circle', () => {
    const world = makeWorld(1);
    const earlier = registered(world, 'deputy-1');
    const later = driveCase(world, { lead: 'deputy-6' });
    const save = (earlierIds: readonly string[]) => world.act(later.file, 'suggestion', later.file.suggestion, 'save', later.lead, { earlierIds, raisedBefore: 'twoYears' });
    expect(codes(save([world.draft('deputy-2').suggestion.id]))).toEqual(['unknownSuggestion']);
    expect(save([earlier.file.suggestion.id]).ok).toBe(true);
    expect(save([]).ok).toBe(true);
    expect(later.file.suggestionLink.map((link) => link.state)).toEqual(['ended']);
    later.untilRegistered();
    world.must(later.file, 'suggestion', later.file.suggestion, 'linkEarlier', affairs, { suggestionIds: [earlier.file.suggestion.id], reason: '同一路段' });
    expect(codes(world.act(earlier.file, 'suggestion', earlier.file.suggestion, 'linkEarlier', affairs, { suggestionIds: [later.file.suggestion.id], reason: '同' }))).toEqual(['circle']);
    expect(later.file.suggestion.raisedBefore).toBe('twoYears');
  });
});

describe('the deputy is told between sessions (浙江规定 10)', () => {
  it.each([['interSessional', 'interSessional', ['met']], ['interSessional', 'inSession', ['cancelled']], ['inSession', 'inSession', []]] as const)('raised %s, registered %s', (occasion, category, clocks) => {
    const world = makeWorld(1);
    const d = driveCase(world);
    world.must(d.file, 'suggestion', d.file.suggestion, 'save', d.lead, { occasion });
    d.write(); d.submit(); d.review();
    if (clocks.length > 0) expect(d.file.deadline.filter((clock) => clock.kind === 'acceptanceNotice')).toMatchObject([{ state: 'running', startedOn: '2026-03-02', dueOn: '2026-03-09' }]);
    d.register(category);
    expect(d.file.deadline.filter((clock) => clock.kind === 'acceptanceNotice').map((clock) => clock.state)).toEqual(clocks);
  });
});
