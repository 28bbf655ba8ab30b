import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedCalendar as calendar } from '../calendar/published-calendar.ts';
import { withNotice } from '../calendar/working-calendar.ts';
import { addDays, addMonths, dateOfDayNumber, dayNumberOf } from '../kernel/dates.ts';
import { computeDeadline } from './compute-deadline.ts';
import type { DeadlineRule, Extension } from './deadline-rule.ts';
import { dueOutcome, dueState, dueStateText } from './due-state.ts';
import { explainDeadline } from './explain-deadline.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';
import { reminderDates } from './reminder-dates.ts';

fc.configureGlobal({ seed: 20261020 });

const basis = { law: '代表法(2025)', article: '第五十一条第二款', text: '三个月内答复' };
const rule = (unit: DeadlineRule['unit'], count: number, more: Partial<DeadlineRule> = {}): DeadlineRule =>
  ({ kind: 'test', unit, count, roll: 'nextWorkingDay', startEvent: 'assigned', basis, ...more });
const reply = rule('month', 3, { kind: 'reply', nationalLimit: { unit: 'month', count: 3, startEvent: 'assigned', basis } });
const complex = rule('month', 6, { kind: 'replyComplex', nationalLimit: { unit: 'month', count: 6, startEvent: 'assigned', basis } });
const due = (each: DeadlineRule, from: string) => computeDeadline(each, from, calendar).dueOn;

describe('a deadline', () => {
  it('2026-11-30 and 3 months: no 30 February, 28 February is a Sunday, so Monday 1 March 2027, with a warning for 2027', () => {
    const computed = computeDeadline(reply, '2026-11-30', calendar);
    expect(computed).toMatchObject({ nominalOn: '2027-02-28', dueOn: '2027-03-01' });
    expect(computed.warnings).toEqual([expect.objectContaining({ code: 'yearWithoutNotice', year: 2027 })]);
  });

  it.each([
    ['2025-11-14', 'month', 3, '2026-02-14', 'a make-up Saturday is a working day: no roll-over'],
    ['2025-11-15', 'month', 3, '2026-02-24', 'rolls over Spring Festival 2026'],
    ['2019-10-24', 'month', 3, '2020-02-03', 'rolls over the Spring Festival of 2020 as extended'],
    ['2018-09-30', 'month', 3, '2019-01-02', '30 December 2018 is off by the notice of 2019'],
    ['2023-11-30', 'month', 3, '2024-02-29', 'leap year'],
    ['2026-07-01', 'month', 3, '2026-10-08', 'rolls over National Day'],
    ['2026-04-20', 'calendarDay', 10, '2026-04-30', 'ten days, the first not counted'],
    ['2026-04-22', 'calendarDay', 10, '2026-05-06', 'ten days end on 2 May and roll over Labour Day'],
    ['2026-02-12', 'workingDay', 3, '2026-02-24', '13, 14 (make-up) and 24 February'],
    ['2026-09-18', 'workingDay', 5, '2026-09-24', 'make-up Sunday 20 September counts'],
    ['2026-03-06', 'workingDay', 1, '2026-03-09', 'from Friday to Monday'],
    ['2026-03-07', 'workingDay', 1, '2026-03-09', 'a start on a Saturday'],
  ] as const)('from %s, %s %i: due %s (%s)', (from, unit, count, to, _why) => expect(due(rule(unit, count), from)).toBe(to));

  it('does not roll where the rule says so, and then asks no calendar', () => {
    expect(computeDeadline(rule('month', 3, { roll: 'none' }), '2026-11-30', calendar)).toEqual({ nominalOn: '2027-02-28', dueOn: '2027-02-28', warnings: [] });
  });

  it('warns of the last week of December, which the next notice may still move', () => {
    expect(computeDeadline(reply, '2026-09-29', calendar).warnings.map(({ year }) => year)).toEqual([2027]);
    expect(computeDeadline(reply, '2026-09-20', calendar).warnings).toEqual([]);
  });

  it('is cut to the national limit, both dates told', () => {
    const late = { ...reply, startEvent: 'received' as const };
    expect(computeDeadline(late, '2026-04-15', calendar, { nationalStartedOn: '2026-04-07' })).toMatchObject({ dueOn: '2026-07-07', cutFrom: '2026-07-15' });
    const four = { ...reply, count: 4 };
    const computed = computeDeadline(four, '2026-04-07', calendar);
    expect(computed).toMatchObject({ dueOn: '2026-07-07', cutFrom: '2026-08-07' });
    expect(computed.warnings[0]?.text).toContain('2026年8月7日');
    expect(computeDeadline({ ...reply, count: 2 }, '2026-04-07', calendar).cutFrom).toBeUndefined();
    expect(() => computeDeadline(late, '2026-04-15', calendar)).toThrow(RangeError);
  });

  it('counts an extension from the same start event, to the day named or six months at most', () => {
    const extension: Extension = { rule: complex, reason: '涉及面广', approvedBy: '代表工委', approvedOn: '2026-06-30' };
    expect(computeDeadline(reply, '2026-04-07', calendar, { extension }).dueOn).toBe('2026-10-08');
    expect(computeDeadline(reply, '2026-04-07', calendar, { extension: { ...extension, until: '2026-08-31' } }).dueOn).toBe('2026-08-31');
    expect(computeDeadline(reply, '2026-04-07', calendar, { extension: { ...extension, until: '2027-01-31' } }).dueOn).toBe('2026-10-08');
    const steps = explainDeadline(reply, '2026-04-07', calendar, { extension });
    expect(steps.find(({ role }) => role === 'extension')?.text).toContain('代表工委同意延期：涉及面广');
    expect(steps.at(-1)?.date).toBe('2026-10-08');
  });

  it('refuses counts and dates that are none', () => {
    for (const count of [0, -1, 1.5, Number.NaN, 1e9]) expect(() => due(rule('month', count), '2026-01-01')).toThrow(RangeError);
    expect(() => due(reply, '2026-02-30')).toThrow(RangeError);
  });
});

const anyStart = fc.integer({ min: dayNumberOf('2010-06-01'), max: dayNumberOf('2028-12-31') }).map(dateOfDayNumber);
const anyRule = fc.record({
  unit: fc.constantFrom('month', 'calendarDay', 'workingDay'), count: fc.integer({ min: 1, max: 40 }), roll: fc.constantFrom('nextWorkingDay', 'none'),
}).map((made) => rule(made.unit as DeadlineRule['unit'], made.count, { roll: made.roll as DeadlineRule['roll'] }));

describe('every deadline', () => {
  it('falls after its start, on a working day if it rolls, never before its nominal day, and is monotone in start and count', () => {
    fc.assert(fc.property(anyRule, anyStart, (each, from) => {
      const { dueOn, nominalOn } = computeDeadline(each, from, calendar);
      expect(dueOn > from && dueOn >= nominalOn).toBe(true);
      if (each.roll === 'nextWorkingDay' || each.unit === 'workingDay') expect(calendar.isWorkingDay(dueOn)).toBe(true);
      for (let day = nominalOn; day < dueOn; day = addDays(day, 1)) expect(calendar.isWorkingDay(day)).toBe(false);
      expect(due(each, addDays(from, 1)) >= dueOn).toBe(true);
      expect(due({ ...each, count: each.count + 1 }, from) >= dueOn).toBe(true);
    }), { numRuns: 400 });
  });

  it('is explained by steps that end on its date and count as many working days as the rule', () => {
    fc.assert(fc.property(anyRule, anyStart, (each, from) => {
      const steps = explainDeadline(each, from, calendar);
      expect(steps[0]).toMatchObject({ date: from, counted: false, role: 'start' });
      expect(steps.at(-1)).toMatchObject({ date: due(each, from), role: 'due' });
      if (each.unit === 'workingDay') expect(steps.filter(({ role, counted }) => role === 'day' && counted)).toHaveLength(each.count);
      expect(steps.map(({ date }) => date)).toEqual(steps.map(({ date }) => date).toSorted());
    }), { numRuns: 300 });
  });

  it('under a national limit is never later than the limit itself', () => {
    fc.assert(fc.property(anyStart, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 6 }), (assigned, waited, count) => {
      const local = { ...reply, count, startEvent: 'received' as const };
      const { dueOn } = computeDeadline(local, addDays(assigned, waited), calendar, { nationalStartedOn: assigned });
      expect(dueOn <= calendar.workingDayOnOrAfter(addMonths(assigned, 3))).toBe(true);
      expect(explainDeadline(local, addDays(assigned, waited), calendar, { nationalStartedOn: assigned }).at(-1)?.date).toBe(dueOn);
    }));
  });
});

describe('the strip of days', () => {
  it('of a month rule shows start, milestones, roll-over and end', () => {
    expect(explainDeadline(reply, '2025-11-15', calendar).map(({ date, role, counted }) => [date, role, counted])).toEqual([
      ['2025-11-15', 'start', false], ['2025-11-16', 'milestone', true], ['2025-12-15', 'milestone', true], ['2026-01-15', 'milestone', true],
      ['2026-02-15', 'nominalEnd', true], ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => [`2026-02-${day}`, 'rolledOver', false]),
      ['2026-02-24', 'milestone', true], ['2026-02-24', 'due', true],
    ]);
  });

  it('of a working-day rule names each day', () => {
    expect(explainDeadline(rule('workingDay', 2), '2026-02-13', calendar).map(({ text }) => text).slice(1, 3)).toEqual(['调休上班(春节)，第1个工作日', '法定节假日(春节)，不计入']);
  });
});

describe('a running deadline', () => {
  it('is not overdue on its last day', () => {
    const deadline = { dueOn: '2026-07-07' };
    expect(dueState(deadline, '2026-06-01')).toEqual({ kind: 'notDue', daysLeft: 36 });
    expect(dueState(deadline, '2026-06-30')).toEqual({ kind: 'dueSoon', daysLeft: 7 });
    expect(dueState(deadline, '2026-07-07')).toEqual({ kind: 'dueToday' });
    expect(dueState(deadline, '2026-07-10')).toEqual({ kind: 'overdue', daysOverdue: 3 });
    expect(dueStateText(dueState(deadline, '2026-07-10'))).toBe('逾期3天');
    expect(dueOutcome(deadline, '2026-07-07')).toEqual({ onTime: true, daysLate: 0 });
    expect(dueOutcome(deadline, '2026-07-09')).toEqual({ onTime: false, daysLate: 2 });
  });

  it('reminds before and after, never before it began', () => {
    const plan = { reminderDaysBefore: [7, 3, 1], reminderDaysAfter: [1, 7] };
    expect(reminderDates({ startedOn: '2026-07-01', dueOn: '2026-07-07' }, plan).map(({ on, when }) => `${on} ${when}`)).toEqual(
      ['2026-07-04 before', '2026-07-06 before', '2026-07-08 after', '2026-07-14 after']);
  });

  it('moves when a new notice is loaded, with old date, new date and the days that changed', () => {
    const next = withNotice(calendar, {
      year: 2027, title: '国务院办公厅关于2027年部分节假日安排的通知', issuedBy: '国务院办公厅', names: { '2027-02-08': '春节' },
      holidays: ['2027-01-01', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'], makeUpWorkdays: ['2027-02-28'],
    });
    const differences = recomputeDeadlines([
      { id: 'a', rule: reply, startedOn: '2026-11-08' }, { id: 'b', rule: reply, startedOn: '2026-10-20' }, { id: 'c', rule: reply, startedOn: '2026-11-30' },
    ], calendar, next);
    expect(differences.map(({ id, oldDueOn, newDueOn }) => [id, oldDueOn, newDueOn])).toEqual([['a', '2027-02-08', '2027-02-10'], ['c', '2027-03-01', '2027-02-28']]);
    expect(differences[0]?.reason).toBe('2027年2月8日由工作日改为法定节假日(春节)；2027年2月9日由工作日改为法定节假日');
    expect(differences[1]?.reason).toContain('由周末改为调休上班');
    expect(differences[0]?.warnings).toEqual([]);
    expect(recomputeDeadlines([{ id: 'd', rule: reply, startedOn: '2026-04-07', dueOn: '2026-07-06' }], calendar, calendar)[0]?.reason).toContain('原记录的日期有误');
  });
});
