import { createHash } from 'node:crypto';

/** UUIDs of version 7 (RFC 9562) made of the story's own time, a counter and a seed: ordered like the acts, and the same at every run. */
export function createTimeIds(seed: string): (nowMs: number) => string {
  let lastMs = 0;
  let counter = 0;
  let block = createHash('sha256').update(seed).digest();
  let used = 0;
  return (nowMs) => {
    if (nowMs > lastMs) { lastMs = nowMs; counter = 0; } else { counter += 1; if (counter > 0xfff) { lastMs += 1; counter = 0; } }
    if (used + 8 > block.length) { block = createHash('sha256').update(block).digest(); used = 0; }
    const tail = Buffer.from(block.subarray(used, used + 8));
    used += 8;
    tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
    const time = lastMs.toString(16).padStart(12, '0');
    const hex = tail.toString('hex');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${hex.slice(0, 4)}-${hex.slice(4)}`;
  };
}
