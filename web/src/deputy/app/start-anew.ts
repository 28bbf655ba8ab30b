import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../../api/query-keys.ts';
import type { Me } from '../../api/types.ts';

/** Another person or capacity, or nobody: nothing that the former one saw stays in memory. */
export function startAnew(queries: QueryClient, me: Me | null): void {
  queries.setQueryData(keys.me, me);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] || queryKey.length > 1 });
}
