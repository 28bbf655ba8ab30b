import { queryOptions } from '@tanstack/react-query';
import { get, queryString } from './client.ts';
import { recordPath } from './paths.ts';
import type { TextChanges } from './types.ts';

/** Versions never change, so neither does what lies between two of them. */
export const textChangesQuery = (id: string, from: number, to: number) =>
  queryOptions({ queryKey: ['text-changes', id, from, to], queryFn: ({ signal }) => get<TextChanges>(`${recordPath('suggestion', id)}/text-changes${queryString({ from, to })}`, signal), staleTime: Infinity });
