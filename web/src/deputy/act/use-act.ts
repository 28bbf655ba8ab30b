import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey, performAction } from '../../api/perform-action.ts';
import { findingsOf, type ApiProblem, type FieldError } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { AnyRecord, CaseKind, OfferedAction } from '../../api/types.ts';

export interface Act {
  readonly run: (action: string, body?: unknown) => Promise<AnyRecord | null>;
  readonly isPending: boolean;
  readonly problem: ApiProblem | null;
  /** What went wrong in one sentence for a page without a form. */
  readonly problemText: string | null;
  readonly findings: readonly FieldError[];
  readonly reset: () => void;
}

export const offerOf = (record: Pick<AnyRecord, 'actions'>, action: string): OfferedAction | undefined => record.actions.find((one) => one.action === action);
/** Offered, and nothing stands in its way. */
export const canDo = (record: Pick<AnyRecord, 'actions'>, action: string): boolean => offerOf(record, action)?.refusals.length === 0;

/** Acts on one record. A press repeated after a lost connection carries the same key, so that nothing is done twice. */
export function useAct(record: AnyRecord): Act {
  const queries = useQueryClient();
  const pending = useRef<{ readonly of: string; readonly key: string } | null>(null);
  const mutation = useMutation<AnyRecord, ApiProblem, { readonly action: string; readonly body: unknown }>({
    mutationFn: ({ action, body }) => {
      const offered = offerOf(record, action);
      const href = offered?.href ?? '';
      const of = JSON.stringify([href, record.version, body]);
      if (pending.current?.of !== of) pending.current = { of, key: newKey() };
      return performAction(record, { href }, body, pending.current.key);
    },
    onSuccess: (next) => {
      pending.current = null;
      // What the act itself took out of sight answers with less than a page shows.
      if (next.kind !== 'suggestion' || 'records' in next) queries.setQueryData(keys.record(record.kind as CaseKind, record.id), next);
      return queries.invalidateQueries({ queryKey: keys.cases });
    },
    onError: (problem) => { if (problem.isStale || problem.status === 409) void queries.invalidateQueries({ queryKey: keys.cases }); },
  });
  const { error } = mutation;
  return {
    run: (action, body = {}) => mutation.mutateAsync({ action, body }).catch(() => null),
    isPending: mutation.isPending, problem: error, problemText: error === null ? null : textOf(error), findings: error === null ? [] : findingsOf(error), reset: mutation.reset,
  };
}

export function textOf(problem: ApiProblem): string {
  if (problem.isStale) return '这件事刚刚有了变化，已经换成最新内容。请看一看，再按一次。';
  return findingsOf(problem).map((one) => one.text).join('；');
}
