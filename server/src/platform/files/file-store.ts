import { createHash, randomUUID, type Hash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanName, detectType, nameFits } from './file-types.ts';

export interface StoredFile {
  /** Hex; also where the file lies. */
  readonly sha256: string;
  /** Hex, by GB/T 32905: the hash that state archives ask for. */
  readonly sm3: string;
  readonly size: number;
  readonly mediaType: string;
  readonly extension: string;
  /** As handed in, made safe. */
  readonly name: string;
}

export type FileRefusal = { readonly refused: 'tooLarge' | 'empty' | 'typeNotAllowed' | 'nameMisleads'; readonly textZh: string };

export interface FileStore {
  /** Takes a file in; the answer comes when it is safely on the disk. Throws only if the disk or the sender fails. */
  put(content: AsyncIterable<Uint8Array>, name: string, maxBytes?: number): Promise<StoredFile | FileRefusal>;
  /** Opens a stored file for reading, from `start` to `end` (both included) if given. */
  read(sha256: string, range?: { start: number; end: number }): ReadStream;
  size(sha256: string): Promise<number | undefined>;
  /** Reads the whole file again and compares; undefined if it is not there. */
  verify(sha256: string): Promise<boolean | undefined>;
  /** Every stored hash, for backup and verification. */
  list(): AsyncIterable<string>;
  pathOf(sha256: string): string;
}

export const DEFAULT_MAX_BYTES = 50 * 1024 * 1024;
const ABANDONED_MS = 24 * 3600 * 1000;

/** Files by their content's hash below `folder`: the same file twice is kept once, and none is ever written over. */
export async function openFileStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeAbandoned(incoming);
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    pathOf,
    put: async (content, name, maxBytes = DEFAULT_MAX_BYTES) => {
      const temporary = join(incoming, randomUUID());
      try {
        const written = await write(temporary, content, maxBytes);
        if (written === undefined) return { refused: 'tooLarge', textZh: `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB，请压缩或拆分后再上传` };
        if (written.size === 0) return { refused: 'empty', textZh: '文件是空的，请检查后重新选择' };
        const type = await detectType(temporary, written.isText);
        if (type === undefined) return { refused: 'typeNotAllowed', textZh: '不接受这种文件。可以上传图片(jpg、png、webp、heic)、pdf、docx、xlsx 和 UTF-8 编码的 txt' };
        const safeName = cleanName(name);
        if (!nameFits(safeName, type)) return { refused: 'nameMisleads', textZh: `文件名与内容不符：内容是 ${type.extension} 文件，请改正扩展名后再上传` };
        await settle(temporary, pathOf(written.sha256));
        return { sha256: written.sha256, sm3: written.sm3, size: written.size, ...type, name: safeName };
      } finally {
        await rm(temporary, { force: true });
      }
    },
    read: (sha256, range) => createReadStream(pathOf(sha256), range),
    size: (sha256) => stat(pathOf(sha256)).then(({ size }) => size, () => undefined),
    verify: async (sha256) => {
      const hash = createHash('sha256');
      try {
        for await (const chunk of createReadStream(pathOf(sha256))) hash.update(chunk as Buffer);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
      return hash.digest('hex') === sha256;
    },
    list: () => listHashes(folder),
  };
}

interface Written {
  readonly sha256: string;
  readonly sm3: string;
  readonly size: number;
  readonly isText: boolean;
}

/** Writes and hashes in one pass and makes it durable; undefined when the content is larger than allowed. */
async function write(path: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Written | undefined> {
  const hashes: [Hash, Hash] = [createHash('sha256'), createHash('sm3')];
  const text = createTextCheck();
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (size > maxBytes) return undefined;
      for (const hash of hashes) hash.update(chunk);
      text.add(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hashes[0].digest('hex'), sm3: hashes[1].digest('hex'), size, isText: text.isText() };
}

function createTextCheck(): { add(chunk: Uint8Array): void; isText(): boolean } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isText = true;
  const check = (chunk?: Uint8Array): void => {
    try {
      // eslint-disable-next-line no-control-regex
      if (isText && /[\u0000-\u0008\u000e-\u001f]/.test(decoder.decode(chunk, { stream: chunk !== undefined }))) isText = false;
    } catch {
      isText = false;
    }
  };
  return {
    add: check,
    isText: () => {
      check();
      return isText;
    },
  };
}

/** Moves the file to its place in one step and makes the folder's entry durable as well. */
async function settle(temporary: string, path: string): Promise<void> {
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(temporary, path); // Over an equal file, if there is one: the content is the same by its name.
  for (const place of [folder, join(folder, '..')]) {
    const entry = await open(place, 'r');
    await entry.sync().finally(() => entry.close());
  }
}

async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}

async function* listHashes(folder: string): AsyncIterable<string> {
  for (const first of (await readdir(folder)).sort()) {
    if (!/^[0-9a-f]{2}$/.test(first)) continue;
    for (const second of (await readdir(join(folder, first))).sort()) {
      yield* (await readdir(join(folder, first, second))).sort();
    }
  }
}
