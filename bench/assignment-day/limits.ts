/** What somebody who clicks waits for without wondering, and what they wait for while two hundred are done. */
const CLICK_S = 1;
const BATCH_OF_200_S = 20;

export interface Limits {
  readonly click: (what: string, work: () => Promise<unknown>) => Promise<void>;
  readonly batch: (what: string, count: number, work: () => Promise<unknown>) => Promise<void>;
  readonly lines: readonly string[];
  readonly missed: number;
}

export function createLimits(): Limits {
  const lines: string[] = [];
  let missed = 0;
  const time = async (what: string, most: number, work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await work();
    const took = (performance.now() - began) / 1000;
    if (took > most) missed += 1;
    lines.push(`  ${took > most ? '✗' : '✓'} ${what}：${took.toFixed(2)} 秒（不超过 ${most} 秒）`);
  };
  return { click: (what, work) => time(what, CLICK_S, work), batch: (what, count, work) => time(what, BATCH_OF_200_S * Math.max(1, count / 200), work), lines, get missed() { return missed; } };
}
