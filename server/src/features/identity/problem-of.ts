import { problem, type Problem } from '../../platform/http/problem.ts';
import { errorsAt } from '../../platform/http/refused.ts';
import type { Refused } from './outcome.ts';

/** A refused outcome at the edge: the first reason gives the code and title, all of them are listed. */
export function problemOf(outcome: Refused): Problem {
  const [first] = outcome.refusals;
  const headers = outcome.retryAfterSeconds === undefined ? {} : { headers: { 'retry-after': String(outcome.retryAfterSeconds) } };
  const errors = errorsAt(outcome.refusals);
  return problem(outcome.status, first?.code ?? 'refused', first?.text ?? '不能办理', {
    ...headers, refusals: outcome.refusals, ...(errors.length === 0 ? {} : { errors }),
  });
}
