import type { IsoDate } from '../kernel/dates.ts';

/** How a reply says an ask stands, in the classes of the regulations (重庆 22, 山东 18, 河南 19, 上海 18), not in letters. */
export type ResultClass = 'solved' | 'partly' | 'inProgress' | 'planned' | 'reference' | 'notFeasible' | 'upperLevel';

export const resultClassLabels: Readonly<Record<ResultClass, string>> = {
  solved: '已经解决或者采纳',
  partly: '部分解决',
  inProgress: '正在解决',
  planned: '列入计划逐步解决',
  reference: '留作参考',
  notFeasible: '因条件限制难以解决',
  upperLevel: '需向上级反映',
};

export const resultClasses = Object.keys(resultClassLabels) as readonly ResultClass[];

/**
 * The letters of one place: "B" here is "C" in the next city, so the class is stored and the letter only shown. A change makes
 * a new version; a letter on a delivered reply keeps the version under which it was signed.
 */
export type ResultLetters = {
  /** Letters (A–D, 甲乙丙), or '' for every class where the place prints none. */
  readonly version: number; readonly effectiveFrom: IsoDate; readonly letters: Readonly<Record<ResultClass, string>>;
};

export const defaultResultLetters: ResultLetters = {
  version: 1,
  effectiveFrom: '2011-01-01',
  letters: { solved: 'A', partly: 'B', inProgress: 'B', planned: 'B', reference: 'C', notFeasible: 'C', upperLevel: 'C' },
};

/** The letters in force on a day, or the earliest version if none was yet. The versions may come in any order. */
export const resultLettersOn = (versions: readonly ResultLetters[], date: IsoDate): ResultLetters => {
  const sorted = [...versions].sort((a, b) => a.version - b.version);
  return sorted.findLast((version) => version.effectiveFrom <= date) ?? sorted[0] ?? defaultResultLetters;
};
