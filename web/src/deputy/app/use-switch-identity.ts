import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { post } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import type { Me } from '../../api/types.ts';
import { startAnew } from './start-anew.ts';

/** To act in another capacity. Nothing that the former one saw stays on the screen. */
export function useSwitchIdentity(): UseMutationResult<Me, ApiProblem, string> {
  const queries = useQueryClient();
  return useMutation<Me, ApiProblem, string>({
    mutationFn: (identityId) => post<Me>('/api/v1/me/identity', { identityId }),
    onSuccess: (next) => {
      if (next.identity.role !== 'deputy') { location.assign('/'); return; }
      startAnew(queries, next);
    },
  });
}
