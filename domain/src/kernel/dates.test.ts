import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays, addMonths, dateInShanghai, dateOfDayNumber, dayNumberOf, daysBetween, daysInMonth, endOfDayInstant, formatChineseDate,
  isValidIsoDate, partsOf, startOfDayInstant, weekday,
} from './dates.ts';

fc.configureGlobal({ seed: 20261020 });

const anyDate = fc.integer({ min: dayNumberOf('1900-01-01'), max: dayNumberOf('2399-12-31') }).map(dateOfDayNumber);

describe('calendar dates', () => {
  it('agree with the platform calendar on every day of 1899–2101', () => {
    for (let n = Date.UTC(1899, 0, 1) / 864e5; n < Date.UTC(2101, 0, 1) / 864e5; n += 1) {
      const day = new Date(n * 864e5);
      const iso = day.toISOString().slice(0, 10);
      if (dateOfDayNumber(n) !== iso || dayNumberOf(iso) !== n || weekday(iso) !== day.getUTCDay()) expect.fail(iso);
    }
  });

  it.each([
    ['2026-11-30', 3, '2027-02-28'], ['2027-11-30', 3, '2028-02-29'], ['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 6, '2027-02-28'], ['2026-03-31', 3, '2026-06-30'], ['2026-02-28', 3, '2026-05-28'], ['2026-10-20', 3, '2027-01-20'],
    ['2024-02-29', 12, '2025-02-28'], ['2026-12-31', 2, '2027-02-28'], ['2026-03-31', -1, '2026-02-28'], ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months is %s (民法典 202)', (from, months, to) => expect(addMonths(from, months)).toBe(to));

  it('adds and subtracts days consistently', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      const later = addDays(date, days);
      expect(isValidIsoDate(later)).toBe(true);
      expect(daysBetween(date, later)).toBe(days);
      expect(addDays(later, -days)).toBe(date);
    }));
  });

  it('adds months monotonically, to the corresponding day or the last of the month', () => {
    fc.assert(fc.property(anyDate, anyDate, fc.integer({ min: 0, max: 60 }), (a, b, months) => {
      const [early, late] = a <= b ? [a, b] : [b, a];
      expect(addMonths(early, months) <= addMonths(late, months)).toBe(true);
      const { year, month, day } = partsOf(addMonths(a, months));
      expect(day).toBe(Math.min(partsOf(a).day, daysInMonth(year, month)));
    }));
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-2-3', '20260203', '2026-02-03T00:00', '0000-01-01', '', '２０２６-01-01', null, 7])(
    'refuses %j', (text) => expect(isValidIsoDate(text as unknown)).toBe(false));

  it('finds the day in China of an instant', () => {
    expect(dateInShanghai('2026-03-11T15:59:59.999Z')).toBe('2026-03-11');
    expect(dateInShanghai('2026-03-11T16:00:00Z')).toBe('2026-03-12');
    expect(dateInShanghai('2026-10-20T09:00:00+08:00')).toBe('2026-10-20');
    expect(() => dateInShanghai('2026-10-20T09:00:00')).toThrow(RangeError);
    expect(() => dateInShanghai('soon')).toThrow(RangeError);
  });

  it('bounds a day of China by instants that fall on it', () => {
    expect(startOfDayInstant('2026-03-12')).toBe('2026-03-11T16:00:00.000Z');
    expect(endOfDayInstant('2026-03-12')).toBe('2026-03-12T15:59:59.999Z');
    fc.assert(fc.property(anyDate, (date) => {
      expect(dateInShanghai(startOfDayInstant(date))).toBe(date);
      expect(dateInShanghai(endOfDayInstant(date))).toBe(date);
      expect(Date.parse(startOfDayInstant(addDays(date, 1))) - Date.parse(endOfDayInstant(date))).toBe(1);
    }));
  });

  it('writes dates as the office does', () => {
    expect(formatChineseDate('2026-03-12')).toBe('2026年3月12日');
    expect(formatChineseDate('2026-03-12', 'short')).toBe('3月12日(周四)');
    expect(formatChineseDate('2026-03-15', 'fullWeekday')).toBe('2026年3月15日(周日)');
  });
});
