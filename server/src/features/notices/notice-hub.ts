import pg from 'pg';

/** Hears, over one connection of this process, that a congress has new notices, and wakes whoever waits for them. */
export interface NoticeHub {
  /** Calls `wake` after each commit that left notices in the congress; the answer ends the subscription. */
  subscribe(congressId: string, wake: () => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'luoshi_notice';
const RECONNECT_MS = 500;

/** Connects when the first subscriber comes. After a lost connection everybody is woken: something may have been missed. */
export function createNoticeHub(url: string): NoticeHub {
  const subscribers = new Map<string, Set<() => void>>();
  let client: pg.Client | undefined;
  let connecting = false;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const wakeAll = (): void => { for (const wakes of subscribers.values()) for (const wake of wakes) wake(); };
  const reconnectLater = (): void => {
    client = undefined;
    connecting = false;
    if (closed || retry !== undefined) return;
    retry = setTimeout(() => { retry = undefined; connect(); }, RECONNECT_MS);
  };
  async function open(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'luoshi notices', keepAlive: true });
    next.on('error', () => {});
    next.on('notification', ({ payload }) => { for (const wake of subscribers.get(payload ?? '') ?? []) wake(); });
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    if (closed) return next.end();
    next.once('end', reconnectLater);
    client = next;
    connecting = false;
    wakeAll();
  }
  function connect(): void {
    if (closed || connecting || client !== undefined) return;
    connecting = true;
    open().catch(reconnectLater);
  }

  return {
    subscribe(congressId, wake) {
      const wakes = subscribers.get(congressId) ?? new Set();
      subscribers.set(congressId, wakes.add(wake));
      connect();
      return () => {
        wakes.delete(wake);
        if (wakes.size === 0 && subscribers.get(congressId) === wakes) subscribers.delete(congressId);
      };
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      client?.removeListener('end', reconnectLater);
      await client?.end();
    },
  };
}
