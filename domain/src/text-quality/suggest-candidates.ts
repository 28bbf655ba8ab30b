import { resultClassLabels } from '../setting/result-class.ts';
import { FEWEST_LEVELS } from './excellent-selection.ts';
import type { Candidate } from './quality-rows.ts';

/** What speaks for a candidate and what against, in words that a person can check; `suggested` only says where to look first. */
export interface SuggestedCandidate extends Candidate { readonly suggested: boolean; readonly reasons: readonly string[]; readonly against: readonly string[] }

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

function weighed(candidate: Candidate, comparable: readonly Candidate[], middle: number): SuggestedCandidate {
  const { sheets, average, overallClass, promised, kept, broken } = candidate;
  const isComparable = sheets >= FEWEST_LEVELS;
  const rank = comparable.filter((other) => other.average > average).length + 1;
  const isWellWritten = isComparable && average >= middle;
  const isCarriedOut = promised > 0 ? kept === promised : overallClass === 'solved';
  const reasons = [
    ...(isWellWritten ? [`撰写质量平均${average}分，在${comparable.length}件中居第${rank}`] : []),
    ...(promised > 0 && kept === promised ? [`承诺的${promised}项全部核验落实`] : []),
    ...(overallClass === 'solved' ? [`答复为“${resultClassLabels.solved}”`] : []),
  ];
  const against = [
    ...(isComparable ? [] : [`只有${sheets}级评价，至少要有${FEWEST_LEVELS}级`]),
    ...(isComparable && !isWellWritten ? [`撰写质量平均${average}分，低于候选建议的平均分${oneDecimal(middle)}`] : []),
    ...(broken > 0 ? [`${broken}项承诺没有兑现`] : []),
    ...(promised > kept + broken ? [`还有${promised - kept - broken}项承诺没有核验`] : []),
    ...(overallClass === null ? ['还没有答复'] : []),
    ...(promised === 0 && overallClass !== null && overallClass !== 'solved' ? ['答复没有办成，也没有承诺事项'] : []),
  ];
  return { ...candidate, suggested: isWellWritten && isCarriedOut && broken === 0, reasons, against };
}

/**
 * Whom to look at first for 优秀建议: written above the year's average by at least two levels' sheets, and carried out. Both must be so: a text
 * that nobody could act on is no model, and an easy matter is no merit of the writing. The office proposes, the 主任会议 decides.
 */
export function suggestCandidates(candidates: readonly Candidate[]): SuggestedCandidate[] {
  const comparable = candidates.filter(({ sheets }) => sheets >= FEWEST_LEVELS);
  const middle = comparable.reduce((sum, { average }) => sum + average, 0) / Math.max(1, comparable.length);
  return candidates.map((candidate) => weighed(candidate, comparable, middle)).toSorted((a, b) => Number(b.suggested) - Number(a.suggested));
}
