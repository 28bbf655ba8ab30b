import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../api/types.ts';
import { listOfNumber, narrowedIn, rateText } from './list-of-number.ts';

const indicator = (key: string, counts: Indicator['counts']): Indicator => ({ key, counts, family: 'handling', name: '', numerator: '', denominator: '', missing: '', note: '', moreIsBetter: true, isGrouped: true });

describe('a number', () => {
  it('opens to the list that it counts, narrowed as it is', () => {
    const narrowed = narrowedIn(new URLSearchParams('session=s-5&category=&unit=transport&sort=-replied'));
    expect(listOfNumber(indicator('replied', 'suggestion'), 'missing', narrowed)).toBe('/suggestions?indicator=replied&part=missing&session=s-5&unit=transport');
    expect(listOfNumber(indicator('asksVerified', 'ask'), 'numerator', {})).toBe('/suggestions?indicator=asksVerified&part=numerator');
    expect(listOfNumber(indicator('commitmentsKept', 'commitment'), 'denominator', { township: 't-1' })).toBe('/commitments?filter=all&indicator=commitmentsKept&part=denominator&township=t-1');
  });

  it('is never rounded to all or to none', () => {
    expect([rateText(6, 7), rateText(7, 7), rateText(0, 7), rateText(19_999, 20_000), rateText(1, 20_000), rateText(1, 2)]).toEqual(['85.7%', '100%', '0%', '99.9%', '0.1%', '50%']);
  });
});
