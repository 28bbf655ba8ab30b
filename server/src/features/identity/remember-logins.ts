import { keepListening } from '../../platform/db/keep-listening.ts';

/** Spares most requests the question who a cookie stands for. */
export interface RememberedLogins<Found> {
  /** What `ask` answered for the same key within the last seconds, or its answer now. */
  find(key: string, now: Date, ask: () => Promise<Found | null>): Promise<Found | null>;
  /** After a change in this process, before anybody is told that it was made. */
  forget(): void;
  close(): Promise<void>;
}

/** An idle or expired log-in may live this much longer. */
const REMEMBER_MS = 10_000;
const MOST_REMEMBERED = 5_000;

/**
 * Remembers only while it hears of every change (PostgreSQL tells, see migration 0013), forgets everything at each of them, and
 * remembers no answer to a question asked before the change was heard of. Strangers are asked for each time.
 */
export function rememberLogins<Found>(url: string): RememberedLogins<Found> {
  const known = new Map<string, { readonly found: Found; readonly at: number }>();
  /** Counts the changes heard of; -1 while nothing can be heard. */
  let epoch = -1;
  let changes = 0;
  const forget = (): void => {
    known.clear();
    if (epoch !== -1) epoch = changes += 1;
  };
  const listening = keepListening({
    url,
    channel: 'luoshi_logins',
    onNotice: forget,
    onOpen: () => { epoch = changes += 1; },
    onLost: () => { epoch = -1; known.clear(); },
  });

  return {
    async find(key, now, ask) {
      const remembered = known.get(key);
      const age = remembered === undefined ? -1 : now.getTime() - remembered.at;
      if (remembered !== undefined && age >= 0 && age < REMEMBER_MS) return remembered.found;
      const asked = epoch;
      const found = await ask();
      if (found === null || asked === -1 || asked !== epoch) return found;
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(key, { found, at: now.getTime() });
      return found;
    },
    forget,
    close: () => listening.close(),
  };
}
