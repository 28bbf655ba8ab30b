import { describe, expect, it } from 'vitest';
import { publishedNotices } from '../calendar-notices/notices.ts';
import { isValidIsoDate, isWeekend } from '../kernel/dates.ts';
import { publishedCalendar as calendar } from './published-calendar.ts';
import { withNotice, workingCalendarOf } from './working-calendar.ts';

describe('the published calendar', () => {
  it('has one well-formed notice for each year of 2011–2026', () => {
    expect(publishedNotices.map(({ year }) => year)).toEqual(Array.from({ length: 16 }, (_, i) => 2011 + i));
    for (const { holidays, makeUpWorkdays } of publishedNotices) {
      const all = [...holidays, ...makeUpWorkdays];
      expect(new Set(all).size).toBe(all.length);
      expect(all.every((day) => isValidIsoDate(day))).toBe(true);
      expect(makeUpWorkdays.every(isWeekend)).toBe(true);
      expect(holidays.length).toBeGreaterThan(20);
    }
  });

  it('gives every year 246–252 working days', () => {
    for (let year = 2011; year <= 2026; year += 1) {
      let days = 0;
      for (let day = calendar.nextWorkingDay(`${year - 1}-12-31`); day.startsWith(`${year}`); day = calendar.nextWorkingDay(day)) days += 1;
      expect(days, `${year}`).toBeGreaterThanOrEqual(246);
      expect(days, `${year}`).toBeLessThanOrEqual(252);
    }
  });

  it.each([
    ['2026-02-14', 'makeUpWorkday', '春节'], ['2026-02-17', 'holiday', '春节'], ['2026-02-24', 'workday', undefined], ['2026-03-07', 'weekend', undefined],
    ['2020-01-31', 'holiday', '春节'], ['2020-02-03', 'workday', undefined], ['2019-05-02', 'holiday', '劳动节'], ['2015-09-03', 'holiday', '抗战胜利70周年纪念日'],
    ['2018-12-31', 'holiday', '元旦'], ['2018-12-29', 'makeUpWorkday', '元旦'], ['2011-12-31', 'makeUpWorkday', '元旦'], ['2026-10-10', 'makeUpWorkday', '国庆节'],
  ])('%s is %s %s', (date, kind, name) => expect(calendar.describe(date)).toEqual(name ? { kind, name } : { kind }));

  it('goes to the next working day over Spring Festival and make-up weekends', () => {
    expect(calendar.nextWorkingDay('2026-02-13')).toBe('2026-02-14');
    expect(calendar.nextWorkingDay('2026-02-14')).toBe('2026-02-24');
    expect(calendar.workingDayOnOrAfter('2026-02-14')).toBe('2026-02-14');
    expect(calendar.workingDayOnOrAfter('2026-10-03')).toBe('2026-10-08');
  });

  it('knows which notices are missing', () => {
    expect(calendar.hasNotice(2026)).toBe(true);
    expect(calendar.hasNotice(2027)).toBe(false);
    expect(calendar.missingNoticesFor('2026-12-24')).toEqual([]);
    expect(calendar.missingNoticesFor('2026-12-29')).toEqual([2027]);
    expect(calendar.missingNoticesFor('2027-01-01')).toEqual([2027]);
    expect(calendar.describe('2027-01-01').kind).toBe('workday');
  });

  it('is built once, and a later notice replaces that of the same year', () => {
    expect(workingCalendarOf(publishedNotices)).toBe(calendar);
    const changed = withNotice(calendar, { year: 2026, title: '调整', issuedBy: '国务院办公厅', holidays: ['2026-10-01'], makeUpWorkdays: [] });
    expect(changed.isWorkingDay('2026-10-02')).toBe(true);
    expect(changed.isWorkingDay('2026-10-10')).toBe(false);
    expect(calendar.isWorkingDay('2026-10-02')).toBe(false);
    expect(changed.notices).toHaveLength(16);
  });
});
