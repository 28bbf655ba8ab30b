/** Lets the clients through, or stops each of them before its next request. */
export interface Gate {
  pass(): Promise<void>;
  /** Resolves when every client stands before the gate. */
  shut(): Promise<void>;
  open(): void;
}

export function createGate(clients: number): Gate {
  let isShut = false;
  let standing = 0;
  let release: (() => void)[] = [];
  let allStand: (() => void) | undefined;
  return {
    pass: async () => {
      if (!isShut) return;
      standing += 1;
      if (standing === clients) allStand?.();
      await new Promise<void>((resolve) => release.push(resolve));
    },
    shut: () => {
      isShut = true;
      return new Promise((resolve) => {
        allStand = resolve;
        if (standing === clients) resolve();
      });
    },
    open: () => {
      isShut = false;
      standing = 0;
      const waiting = release;
      release = [];
      for (const go of waiting) go();
    },
  };
}
