import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, daysLeftText, formatDate, formatInstant, paperDate, paperInstant } from './format-date.ts';

describe('dates on screen', () => {
  it('are 3月12日(周四), with the year where it is another', () => {
    expect(formatDate('2026-03-12', '2026-10-20')).toBe('3月12日(周四)');
    expect(formatDate('2025-03-12', '2026-10-20')).toBe('2025年3月12日(周三)');
    expect(formatDate(null)).toBe('');
  });

  it('are 2026年3月12日 on paper', () => {
    expect([paperDate('2026-03-12'), paperDate(null), paperInstant('2026-10-19T16:30:00Z')]).toEqual(['2026年3月12日', '', '2026年10月20日 00:30']);
  });

  it('take the day in China of an instant, wherever the browser is', () => {
    expect(dayOf('2026-10-19T16:30:00Z')).toBe('2026-10-20');
    expect(formatInstant('2026-10-19T16:30:00Z', '2026-10-20')).toBe('10月20日(周二) 00:30');
  });

  it('count days across months and say what is left', () => {
    expect(daysBetween('2026-10-20', '2026-11-01')).toBe(12);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect([daysLeftText(3), daysLeftText(0), daysLeftText(-2)]).toEqual(['还有3天', '今天到期', '逾期2天']);
  });
});
