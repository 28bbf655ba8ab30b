import { useQuery } from '@tanstack/react-query';
import { clockQuery } from '../../api/queries.ts';
import { dayOf } from '../../text/format-date.ts';

/** Today by the product's clock, which in the demonstration is not the phone's. */
export function useToday(): string {
  return useQuery(clockQuery).data?.today ?? dayOf(new Date().toISOString());
}
