import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, queryString } from './client.ts';
import { keys } from './query-keys.ts';

export interface AuditItem {
  readonly number: number; readonly at: string; readonly outcome: 'accepted' | 'refused'; readonly actorName: string; readonly actorRoleLabel: string | null; readonly personId: string | null;
  readonly organisationName: string | null; readonly kind: string; readonly kindLabel: string; readonly action: string; readonly actionLabel: string; readonly recordId: string | null;
  readonly suggestionId: string | null; readonly numberLabel: string | null; readonly version: number | null; readonly stateLabel: string | null; readonly cause: number | null; readonly hash: string | null;
  readonly refusals: readonly { readonly code: string; readonly text: string }[];
}
export interface AuditKind { readonly kind: string; readonly label: string; readonly actions: readonly { readonly action: string; readonly label: string }[] }
export interface ChainHead { readonly number: number; readonly hash: string; readonly at: string }
export interface VerificationReport {
  readonly id: string; readonly state: 'waiting' | 'running' | 'finished' | 'failed'; readonly stateLabel: string; readonly askedAt: string; readonly askedBy: string; readonly endedAt: string | null;
  readonly isSound: boolean | null;
  readonly checks: readonly { readonly name: string; readonly checked: number; readonly findings: readonly string[]; readonly notes: readonly string[] }[];
}
export interface AuditChain { readonly head: ChainHead | null; readonly exported: ChainHead | null; readonly running: VerificationReport | null; readonly last: VerificationReport | null }

export interface AuditFilter { readonly outcome: string; readonly kind: string; readonly action: string; readonly person: string; readonly record: string; readonly from: string; readonly to: string; readonly byMandate: string }

export const auditEntriesQuery = (filter: AuditFilter) => infiniteQueryOptions({
  queryKey: keys.auditEntries(queryString({ ...filter })), initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) => get<{ items: AuditItem[]; nextCursor: string | null }>(`/api/v1/audit-entries${queryString({ ...filter, cursor: pageParam })}`, signal),
  getNextPageParam: (last) => last.nextCursor,
});

/** What can be chosen never changes while the program runs. */
export const auditKindsQuery = queryOptions({ queryKey: keys.auditKinds, staleTime: Infinity, queryFn: ({ signal }) => get<{ items: AuditKind[] }>('/api/v1/audit-entries/kinds', signal) });

export interface RaterAddress {
  readonly evaluationId: string; readonly at: string; readonly raterName: string | null; readonly numberLabel: string | null; readonly title: string; readonly unitName: string | null;
  readonly actionLabel: string; readonly address: string | null; readonly keptUntil: string;
}

/** Each look is an entry of the audit: it is not repeated by itself. */
export const raterAddressesQuery = infiniteQueryOptions({
  queryKey: keys.raterAddresses, initialPageParam: null as string | null, staleTime: Infinity, refetchOnWindowFocus: false,
  queryFn: ({ pageParam, signal }) => get<{ items: RaterAddress[]; nextCursor: string | null }>(`/api/v1/rater-addresses${queryString({ cursor: pageParam })}`, signal),
  getNextPageParam: (last) => last.nextCursor,
});

const LOOK_AGAIN_MS = 1500;
/** While a verification is under way the page looks again by itself. */
export const auditChainQuery = queryOptions({
  queryKey: keys.auditChain, queryFn: ({ signal }) => get<AuditChain>('/api/v1/audit-chain', signal),
  refetchInterval: (query) => ((query.state.data?.running ?? null) === null ? false : LOOK_AGAIN_MS),
});
