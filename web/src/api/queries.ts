import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, queryString } from './client.ts';
import { recordPath } from './paths.ts';
import { ApiProblem } from './problem.ts';
import { keys } from './query-keys.ts';
import type {
  CalendarSpan, CaseKind, Clock, CommitmentItem, EvaluationRound, TermChange, TermExplanationItem, FoundSuggestion, Indicator, JsonSchema, ListChoices, ListViews, Me, NoticePage, Numbers, Page, Person, RecommendedUnit, RecordOf, Relations, SimilarSuggestion, SuggestionFilter, SuggestionItem, ToDoPage, Unit,
} from './types.ts';

/** Who is logged in, or null: not being logged in is an answer, not an error. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await get<Me>('/api/v1/me', signal);
    } catch (error) {
      if (error instanceof ApiProblem && error.isLoggedOut) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const clockQuery = queryOptions({ queryKey: keys.clock, queryFn: ({ signal }) => get<Clock>('/api/v1/clock', signal), refetchInterval: 60_000 });

export const recordQuery = <K extends CaseKind>(kind: K, id: string) =>
  queryOptions({ queryKey: keys.record(kind, id), queryFn: ({ signal }) => get<RecordOf[K]>(recordPath(kind, id), signal) });

export interface SuggestionPageFilter extends SuggestionFilter { readonly sort?: string; readonly limit?: number; readonly cursor?: string | null }
export const suggestionsQuery = (filter: SuggestionPageFilter) => {
  const query = queryString({ ...filter });
  return queryOptions({ queryKey: keys.suggestions(query), queryFn: ({ signal }) => get<Page<SuggestionItem>>(`/api/v1/suggestions${query}`, signal), placeholderData: keepPreviousData });
};

/** Which columns the list has, and one's own saved views of it. */
export const listViewsQuery = queryOptions({ queryKey: keys.listViews, queryFn: ({ signal }) => get<ListViews>('/api/v1/saved-views?list=suggestions', signal), staleTime: 300_000 });

export interface ToDoFilter { readonly action?: string | null; readonly cursor?: string | null; readonly limit?: number }
export const toDoQuery = (filter: ToDoFilter = {}) => {
  const query = queryString({ limit: 100, ...filter });
  return queryOptions({ queryKey: keys.toDo(query), queryFn: ({ signal }) => get<ToDoPage>(`/api/v1/to-do${query}`, signal), placeholderData: keepPreviousData });
};

export interface NumbersFilter { readonly session?: string; readonly category?: string; readonly unit?: string; readonly township?: string; readonly from?: string; readonly to?: string; readonly registeredFrom?: string; readonly registeredTo?: string; readonly system?: string }
export const numbersQuery = (filter: NumbersFilter) => {
  const query = queryString({ ...filter });
  return queryOptions({ queryKey: keys.numbers(query), queryFn: ({ signal }) => get<Numbers>(`/api/v1/indicators${query}`, signal), placeholderData: keepPreviousData });
};
/** What each number means; the same until the program changes. */
export const indicatorsQuery = queryOptions({ queryKey: keys.indicators, queryFn: ({ signal }) => get<{ items: Indicator[] }>('/api/v1/indicators/definitions', signal), staleTime: Infinity });

export interface CommitmentFilter extends NumbersFilter {
  readonly state?: string; readonly filter?: string; readonly indicator?: string; readonly part?: string; readonly cursor?: string | null; readonly limit?: number;
}
export const commitmentsQuery = (filter: CommitmentFilter) => {
  const query = queryString({ ...filter });
  return queryOptions({ queryKey: keys.commitments(query), queryFn: ({ signal }) => get<Page<CommitmentItem>>(`/api/v1/commitments${query}`, signal), placeholderData: keepPreviousData });
};

export const roundsQuery = queryOptions({ queryKey: keys.rounds, queryFn: ({ signal }) => get<{ items: EvaluationRound[]; mayCreate: boolean }>('/api/v1/evaluation-rounds', signal) });
export const termChangesQuery = queryOptions({ queryKey: keys.termChanges, queryFn: ({ signal }) => get<{ items: TermChange[]; mayCreate: boolean; terms: { id: string; name: string; lastSessionCloses: string | null }[] }>('/api/v1/term-changes', signal) });
export const termExplanationsQuery = (id: string, query: { state?: string; unit?: string; missing?: string; cursor?: string }) =>
  queryOptions({ queryKey: keys.termExplanations(id, query), queryFn: ({ signal }) => get<Page<TermExplanationItem>>(`/api/v1/term-changes/${encodeURIComponent(id)}/explanations${queryString(query)}`, signal), placeholderData: keepPreviousData });
export const searchQuery = (q: string) => queryOptions({
  queryKey: keys.search(q), enabled: q.trim() !== '', queryFn: ({ signal }) => get<{ items: FoundSuggestion[]; total: number; words?: string[] }>(`/api/v1/search${queryString({ q })}`, signal),
});
export const calendarQuery = (from: string, to: string) =>
  queryOptions({ queryKey: keys.calendar(from, to), queryFn: ({ signal }) => get<CalendarSpan>(`/api/v1/calendar${queryString({ from, to })}`, signal), placeholderData: keepPreviousData });
export const recommendedUnitsQuery = (id: string) =>
  queryOptions({ queryKey: keys.recommended(id), queryFn: ({ signal }) => get<{ items: RecommendedUnit[] }>(`${recordPath('suggestion', id)}/recommended-units`, signal) });
export const similarQuery = (id: string) =>
  queryOptions({ queryKey: keys.similar(id), queryFn: ({ signal }) => get<{ items: SimilarSuggestion[] }>(`${recordPath('suggestion', id)}/similar`, signal) });
export const relationsQuery = (id: string) => queryOptions({ queryKey: keys.relations(id), queryFn: ({ signal }) => get<Relations>(`${recordPath('suggestion', id)}/relations`, signal) });
/** What the list can be narrowed to by name. */
export const listChoicesQuery = queryOptions({ queryKey: keys.listChoices, queryFn: ({ signal }) => get<ListChoices>('/api/v1/suggestions/choices', signal), staleTime: 300_000 });
export const motionFormQuery = queryOptions({ queryKey: keys.motionForm, queryFn: ({ signal }) => get<{ schema: JsonSchema }>('/api/v1/suggestions/motion-form', signal), staleTime: Infinity });
export const noticesQuery = (unreadOnly: boolean, cursor: string | null = null) =>
  queryOptions({ queryKey: keys.noticePage(unreadOnly, cursor), queryFn: ({ signal }) => get<NoticePage>(`/api/v1/notices${queryString({ unread: unreadOnly, cursor })}`, signal) });
export const unitsQuery = queryOptions({ queryKey: keys.units, queryFn: ({ signal }) => get<{ items: Unit[] }>('/api/v1/units', signal), staleTime: 300_000 });
export const peopleQuery = (query: string, role: string | null = null) => queryOptions({
  queryKey: keys.people(query, role), enabled: query.trim() !== '', staleTime: 60_000,
  queryFn: ({ signal }) => get<{ items: Person[] }>(`/api/v1/people${queryString({ query, role })}`, signal),
});
