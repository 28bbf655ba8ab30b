import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 2_000;

/** Whether a ZIP unpacks to no more than is allowed. It is unpacked to find out: what its table of contents claims may be a lie. */
export function unpacksWithin(bytes: Buffer, most: number): boolean {
  try {
    const end = findEnd(bytes);
    if (end === null) return false;
    let at = bytes.readUInt32LE(end + 16);
    const count = bytes.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) return false;
    let left = most;
    for (let n = 0; n < count; n += 1) {
      if (bytes.readUInt32LE(at) !== ENTRY) return false;
      const method = bytes.readUInt16LE(at + 10);
      const packed = bytes.readUInt32LE(at + 20);
      const local = bytes.readUInt32LE(at + 42);
      if (bytes.readUInt32LE(local) !== LOCAL) return false;
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      if (method !== 0 && method !== 8) return false;
      // One byte more than is left, so that what just fits is not refused.
      left -= method === 0 ? packed : inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: left + 1 }).length;
      if (left < 0) return false;
      at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return true;
  } catch {
    // Broken, or more than the limit: zlib says both by throwing.
    return false;
  }
}

function findEnd(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return null;
}
