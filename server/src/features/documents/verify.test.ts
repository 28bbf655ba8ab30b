import { deflateRawSync } from 'node:zlib';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpacksWithin } from '../../platform/files/check-zip.ts';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { assignedCase, caseInSection, draftCase, readCase, repliedCase } from '../due/testing/story.ts';
import { keepPaper } from './keep-paper.ts';
import { readCode, recordCode } from './paper-mark.ts';
import { documentRoutes } from './routes.ts';
import { wordsOfPdf } from './test-data/measure-pdf.ts';
import { verifyRoutes } from './verify-routes.ts';

let site: CaseSite;
beforeAll(async () => {
  site = await caseSite(async (app, deps) => {
    await app.register(documentRoutes, deps);
    await app.register(verifyRoutes, deps);
  });
});
afterAll(() => site.close());

const get = (name: string | null, url: string) => site.call(name, 'GET', `/api/v1/${url}`);
const check = (name: string | null, bytes: Buffer) => site.call(name, 'POST', '/api/v1/papers/verify', bytes, { 'content-type': 'application/pdf' });
const wordText = async (docx: Buffer) => (await mammoth.extractRawText({ buffer: docx })).value.replaceAll(/\s/g, '');
const owner = () => site.database.ownerPool;

describe('codes', () => {
  it('are read as people type them, and are none where a letter cannot be', () => {
    expect([readCode('k7qm 3xtd'), readCode('K7QM3XTD'), readCode('O7QM-1XTI')]).toEqual(['K7QM-3XTD', 'K7QM-3XTD', '07QM-1XT1']);
    expect([readCode('K7QM-3XT'), readCode('K7QM-3XTU'), readCode("'; drop"), readCode('')]).toEqual([null, null, null, null]);
    expect(recordCode('0'.repeat(10) + 'f'.repeat(54), 1)).toBe('ZZZZ-ZZZZ');
  });
});

describe('an issued paper', () => {
  it('is told genuine from its file, changed from another file with its code, and strange from anything else', async () => {
    const { replyId } = await repliedCase(site);
    const pdf = (await get('shan', `replies/${replyId}/letter.pdf`)).bytes;
    const genuine = await check('affairs', pdf);
    expect(genuine.json).toMatchObject({ verdict: 'genuine', text: expect.stringContaining('逐字节相同'), paper: { kindLabel: '答复函', issuer: '县交通运输局' }, details: { signedBy: '卢局长', sha256: genuine.json['sha256'], sm3: genuine.json['sm3'] } });
    const saved = Buffer.concat([pdf, Buffer.from('\n% saved again\n')]);
    expect((await check('affairs', saved)).json).toMatchObject({ verdict: 'changed', paper: genuine.json['paper'] });
    // Others learn that the paper is genuine, not what it says.
    expect((await check('finance-head', pdf)).json).toMatchObject({ verdict: 'genuine', details: null });
    expect((await check('affairs', Buffer.from('%PDF-1.7 nonsense'))).json['verdict']).toBe('noText');
    expect((await check('affairs', Buffer.from('PK nothing'))).json['verdict']).toBe('notPdf');
    expect((await check(null, pdf)).status).toBe(401);
    const draftId = (await readCase(site, await caseInSection(site))).reply[0]?.id;
    expect((await check('section', (await get('section', `replies/${draftId}/letter.pdf`)).bytes)).json['verdict']).toBe('draft');
  });

  it('is found by the code on its print by anybody, who learns its kind, office and date and nothing else', async () => {
    const { replyId } = await repliedCase(site);
    await get('shan', `replies/${replyId}/letter.pdf`);
    const code = recordCode((await readCase(site, (await owner().query<{ suggestion_id: string }>('select suggestion_id from reply where id = $1', [replyId])).rows[0]?.suggestion_id ?? '')).reply[0]?.letterHash ?? '');
    const stranger = await get(null, `papers/${code.toLowerCase()}`);
    expect([stranger.status, stranger.json]).toEqual([200, { paper: { code, kindLabel: '答复函', issuer: '县交通运输局', issuedOn: '2026-10-20' }, details: null }]);
    for (const name of ['finance-head', 'court-head', 'system']) expect((await get(name, `papers/${code}`)).json['details']).toBeNull();
    expect((await get('shan', `papers/${code}`)).json['details']).toMatchObject({ signedBy: '卢局长', href: `/api/v1/replies/${replyId}/letter.pdf` });
    expect([(await get(null, 'papers/AAAA-AAAA')).status, (await get(null, 'papers/%E4%B8%8D')).status]).toEqual([404, 404]);
  });

  it('prints as it was, whatever happens to the record or to the file; an entry put in by hand proves nothing', async () => {
    const id = await assignedCase(site, { assisting: true });
    const task = (await readCase(site, id)).handlingTask[0];
    const url = `handling-tasks/${task?.id}/assignment.pdf`;
    const first = (await get('affairs', url)).bytes;
    await owner().query(`update suggestion set title = '改过的标题' where id = $1`, [id]);
    expect((await get('affairs', url)).bytes.equals(first)).toBe(true);
    const word = await wordText((await get('affairs', url.replace('.pdf', '.docx'))).bytes);
    expect([word.includes('改过的标题'), word.includes('代表建议交办单')]).toEqual([false, true]);
    const { rows } = await owner().query<{ sha256: string; code: string }>(`select sha256, code from issued_paper where record_id = $1`, [task?.id]);
    expect(rows).toHaveLength(1);
    // The file is lost: it is set again from what was kept, to the same bytes.
    const { rm } = await import('node:fs/promises');
    await rm(site.deps.files.pathOf(rows[0]?.sha256 ?? ''));
    expect((await get('affairs', url)).bytes.equals(first)).toBe(true);
    await owner().query(`update issued_paper set title = '伪造的标题' where record_id = $1`, [task?.id]);
    expect([(await get('affairs', url)).json['code'], (await get(null, `papers/${rows[0]?.code}`)).json['code'], (await check('affairs', first)).json['verdict']]).toEqual(['paperChanged', 'paperChanged', 'tampered']);
    // The application itself can never change one.
    await expect(site.database.pool.query(`update issued_paper set title = 'x'`)).rejects.toThrow('permission denied');
  });

  it('is kept by the act that issues it: the sheet at registration, the forms at each decision, once each', async () => {
    const id = await assignedCase(site);
    const task = (await readCase(site, id)).handlingTask[0]?.id ?? '';
    const jobs = async () => (await owner().query<{ paper: string; id: string }>(`select payload ->> 'paper' as paper, payload ->> 'recordId' as id from graphile_worker._private_jobs where payload ->> 'paper' is not null`)).rows.filter((job) => [id, task].includes(job.id)).map((job) => job.paper);
    expect((await jobs()).toSorted()).toEqual(['assignmentForm', 'suggestionSheet']);
    await site.must('liaison', 'handlingTask', task, 'requestReturn', { ground: '三定规定', reason: '属水利工程' });
    expect(await keepPaper(site.deps, 'county', 'returnForm', task)).toBe(id);
    await site.must('affairs', 'handlingTask', task, 'refuseReturn', { reason: '属你局职责' });
    await Promise.all([keepPaper(site.deps, 'county', 'returnForm', task), keepPaper(site.deps, 'county', 'returnForm', task)]);
    expect((await owner().query(`select edition from issued_paper where record_id = $1 order by kept_at, edition desc`, [task])).rows).toEqual([{ edition: 'requested' }, { edition: 'refused' }]);
    expect((await jobs()).filter((paper) => paper === 'returnForm')).toHaveLength(2);
    expect(await keepPaper(site.deps, 'county', 'extensionForm', task)).toBeNull();
  });
});

describe('the new papers', () => {
  it('tell a deputy why a suggestion was declined, and on what that rests', async () => {
    const id = await draftCase(site);
    await site.must('shan', 'suggestion', id, 'submit');
    expect((await get('shan', `suggestions/${id}/decline-notice.pdf`)).json['code']).toBe('nothingToPrint');
    await site.must('presidium', 'suggestion', id, 'passReview');
    await site.must('affairs', 'suggestion', id, 'decline', { code: 'X08', explanation: '属于法律咨询，可向县司法局了解。' });
    const answer = await get('shan', `suggestions/${id}/decline-notice.pdf`);
    const text = await wordsOfPdf(answer.bytes);
    for (const words of ['不予受理的通知', '单晓明代表：', '法律、政策咨询', '属于法律咨询，可向县司法局了解。', '北京条例', '特此通知。']) expect(text).toContain(words);
    expect(await wordText((await get('shan', `suggestions/${id}/decline-notice.docx`)).bytes)).toContain('属于法律咨询，可向县司法局了解。');
    expect((await get('lin', `suggestions/${id}/decline-notice.pdf`)).status).toBe(404);
  });

  it('press a unit with what it owes, one note for each reminder', async () => {
    const id = await assignedCase(site);
    const task = (await readCase(site, id)).handlingTask[0]?.id ?? '';
    const url = `handling-tasks/${task}/supervision.pdf`;
    expect((await get('affairs', url)).json['code']).toBe('nothingToPrint');
    await site.must('affairs', 'handlingTask', task, 'urge', { note: '请于三日内签收。', replyBy: '2026-10-26' });
    const first = await wordsOfPdf((await get('liaison', url)).bytes);
    for (const words of ['代表建议督办单', '催办（第1次）', '请于三日内签收。', '签收：期限', '销号意见']) expect(first).toContain(words);
    expect(first).toContain('回复期限2026年10月26日');
    // The same note is issued again with the unit's answer, and with the word of who pressed.
    await site.must('liaison', 'handlingTask', task, 'feedback', { text: '今天已经签收。' });
    await site.must('affairs', 'handlingTask', task, 'settleUrge', { opinion: '同意销号。' });
    const settled = await wordsOfPdf((await get('affairs', url)).bytes);
    for (const words of ['承办单位反馈今天已经签收。（', '销号意见同意销号。（']) expect(settled).toContain(words);
    await site.must('government', 'suggestion', id, 'urgeUnits', { note: '再次催办。' });
    const second = await wordsOfPdf((await get('affairs', url)).bytes);
    for (const words of ['第2次', '办理要求再次催办。', '请于三日内签收。']) expect(second).toContain(words);
  });
});

describe('a packed file', () => {
  it('is unpacked to see how large it is, not believed', () => {
    const zip = (content: Buffer, claimed = content.length) => {
      const packed = deflateRawSync(content);
      const name = Buffer.from('word/document.xml');
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50, 0); local.writeUInt16LE(8, 8); local.writeUInt32LE(packed.length, 18); local.writeUInt32LE(claimed, 22); local.writeUInt16LE(name.length, 26);
      const entry = Buffer.alloc(46);
      entry.writeUInt32LE(0x02014b50, 0); entry.writeUInt16LE(8, 10); entry.writeUInt32LE(packed.length, 20); entry.writeUInt32LE(claimed, 24); entry.writeUInt16LE(name.length, 28);
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(1, 8); end.writeUInt16LE(1, 10); end.writeUInt32LE(46 + name.length, 12); end.writeUInt32LE(30 + name.length + packed.length, 16);
      return Buffer.concat([local, name, packed, entry, name, end]);
    };
    expect([unpacksWithin(zip(Buffer.alloc(1000)), 1000), unpacksWithin(zip(Buffer.alloc(1001)), 1000), unpacksWithin(zip(Buffer.alloc(5_000_000), 10), 1000), unpacksWithin(Buffer.from('PK'), 1000)]).toEqual([true, false, false, false]);
  });
});
