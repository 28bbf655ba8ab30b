import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, queryString, request } from './client.ts';
import type { PublicationItem, PublicPreview } from './types.ts';

/** What the public would read; asked anew whenever the form changes. */
export const publicPreviewQuery = (href: string, body: unknown) =>
  queryOptions({ queryKey: ['case', 'public-text', href, body] as const, queryFn: () => request<PublicPreview>(`${href}/public-text`, { method: 'POST', body }) });

export interface PublicationPage { readonly items: readonly PublicationItem[]; readonly total: number; readonly nextCursor: string | null; readonly counts: Readonly<Record<string, number | undefined>> }
export const publicationsQuery = (filter: Readonly<Record<string, string>>) => {
  const query = queryString(filter);
  return queryOptions({ queryKey: ['case', 'publications', query] as const, queryFn: ({ signal }) => get<PublicationPage>(`/api/v1/publications${query}`, signal), placeholderData: keepPreviousData });
};
