import pg from 'pg';
import { createOffsetClock, type Clock } from './clock.ts';

export interface FollowedClock extends Clock {
  /** Called after another process (or this one) moved the clock. */
  onMove(listener: () => void): void;
  close(): Promise<void>;
}

const RECONNECT_MS = 500;

/**
 * The demo's clock as web and worker share it: the offset stands in `platform_clock`, and PostgreSQL tells
 * every listener when it changes. A lost connection is made again and the offset read afresh, for a notice
 * may have been missed meanwhile.
 */
export async function followClock(url: string): Promise<FollowedClock> {
  const clock = createOffsetClock();
  const listeners: (() => void)[] = [];
  let closed = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const take = (offsetMs: number): void => {
    if (offsetMs === clock.offsetMs) return;
    clock.setOffset(offsetMs);
    for (const listener of listeners) listener();
  };
  const reconnectLater = (): void => {
    client = undefined;
    if (closed || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      connect().catch(reconnectLater);
    }, RECONNECT_MS);
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'luoshi clock', keepAlive: true });
    next.on('error', () => {});
    next.on('notification', ({ payload }) => take(Number(payload)));
    try {
      await next.connect();
      await next.query('listen luoshi_clock');
      const { rows } = await next.query<{ offset: string }>('select offset_ms as offset from platform_clock');
      take(Number(rows[0]?.offset ?? 0));
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    if (closed) return next.end();
    next.once('end', reconnectLater);
    client = next;
  };

  await connect();
  return {
    now: clock.now,
    onMove: (listener) => void listeners.push(listener),
    close: async () => {
      closed = true;
      clearTimeout(retry);
      client?.removeListener('end', reconnectLater);
      await client?.end();
    },
  };
}
