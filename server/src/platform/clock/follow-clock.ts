import { keepListening } from '../db/keep-listening.ts';
import { createOffsetClock, type Clock } from './clock.ts';

export interface FollowedClock extends Clock {
  /** Called after another process (or this one) moved the clock. */
  onMove(listener: () => void): void;
  close(): Promise<void>;
}

/**
 * The demo's clock as web and worker share it: the offset stands in `platform_clock`, and PostgreSQL tells
 * every listener when it changes. After a lost connection the offset is read afresh, for a notice
 * may have been missed meanwhile.
 */
export async function followClock(url: string): Promise<FollowedClock> {
  const clock = createOffsetClock();
  const listeners: (() => void)[] = [];
  const take = (offsetMs: number): void => {
    if (offsetMs === clock.offsetMs) return;
    clock.setOffset(offsetMs);
    for (const listener of listeners) listener();
  };
  const listening = keepListening({
    url,
    channel: 'luoshi_clock',
    onNotice: (payload) => take(Number(payload)),
    onOpen: async (client) => {
      const { rows } = await client.query<{ offset: string }>('select offset_ms as offset from platform_clock');
      take(Number(rows[0]?.offset ?? 0));
    },
  });
  try {
    await listening.opened;
  } catch (error) {
    await listening.close();
    throw error;
  }
  return { now: clock.now, onMove: (listener) => void listeners.push(listener), close: listening.close };
}
