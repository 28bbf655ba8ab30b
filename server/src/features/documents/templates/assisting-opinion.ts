import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { chineseNumeral } from './chinese-numeral.ts';
import { officialLetter } from './official-letter.ts';
import type { LetterBlock, LetterFrame, OfficialLetter } from './official-letter.ts';

/** An assisting unit's opinion, addressed to the lead unit. Either by ask or as one text. */
export type AssistingOpinionData = LetterFrame & {
  sessionLabel: string;
  suggestion: { number: string; title: string };
  leadUnit: string;
  receivedOn: string;
  opinions: { ask: string | null; text: string }[];
};

export function assistingOpinionTitle(data: Pick<AssistingOpinionData, 'sessionLabel' | 'suggestion'>): string {
  return `关于${data.sessionLabel}第${data.suggestion.number}号建议的会办意见`;
}

export function assistingOpinion(data: AssistingOpinionData): OfficialLetter {
  const body: LetterBlock[] = [{
    kind: 'text',
    text: `你单位主办的《${data.suggestion.title}》（第${data.suggestion.number}号），我单位于${formatChineseDate(data.receivedOn)}收到。经研究，现提出会办意见如下：`,
  }];
  data.opinions.forEach(({ ask, text }, index) => {
    if (ask !== null) body.push({ kind: 'heading', text: `${chineseNumeral(index + 1)}、关于“${ask}”的建议` });
    body.push({ kind: 'text', text });
  });
  return officialLetter(data, {
    title: assistingOpinionTitle(data), recipient: `${data.leadUnit}：`, body, closing: '以上意见，供你单位答复代表时研究采纳。',
  });
}
