import type { CaseKind } from './types.ts';

/** Everything the server says about cases stands under `case`, so that one act can make all of it fresh. */
export const keys = {
  me: ['me'] as const,
  clock: ['clock'] as const,
  cases: ['case'] as const,
  record: (kind: CaseKind, id: string) => ['case', 'record', kind, id] as const,
  suggestions: (query: string) => ['case', 'suggestions', query] as const,
  toDo: (query: string) => ['case', 'toDo', query] as const,
  commitments: (query: string) => ['case', 'commitments', query] as const,
  numbers: (query: string) => ['case', 'numbers', query] as const,
  indicators: ['indicators'] as const,
  rounds: ['case', 'rounds'] as const,
  search: (q: string) => ['case', 'search', q] as const,
  calendar: (from: string, to: string) => ['case', 'calendar', from, to] as const,
  recommended: (id: string) => ['case', 'recommended', id] as const,
  similar: (id: string) => ['case', 'similar', id] as const,
  notices: ['notices'] as const,
  noticePage: (unreadOnly: boolean, cursor: string | null) => ['notices', 'page', unreadOnly, cursor] as const,
  listViews: ['listViews'] as const,
  units: ['units'] as const,
  people: (query: string, role: string | null) => ['people', query, role] as const,
  auditEntries: (query: string) => ['audit', 'entries', query] as const,
  auditKinds: ['audit-kinds'] as const,
  auditChain: ['audit', 'chain'] as const,
  audit: ['audit'] as const,
  administration: (kind: string) => ['administration', kind] as const,
};
