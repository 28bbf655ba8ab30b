import type { SuggestedCandidate as Candidate } from '@luoshi/domain/text-quality/suggest-candidates.ts';
import type { CompiledText, Criterion, Score } from '@luoshi/domain/text-quality/quality-rows.ts';
import type { Divergence, QualitySummary, SummaryForDeputy } from '@luoshi/domain/text-quality/quality-summary.ts';
import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import { matterPath, mattersPath } from './matters.ts';
import { ApiProblem } from './problem.ts';

export type { Candidate, CompiledText, Criterion, Score };
export interface QualityForReviewers { readonly for: 'reviewer'; readonly summary: QualitySummary | null; readonly divergences: readonly Divergence[]; readonly criteria: readonly Criterion[]; readonly rubricNo: number | null; readonly closed: string | null; readonly isRegistered: boolean }
export interface QualityForDeputy { readonly for: 'deputy'; readonly summary: SummaryForDeputy | null; readonly excellentIn: readonly { readonly id: string; readonly year: number }[] }
export interface ReceiptCounts { readonly received: number; readonly read: number; readonly waiting: readonly { readonly personId: string; readonly name: string; readonly delegationName: string }[] }

/** Null where nothing of it is for this reader. */
export const writingQualityQuery = (suggestionId: string) => queryOptions({
  queryKey: ['case', 'writing-quality', suggestionId],
  queryFn: async ({ signal }): Promise<QualityForReviewers | QualityForDeputy | null> => {
    try {
      return await get<QualityForReviewers | QualityForDeputy>(`/api/v1/suggestions/${encodeURIComponent(suggestionId)}/writing-quality`, signal);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    }
  },
});
export const criteriaTodayQuery = queryOptions({ queryKey: ['case', 'criteria-today'], queryFn: ({ signal }) => get<{ readonly no: number | null; readonly criteria: readonly Criterion[] }>(`${mattersPath('writingRubric')}/today`, signal) });
export const candidatesQuery = (year: number) => queryOptions({ queryKey: ['case', 'candidates', year], queryFn: ({ signal }) => get<{ readonly items: readonly Candidate[] }>(`${mattersPath('excellentSelection')}/candidates?year=${year}`, signal) });
export const receiptsQuery = (selectionId: string) => queryOptions({ queryKey: ['case', 'receipts', selectionId], queryFn: ({ signal }) => get<ReceiptCounts>(`${matterPath('excellentSelection', selectionId)}/receipts`, signal) });
export const compilationPdfPath = (id: string): string => `${matterPath('excellentSelection', id)}/compilation.pdf`;
