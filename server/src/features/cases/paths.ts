import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';

/** Where each kind of record lives in the API. */
export const pathOf: Readonly<Record<CaseKind, string>> = {
  suggestion: 'suggestions', suggestionLink: 'suggestion-links', coSponsorship: 'co-sponsorships', handlingTask: 'handling-tasks', consultation: 'consultations', assistingOpinion: 'assisting-opinions',
  reply: 'replies', evaluation: 'evaluations', mediation: 'mediations', commitment: 'commitments', termExplanation: 'term-explanations', publication: 'publications', deadline: 'deadlines',
};

export const hrefOf = (kind: CaseKind, id: string): string => `/api/v1/${pathOf[kind]}/${encodeURIComponent(id)}`;
