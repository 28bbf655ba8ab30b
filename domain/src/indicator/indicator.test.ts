import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/dates.ts';
import { defaultSettings } from '../setting/settings.ts';
import { driveCase } from '../testing/case-driver.ts';
import { makeWorld, type World } from '../testing/world.ts';
import type { CaseFile } from '../case-file/rows.ts';
import { countedIn, rateOf } from './counted.ts';
import { indicatorKeys, indicators, type IndicatorKey } from './definitions.ts';

const count = (world: World, file: CaseFile, key: IndicatorKey, unitId: string | null = null) => {
  const counted = countedIn(file, key, { unitId, today: world.today(), settings: world.settings });
  return `${counted.filter(({ fulfils }) => fulfils).length}/${counted.length}`;
};
const fresh = (world: World = makeWorld(1)) => ({ world, d: driveCase(world) });

describe('what counts in each number', () => {
  it('is nothing of a suggestion that is not yet handed over', () => {
    const { world, d } = fresh();
    d.untilRegistered();
    for (const key of indicatorKeys) expect(count(world, d.file, key), key).toBe('0/0');
  });

  it('is the answer from the day of handing over, the time limit only once it is known', () => {
    const { world, d } = fresh();
    d.untilHandling();
    expect(['replied', 'consulted', 'solved', 'concluded', 'repliedOnTime'].map((key) => count(world, d.file, key as IndicatorKey))).toEqual(['0/1', '0/1', '0/1', '0/1', '0/0']);
    const clock = d.file.deadline.find((each) => each.kind === 'reply')!;
    world.moveTo(clock.dueOn);
    expect(count(world, d.file, 'repliedOnTime'), 'the last day is not over').toBe('0/0');
    world.nextDay();
    expect(count(world, d.file, 'repliedOnTime')).toBe('0/1');
  });

  it('counts a reply in time, a valid talk and the class of the law, for the unit that leads and no other', () => {
    const { world, d } = fresh();
    d.untilReplied(d.answers(['solved', 'solved']));
    for (const key of ['replied', 'repliedOnTime', 'consulted', 'solved'] as const) {
      expect([count(world, d.file, key), count(world, d.file, key, 'transport'), count(world, d.file, key, 'housing')], key).toEqual(['1/1', '1/1', '0/0']);
    }
    const { world: other, d: partly } = fresh();
    partly.untilReplied(partly.answers(['solved', 'planned']));
    expect(count(other, partly.file, 'solved')).toBe('0/1');
  });

  it('asks of a talk the rank that the place has set', () => {
    const { world, d } = fresh();
    d.untilHandling();
    d.consult('sectionHead');
    expect(count(world, d.file, 'consulted')).toBe('0/1');
    expect(countedIn(d.file, 'consulted', { unitId: null, today: world.today(), settings: { ...defaultSettings, consultationRankOrdinary: 'sectionHead' } })).toEqual([{ id: d.file.suggestion.id, fulfils: true }]);
    d.file.suggestion.isKey = true;
    expect(countedIn(d.file, 'consulted', { unitId: null, today: world.today(), settings: { ...defaultSettings, consultationRankOrdinary: 'sectionHead' } })[0]?.fulfils, 'a key suggestion needs more').toBe(false);
  });

  it('is 办结 only at 办结', () => {
    const { world, d } = fresh();
    d.untilEvaluated();
    expect([count(world, d.file, 'replied'), count(world, d.file, 'concluded')]).toEqual(['1/1', '0/1']);
    d.conclude();
    expect(count(world, d.file, 'concluded')).toBe('1/1');
  });
});

describe('what the public can read', () => {
  const both = (world: World, file: CaseFile, unitId: string | null = null) => (['madePublic', 'withheld'] as const).map((key) => count(world, file, key, unitId));

  it('is in no number before there is a reply, and none of it before its day', () => {
    const { world, d } = fresh();
    d.untilHandling();
    expect(both(world, d.file)).toEqual(['0/0', '0/0']);
    const { world: later, d: replied } = fresh();
    replied.untilReplied();
    expect(both(later, replied.file), 'to be decided').toEqual(['0/1', '0/1']);
    replied.decidePublication({ releaseOn: addDays(later.today(), 3) });
    expect(both(later, replied.file), 'approved is not released').toEqual(['0/1', '0/1']);
  });

  it.each([['full'], ['titleOnly']])('counts what is released as %s, and no more once it is taken back', (form) => {
    const { world, d } = fresh();
    d.untilReplied();
    d.decidePublication({ form, reason: '按代表的意愿' });
    expect([both(world, d.file), both(world, d.file, 'transport'), both(world, d.file, 'housing')]).toEqual([['1/1', '0/1'], ['1/1', '0/1'], ['0/0', '0/0']]);
    d.onPublication('recall', { reason: '发现有误' });
    expect(both(world, d.file)).toEqual(['0/1', '0/1']);
  });

  it('keeps what is withheld with a ground apart', () => {
    const { world, d } = fresh();
    d.untilReplied();
    d.decidePublication({ form: 'notPublic', ground: 'privacy', reason: '涉及住户病情' });
    expect(both(world, d.file)).toEqual(['0/0', '1/1']);
  });

  it('asks of the reply in force: a new one is to be decided anew', () => {
    const { world, d } = fresh();
    d.untilReplied();
    d.decidePublication();
    d.openRound(); d.rate('dissatisfied'); d.closeRound();
    d.consult(); d.writeReply(); d.checkReply(); d.sign();
    expect(both(world, d.file)).toEqual(['0/1', '0/1']);
    d.decidePublication();
    expect(both(world, d.file)).toEqual(['1/1', '0/1']);
  });
});

describe('satisfaction', () => {
  const ratings = ['satisfiedFirst', 'contentFirst', 'satisfiedFinal', 'contentFinal'] as const;
  const all = (world: World, file: CaseFile) => ratings.map((key) => count(world, file, key));

  it('counts no rating before it is disclosed', () => {
    const { world, d } = fresh();
    d.untilReplied();
    d.openRound();
    d.rate('dissatisfied');
    expect(all(world, d.file)).toEqual(['0/0', '0/0', '0/0', '0/0']);
    d.closeRound();
    expect(all(world, d.file)).toEqual(['0/1', '0/1', '0/1', '0/1']);
  });

  it('keeps 基本满意 apart from 满意', () => {
    const { world, d } = fresh();
    d.untilEvaluated('basicallySatisfied');
    expect(all(world, d.file)).toEqual(['0/1', '1/1', '0/1', '1/1']);
  });

  it('never mixes the first result with the final one', () => {
    const { world, d } = fresh();
    d.untilEvaluated('dissatisfied');
    d.consult(); d.writeReply(); d.checkReply(); d.sign();
    expect(all(world, d.file)).toEqual(['0/1', '0/1', '0/1', '0/1']);
    d.openRound();
    d.rate('satisfied');
    expect(all(world, d.file), 'the second is under embargo').toEqual(['0/1', '0/1', '0/1', '0/1']);
    d.closeRound();
    expect(all(world, d.file)).toEqual(['0/1', '0/1', '1/1', '1/1']);
  });

  it.each([['excluded', '0/0', '0/0'], ['countedBasicallySatisfied', '0/1', '1/1']] as const)('takes who did not answer as the place has set: %s', (nonResponse, satisfied, content) => {
    const { world, d } = fresh(makeWorld(1, '2026-03-02', { ...defaultSettings, nonResponse }));
    d.untilReplied();
    d.openRound();
    d.closeRound();
    expect(all(world, d.file)).toEqual([satisfied, content, satisfied, content]);
  });
});

describe('implementation, which cannot be gamed figure by figure', () => {
  const three = (world: World, file: CaseFile, unitId: string | null = null) => (['commitmentsKept', 'asksVerified', 'asksWithoutCommitment'] as const).map((key) => count(world, file, key, unitId));

  it('counts a promise when its last day is over, and as kept only when verified and claimed in time', () => {
    const { world, d } = fresh();
    d.untilReplied();
    expect(three(world, d.file), 'nothing is due today').toEqual(['0/0', '0/2', '0/2']);
    world.nextDay();
    expect(three(world, d.file), 'what is called solved was due with the reply').toEqual(['0/1', '0/2', '0/2']);
    const promise = d.commitment(2);
    world.moveTo(promise.dueOn);
    d.claim(promise);
    world.moveTo(addDays(promise.dueOn, 3));
    expect(three(world, d.file), 'a claim is not a fact').toEqual(['0/2', '0/2', '0/2']);
    d.verify(promise);
    expect(three(world, d.file), 'how long the checkers took is not the unit’s').toEqual(['1/2', '1/2', '0/2']);
    d.claim(d.commitment(1));
    d.verify(d.commitment(1));
    expect(three(world, d.file), 'late is late, but it stands there').toEqual(['1/2', '2/2', '0/2']);
    expect(three(world, d.file, 'transport')).toEqual(['1/2', '2/2', '0/2']);
    expect(three(world, d.file, 'housing'), 'who assists has promised nothing').toEqual(['0/0', '0/0', '0/0']);
  });

  it('shows asks for which nothing was promised, once they are answered', () => {
    const { world, d } = fresh();
    d.untilHandling();
    expect(three(world, d.file)).toEqual(['0/0', '0/2', '0/0']);
    const { world: later, d: answered } = fresh();
    answered.untilReplied(answered.answers(['reference', 'planned']));
    expect(three(later, answered.file)).toEqual(['0/0', '0/2', '1/2']);
  });
});

describe('several units that handle separately', () => {
  it('answer together for the whole, each for its own part', () => {
    const world = makeWorld(1);
    const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: ['housing'], separately: true } });
    d.untilHandling();
    expect([count(world, d.file, 'replied'), count(world, d.file, 'replied', 'transport'), count(world, d.file, 'replied', 'housing')]).toEqual(['0/1', '0/1', '0/1']);
    expect([count(world, d.file, 'asksVerified'), count(world, d.file, 'asksVerified', 'transport')], 'no part is anybody’s before it is answered').toEqual(['0/2', '0/0']);
    const task = d.task('transport');
    task.repliedOn = world.today();
    expect([count(world, d.file, 'replied'), count(world, d.file, 'replied', 'transport'), count(world, d.file, 'replied', 'housing')]).toEqual(['0/1', '1/1', '0/1']);
  });
});

describe('the definitions', () => {
  it('say in words what is counted, each under its own name', () => {
    expect(new Set(indicators.map(({ name }) => name)).size).toBe(indicators.length);
    for (const { numerator, denominator, missing, note } of indicators) for (const words of [numerator, denominator, missing, note]) expect(words).toMatch(/^[^A-Za-z,;:!?]+$/);
  });

  it('make no rate of nothing', () => {
    expect([rateOf(0, 0), rateOf(0, 3), rateOf(3, 4)]).toEqual([null, 0, 0.75]);
  });
});
