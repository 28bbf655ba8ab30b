import type { DeclineCode } from '../suggestion/decline-reasons.ts';
import { fact, MANY_ASKS, place, twoMatters, vague, type CoachedText } from './find-gaps.ts';
import { notToRaise } from './not-to-raise.ts';

/** Worth a second look, with what in the text made one look; never a bar, for only people can tell. */
export interface Doubt { readonly code: DeclineCode; readonly because: string }

const said = (words: readonly string[]): string => `写到了“${words.join('”“')}”`;

/** Words as they stand, each once, the first few. */
function wordsFound(signs: RegExp, whole: string): readonly string[] {
  return [...new Set([...whole.matchAll(new RegExp(signs, 'g'))].map(([word]) => word))].slice(0, 3);
}

/** X09: asks that name no single thing to do, or a situation that is about no place and no number. */
function withoutContent({ situation, asks }: CoachedText): string | null {
  if (asks.length > 0 && asks.every((ask) => vague.test(ask))) return '每一条都只说“加强”“重视”一类的话，没有写做哪一件事';
  return asks.length > 0 && situation !== '' && !place.test(situation) && !fact.test(situation) ? '情况里看不出在哪里，也没有数字' : null;
}

/** People say themselves where another matter begins. */
const turnsAway = /(?:^|[。；\n])(?:另外|此外|顺便|还有一件|另一件|再一件)/;

/** X12: a title that joins two matters, very many asks, or words that turn to another matter. */
function severalMatters({ title, situation, analysis, asks }: CoachedText): string | null {
  const both = twoMatters.exec(title.trim());
  if (both !== null) return `标题里有“${both[1] ?? ''}”和“${both[2] ?? ''}”`;
  if (asks.length > MANY_ASKS) return `有${asks.length}条具体建议`;
  const turn = [situation, analysis, ...asks].map((part) => turnsAway.exec(part)?.[0].replace(/[。；\n]/, '')).find((word) => word !== undefined);
  return turn === undefined ? null : `文中用“${turn}”转到了另一件事`;
}

/** Contents that may not be raised (X01 to X12), of which the text shows a sign. */
export function findDoubtful(text: CoachedText): readonly Doubt[] {
  const trimmed = { ...text, situation: text.situation.trim(), analysis: text.analysis.trim(), asks: text.asks.map((ask) => ask.trim()).filter((ask) => ask !== '') };
  const whole = [trimmed.title, trimmed.situation, trimmed.analysis, ...trimmed.asks].join('\n');
  return notToRaise.flatMap(({ code, signs }): Doubt[] => {
    if (signs !== null) {
      const words = wordsFound(signs, whole);
      return words.length === 0 ? [] : [{ code, because: said(words) }];
    }
    const because = code === 'X09' ? withoutContent(trimmed) : severalMatters(trimmed);
    return because === null ? [] : [{ code, because }];
  });
}
