import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { canonical } from './canonical.ts';
import type { Finding, Findings } from './verify-report.ts';

/** The end of one congress's chain at one moment, signed outside the database (Ed25519 over the other fields). */
export interface SignedHead {
  readonly congressId: string;
  readonly seq: number;
  readonly hash: string;
  /** Instant of the export, by the machine's clock. */
  readonly at: string;
  /** Base64. */
  readonly signature: string;
}

export interface ExportedHead { readonly seq: number; readonly hash: string; readonly at: string }

export interface ExportedHeads {
  /** By congress, in the order of their numbers. */
  readonly heads: ReadonlyMap<string, readonly ExportedHead[]>;
  readonly count: number;
  readonly findings: readonly Finding[];
}

export const headsFolder = (dataDir: string): string => join(dataDir, 'audit-heads');

export const signedPart = ({ congressId, seq, hash, at }: Omit<SignedHead, 'signature'>): Buffer => Buffer.from(canonical({ congressId, seq, hash, at }));

/** Every head ever exported, daily files and live ones; read before the chain itself, so that none can be newer than what is read there. */
export async function readExportedHeads(dataDir: string, signingKey: KeyObject | null): Promise<ExportedHeads> {
  const publicKey = signingKey === null ? null : createPublicKey(signingKey);
  const folder = headsFolder(dataDir);
  const names = (await readdir(folder).catch(() => [])).sort();
  const heads = new Map<string, Map<string, ExportedHead>>();
  const findings: Finding[] = [];
  let count = 0;
  const take = (value: unknown, where: string): void => {
    if (!isSignedHead(value)) return void findings.push({ congressId: '', code: 'headUnreadable', textZh: `${where} 不是导出的链头：文件被改动或损坏` });
    if (publicKey !== null && !verify(null, signedPart(value), publicKey, Buffer.from(value.signature, 'base64'))) {
      return void findings.push({ congressId: value.congressId, code: 'headForged', textZh: `${where} 的链头（第 ${value.seq} 号）签名不对：文件被改动，或由另一把密钥签署` });
    }
    count += 1;
    const known = heads.get(value.congressId) ?? new Map<string, ExportedHead>();
    heads.set(value.congressId, known);
    known.set(`${value.seq}/${value.hash}`, { seq: value.seq, hash: value.hash, at: value.at });
  };
  for (const name of names) {
    if (name.endsWith('.json')) await readDay(join(folder, name), take);
    else if (name.endsWith('.jsonl')) await readLive(join(folder, name), take);
  }
  return { heads: new Map([...heads].map(([id, known]) => [id, [...known.values()].sort((a, b) => a.seq - b.seq)])), count, findings };
}

type Take = (value: unknown, where: string) => void;

async function readDay(path: string, take: Take): Promise<void> {
  const value = parseHead(await readFile(path, 'utf8'));
  if (!Array.isArray(value)) return take(undefined, path);
  for (const head of value as unknown[]) take(head, path);
}

async function readLive(path: string, take: Take): Promise<void> {
  let number = 0;
  let torn: string | null = null;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    if (torn !== null) take(undefined, torn);
    torn = null;
    number += 1;
    if (line === '') continue;
    const value = parseHead(line);
    // A power cut may tear the last line; torn in the middle of the file it was touched.
    if (value === undefined) torn = `${path} 第 ${number} 行`;
    else take(value, `${path} 第 ${number} 行`);
  }
}

/** Undefined where it is no JSON. */
export function parseHead(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isSignedHead(value: unknown): value is SignedHead {
  const head = value as Partial<SignedHead> | null | undefined;
  return typeof head?.congressId === 'string' && Number.isSafeInteger(head.seq) && typeof head.hash === 'string' && typeof head.at === 'string' && typeof head.signature === 'string';
}

/** Every exported head must still be an entry of the chain: this alone finds a deleted end whose head row was set back as well. */
export function compareExported(exported: readonly ExportedHead[], hashAt: ReadonlyMap<number, string | undefined>, lastSeq: number, findings: Findings): void {
  const beyond = exported.filter((head) => head.seq > lastSeq);
  const furthest = beyond.at(-1);
  if (furthest !== undefined) {
    findings.add('tailMissing', `${furthest.at} 导出的签名链头证明有第 ${furthest.seq} 号条目，现在链只到第 ${lastSeq} 号：末尾 ${furthest.seq - lastSeq} 条已被删除，或数据库被换成了旧的`);
  }
  const differing = exported.filter((head) => head.seq <= lastSeq && head.seq > 0 && hashAt.get(head.seq) !== head.hash);
  const first = differing[0];
  if (first !== undefined) {
    findings.add('exportDiffers', `第 ${first.seq} 号条目与 ${first.at} 导出的签名链头不符${differing.length > 1 ? `(其后还有 ${differing.length - 1} 个链头不符)` : ''}：该号及以前的条目在导出之后被改动或重建`);
  }
}
