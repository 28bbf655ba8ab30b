import { keepListening, type Listening } from '../../platform/db/keep-listening.ts';

/** Hears, over one connection of this process, that a congress has new notices, and wakes whoever waits for them. */
export interface NoticeHub {
  /** Calls `wake` after each commit that left notices in the congress; the answer ends the subscription. */
  subscribe(congressId: string, wake: () => void): () => void;
  close(): Promise<void>;
}

/** Connects when the first subscriber comes. After a lost connection everybody is woken: something may have been missed. */
export function createNoticeHub(url: string): NoticeHub {
  const subscribers = new Map<string, Set<() => void>>();
  let listening: Listening | undefined;
  const connect = (): Listening => keepListening({
    url,
    channel: 'luoshi_notice',
    onNotice: (congressId) => { for (const wake of subscribers.get(congressId) ?? []) wake(); },
    onOpen: () => { for (const wakes of subscribers.values()) for (const wake of wakes) wake(); },
  });

  return {
    subscribe(congressId, wake) {
      const wakes = subscribers.get(congressId) ?? new Set();
      subscribers.set(congressId, wakes.add(wake));
      listening ??= connect();
      return () => {
        wakes.delete(wake);
        if (wakes.size === 0 && subscribers.get(congressId) === wakes) subscribers.delete(congressId);
      };
    },
    close: async () => listening?.close(),
  };
}
