import { formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import type { CompiledText } from '@luoshi/domain/text-quality/quality-rows.ts';
import { breakTitle } from './break-title.ts';
import { chineseNumeral } from './chinese-numeral.ts';

/** 优秀代表建议选编 of a year. */
export interface CompilationData {
  readonly documentDate: IsoDate; readonly title: string; readonly year: number; readonly issuer: string; readonly preface: string; readonly meeting: string; readonly decidedOn: IsoDate; readonly publishedOn: IsoDate;
  readonly suggestions: readonly CompiledText[];
}

const outcomeOf = ({ overallClass, promised, kept, leadUnitName }: CompiledText): string => [
  leadUnitName === null ? '' : `由${leadUnitName}主办`, overallClass === null ? '尚未答复' : `答复结果：${resultClassLabels[overallClass]}`,
  promised === 0 ? '' : `承诺${promised}项，已核验落实${kept}项`,
].filter((one) => one !== '').join('；');

export function compilation({ suggestions, decidedOn, publishedOn, meeting, year, ...data }: CompilationData) {
  return {
    ...data, titleLines: breakTitle(data.title), draftMark: null, signature: `${data.issuer}　${formatChineseDate(publishedOn)}`,
    decision: `${formatChineseDate(decidedOn)}${meeting}决定，下列${suggestions.length}件为${year}年优秀代表建议。`,
    suggestions: suggestions.map((one, index) => ({
      heading: `${chineseNumeral(index + 1)}、${one.title}`, byline: [one.numberLabel, `${one.leadName}代表`, one.delegationName ?? ''].filter((part) => part !== '').join('　'),
      reason: one.reason, outcome: outcomeOf(one), situation: one.text?.situation ?? '', analysis: one.text?.analysis ?? '',
      asks: one.text?.asks ?? [], closed: one.text === null ? '代表不同意公开全文，只列标题。' : '',
    })),
  };
}
