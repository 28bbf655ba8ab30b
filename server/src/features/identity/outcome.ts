import type { Refusal } from '@luoshi/domain/kernel/refusal.ts';

/** An expected outcome is a value; only the routes make an answer of it. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refused;

export interface Refused {
  readonly ok: false;
  /** 401 unknown, 403 not your role, 404 not there, 409 wrong state, 412 stale, 422 unmet, 428 no version, 429 too often. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 422 | 428 | 429;
  readonly refusals: readonly Refusal[];
  readonly retryAfterSeconds?: number;
}

export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function refused(status: Refused['status'], ...refusals: Refusal[]): Refused {
  return { ok: false, status, refusals };
}
