import { indicatorKeys } from '@luoshi/domain/indicator/definitions.ts';
import { describe, expect, it } from 'vitest';
import { groupSheet } from './export-sheets.ts';
import type { FigureGroup, Figures } from './read/read-indicators.ts';

const group = (name: string, numerator: number, denominator: number): FigureGroup => {
  const figure = { numerator, denominator, rate: denominator === 0 ? null : numerator / denominator, isSmall: denominator < 5, listed: { numerator, denominator, missing: denominator - numerator } };
  return { id: name, name, system: null, figures: Object.fromEntries(indicatorKeys.map((key) => [key, figure])) as unknown as Figures };
};
const groups = [group('甲', 6, 7), group('乙', 4, 4), group('丙', 19_999, 20_000), group('丁', 0, 0), group('戊', 1, 20_000), group('己', 9, 9)];
const rates = (sort: string) => groupSheet('统计', '单位', groups, sort).rows.map(([name, rate]) => [name, rate]);

describe('a table of rates as a sheet', () => {
  it('rounds none to all or to nothing, and says in words where there is no rate', () => {
    expect(rates('')).toEqual([['甲', 85.7], ['乙', '不计率'], ['丙', 99.9], ['丁', '—'], ['戊', 0.1], ['己', 100]]);
  });

  it('stands in the order of the page: those without a rate last, whichever way', () => {
    expect(rates('-solved').map(([name]) => name).slice(0, 4)).toEqual(['己', '丙', '甲', '戊']);
    expect(rates('solved').map(([name]) => name)).toEqual(['戊', '甲', '丙', '己', '乙', '丁']);
  });
});
