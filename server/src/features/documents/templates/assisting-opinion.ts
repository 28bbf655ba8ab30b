import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { fill, listOf } from '../wording/fill.ts';
import { shippedTexts, type WordingTexts } from '../wording/wordings.ts';
import { chineseNumeral } from './chinese-numeral.ts';
import { officialLetter } from './official-letter.ts';
import type { LetterBlock, LetterFrame, OfficialLetter } from './official-letter.ts';

/** An assisting unit's opinion, addressed to the lead unit. Either by ask or as one text. */
export type AssistingOpinionData = LetterFrame & {
  sessionLabel: string;
  suggestion: { number: string; title: string };
  leadUnit: string;
  receivedOn: string;
  /** In the words of the place; the values fill them. */
  words?: WordingTexts<'assistingOpinion'>;
  opinions: { ask: string | null; text: string }[];
};

export function assistingOpinionTitle(data: Pick<AssistingOpinionData, 'sessionLabel' | 'suggestion'>): string {
  return `关于${data.sessionLabel}第${data.suggestion.number}号建议的会办意见`;
}

export function assistingOpinion(data: AssistingOpinionData): OfficialLetter {
  const words = data.words ?? shippedTexts('assistingOpinion');
  const body: LetterBlock[] = [{
    kind: 'text',
    text: fill(words.opening, { 建议标题: data.suggestion.title, 建议序号: data.suggestion.number, 收到日期: formatChineseDate(data.receivedOn) }),
  }];
  data.opinions.forEach(({ ask, text }, index) => {
    if (ask !== null) body.push({ kind: 'heading', text: `${chineseNumeral(index + 1)}、关于“${ask}”的建议` });
    body.push({ kind: 'text', text });
  });
  return officialLetter({ ...data, copyTo: [...data.copyTo, ...listOf(words.copyTo).filter((unit) => !data.copyTo.includes(unit))] }, {
    title: assistingOpinionTitle(data), recipient: `${data.leadUnit}：`, body, closing: words.closing,
  });
}
