import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { OperatorError } from '../../platform/operator-error.ts';
import { FORMAT, FORMAT_VERSION, MANIFEST, MANIFEST_SEAL, type Manifest } from './archive.ts';

export interface ArchiveEntry {
  readonly name: string;
  readonly size: number;
  /** Must be read to its end before the next one. */
  readonly content: AsyncIterable<Buffer>;
}

/** The members of a tar file in their order, as a stream. */
export async function* readArchive(path: string): AsyncIterable<ArchiveEntry> {
  const entries = extract();
  const read = pipeline(createReadStream(path), entries).catch((error: unknown) => error);
  try {
    for await (const entry of entries) yield { name: entry.header.name, size: entry.header.size ?? 0, content: entry as AsyncIterable<Buffer> };
  } finally {
    entries.destroy();
  }
  const failure = await read;
  if (failure instanceof Error) throw failure;
}

const MOST_MANIFEST_BYTES = 256 * 1024 * 1024;

/**
 * Reads the whole archive and compares every member with the manifest before anything is written anywhere. With the site's
 * signing key at hand the manifest's signature is checked as well.
 */
export async function checkArchive(path: string, signingKey: KeyObject | null): Promise<Manifest> {
  const found = new Map<string, { size: number; sha256: string }>();
  const texts = new Map<string, Buffer>();
  if ((await stat(path).catch(() => undefined))?.isFile() !== true) throw new OperatorError('noFile', `没有文件 ${path}。`);
  try {
    for await (const { name, content } of readArchive(path)) {
      if (found.has(name)) throw damaged(`成员 ${name} 出现了两次`);
      const hash = createHash('sha256');
      const kept: Buffer[] = [];
      let size = 0;
      for await (const chunk of content) {
        hash.update(chunk);
        size += chunk.length;
        if ((name === MANIFEST || name === MANIFEST_SEAL) && size <= MOST_MANIFEST_BYTES) kept.push(chunk);
      }
      found.set(name, { size, sha256: hash.digest('hex') });
      if (kept.length > 0) texts.set(name, Buffer.concat(kept));
    }
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw damaged('文件不完整，或不是 tar 文件', error);
  }
  const manifest = readManifest(texts, signingKey);
  compareMembers(manifest, found);
  return manifest;
}

function readManifest(texts: ReadonlyMap<string, Buffer>, signingKey: KeyObject | null): Manifest {
  const text = texts.get(MANIFEST);
  const sealText = texts.get(MANIFEST_SEAL);
  if (text === undefined || sealText === undefined) throw damaged('没有清单：文件不完整，或不是落实的备份');
  let manifest: Manifest;
  let seal: { sha256?: string; signature?: string };
  try {
    manifest = JSON.parse(text.toString('utf8')) as Manifest;
    seal = JSON.parse(sealText.toString('utf8')) as typeof seal;
  } catch (error) {
    throw damaged('清单无法识别', error);
  }
  if (createHash('sha256').update(text).digest('hex') !== seal.sha256) throw damaged('清单与它的散列不符');
  if (signingKey !== null && !verify(null, text, createPublicKey(signingKey), Buffer.from(seal.signature ?? '', 'base64'))) {
    throw new OperatorError('archiveNotOurs', '备份清单的签名与 keys 文件夹中的密钥不符：备份被改动，或来自另一个网站。请放入原来的密钥，或先移走 keys 文件夹。');
  }
  if (manifest.format !== FORMAT) throw damaged('不是落实的备份');
  if (manifest.formatVersion !== FORMAT_VERSION) throw new OperatorError('archiveNewer', `备份的格式版本是 ${manifest.formatVersion}，本程序只认识 ${FORMAT_VERSION}。请用更新的程序恢复。`);
  return manifest;
}

function compareMembers(manifest: Manifest, found: ReadonlyMap<string, { size: number; sha256: string }>): void {
  for (const { name, size, sha256 } of manifest.members) {
    const member = found.get(name);
    if (member === undefined) throw damaged(`缺少成员 ${name}`);
    if (member.size !== size || member.sha256 !== sha256) throw damaged(`成员 ${name} 的内容与清单不符`);
  }
  const listed = new Set([MANIFEST, MANIFEST_SEAL, ...manifest.members.map(({ name }) => name)]);
  const extra = [...found.keys()].find((name) => !listed.has(name));
  if (extra !== undefined) throw damaged(`有清单以外的成员 ${extra}`);
}

function damaged(whyZh: string, cause?: unknown): OperatorError {
  return new OperatorError('archiveDamaged', `备份文件已损坏，没有恢复任何内容：${whyZh}。请换一份备份。`, { cause });
}
