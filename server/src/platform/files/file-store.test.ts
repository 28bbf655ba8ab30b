import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { cleanName } from './file-types.ts';
import { openFileStore, type FileStore } from './file-store.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
async function* chunks(...parts: (Buffer | string)[]): AsyncIterable<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

describe('the file store', () => {
  let folder = '';
  let store: FileStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-files-'));
    store = await openFileStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps a file under its hash, with both hashes, and gives it back whole or in part', async () => {
    const stored = await store.put(chunks(png.subarray(0, 9), png.subarray(9)), '现场 照片.PNG');
    expect(stored).toEqual({
      sha256: createHash('sha256').update(png).digest('hex'),
      sm3: createHash('sm3').update(png).digest('hex'),
      size: png.length, mediaType: 'image/png', extension: 'png', name: '现场 照片.PNG',
    });
    if ('refused' in stored) throw new Error(stored.textZh);
    expect(await buffer(store.read(stored.sha256))).toEqual(png);
    expect(await buffer(store.read(stored.sha256, { start: 1, end: 3 }))).toEqual(png.subarray(1, 4));
    expect([await store.size(stored.sha256), await store.verify(stored.sha256)]).toEqual([png.length, true]);
    const listed: string[] = [];
    for await (const hash of store.list()) listed.push(hash);
    expect(listed).toEqual([stored.sha256]);
  });

  it('knows the type by content, not by name', async () => {
    expect(await store.put(chunks(png), 'photo.jpg')).toMatchObject({ refused: 'nameMisleads' });
    expect(await store.put(chunks('<html><script>'), 'page.html')).toMatchObject({ refused: 'nameMisleads' });
    expect(await store.put(chunks(Buffer.from('4d5a90000300000004000000ffff0000', 'hex')), 'program.txt')).toMatchObject({ refused: 'typeNotAllowed' });
    expect(await store.put(chunks(Buffer.from('d5e2cac7474b', 'hex')), 'gbk.txt')).toMatchObject({ refused: 'typeNotAllowed' });
    // A character cut by the boundary of two chunks is still text.
    const text = Buffer.from('建议修缮农村公路');
    expect(await store.put(chunks(text.subarray(0, 4), text.subarray(4)), '说明.txt')).toMatchObject({ mediaType: 'text/plain' });
    const sheet = await writeXlsx([[{ value: '标题' }]]).toBuffer();
    expect(await store.put(chunks(sheet), '名单.xlsx')).toMatchObject({ extension: 'xlsx' });
  });

  it('refuses empty and over-long files and leaves nothing of them', async () => {
    expect(await store.put(chunks(), 'a.txt')).toMatchObject({ refused: 'empty' });
    expect(await store.put(chunks('12345', '67890'), 'a.txt', 8)).toMatchObject({ refused: 'tooLarge' });
    async function* broken(): AsyncIterable<Buffer> {
      yield png;
      throw new Error('connection lost');
    }
    await expect(store.put(broken(), 'a.png')).rejects.toThrow('connection lost');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('notices a file that was changed or is gone, and reads nothing outside itself', async () => {
    const stored = await store.put(chunks('原文'), 'a.txt');
    if ('refused' in stored) throw new Error(stored.textZh);
    await appendFile(store.pathOf(stored.sha256), '篡改');
    expect(await store.verify(stored.sha256)).toBe(false);
    expect(await store.verify('0'.repeat(64))).toBeUndefined();
    expect(() => store.read('../../etc/passwd')).toThrow(RangeError);
    expect(existsSync(store.pathOf(stored.sha256))).toBe(true);
  });

  it('makes names safe to show', () => {
    expect(cleanName('C:\\文件\\..\\答复函\u202egpj.pdf')).toBe('答复函gpj.pdf');
    expect(cleanName('../../etc/.txt')).toBe('.txt');
    expect([...cleanName(`${'长'.repeat(300)}.pdf`)].length).toBe(120);
    expect(cleanName('\u0000')).toBe('未命名');
  });
});
