import type { ReviewLevel } from '../case-file/rows.ts';
import { levelLabels, type WritingScoreRow } from './quality-rows.ts';

/** Levels that lie this far apart in one criterion read the text differently: worth a word among them. */
const FAR_APART = 3;

export interface CriterionSummary { readonly name: string; readonly average: number; readonly lowest: number; readonly highest: number; readonly isDivergent: boolean }
export interface QualitySummary { readonly sheets: number; readonly levels: readonly ReviewLevel[]; readonly average: number; readonly criteria: readonly CriterionSummary[] }

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;
const mean = (values: readonly number[]): number => oneDecimal(values.reduce((sum, one) => sum + one, 0) / values.length);

/** Criterion by criterion over all standing sheets; sheets made by different versions meet where a criterion has the same name. */
export function summarise(sheets: readonly Pick<WritingScoreRow, 'state' | 'level' | 'scores' | 'criteria' | 'total'>[]): QualitySummary | null {
  const given = sheets.filter((sheet) => sheet.state === 'given');
  if (given.length === 0) return null;
  const names = [...new Set(given.flatMap((sheet) => sheet.criteria.map((one) => one.name)))];
  return {
    sheets: given.length, levels: [...new Set(given.map((sheet) => sheet.level))], average: mean(given.map((sheet) => sheet.total)),
    criteria: names.map((name) => {
      const scores = given.flatMap((sheet) => sheet.scores.filter((one) => one.criterion === name).map((one) => one.score));
      const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
      return { name, average: mean(scores), lowest, highest, isDivergent: highest - lowest >= FAR_APART };
    }),
  };
}

export interface SummaryForDeputy { readonly criteria: readonly { readonly name: string; readonly average: number }[]; readonly remarks: readonly { readonly criterion: string; readonly text: string }[] }

/** What the deputy gets: averages without who gave what, and the remarks that are meant for the deputy. */
export function summaryForDeputy(sheets: readonly WritingScoreRow[]): SummaryForDeputy | null {
  const summary = summarise(sheets);
  if (summary === null) return null;
  const remarks = sheets.filter((sheet) => sheet.state === 'given').flatMap((sheet) => sheet.scores.flatMap(({ criterion, remark, forDeputy }) => (forDeputy === true && remark !== undefined ? [{ criterion, text: remark }] : [])));
  return { criteria: summary.criteria.map(({ name, average }) => ({ name, average })), remarks };
}

export interface Divergence { readonly criterion: string; readonly by: readonly { readonly level: string; readonly score: number }[] }
export function divergences(sheets: readonly Pick<WritingScoreRow, 'state' | 'level' | 'scores' | 'criteria' | 'total'>[]): Divergence[] {
  return (summarise(sheets)?.criteria ?? []).filter((one) => one.isDivergent).map(({ name }) => ({
    criterion: name, by: sheets.filter((sheet) => sheet.state === 'given').flatMap((sheet) => sheet.scores.filter((one) => one.criterion === name).map((one) => ({ level: levelLabels[sheet.level], score: one.score }))),
  }));
}
