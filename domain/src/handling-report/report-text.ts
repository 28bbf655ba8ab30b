import { FEWEST_FOR_A_RATE } from '../indicator/definitions.ts';
import { formatChineseDate } from '../kernel/dates.ts';
import { resultClassLabels } from '../setting/result-class.ts';
import type { PromisesOfYear, ReportFigures } from './report-rows.ts';

export const percent = (numerator: number, denominator: number): string => (denominator < FEWEST_FOR_A_RATE ? `${numerator}/${denominator}` : `${((numerator / denominator) * 100).toFixed(1)}%`);

const promised = ({ made, verified, broken, open }: PromisesOfYear): string => (made === 0 ? '没有作出承诺' : `作出承诺${made}项，已核验落实${verified}项，未兑现${broken}项，正在落实${open}项`);
const listed = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join('，');
const some = (count: number, words: string): string | null => (count === 0 ? null : `${words}${count}件`);

/** 一、总体情况, as far as the record can tell it: every number is one that the pages open to its list. */
export function overallText(year: number, { asOf, counts, classes, indicators, promises, promisesBefore }: ReportFigures): string[] {
  const known = indicators.filter((one) => one.denominator > 0);
  const rates = (family: string) => known.filter((one) => one.family === family).map((one) => `${one.name}${one.isSmall ? `${one.numerator}/${one.denominator}` : percent(one.numerator, one.denominator)}`).join('，');
  return [
    `${listed([`${year}年共登记代表建议${counts.registered}件`, some(counts.inSession, '其中大会期间'), some(counts.interSessional, '闭会期间')])}。${listed([some(counts.declined, '另有不予受理'), some(counts.withdrawn, '代表撤回')]) || '没有不予受理和撤回的'}。`,
    counts.assigned === 0 ? '还没有交办。' : `已交办${counts.assigned}件，其中政府系统单位承办${counts.ofGovernment}件，占${percent(counts.ofGovernment, counts.assigned)}；已办结${counts.concluded}件。`,
    ...(classes.length === 0 ? [] : [`按答复的办理结果：${classes.map(({ resultClass, count }) => `${resultClassLabels[resultClass]}${count}件`).join('，')}。`]),
    ...[['办理', rates('办理')], ['满意', rates('满意')], ['落实', rates('落实')]].flatMap(([name, said]) => (said === '' ? [] : [`${name ?? ''}方面：${said ?? ''}。`])),
    `${year}年的答复${promised(promises)}；${year - 1}年的答复${promised(promisesBefore)}。`,
    `以上数字截至${formatChineseDate(asOf)}。`,
  ];
}
