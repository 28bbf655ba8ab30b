import { publishedCalendar } from '@luoshi/domain/calendar/published-calendar.ts';
import { withNotice } from '@luoshi/domain/calendar/working-calendar.ts';
import { addDays } from '@luoshi/domain/kernel/dates.ts';
import { driveCase } from '@luoshi/domain/testing/case-driver.ts';
import { actorOf } from '@luoshi/domain/testing/people.ts';
import { makeWorld } from '@luoshi/domain/testing/world.ts';
import { describe, expect, it } from 'vitest';
import { explainClock } from './explain-clock.ts';

function extended(until?: (due: string) => string) {
  const world = makeWorld(1);
  const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: [] } });
  d.untilHandling();
  const clock = (kind: string) => d.file.deadline.findLast((each) => each.recordId === d.task().id && each.kind === kind)!;
  world.must(d.file, 'handlingTask', d.task(), 'requestExtension', actorOf('unitHead', 'transport'), { ground: 'wideAndDifficult', reason: '跨县征地须报批' });
  world.nextDay();
  world.must(d.file, 'handlingTask', d.task(), 'grantExtension', actorOf('governmentOffice'), until === undefined ? {} : { until: until(clock('reply').dueOn) });
  return { world, d, clock };
}

describe('how a date was reached', () => {
  it('names an extension between the first date and the last: ground, approver, day (代表法 51)', () => {
    const { world, clock } = extended();
    const [steps, granted] = [explainClock(clock('replyComplex'), publishedCalendar), clock('replyComplex')];
    const at = steps.findIndex((step) => step.text.includes('同意延期'));
    expect(steps[at]).toMatchObject({ date: world.today(), counted: false, text: expect.stringMatching(/^政府办.+同意延期：涉及面广、处理难度大，跨县征地须报批；改按自交办之日起6个月内（代表法\(2025\)第五十一条第二款）$/u) });
    expect(steps.slice(0, at).map((step) => step.date)).toContain(clock('reply').dueOn);
    expect(steps.at(-1)?.date).toBe(granted.dueOn);
    expect(granted.extension).toMatchObject({ requestedBy: '县交通运输局', approvedOn: world.today(), before: { kind: 'reply' } });
  });

  it('ends on the day that was named, where it is earlier, and says so', () => {
    const { clock } = extended((due) => addDays(due, 20));
    const steps = explainClock(clock('replyComplex'), publishedCalendar);
    expect(clock('replyComplex').dueOn).toBe(addDays(clock('reply').dueOn, 20));
    expect(steps.at(-2)).toMatchObject({ date: clock('replyComplex').dueOn, text: '批准的延期截止日，早于最长期限，以此为准' });
  });

  it('says what kind of day a promised date is, and keeps the day of what has ended whatever a later notice says', () => {
    const { d } = extended();
    const own = d.file.deadline.find((each) => each.kind === 'receipt')!;
    expect(explainClock({ ...own, rule: null, startedOn: '2026-03-06', dueOn: '2026-03-08', basis: '商定' }, publishedCalendar).map((step) => step.dayKind)).toEqual(['workday', 'weekend']);
    const notice = withNotice(publishedCalendar, { year: Number(own.startedOn.slice(0, 4)), title: '更正', issuedBy: '演示', holidays: [addDays(own.startedOn, 1)], makeUpWorkdays: [], names: {} });
    expect(explainClock(own, publishedCalendar).at(-1)?.text).not.toContain('不再改动');
    expect([own.state, explainClock(own, notice).at(-1)]).toEqual(['met', { date: own.dueOn, dayKind: 'workday', counted: true, text: expect.stringContaining('不再改动') }]);
    expect(explainClock({ ...own, state: 'running' }, notice).at(-1)?.text).not.toContain('不再改动');
  });
});
