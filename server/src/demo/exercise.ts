import type { HistoryPlan } from './write-histories.ts';

/** 演练: the same county on a morning on which there is something to practise. */
export type Exercise = 'assignment-day';

/**
 * The session of 2026 has been closed for a month; all it brought is numbered and nothing planned. Two years before it teach
 * what to recommend. s: about 200 suggestions wait, as in a county. m: about 500, the most that one meeting takes.
 */
export function exercisePlan(size: 's' | 'm'): Omit<HistoryPlan, 'now' | 'progress'> {
  return { years: [2024, 2025], size: { inSession: 155, interSessional: 95 }, coming: 0, waiting: { year: 2026, size: { inSession: size === 'm' ? 500 : 200, interSessional: 4 } } };
}
