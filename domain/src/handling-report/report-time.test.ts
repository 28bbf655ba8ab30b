import { describe, expect, it } from 'vitest';
import { reportsToPrepare, reportWindow } from './report-time.ts';

const years = (...args: Parameters<typeof reportsToPrepare>) => reportsToPrepare(...args).map(({ year, window }) => [year, window.until]);
const begun = (year: number, state = 'preparing') => ({ id: `r-${year}`, year, state });

describe('the report on the handling', () => {
  it('has its days in the month or quarter that the place names, and none before a session whose day is not known', () => {
    expect([reportWindow('november', 2026), reportWindow('fourthQuarter', 2026), reportWindow('beforeSession', 2026)]).toEqual([
      { from: '2026-11-01', until: '2026-11-30' }, { from: '2026-10-01', until: '2026-12-31' }, null,
    ]);
  });

  it('is asked for from a month before, until it is finished, also after its last day', () => {
    expect(years('november', '2026-10-01', [])).toEqual([]);
    expect(years('november', '2026-10-02', [])).toEqual([[2026, '2026-11-30']]);
    expect(years('fourthQuarter', '2026-09-01', [begun(2026)])).toEqual([[2026, '2026-12-31']]);
    expect(years('november', '2026-12-20', [begun(2026)])).toEqual([[2026, '2026-11-30']]);
    expect(years('november', '2026-12-20', [begun(2026, 'finished')])).toEqual([]);
    expect(years('november', '2027-02-01', [begun(2026)])).toEqual([[2026, '2026-11-30']]);
    expect(years('beforeSession', '2026-12-20', [begun(2026)])).toEqual([]);
  });

  it('is not asked for of a year for which nobody began one', () => expect(years('november', '2027-02-01', [])).toEqual([]));
});
