import { queryOptions } from '@tanstack/react-query';
import { get, queryString } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import type { CommitmentItem, Page } from '../../api/types.ts';

const WHOLE = 200;

/** The promises made to one deputy, settled ones too, earliest due first: in a term they fit in one answer of the server, seldom in two. */
export const myCommitmentsQuery = queryOptions({
  queryKey: keys.commitments('mine'),
  queryFn: async ({ signal }): Promise<readonly CommitmentItem[]> => {
    const items: CommitmentItem[] = [];
    for (let cursor: string | null = null, more = true; more;) {
      const page: Page<CommitmentItem> = await get<Page<CommitmentItem>>(`/api/v1/commitments${queryString({ mine: true, limit: WHOLE, cursor })}`, signal);
      items.push(...page.items);
      cursor = page.nextCursor;
      more = cursor !== null;
    }
    return items;
  },
});
