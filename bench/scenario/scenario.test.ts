import { describe, expect, it } from 'vitest';
import { classifyAnswer } from './classify-answer.ts';
import { planOf, ratedOn, roundFor, roundsBetween, secondRoundAfter, stepAfter } from './rules.ts';
import { runDays } from './run-days.ts';
import { asksOf, partsOf, sentencesOf } from './split-text.ts';

const text = '村口的桥栏杆断了三处。雨天更危险！请尽快修复。是否可以装上路灯？谢谢';

describe('texts', () => {
  it('splits into sentences without losing a character', () => {
    expect(sentencesOf(text).join('')).toBe(text);
    expect(sentencesOf('没有标点')).toEqual(['没有标点']);
  });
  it('takes the asking sentences as asks, no more than the reply can answer, and the subject when none asks', () => {
    expect(asksOf('桥', text, 9)).toEqual(['请尽快修复。', '是否可以装上路灯？']);
    expect(asksOf('桥', text, 1)).toEqual(['请尽快修复。是否可以装上路灯？']);
    expect(asksOf('修桥栏杆', '都坏掉了。', 3)).toEqual(['修桥栏杆']);
  });
  it('gives every ask a part of the reply, and all of it', () => {
    const reply = '已经查看。桥已修好。路灯列入计划。预计年底装好。';
    expect(partsOf(reply, 2)).toEqual(['已经查看。桥已修好。', '路灯列入计划。预计年底装好。']);
    expect(partsOf(reply, 4).every((part) => part !== '')).toBe(true);
  });
});

describe('what an answer says', () => {
  it.each([
    ['该路段计划于2020年上半年动工。', '2019-05-09', 'planned', '2020-06-30'], ['预计2019年9月底完成。', '2019-05-09', 'planned', '2019-09-30'], ['拟于年底前完工。', '2019-05-09', 'planned', '2019-12-31'],
    ['将于明年3月开工。', '2018-11-02', 'planned', '2019-03-31'], ['将在2019年2月10日前完成。', '2019-01-02', 'planned', '2019-02-10'],
    ['2018年已完成改造。', '2019-05-09', 'solved', null], ['井盖已由养护单位修复。', '2019-05-09', 'solved', null], ['计划于2018年开工。', '2019-05-09', 'reference', null], ['我们将加强管理。', '2019-05-09', 'reference', null],
  ])('%s on %s is %s by %s', (words, on, resultClass, dueOn) => {
    const classified = classifyAnswer(words, on);
    expect(classified.resultClass).toBe(resultClass);
    expect(classified.promise?.dueOn ?? null).toBe(dueOn);
  });
});

describe('dates', () => {
  it('steps by working days and never past the reply', () => {
    const message = { id: '1', subject: '桥', body: '请修。', askedOn: '2019-04-30', reply: '好。', repliedOn: '2019-05-06' };
    expect(stepAfter('2019-04-30', message)).toBe('2019-05-05'); // A make-up workday after the Labour Day holiday.
    expect(stepAfter('2019-05-06', message)).toBe('2019-05-06');
    expect(planOf(message)).toEqual({ ...planOf(message), draw: expect.anything() as unknown });
  });
  it('puts a reply into the round that is open or comes next', () => {
    expect(roundFor('2019-12-20').opensOn).toBe('2019-12-01');
    expect(roundFor('2019-12-21').opensOn).toBe('2020-12-01');
    expect(ratedOn(roundFor('2019-12-20'), '2019-12-20', planOf({ id: '1', subject: '桥', body: '请修。', askedOn: '2019-12-19', reply: '好。', repliedOn: '2019-12-20' }).draw)).toBe(null);
    expect(secondRoundAfter(roundFor('2019-05-01')).opensOn).toBe('2020-03-01');
    expect(roundsBetween('2019-05-01', '2019-12-30').map((round) => round.opensOn)).toEqual(['2019-12-01', '2020-03-01', '2020-12-01', '2021-03-01']);
  });
});

it('runs stories along one calendar that never goes back', async () => {
  const seen: string[] = [];
  async function* story(name: string, days: readonly string[]) { for (const day of days) { yield day; seen.push(`${day} ${name}`); } }
  async function* broken() { yield '2019-01-02'; throw new Error('stuck'); }
  const failed: string[] = [];
  const opened: string[] = [];
  await runDays([{ name: 'a', days: story('a', ['2019-01-01', '2019-01-01', '2019-01-03']) }, { name: 'b', days: story('b', ['2019-01-02', '2019-01-03']) }, { name: 'c', days: broken() }], 1,
    async (day) => void opened.push(day), ({ name }) => failed.push(name));
  expect(seen).toEqual(['2019-01-01 a', '2019-01-01 a', '2019-01-02 b', '2019-01-03 a', '2019-01-03 b']);
  expect([opened, failed]).toEqual([['2019-01-01', '2019-01-02', '2019-01-03'], ['c']]);
});
