import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { withNotice } from '../calendar/working-calendar.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { defaultSettings, deadlineRuleOf } from '../setting/settings.ts';
import { computeDeadline } from './compute-deadline.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import { explainDeadline } from './explain-deadline.ts';

/** The cases of counting that a clerk is asked about on the telephone, each with the strip of days that answers (民法典 200–204 by analogy). */
const reply = deadlineRuleOf(defaultSettings, 'reply');
const of = (unit: DeadlineRule['unit'], count: number): DeadlineRule => ({ ...deadlineRuleOf(defaultSettings, 'returnRequest'), unit, count });
const dueOn = (rule: DeadlineRule, from: IsoDate, calendar = publishedCalendar) => computeDeadline(rule, from, calendar, { nationalStartedOn: from }).dueOn;
const strip = (rule: DeadlineRule, from: IsoDate, calendar = publishedCalendar) => explainDeadline(rule, from, calendar, { nationalStartedOn: from }).map(({ date, role, dayKind, counted, text }) => ({ date, role, dayKind, counted, text }));

describe('three months', () => {
  it('from 30 November 2026 end on Sunday 28 February 2027, for there is no 30 February, and so on Monday 1 March; the strip says all of it', () => {
    expect(dueOn(reply, '2026-11-30')).toBe('2027-03-01');
    const steps = strip(reply, '2026-11-30');
    expect(steps.map(({ date, role }) => `${date} ${role}`)).toEqual([
      '2026-11-30 start', '2026-12-01 milestone', '2026-12-30 milestone', '2027-01-30 milestone', '2027-02-28 nominalEnd', '2027-02-28 rolledOver', '2027-03-01 milestone', '2027-03-01 provisional', '2027-03-01 due',
    ]);
    expect(steps.find(({ role }) => role === 'nominalEnd')?.text).toContain('当月没有对应日，为当月最后一日');
    expect(steps.find(({ role }) => role === 'rolledOver')).toMatchObject({ dayKind: 'weekend', counted: false, text: '周末，顺延（民法典第203条）' });
  });

  it.each([
    ['the last day of a month with 31 days', '2026-03-31', '2026-06-30'],
    ['the last day of February', '2025-02-28', '2025-05-28'],
    ['29 February of a leap year', '2024-02-29', '2024-05-29'],
    ['30 November before a leap year', '2023-11-30', '2024-02-29'],
    ['29 November before a year that is none, over Spring Festival’s make-up days', '2024-11-29', '2025-02-28'],
    ['the day on which a holiday begins at the end', '2026-07-01', '2026-10-08'],
  ])('from %s', (_name, from, due) => expect(dueOn(reply, from)).toBe(due));

  it('do not stop for holidays on the way', () => {
    expect(dueOn(reply, '2026-01-12')).toBe('2026-04-13');
    expect(strip(reply, '2026-01-12').filter(({ dayKind }) => dayKind === 'holiday')).toEqual([]);
  });
});

describe('working days', () => {
  it('count a Saturday that is worked in exchange, and pass over the holiday itself', () => {
    const steps = strip(of('workingDay', 3), '2026-10-09');
    expect(steps.filter(({ role }) => role === 'day').map(({ date, dayKind, counted }) => [date, dayKind, counted])).toEqual([
      ['2026-10-10', 'makeUpWorkday', true], ['2026-10-11', 'weekend', false], ['2026-10-12', 'workday', true], ['2026-10-13', 'workday', true],
    ]);
    expect(steps.find(({ date }) => date === '2026-10-10')?.text).toBe('调休上班(国庆节)，第1个工作日');
    expect(steps.at(-1)).toMatchObject({ date: '2026-10-13', role: 'due' });
  });

  it('over the seven days of National Day name each day that is left out', () => {
    const days = strip(of('workingDay', 2), '2026-09-30').filter(({ role }) => role === 'day');
    expect(days.filter(({ counted }) => !counted).map(({ date }) => date)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']);
    expect(days.filter(({ counted }) => counted).map(({ date }) => date)).toEqual(['2026-10-08', '2026-10-09']);
  });
});

describe('the end of the year', () => {
  it('before the next notice is published says that its dates are provisional, and with the notice no longer', () => {
    const ten = of('workingDay', 10);
    const before = strip(ten, '2026-12-24');
    expect(before.filter(({ role }) => role === 'provisional')).toEqual([{ date: '2027-01-07', role: 'provisional', dayKind: 'workday', counted: false, text: '2027年放假安排通知尚未载入，涉及的日期暂按周末推算，载入后到期日可能变化。' }]);
    const noticed = withNotice(publishedCalendar, { year: 2027, title: '2027年放假安排', issuedBy: '演示', holidays: ['2027-01-01', '2027-01-02', '2027-01-03'], makeUpWorkdays: [], names: { '2027-01-01': '元旦' } });
    const after = strip(ten, '2026-12-24', noticed);
    expect([after.at(-1)?.date, after.some(({ role }) => role === 'provisional')]).toEqual(['2027-01-08', false]);
    expect(after.find(({ date }) => date === '2027-01-01')).toMatchObject({ dayKind: 'holiday', counted: false, text: '法定节假日(元旦)，不计入' });
  });

  it('reaches back into the last week of December', () => {
    expect(strip(of('calendarDay', 5), '2026-12-24').some(({ role }) => role === 'provisional')).toBe(true);
    expect(strip(of('calendarDay', 5), '2026-12-10').some(({ role }) => role === 'provisional')).toBe(false);
  });
});

describe('each step has a start of its own', () => {
  it('a unit that received three days late answers by the day of assignment all the same (代表法 51)', () => {
    const fromReceipt: DeadlineRule = { ...reply, startEvent: 'received' };
    const found = computeDeadline(fromReceipt, '2026-03-05', publishedCalendar, { nationalStartedOn: '2026-03-02' });
    expect([found.dueOn, found.cutFrom]).toEqual(['2026-06-02', '2026-06-05']);
    const cut = explainDeadline(fromReceipt, '2026-03-05', publishedCalendar, { nationalStartedOn: '2026-03-02' }).find(({ role }) => role === 'cut');
    expect(cut?.text).toContain('早于本地规定的');
  });
});
