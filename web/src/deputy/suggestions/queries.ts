import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, queryString } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import type { Page, SuggestionItem } from '../../api/types.ts';

const PAGE = 20;
const WHOLE = 200;

export interface ListFilter { readonly mine?: boolean; readonly lead?: string; readonly q?: string; readonly states?: string; readonly sort?: string }

/** A list that grows as one reads on. */
export const growingListQuery = (filter: ListFilter) => infiniteQueryOptions({
  queryKey: keys.suggestions(`growing${queryString({ ...filter })}`), initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) => get<Page<SuggestionItem>>(`/api/v1/suggestions${queryString({ ...filter, limit: PAGE, cursor: pageParam })}`, signal),
  getNextPageParam: (last: Page<SuggestionItem>) => last.nextCursor,
});

/** Everything of one deputy: a few dozen at most in a term. */
export const wholeListQuery = (filter: ListFilter) => queryOptions({
  queryKey: keys.suggestions(`whole${queryString({ ...filter })}`),
  queryFn: async ({ signal }): Promise<readonly SuggestionItem[]> => {
    const items: SuggestionItem[] = [];
    for (let cursor: string | null = null, more = true; more;) {
      const page: Page<SuggestionItem> = await get<Page<SuggestionItem>>(`/api/v1/suggestions${queryString({ ...filter, limit: WHOLE, cursor })}`, signal);
      items.push(...page.items);
      cursor = page.nextCursor;
      more = cursor !== null;
    }
    return items;
  },
});

/** The year a suggestion counts in: of its registration, before that of its latest change. */
export const yearOf = (item: Pick<SuggestionItem, 'registeredOn' | 'updatedAt'>): string => (item.registeredOn ?? item.updatedAt).slice(0, 4);
