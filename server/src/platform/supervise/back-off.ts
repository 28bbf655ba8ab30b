/** Pauses between restarts: 0.5 s doubling to 30 s, beginning anew after a minute of health. */
export function createBackOff(now: () => number = () => performance.now()): { started(): void; nextPause(): number } {
  let pause = 0;
  let startedAt = now();
  return {
    started: () => void (startedAt = now()),
    nextPause: () => {
      pause = now() - startedAt > 60_000 ? 500 : Math.min(30_000, Math.max(500, pause * 2));
      return pause;
    },
  };
}
