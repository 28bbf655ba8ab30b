import { queryOptions } from '@tanstack/react-query';
import { get, queryString } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import type { CommitmentItem, Page } from '../../api/types.ts';

const WHOLE = 200;

/** The promises made to one deputy, settled ones too, earliest due first: in a term they fit in one answer of the server, seldom in two. */
export const myCommitmentsQuery = whole('mine', { mine: true });
/** What an earlier term left open, and what of it I follow. */
export const carriedCommitmentsQuery = whole('carried', { carried: true, filter: 'open' });
export const followedCommitmentsQuery = whole('followed', { followed: true });

function whole(name: string, narrowed: Readonly<Record<string, string | boolean>>) {
  return queryOptions({
    queryKey: keys.commitments(name),
    queryFn: async ({ signal }): Promise<readonly CommitmentItem[]> => {
      const items: CommitmentItem[] = [];
      for (let cursor: string | null = null, more = true; more;) {
        const page: Page<CommitmentItem> = await get<Page<CommitmentItem>>(`/api/v1/commitments${queryString({ ...narrowed, limit: WHOLE, cursor })}`, signal);
        items.push(...page.items);
        cursor = page.nextCursor;
        more = cursor !== null;
      }
      return items;
    },
  });
}
