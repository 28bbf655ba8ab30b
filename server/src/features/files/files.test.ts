import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { assignedCase, draftCase } from '../due/testing/story.ts';
import { SESSION_COOKIE } from '../identity/public.ts';
import { fileRoutes } from './routes.ts';
import { readRange } from './send-file.ts';

let site: CaseSite;
beforeAll(async () => { site = await caseSite((app, deps) => app.register(fileRoutes, { ...deps, maxBytes: 2000 })); });
afterAll(() => site.close());

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'), Buffer.alloc(300, 1)]);

function form(content: Buffer | string, filename = '现场.txt', field = 'file', more = '') {
  const head = `--X\r\ncontent-disposition: form-data; name="${field}"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n${more}--X--\r\n`)]);
}
const upload = (name: string | null, body: Buffer | string, type = 'multipart/form-data; boundary=X') => site.call(name, 'POST', '/api/v1/files', body, { 'content-type': type });

describe('handing in', () => {
  it('keeps a file by its content and answers with both hashes', async () => {
    const answer = await upload('shan', form(png, '../桥面 照片.PNG'));
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({ fileId: expect.any(String), name: '桥面 照片.PNG', mediaType: 'image/png', size: png.length, sha256: createHash('sha256').update(png).digest('hex'), sm3: createHash('sm3').update(png).digest('hex') });
    expect(answer.headers['location']).toBe(`/api/v1/files/${answer.json.fileId}`);
  });

  it.each([
    ['too large', form('字'.repeat(700)), 413, 'tooLarge'],
    ['a program', form(Buffer.from('7f454c4602010100000000000000000002003e0001000000', 'hex'), 'a.txt'), 415, 'typeNotAllowed'],
    ['a page called a picture', form('<html>', '照片.jpg'), 422, 'nameMisleads'],
    ['empty', form(''), 422, 'empty'],
    ['under another name', form('文字', 'a.txt', 'upload'), 400, 'invalidInput'],
    ['cut off', form('文字').subarray(0, -20), 400, 'brokenUpload'],
    ['no form at all', Buffer.from('X'), 400, 'brokenUpload'],
    ['two files', form('文字', 'a.txt', 'file', '--X\r\ncontent-disposition: form-data; name="file"; filename="b.txt"\r\n\r\nmore\r\n'), 400, 'invalidInput'],
  ])('%s: %i', async (_, body, status, code) => {
    const answer = await upload('shan', body as Buffer);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.json.title).toMatch(/[\u4e00-\u9fff]/);
  });

  it('refuses strangers, administrators and JSON before reading anything', async () => {
    expect((await upload(null, form('文字'))).status).toBe(401);
    expect((await upload('system', form('文字'))).status).toBe(403);
    expect((await upload('shan', '{}', 'application/json')).status).toBe(415);
  });

  it('answers over a real connection when far more is sent than taken', async () => {
    await site.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = site.app.server.address() as AddressInfo;
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(3_000_000).fill(65)]), 'big.txt');
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/files`, { method: 'POST', body, headers: { cookie: `${SESSION_COOKIE}=${await site.logIn('shan')}` } });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'tooLarge']);
  });
});

describe('giving out', () => {
  it('gives a file to its owner, then to whoever may see the record it stands on', async () => {
    const { fileId } = (await upload('shan', form(png, '桥.png'))).json;
    const url = `/api/v1/files/${fileId}`;
    const id = await draftCase(site);
    const statuses = async () => Promise.all(['shan', 'lin', 'presidium', 'affairs', 'section', 'system', null].map(async (name) => (await site.call(name, 'GET', url)).status));
    expect(await statuses()).toEqual([200, 404, 404, 404, 404, 404, 401]);
    await site.must('shan', 'suggestion', id, 'attachFiles', { files: [fileId] });
    expect(await statuses()).toEqual([200, 404, 404, 404, 404, 404, 401]);
    await site.must('shan', 'suggestion', id, 'submit');
    expect(await statuses()).toEqual([200, 404, 200, 200, 404, 404, 401]);
  });

  it('is conditional, gives parts and lets no browser guess', async () => {
    const { fileId, sha256 } = (await upload('shan', form('0123456789', `说明'(1).txt`))).json;
    const url = `/api/v1/files/${fileId}`;
    const whole = await site.call('shan', 'GET', url);
    expect(whole.bytes.toString()).toBe('0123456789');
    expect(whole.headers).toMatchObject({
      etag: `"${sha256}"`, 'x-content-type-options': 'nosniff', 'content-type': 'text/plain; charset=utf-8', 'content-length': '10', 'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; sandbox", 'content-disposition': `attachment; filename="__'(1).txt"; filename*=UTF-8''%E8%AF%B4%E6%98%8E%27%281%29.txt`,
    });
    expect((await site.call('shan', 'GET', url, undefined, { 'if-none-match': `"x", W/"${sha256}"` })).status).toBe(304);
    const part = await site.call('shan', 'GET', url, undefined, { range: 'bytes=2-4' });
    expect([part.status, part.bytes.toString(), part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10']);
    expect((await site.call('shan', 'GET', url, undefined, { range: 'bytes=2-4', 'if-range': '"old"' })).status).toBe(200);
    const beyond = await site.call('shan', 'GET', url, undefined, { range: 'bytes=10-' });
    expect([beyond.status, beyond.headers['content-range'], beyond.json.code]).toEqual([416, 'bytes */10', 'rangeNotSatisfiable']);
  });

  it('does not know what is not there', async () => {
    expect((await site.call('shan', 'GET', '/api/v1/files/nothing')).status).toBe(404);
    expect((await site.call('shan', 'GET', `/api/v1/files/${'x'.repeat(65)}`)).status).toBe(400);
  });

  it('is for units once the suggestion is assigned to them', async () => {
    const { fileId } = (await upload('shan', form(png, '路.png'))).json;
    const before = await draftCase(site);
    await site.must('shan', 'suggestion', before, 'attachFiles', { files: [fileId] });
    expect((await site.call('section', 'GET', `/api/v1/files/${fileId}`)).status).toBe(404);
    const id = await assignedCase(site);
    expect(id).not.toBe(before);
    await site.database.ownerPool.query('update attachment set suggestion_id = $1, record_id = $1 where file_id = $2', [id, fileId]);
    expect((await site.call('section', 'GET', `/api/v1/files/${fileId}`)).status).toBe(200);
    expect((await site.call('finance-section', 'GET', `/api/v1/files/${fileId}`)).status).toBe(404);
    expect((await site.call('court-head', 'GET', `/api/v1/files/${fileId}`)).status).toBe(404);
  });
});

it.each([
  ['bytes=0-0', { start: 0, end: 0 }], ['bytes=-3', { start: 7, end: 9 }], ['bytes=5-99', { start: 5, end: 9 }], ['bytes=-99', { start: 0, end: 9 }], ['bytes=4-2', null],
  ['bytes=-0', 'unsatisfiable'], ['bytes=-', null], ['bytes=1-2,4-5', null], ['lines=1-2', null],
])('reads the range %s', (header, range) => expect(readRange(header, 10)).toEqual(range));
