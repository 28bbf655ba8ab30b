import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

export interface Picture { readonly mediaType: string; readonly size: number; readonly sha256: string; readonly sm3: string }

const WIDTH = 320;
const HEIGHT = 200;
const COUNT = 12;
const SCANS = 3;

/** Sky, two ridges and a road: a view that stands for the photographs which units hand in. No two are alike. */
function paint(n: number): Buffer {
  const rows: Buffer[] = [];
  for (let y = 0; y < HEIGHT; y += 1) {
    const row = Buffer.alloc(1 + WIDTH * 3);
    for (let x = 0; x < WIDTH; x += 1) row.set(colourAt(n, x / WIDTH, y / HEIGHT), 1 + x * 3);
    rows.push(row);
  }
  return Buffer.concat(rows);
}

function colourAt(n: number, x: number, y: number): [number, number, number] {
  const far = 0.42 + 0.08 * Math.sin(6 * x + n) + 0.04 * Math.sin(17 * x + 2 * n);
  const near = 0.6 + 0.05 * Math.sin(4 * x + 3 * n);
  if (y < far) return [150 + 60 * y, 190 + 40 * y, 225 + 20 * y];
  if (y < near) return [70 + 5 * n, 110 + 3 * n, 90];
  const road = Math.abs(x - 0.5 - 0.2 * Math.sin(n) * (1 - y)) < 0.04 + 0.28 * (y - near);
  if (road) return [150, 150, 146];
  return [110 + 4 * n, 140 + 20 * (y - near), 80];
}

/** A sheet with lines of writing and a hand below: what stands for the scans of papers. */
function scan(n: number): Buffer {
  const rows: Buffer[] = [];
  for (let y = 0; y < HEIGHT; y += 1) {
    const row = Buffer.alloc(1 + WIDTH * 3);
    for (let x = 0; x < WIDTH; x += 1) row.set(inkAt(n, x, y), 1 + x * 3);
    rows.push(row);
  }
  return Buffer.concat(rows);
}

function inkAt(n: number, x: number, y: number): [number, number, number] {
  const inMargin = x < 40 || x > 280 || y < 20;
  const onLine = y < 140 && y % 16 < 7 && (x * 7 + (y >> 4) * 13 + n) % 11 > 2 && x < 280 - ((y >> 4) * 37 + n * 11) % 60;
  const hand = Math.abs(y - 165 - 10 * Math.sin(x / 9 + n) * Math.cos(x / 23)) < 1.5 && x > 190 && x < 265;
  if (hand) return [40, 50, 120];
  return !inMargin && onLine ? [70, 70, 75] : [250, 249, 244];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function png(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

interface Made { readonly content: Buffer; readonly picture: Picture }
let views: Made[] | undefined;
let scans: Made[] | undefined;

function make(content: Buffer): Made {
  const hash = (algorithm: string) => createHash(algorithm).update(content).digest('hex');
  return { content, picture: { mediaType: 'image/png', size: content.length, sha256: hash('sha256'), sm3: hash('sm3') } };
}

const allViews = (): readonly Made[] => (views ??= Array.from({ length: COUNT }, (_, n) => make(png(paint(n)))));
const allScans = (): readonly Made[] => (scans ??= Array.from({ length: SCANS }, (_, n) => make(png(scan(n)))));

export const evidencePictures = (): readonly Picture[] => allViews().map(({ picture }) => picture);
export const scannedPapers = (): readonly Picture[] => allScans().map(({ picture }) => picture);
/** The files themselves, to be put where the pictures' hashes will be looked for. */
export const evidenceContents = (): readonly Buffer[] => [...allViews(), ...allScans()].map(({ content }) => content);
