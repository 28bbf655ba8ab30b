import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** One cache for the whole page. What the server refuses is not asked again; a lost connection or a busy server is. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5000,
        retry: (failures, error) => failures < 3 && error instanceof ApiProblem && (error.status === 0 || error.status === 503),
        retryDelay: (failures) => Math.min(1000 * 2 ** failures, 8000),
      },
    },
  });
}
