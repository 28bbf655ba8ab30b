export const MOST_FAILURES = 5;
export const LOCK_MINUTES = 15;
const MOST_NAMES = 10_000;

/** Counts attempts on names nobody has, as accounts count theirs. In memory: it protects a secret, not an account. */
export interface UnknownNames {
  /** Counts one attempt; gives the end of the lock that stood before it, or null. */
  countAttempt(name: string, now: Date): Date | null;
}

export function createUnknownNames(): UnknownNames {
  const seen = new Map<string, { attempts: number; lockedUntil: Date | null }>();
  return {
    countAttempt(name, now) {
      const entry = seen.get(name) ?? { attempts: 0, lockedUntil: null };
      if (entry.lockedUntil !== null && entry.lockedUntil > now) return entry.lockedUntil;
      const attempts = entry.lockedUntil === null ? entry.attempts + 1 : 1;
      const lockedUntil = attempts >= MOST_FAILURES ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null;
      seen.delete(name);
      seen.set(name, { attempts, lockedUntil });
      const oldest = seen.keys().next();
      if (seen.size > MOST_NAMES && oldest.done !== true) seen.delete(oldest.value);
      return null;
    },
  };
}
