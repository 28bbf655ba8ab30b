import { describe, expect, it } from 'vitest';
import { actsOnEndedMandate } from '../mandate/acts-of-ended-mandate.ts';
import { addDays } from '../kernel/dates.ts';
import { actorOf, deputyActor } from '../testing/people.ts';
import { reach, reachInTownship, type Reached } from '../testing/reach.ts';
import { actsOnAsking, actsOnTermClosed } from './acts-of-term-change.ts';
import { evolveTermChange, termChangeWorkflow, type TermChange, type TermFacts } from './workflow.ts';

const change: TermChange = { id: 'change-1', version: 1, state: 'prepared', termId: 't17', termName: '第十七届', endsOn: '2027-01-20', askedOn: null, closedOn: null, cancelReason: null };
const facts: TermFacts = { lastSessionCloses: '2026-03-01', openRounds: [], newDeputies: 2 };
const affairs = actorOf('deputyAffairs');
const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((r) => r.code).join();
const decide = (action: string, state: string, today: string, over: Partial<TermFacts> = {}, actor = affairs, body: unknown = {}) => {
  const decision = termChangeWorkflow.decide(action, state, { record: { ...change, state }, facts: { ...facts, ...over }, actor, today }, body);
  return decision.ok ? decision.event : codes(decision);
};
const closed = { ...change, state: 'closed', closedOn: '2027-01-20' };

function run({ world, driver: { file } }: Pick<Reached, 'world' | 'driver'>, commands: ReturnType<typeof actsOnAsking>): string[] {
  for (const { kind, record, action, body } of commands) world.must(file, kind, record, action, world.system, body);
  return commands.map(({ kind, action }) => `${kind}.${action}`);
}

describe('closing a term', () => {
  it('is for the office that runs the suggestions, after the last session, with no round open and the new deputies known', () => {
    expect(decide('askExplanations', 'prepared', '2026-03-01')).toBe('sessionOpen');
    expect(decide('askExplanations', 'prepared', '2026-12-01', { openRounds: ['第一轮'] })).toBe('roundOpen');
    expect(decide('askExplanations', 'prepared', '2026-12-01', { lastSessionCloses: null })).toBe('noSession');
    expect(decide('askExplanations', 'prepared', '2026-12-01', {}, actorOf('governmentOffice'))).toBe('notYourRole');
    expect(decide('askExplanations', 'prepared', '2026-12-01')).toBe('TermExplanationsAsked');
    expect(decide('close', 'prepared', '2027-01-20')).toBe('wrongState');
    expect(decide('close', 'explanationsAsked', '2027-01-19')).toBe('tooEarly');
    expect(decide('close', 'explanationsAsked', '2027-01-20', { newDeputies: 0 })).toBe('noNewDeputies');
    expect(decide('close', 'explanationsAsked', '2027-01-20')).toBe('TermClosed');
    expect(decide('close', 'closed', '2027-01-21')).toBe('wrongState');
    expect(decide('reschedule', 'prepared', '2026-12-01', {}, affairs, { endsOn: '2026-02-01' })).toBe('beforeSession');
    expect(evolveTermChange(change, 'TermClosed', 'closed', {}, '2027-01-20')).toMatchObject({ version: 2, closedOn: '2027-01-20', endsOn: '2027-01-20' });
  });
});

describe('an explanation at the change of term', () => {
  it('is asked of whoever answers for what is open, once, and of nobody else', () => {
    const replied = reach('suggestion', 'replied');
    expect(run(replied, actsOnAsking(replied.driver.file, change))).toEqual(['handlingTask.askTermExplanation']);
    expect(replied.driver.file.termExplanation.map(({ unitId, state }) => [unitId, state])).toEqual([['transport', 'asked']]);
    expect(replied.driver.file.deadline.find((clock) => clock.kind === 'termExplanation')).toMatchObject({ unitId: 'transport', state: 'running' });
    expect(actsOnAsking(replied.driver.file, change)).toEqual([]);
    for (const state of ['closed', 'withdrawn', 'draft', 'underAffairsReview', 'registered']) expect(actsOnAsking(reach('suggestion', state).driver.file, change), state).toEqual([]);
    const handling = reach('suggestion', 'handling');
    expect(actsOnAsking(handling.driver.file, change)).toHaveLength(1);
  });

  it('says how it stands, why, what comes next and by when, under the head’s name', () => {
    const reached = reach('termExplanation', 'asked');
    const { world, driver: d } = reached;
    const own = d.file.termExplanation[0]!;
    const [section, head] = [d.sectionOf('transport'), actorOf('unitHead', 'transport')];
    expect(codes(world.act(d.file, 'termExplanation', own, 'submitForSignature', section))).toBe('incomplete');
    expect(codes(world.act(d.file, 'termExplanation', own, 'save', section, { nextBy: '2020-01-01' }))).toBe('badDate');
    world.must(d.file, 'termExplanation', own, 'save', section, { standing: '一', reason: '二', nextSteps: '三' });
    expect(codes(world.act(d.file, 'termExplanation', own, 'submitForSignature', section))).toBe('noDate');
    world.must(d.file, 'termExplanation', own, 'save', section, { nextBy: '2027-12-31' });
    world.must(d.file, 'termExplanation', own, 'submitForSignature', section);
    expect(world.act(d.file, 'termExplanation', own, 'sign', section)).toMatchObject({ why: 'notYourRole' });
    world.must(d.file, 'termExplanation', own, 'sign', head);
    expect(world.act(d.file, 'termExplanation', own, 'accept', head)).toMatchObject({ why: 'notYourRole' });
    world.must(d.file, 'termExplanation', own, 'sendBack', affairs, { note: '原因不具体' });
    expect(own).toMatchObject({ state: 'asked', signedByName: null, returnedCount: 1 });
  });

  it('goes to everybody who signed at the close; what is missing is listed, stays due, and is sent when it comes', () => {
    const accepted = reach('termExplanation', 'accepted');
    expect(run(accepted, actsOnTermClosed(accepted.driver.file, closed, accepted.world.today()))).toEqual(['suggestion.carryOver', 'termExplanation.send']);
    expect(accepted.driver.file.suggestion).toMatchObject({ carriedFrom: '第十七届', carriedOn: '2027-01-20', state: 'replied' });
    expect(accepted.world.notices.filter((n) => n.topic === 'termExplanation' && n.role === 'deputy').map((n) => n.personId)).toEqual(['deputy-1', 'deputy-4']);
    expect(actsOnTermClosed(accepted.driver.file, closed, accepted.world.today())).toEqual([]);

    const late = reach('termExplanation', 'signed');
    expect(run(late, actsOnTermClosed(late.driver.file, closed, late.world.today()))).toEqual(['suggestion.carryOver', 'termExplanation.markMissing']);
    const own = late.driver.file.termExplanation[0]!;
    expect(late.driver.file.deadline.find((clock) => clock.kind === 'termExplanation')?.state).toBe('running');
    late.world.must(late.driver.file, 'termExplanation', own, 'accept', affairs);
    expect(own).toMatchObject({ state: 'sent', sentOn: late.world.today() });
    expect(late.driver.file.deadline.find((clock) => clock.kind === 'termExplanation')?.state).toBe('met');
  });

  it('is not missing on the day on which it was asked for: the unit has its month, and goes out the moment it is accepted', () => {
    const { world, driver: d } = reach('suggestion', 'replied');
    const today = world.today();
    const onThatDay = { ...closed, closedOn: today };
    run({ world, driver: d }, actsOnAsking(d.file, change));
    expect(run({ world, driver: d }, actsOnTermClosed(d.file, onThatDay, today))).toEqual(['suggestion.carryOver']);
    const own = d.file.termExplanation[0]!;
    const dueOn = d.file.deadline.find((clock) => clock.kind === 'termExplanation')?.dueOn ?? '';
    expect(actsOnTermClosed(d.file, onThatDay, dueOn)).toEqual([]);
    expect(actsOnTermClosed(d.file, onThatDay, addDays(dueOn, 1)).map(({ action }) => action)).toEqual(['markMissing']);
    const section = d.sectionOf('transport');
    world.must(d.file, 'termExplanation', own, 'save', section, { standing: '一', reason: '二', nextSteps: '三', nextBy: '2027-12-31' });
    world.must(d.file, 'termExplanation', own, 'submitForSignature', section);
    world.must(d.file, 'termExplanation', own, 'sign', actorOf('unitHead', 'transport'));
    world.must(d.file, 'termExplanation', own, 'accept', affairs);
    expect(own).toMatchObject({ state: 'sent', sentOn: today, missingOn: null });
  });

  it('is excused only where nothing is open any more', () => {
    const { world, driver: d } = reach('termExplanation', 'signed');
    expect(codes(world.act(d.file, 'termExplanation', d.file.termExplanation[0]!, 'waive', affairs, { reason: '已办' }))).toBe('stillOpen');
    expect(reach('termExplanation', 'waived').driver.file.deadline.find((clock) => clock.kind === 'termExplanation')?.state).toBe('cancelled');
  });
});

describe('what is carried over', () => {
  it('keeps date and unit of a promise; a deputy of the new term may follow it and is told', () => {
    const { world, driver: d } = reach('commitment', 'undertaken');
    const commitment = d.commitment(2);
    const follower = deputyActor('deputy-6');
    expect(codes(world.act(d.file, 'commitment', commitment, 'follow', follower))).toBe('notCarried');
    run({ world, driver: d }, actsOnTermClosed(d.file, closed, world.today()));
    expect(commitment).toMatchObject({ dueOn: commitment.originalDueOn, unitId: 'transport', state: 'undertaken' });
    world.must(d.file, 'commitment', commitment, 'follow', follower);
    expect(codes(world.act(d.file, 'commitment', commitment, 'follow', follower))).toBe('following');
    world.must(d.file, 'commitment', commitment, 'reportProgress', d.sectionOf('transport'), { text: '已开工' });
    expect(world.notices.filter((n) => n.topic === 'followed').map((n) => [n.personId, n.text.includes('已开工')])).toEqual([['deputy-6', true]]);
    world.must(d.file, 'commitment', commitment, 'unfollow', follower);
    expect(commitment.followers).toEqual([]);
  });

  it('has no rater where no signer was elected again, and leaves alone what is done for good', () => {
    const { world, driver: d } = reach('suggestion', 'replied');
    world.withoutMandate.add('deputy-1').add('deputy-4');
    run({ world, driver: d }, [...actsOnTermClosed(d.file, closed, world.today()), ...actsOnEndedMandate(d.file, { personId: 'deputy-1', reason: '任期届满', endedOn: '2027-01-20' }, false)]);
    expect(d.file.suggestion).toMatchObject({ leadName: '陈初', contactPersonId: null, carriedFrom: '第十七届' });
    const done = reach('suggestion', 'archived');
    for (const commitment of [1, 2]) { done.driver.claim(done.driver.commitment(commitment)); done.driver.verify(done.driver.commitment(commitment)); }
    done.driver.answerSecond();
    expect(actsOnTermClosed(done.driver.file, closed, done.world.today())).toEqual([]);
  });

  it('goes the same way in a township', () => {
    const reached = reachInTownship('suggestion', 'handling');
    expect(run(reached, actsOnTermClosed(reached.driver.file, closed, reached.world.today()))).toEqual(['suggestion.carryOver']);
    reached.world.withoutMandate.add(reached.driver.lead.personId);
    expect(run(reached, actsOnEndedMandate(reached.driver.file, { personId: reached.driver.lead.personId, reason: '任期届满', endedOn: '2027-01-20' }, false))).toEqual(['suggestion.passContact']);
  });
});
