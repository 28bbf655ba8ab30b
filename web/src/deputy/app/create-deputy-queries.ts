import type { QueryClient } from '@tanstack/react-query';
import { createQueries } from '../../api/create-queries.ts';

/** As at the desk, but without a connection a question is asked and fails at once: the page then says so instead of waiting. */
export function createDeputyQueries(): QueryClient {
  const queries = createQueries();
  const defaults = queries.getDefaultOptions();
  queries.setDefaultOptions({ ...defaults, queries: { ...defaults.queries, networkMode: 'always', retry: 1 }, mutations: { ...defaults.mutations, networkMode: 'always' } });
  return queries;
}
