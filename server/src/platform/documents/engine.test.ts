import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentEngine } from './engine.ts';

const documentDate = '2027-06-20';
const standIn = new URL('./test-process.ts', import.meta.url);

describe('processes', () => {
  const engine = createDocumentEngine({ templateDir: '/', script: standIn, processes: 2, timeLimitMs: 300, queueLimit: 3 });
  afterAll(() => engine.close());

  it('replaces a process that died and fails only its job', async () => {
    await expect(engine.render('crash', { documentDate })).rejects.toMatchObject({ failure: 'crashed' });
    expect(new TextDecoder().decode(await engine.render('fine', { documentDate }))).toContain(documentDate);
  });

  it('gives up a job that takes too long', async () => {
    await expect(engine.render('hang', { documentDate })).rejects.toMatchObject({ failure: 'timeLimit' });
    await expect(engine.render('fine', { documentDate })).resolves.toBeDefined();
  });

  it('refuses what would only pile up, strange names and impossible dates', async () => {
    const many = await Promise.allSettled(Array.from({ length: 8 }, () => engine.render('fine', { documentDate })));
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await expect(engine.render('../secret', { documentDate })).rejects.toMatchObject({ failure: 'template' });
    await expect(engine.render('fine', { documentDate }, { '../x.png': new Uint8Array() })).rejects.toMatchObject({ failure: 'template' });
    await expect(engine.render('fine', { documentDate: '2027-13-40' })).rejects.toMatchObject({ failure: 'template' });
  });

  it('ends a process that has had no work for a while, and starts another at need', async () => {
    const other = createDocumentEngine({ templateDir: '/', script: standIn, idleMs: 20 });
    const children = () => readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter((pid) => pid !== '').length;
    const before = children();
    await other.render('fine', { documentDate });
    expect(children()).toBe(before + 1);
    await expect.poll(children, { timeout: 5_000 }).toBe(before);
    await expect(other.render('fine', { documentDate })).resolves.toBeDefined();
    await other.close();
  });

  it('fails what waits when it is closed', async () => {
    const other = createDocumentEngine({ templateDir: '/', script: standIn });
    const waiting = expect(other.render('hang', { documentDate })).rejects.toMatchObject({ failure: 'closed' });
    await other.close();
    await waiting;
    await expect(other.render('fine', { documentDate })).rejects.toMatchObject({ failure: 'closed' });
  });

  it('says when the font folder of the site is missing', () => {
    expect(() => createDocumentEngine({ templateDir: '/', fontDir: '/no/such/folder' })).toThrow('/no/such/folder');
  });
});

describe('Typst', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-documents-'));
    await writeFile(join(folder, 'plain.typ'), '#json(bytes(sys.inputs.data)).text');
    await writeFile(join(folder, 'broken.typ'), '#nothing-of-this-name');
    await writeFile(join(folder, 'outside.typ'), '#read("../../../../etc/hostname")');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives the same bytes for the same data, in any process', async () => {
    const data = { documentDate, text: '堃 # $x$' };
    const [first, second] = [createDocumentEngine({ templateDir: folder }), createDocumentEngine({ templateDir: folder })];
    const [a, b] = await Promise.all([first.render('plain', data), second.render('plain', data)]);
    await Promise.all([first.close(), second.close()]);
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
    expect(Buffer.from(a).toString('latin1')).toContain('pdfaid:part>2<');
  });

  it('sets characters that no font has as 〓 instead of failing', async () => {
    const engine = createDocumentEngine({ templateDir: folder });
    await expect(engine.render('plain', { documentDate, text: '好\u{1F44D}\u{1F3FD}ไ\uD800' } as { documentDate: string })).resolves.toBeDefined();
    await engine.close();
  });

  it('names the fault of a template and keeps it inside its folder', async () => {
    const engine = createDocumentEngine({ templateDir: folder });
    await expect(engine.render('broken', { documentDate })).rejects.toThrow('nothing-of-this-name');
    await expect(engine.render('outside', { documentDate })).rejects.toMatchObject({ failure: 'template' });
    await engine.close();
  });
});
