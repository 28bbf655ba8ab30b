import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import { keys } from './query-keys.ts';

/** A matter of the other level about the same thing, as far as its congress answers for it; `other` only while the two are linked. */
export interface Twin {
  readonly id: string; readonly version: number; readonly state: string; readonly stateLabel: string; readonly otherName: string; readonly isOwnProposal: boolean; readonly reason: string; readonly answer: string | null;
  readonly other: {
    readonly numberLabel: string; readonly stateLabel: string; readonly units: readonly string[];
    readonly commitments: readonly { readonly id: string; readonly content: string; readonly unitName: string; readonly dueOn: string; readonly verifiedOn: string | null; readonly stateLabel: string; readonly evidence: readonly { readonly id: string; readonly name: string; readonly size: number; readonly href: string }[] }[];
  } | null;
  readonly actions: readonly { readonly action: string; readonly label: string }[];
}
export const twinsPath = (suggestionId: string): string => `/api/v1/suggestions/${encodeURIComponent(suggestionId)}/twins`;

export const twinsQuery = (suggestionId: string) => queryOptions({
  queryKey: [...keys.cases, 'twins', suggestionId],
  queryFn: ({ signal }) => get<{ readonly items: readonly Twin[]; readonly mayPropose: boolean }>(twinsPath(suggestionId), signal),
});
