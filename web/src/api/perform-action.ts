import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from './client.ts';
import type { ApiProblem } from './problem.ts';
import { keys } from './query-keys.ts';
import type { AnyRecord, OfferedAction } from './types.ts';

export const newKey = (): string => crypto.randomUUID();

/** One act on one record, upon the version that was read. */
export function performAction<R extends AnyRecord = AnyRecord>(record: Pick<AnyRecord, 'version'>, offered: Pick<OfferedAction, 'href'>, body: unknown, idempotencyKey: string = newKey()): Promise<R> {
  return request<R>(offered.href, { method: 'POST', body, version: record.version, idempotencyKey });
}

/**
 * `performAction` for a page: a press that is repeated after a lost connection carries the same key, so that nothing is
 * done twice, and whatever is shown of any case is fetched anew after success.
 */
export function usePerform(record: AnyRecord, offered: OfferedAction): UseMutationResult<AnyRecord, ApiProblem, unknown> {
  const queries = useQueryClient();
  const pending = useRef<{ readonly body: string; readonly key: string } | null>(null);
  return useMutation<AnyRecord, ApiProblem, unknown>({
    mutationFn: (body) => {
      const text = JSON.stringify([offered.href, record.version, body]);
      if (pending.current?.body !== text) pending.current = { body: text, key: newKey() };
      return performAction(record, offered, body, pending.current.key);
    },
    onSuccess: () => {
      pending.current = null;
      return queries.invalidateQueries({ queryKey: keys.cases });
    },
  });
}
