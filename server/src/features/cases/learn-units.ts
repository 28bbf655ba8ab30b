/**
 * Which units handled suggestions of the same words before. Nothing but counting: the rarer a word is among all that was ever handed over,
 * the more it tells; the suggestions that share most of such words are asked which unit led them, and the words themselves which unit they
 * usually went to. Both reasons are told, and a clerk can look both up.
 */
export interface PastAssignment {
  readonly id: string; readonly title: string; readonly numberLabel: string | null; readonly leadUnitId: string; readonly assistingUnitIds: readonly string[];
  /** Words of title and asks. */
  readonly words: readonly string[];
}
export interface SimilarCase { readonly id: string; readonly title: string; readonly numberLabel: string | null }
export interface LearntUnit { readonly unitId: string; readonly weight: number; readonly similar: readonly SimilarCase[]; readonly similarCount: number; readonly words: readonly string[] }
export interface Learnt { readonly lead: readonly LearntUnit[]; readonly assisting: readonly LearntUnit[] }
export type Learning = (words: readonly string[], exceptId?: string) => Learnt;

/** As many neighbours are asked; a matter that comes up every year has a dozen of them. */
const NEIGHBOURS = 12;
/** A word in more than this share of all suggestions tells nothing. */
const TOO_COMMON = 0.15;
/** What was raised less often cannot be said to go mostly anywhere; nearly all names of villages and streets are such. */
const OFTEN = 3;
/** A place, or a piece of one: it tells where, not whose duty. */
const PLACE = /^[镇乡村].|[村镇乡湾垟坞岙]$|(?:社区|街道|自然村|小区)$/;
/** Of what is shared, neighbours tell more than single words. */
const WORDS_SHARE = 0.4;

export function learnUnits(past: readonly PastAssignment[]): Learning {
  const byWord = new Map<string, number[]>();
  for (const [index, one] of past.entries()) for (const word of new Set(one.words)) (byWord.get(word) ?? byWord.set(word, []).get(word) ?? []).push(index);
  const weightOf = (word: string): number => {
    const count = byWord.get(word)?.length ?? 0;
    return count === 0 || count > Math.max(8, past.length * TOO_COMMON) ? 0 : Math.log(1 + past.length / count);
  };
  const lengths = past.map((one) => Math.sqrt([...new Set(one.words)].reduce((sum, word) => sum + weightOf(word) ** 2, 0)));

  return (words, exceptId) => {
    const own = [...new Set(words)].map((word) => [word, weightOf(word)] as const).filter(([, weight]) => weight > 0);
    const shared = new Map<number, number>();
    for (const [word, weight] of own) for (const index of byWord.get(word) ?? []) if (past[index]?.id !== exceptId) shared.set(index, (shared.get(index) ?? 0) + weight * weight);
    const near = [...shared].map(([index, sum]) => ({ index, likeness: sum / (lengths[index] || 1) })).toSorted((a, b) => b.likeness - a.likeness || b.index - a.index).slice(0, NEIGHBOURS);
    const lead = createTally();
    const assisting = createTally();
    const most = near[0]?.likeness ?? 1;
    for (const { index, likeness } of near) {
      const one = past[index];
      if (one === undefined) continue;
      const weight = (likeness / most) ** 2;
      lead.addCase(one.leadUnitId, weight, one);
      for (const unitId of one.assistingUnitIds) assisting.addCase(unitId, weight, one);
    }
    const total = own.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [word, weight] of own) {
      const found = (byWord.get(word) ?? []).filter((index) => past[index]?.id !== exceptId);
      for (const [unitId, indexes] of Map.groupBy(found, (index) => past[index]?.leadUnitId ?? '')) {
        // Seen once or twice a word tells little of where it belongs.
        lead.addWord(unitId, WORDS_SHARE * (weight / total) * (indexes.length / (found.length + 1)), word, indexes.length / found.length, found.length);
      }
    }
    const whole = near.reduce((sum, { likeness }) => sum + (likeness / most) ** 2, 0);
    return { lead: lead.ranked(whole), assisting: assisting.ranked(whole) };
  };
}

/** Words cut for searching lie within each other (绿灯 in 红绿灯): only the longest is said. */
const wholeWords = (words: readonly string[]): string[] => words.filter((word) => !PLACE.test(word) && !words.some((other) => other !== word && other.includes(word)));

interface Entry { cases: number; words: number; similar: SimilarCase[]; telling: { word: string; weight: number }[] }

function createTally() {
  const entries = new Map<string, Entry>();
  const entryOf = (unitId: string): Entry => {
    const known = entries.get(unitId) ?? { cases: 0, words: 0, similar: [], telling: [] };
    entries.set(unitId, known);
    return known;
  };
  return {
    addCase: (unitId: string, weight: number, { id, title, numberLabel }: PastAssignment) => {
      const entry = entryOf(unitId);
      entry.cases += weight;
      entry.similar.push({ id, title, numberLabel });
    },
    addWord: (unitId: string, weight: number, word: string, share: number, count: number) => {
      const entry = entryOf(unitId);
      entry.words += weight;
      if (share >= 0.5 && count >= OFTEN) entry.telling.push({ word, weight });
    },
    ranked: (whole: number): LearntUnit[] => [...entries].map(([unitId, { cases, words, similar, telling }]) => ({
      unitId, weight: (whole === 0 ? 0 : cases / whole) * (1 - WORDS_SHARE) + words, similar: similar.slice(0, 3), similarCount: similar.length,
      words: wholeWords(telling.toSorted((a, b) => b.weight - a.weight).map(({ word }) => word)).slice(0, 3),
    })).toSorted((a, b) => b.weight - a.weight || a.unitId.localeCompare(b.unitId)),
  };
}
