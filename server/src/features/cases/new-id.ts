import { randomBytes } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562): ordered by time, and within a millisecond by a counter, so that records made in one act keep
 * their order when they are read back by id.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) { lastMs = now; counter = 0; } else { counter += 1; if (counter > 0xfff) { lastMs += 1; counter = 0; } }
  const time = lastMs.toString(16).padStart(12, '0');
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
