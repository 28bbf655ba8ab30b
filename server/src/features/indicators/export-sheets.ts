import { familiesShown, familyLabels, groupedIndicators, indicators, type CountedThing, type IndicatorDefinition } from '@luoshi/domain/indicator/definitions.ts';
import { resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import type { Cell, Sheet, SheetColumn } from '../../platform/sheets/sheet.ts';
import { categoryLabels } from '../cases/public.ts';
import type { Figure, FigureGroup, Numbers } from './read/read-indicators.ts';

const text = (heading: string, width: number): SheetColumn => ({ heading, width, type: 'text' });
const number = (heading: string, width = 12): SheetColumn => ({ heading, width, type: 'number' });
const measures: Readonly<Record<CountedThing, string>> = { suggestion: '件', ask: '条', commitment: '项' };
const byFamily: readonly IndicatorDefinition[] = familiesShown.flatMap((family) => indicators.filter((one) => one.family === family));

/** In per cent with one decimal, 100 only of all and 0 only of none; words where there are too few for a rate. */
function rateCell({ numerator, denominator, rate, isSmall }: Figure): Cell {
  if (rate === null) return '—';
  if (isSmall) return '不计率';
  const tenths = Math.round(rate * 1000);
  const honest = numerator < denominator ? Math.min(tenths, 999) : tenths;
  return (numerator > 0 ? Math.max(honest, 1) : honest) / 10;
}

/** The page's tables of the whole, one under the other: the rates, from raised to solved, the results, what is counted apart. */
export function totalSheet(numbers: Numbers, { withStages, category }: { readonly withStages: boolean; readonly category: string | undefined }): Sheet {
  const counted = (table: string, item: string, count: number, word = '件', note: string | null = null): Cell[] => [table, item, null, null, null, null, count, word, note];
  const { carried, paper } = numbers;
  return {
    name: '统计',
    columns: [text('表', 20), text('项目', 30), number('率（%）'), number('分子'), number('分母'), number('其余'), number('数量'), text('计量', 8), text('口径和说明', 80)],
    rows: [
      ...byFamily.map((one): Cell[] => {
        const figure = numbers.total[one.key];
        const within = one.counts === 'ask' ? `在 ${figure.listed.numerator} / ${figure.listed.denominator} 件中。` : '';
        return [familyLabels[one.family], one.name, rateCell(figure), figure.numerator, figure.denominator, figure.denominator - figure.numerator, null, measures[one.counts], `${within}分子：${one.numerator}；分母：${one.denominator}。${one.note}`];
      }),
      ...(withStages ? stageRows(numbers, category, counted) : []),
      ...numbers.results.map(({ resultClass, letter, count }) => counted('办理结果', resultClass === null ? '还没有答复' : resultClassLabels[resultClass], count, '件', letter === '' ? null : `${letter} 类`)),
      ...(carried.suggestions === 0 ? [] : [counted('另计跨届', '转入以后各届的建议', carried.suggestions), counted('另计跨届', '转入以后各届的承诺', carried.commitments, '项')]),
      counted('另计纸质', '纸质录入的建议', paper.suggestions, '件', `共 ${paper.ofSuggestions} 件`), counted('另计纸质', '纸质测评', paper.ratings, '次', `共 ${paper.ofRatings} 次，公开以后才计`),
    ],
  };
}

const steps = [['raised', '提出'], ['admitted', '受理登记'], ['handedOver', '交办'], ['solved', '解决']] as const;
function stageRows({ stages }: Numbers, asked: string | undefined, counted: (table: string, item: string, count: number) => Cell[]): Cell[][] {
  const table = '从提出到解决';
  const unregistered = stages.find(({ category }) => category === null)?.raised ?? 0;
  return [
    ...stages.flatMap(({ category, ...counts }) => (category === null || (asked !== undefined && asked !== category) ? [] : steps.map(([step, label]) => counted(table, `${categoryLabels[category]}：${label}`, counts[step])))),
    ...(unregistered === 0 ? [] : [counted(table, '没有登记编号：提出', unregistered)]),
    ...steps.map(([step, label]) => counted(table, `合计：${label}`, stages.reduce((sum, one) => sum + one[step], 0))),
  ];
}

/** One line for each unit or township: under each indicator its rate and its two numbers. */
export function groupSheet(name: string, what: string, groups: readonly FigureGroup[], sort: string): Sheet {
  const shown = byFamily.filter(({ key }) => groupedIndicators.includes(key));
  return {
    name,
    columns: [text(what, 30), ...shown.flatMap((one) => [number(`${one.name}（%）`, 18), number(`${one.name}：分子（${measures[one.counts]}）`, 18), number(`${one.name}：分母（${measures[one.counts]}）`, 18)])],
    rows: sorted(groups, sort).map((group) => [group.name, ...shown.flatMap(({ key }) => [rateCell(group.figures[key]), group.figures[key].numerator, group.figures[key].denominator])]),
  };
}

/** By the rate as the page orders them; those with too few for a rate stand last, whichever way. */
function sorted(groups: readonly FigureGroup[], sort: string): readonly FigureGroup[] {
  const key = groupedIndicators.find((one) => one === sort.replace(/^-/, ''));
  if (key === undefined) return groups;
  const rate = ({ figures }: FigureGroup) => (figures[key].isSmall ? null : figures[key].rate);
  return groups.toSorted((a, b) => {
    const [left, right] = [rate(a), rate(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sort.startsWith('-') ? right - left : left - right;
  });
}
