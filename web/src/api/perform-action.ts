import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from './client.ts';
import type { ApiProblem } from './problem.ts';
import { keys } from './query-keys.ts';
import type { AnyRecord, CaseKind, OfferedAction } from './types.ts';

export const newKey = (): string => crypto.randomUUID();

/** One act on one record, upon the version that was read. */
export function performAction<R extends AnyRecord = AnyRecord>(record: Pick<AnyRecord, 'version'>, offered: Pick<OfferedAction, 'href'>, body: unknown, idempotencyKey: string = newKey()): Promise<R> {
  return request<R>(offered.href, { method: 'POST', body, version: record.version, idempotencyKey });
}

/** The whole record as a page shows it; an act that took the record out of sight answers with less. */
function isWhole(answer: AnyRecord): boolean {
  return Array.isArray(answer.timeline) && (answer.kind !== 'suggestion' || 'records' in answer);
}

/**
 * `performAction` for a page: a press that is repeated after a lost connection carries the same key, so that nothing is
 * done twice. After success `onDone` is told even if the form has gone by then, and whatever is shown of any case is fetched anew.
 */
export function usePerform(record: AnyRecord, offered: OfferedAction, onDone?: (answer: AnyRecord) => void): UseMutationResult<AnyRecord, ApiProblem, unknown> {
  const queries = useQueryClient();
  const pending = useRef<{ readonly body: string; readonly key: string } | null>(null);
  return useMutation<AnyRecord, ApiProblem, unknown>({
    mutationFn: (body) => {
      const text = JSON.stringify([offered.href, record.version, body]);
      if (pending.current?.body !== text) pending.current = { body: text, key: newKey() };
      return performAction(record, offered, body, pending.current.key);
    },
    onSuccess: (answer) => {
      pending.current = null;
      if (isWhole(answer)) queries.setQueryData(keys.record(answer.kind as CaseKind, answer.id), answer);
      onDone?.(answer);
      void queries.invalidateQueries({ queryKey: keys.cases });
    },
  });
}
