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

const SHARED = 2;
const commonplace = /建议|进一步|加强|有关|部门|工作|问题|明确|完善|推进|尽快|解决|实施|管理|关于|单位|今年|明年|年内/g;
const pieces = (text: string): ReadonlySet<string> => {
  const words = text.replaceAll(commonplace, ' ').split(/[^\p{Script=Han}]+/u);
  return new Set(words.flatMap((word) => Array.from({ length: Math.max(0, word.length - SHARED + 1) }, (_, at) => word.slice(at, at + SHARED))));
};

/** X12: a title that joins two matters, very many asks, or an ask of which neither title nor text says a word. */
function severalMatters({ title, situation, analysis, asks }: CoachedText): string | null {
  const both = twoMatters.exec(title.trim());
  if (both !== null) return `标题里有“${both[1] ?? ''}”和“${both[2] ?? ''}”`;
  if (asks.length > MANY_ASKS) return `有${asks.length}条具体建议`;
  if (asks.length < 2 || situation === '') return null;
  const known = asks.map(pieces);
  const told = pieces(`${title} ${situation} ${analysis}`);
  const strange = asks.findIndex((ask, index) => {
    // An ask that names nothing is vague, which is said elsewhere, and not another matter.
    if (vague.test(ask)) return false;
    const own = [...(known[index] ?? [])];
    return own.length > 0 && !own.some((piece) => told.has(piece) || known.some((other, at) => at !== index && other.has(piece)));
  });
  return strange === -1 ? null : `第${strange + 1}条（“${(asks[strange] ?? '').slice(0, 12)}”）在标题、情况和分析里都没有提到`;
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
