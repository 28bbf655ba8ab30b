/**
 * The product's time. Everything that the law dates reads it; nothing reads the database's now(), so that a
 * demo or a test that moves the clock moves everything.
 */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The machine's time plus an offset that can be changed; it goes on ticking. */
export interface OffsetClock extends Clock {
  readonly offsetMs: number;
  setOffset(milliseconds: number): void;
}

export function createOffsetClock(offsetMs = 0): OffsetClock {
  let offset = offsetMs;
  return {
    get offsetMs() {
      return offset;
    },
    setOffset: (milliseconds) => void (offset = milliseconds),
    now: () => new Date(Date.now() + offset),
  };
}

/** A clock that stands still until it is moved; for tests. */
export function createFixedClock(instant: Date | string): Clock & { moveTo(next: Date | string): void } {
  let now = new Date(instant);
  return { now: () => new Date(now), moveTo: (next) => void (now = new Date(next)) };
}
