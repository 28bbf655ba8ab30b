import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * A screenshot (PNG, 8 bits a channel, not interlaced) as a PNG with a palette of at most 256 colours: a third of its size.
 * Pages have few colours beside the greys of their letters, so nothing that an eye would miss is lost.
 */
export function shrinkPicture(png: Buffer): Buffer {
  const { width, height, pixels } = readPixels(png);
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = choosePalette(counts);
  const indexOf = new Map<number, number>();
  for (const colour of counts.keys()) indexOf.set(colour, nearest(palette, colour));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + x + 1] = indexOf.get(pixels[y * width + x] ?? 0) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

function readPixels(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 6 ? 4 : 3;
  if (png[24] !== 8 || (png[25] !== 2 && png[25] !== 6) || png[28] !== 0) throw new Error('not an 8-bit RGB screenshot');
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(packed));
  const stride = width * channels;
  const pixels = new Uint32Array(width * height);
  let before = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const line = Uint8Array.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    unfilter(raw[y * (stride + 1)] ?? 0, line, before, channels);
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = ((line[x * channels] ?? 0) << 16) | ((line[x * channels + 1] ?? 0) << 8) | (line[x * channels + 2] ?? 0);
    before = line;
  }
  return { width, height, pixels };
}

/** PNG (third edition) 9.2: a row is stored as its differences from its neighbours. */
function unfilter(filter: number, line: Uint8Array, before: Uint8Array, channels: number): void {
  for (let i = 0; i < line.length; i += 1) {
    const [left, up, corner] = [line[i - channels] ?? 0, before[i] ?? 0, i < channels ? 0 : (before[i - channels] ?? 0)];
    const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter] ?? 0;
    line[i] = (line[i] ?? 0) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

const distance = (a: number, b: number): number => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

/** The commonest colours, then those of the rest that are worst served: small marks of colour keep it. */
function choosePalette(counts: ReadonlyMap<number, number>): number[] {
  const ordered = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = ordered.slice(0, 96);
  const rest = ordered.slice(96, 6096).map((colour) => ({ colour, away: distance(colour, palette[nearest(palette, colour)] ?? 0) }));
  while (palette.length < 256 && rest.length > 0) {
    const worst = rest.reduce((most, one) => (one.away > most.away ? one : most));
    if (worst.away === 0) break;
    palette.push(worst.colour);
    for (const one of rest) one.away = Math.min(one.away, distance(one.colour, worst.colour));
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Infinity;
  for (let index = 0; index < palette.length; index += 1) {
    const away = distance(palette[index] ?? 0, colour);
    if (away < least) { least = away; best = index; }
  }
  return best;
}
