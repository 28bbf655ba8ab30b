import { queryOptions } from '@tanstack/react-query';
import { get, post } from './client.ts';
import type { AnyRecord, JsonSchema } from './types.ts';

export interface SecretMatter extends AnyRecord {
  readonly numberLabel: string | null; readonly number: number | null; readonly categoryLabel: string | null; readonly receivedOn: string; readonly handedOverOn: string | null; readonly repliedOn: string | null; readonly ratedOn: string | null; readonly endedOn: string | null;
  readonly wasEntered: boolean; readonly textSince: string | null; readonly removedAt: string | null; readonly sweptAt: string | null; readonly alsoIn: readonly string[];
}
export interface SecretMatters { readonly items: readonly SecretMatter[]; readonly mayRegister: boolean; readonly createSchema?: JsonSchema }
export const secretMattersQuery = queryOptions({ queryKey: ['case', 'secretMatters'], queryFn: ({ signal }) => get<SecretMatters>('/api/v1/secret-matters', signal) });
export const secretCountQuery = queryOptions({ queryKey: ['case', 'secretMatters', 'count'], queryFn: ({ signal }) => get<{ total: number }>('/api/v1/secret-matters/count', signal) });
/** At once out of everybody's sight; what was shown is not to be asked for again. */
export const reportSecret = (suggestionId: string) => post<{ id: string; state: string }>('/api/v1/secret-matters/found', { suggestionId });
