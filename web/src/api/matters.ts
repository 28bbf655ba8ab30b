import { queryOptions } from '@tanstack/react-query';
import { get, queryString } from './client.ts';
import type { MatterKind, MatterList, MatterOf } from './types.ts';

const plural: Readonly<Record<MatterKind, string>> = { topicGuide: 'topic-guides', guideTopic: 'guide-topics', draftTalk: 'draft-talks', draftIntention: 'draft-intentions', handlingReport: 'handling-reports', livelihoodMatter: 'livelihood-matters', countyReferral: 'county-referrals', writingRubric: 'writing-rubrics', writingScore: 'writing-scores', excellentSelection: 'excellent-selections', compilationReceipt: 'compilation-receipts' };
export const mattersPath = (kind: MatterKind): string => `/api/v1/${plural[kind]}`;
export const matterPath = (kind: MatterKind, id: string): string => `${mattersPath(kind)}/${encodeURIComponent(id)}`;
export const reportPdfPath = (id: string): string => `${matterPath('handlingReport', id)}/report.pdf`;
export const guidePdfPath = (id: string): string => `${matterPath('topicGuide', id)}/guide.pdf`;

/** Under `case` like all that acts change, so that one act makes all of it fresh. */
export const mattersQuery = <K extends MatterKind>(kind: K, filter: { readonly year?: string; readonly suggestion?: string } = {}) => {
  const query = queryString(filter);
  return queryOptions({ queryKey: ['case', 'matters', kind, query], queryFn: ({ signal }) => get<MatterList<K>>(`${mattersPath(kind)}${query}`, signal) });
};
export const matterQuery = <K extends MatterKind>(kind: K, id: string) =>
  queryOptions({ queryKey: ['case', 'matter', kind, id], queryFn: ({ signal }) => get<MatterOf[K]>(matterPath(kind, id), signal) });
