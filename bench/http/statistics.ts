/** Durations of one kind of request, in milliseconds. */
export interface Timings { readonly count: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }

export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return 0;
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export function timingsOf(durations: readonly number[]): Timings {
  const sorted = durations.toSorted((a, b) => a - b);
  return { count: sorted.length, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99), max: sorted.at(-1) ?? 0 };
}
