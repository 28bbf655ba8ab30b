import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { caseInSection, readCase, repliedCase } from '../due/testing/story.ts';
import { documentRoutes, readingRoutes } from './public.ts';
import { recogniseSuggestion } from './reading/recognise-suggestion.ts';

let site: CaseSite;
beforeAll(async () => { site = await caseSite(async (app, deps) => { await app.register(documentRoutes, deps); await app.register(readingRoutes, deps); }); });
afterAll(() => site.close());

const word = (...lines: (string | { readonly heading: string })[]): Promise<Buffer> => Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => (typeof line === 'string' ? new Paragraph(line) : new Paragraph({ text: line.heading, heading: HeadingLevel.HEADING_1 }))) }] }));
const send = (name: string | null, url: string, bytes: Buffer) => site.call(name, 'POST', `/api/v1/${url}`, bytes, { 'content-type': 'application/octet-stream' });
const line = (text: string) => ({ text, isHeading: false, size: null });

describe('a deputy’s file', () => {
  it('is put into the places of the form by its headings, with what found no place', async () => {
    const bytes = await word('关于修复云溪桥至柏树村公路的建议', '领衔代表：单晓明', { heading: '一、情况' }, '公路全长4.6公里，破损严重。', '雨天积水。', { heading: '二、原因分析' }, '养护资金不足。', { heading: '三、具体建议' }, '为此建议：', '（一）修复破损路面。', '分三段施工。', '（二）增设护栏。');
    const { status, json } = await send('shan', 'readings/suggestion', bytes);
    expect([status, json]).toEqual([200, { title: '关于修复云溪桥至柏树村公路的建议', situation: '公路全长4.6公里，破损严重。\n雨天积水。', analysis: '养护资金不足。', asks: ['修复破损路面。\n分三段施工。', '增设护栏。'], leftOver: ['领衔代表：单晓明'] }]);
    expect((await send(null, 'readings/suggestion', bytes)).status).toBe(401);
  });

  it('is read from the text of a PDF as well: a printed sheet comes back as it was written', async () => {
    const { suggestionId } = await repliedCase(site);
    const sheet = (await site.call('shan', 'GET', `/api/v1/suggestions/${suggestionId}/sheet.pdf`)).bytes;
    const { suggestion } = await readCase(site, suggestionId);
    const { json } = await send('shan', 'readings/suggestion', sheet);
    expect(json['asks'].map((ask: string) => ask.slice(0, 6))).toEqual(suggestion.asks.map((ask) => ask.text.slice(0, 6)));
    expect([json['title'], json['analysis']]).toEqual([suggestion.title, suggestion.analysis]);
  });

  it('without headings takes the numbered items as asks, and joins a title broken into lines', () => {
    const read = recogniseSuggestion(['关于修复云溪桥至柏树村', '公路的建议', '公路破损。', '1．修复路面。', '2．增设护栏。'].map(line));
    expect(read).toMatchObject({ title: '关于修复云溪桥至柏树村公路的建议', situation: '公路破损。', asks: ['修复路面。', '增设护栏。'] });
  });

  it('that cannot be read says plainly why: a scan, a password, another kind, a bomb, nothing', async () => {
    const scan = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>');
    const code = async (bytes: Buffer) => { const { status, json } = await send('shan', 'readings/suggestion', bytes); return [status, json['code'], /[一-龥]/u.test(String(json['title']))]; };
    expect(await code(scan)).toEqual([422, 'noText', true]);
    expect((await send('shan', 'readings/suggestion', scan)).json['title']).toContain('扫描件');
    expect(await code(Buffer.from('%PDF-1.4 nonsense'))).toEqual([422, 'broken', true]);
    expect(await code(Buffer.from('{\\rtf1 }'))).toEqual([415, 'notADocument', true]);
    expect(await code(Buffer.from('PK\u0003\u0004word/document.xml and nothing else'))).toEqual([413, 'tooLarge', true]);
    expect(await code(await word())).toEqual([422, 'noText', true]);
  });
});

describe('a unit’s file', () => {
  it('answers the asks that its headings quote, and finds the contact; nothing is changed by reading', async () => {
    const id = await caseInSection(site);
    const reply = (await readCase(site, id)).reply[0];
    const bytes = await word('县交通运输局文件', '单晓明代表：', '您提出的建议收悉，现答复如下：', '一、关于“增设护栏”的建议', '将在后续工程中统筹考虑。', '二、关于“修复破损路面”的建议', '已列入今年养护工程。', '感谢您的关心。', '（联系人：沈一舟；联系电话：0577-60000000）', '2026年10月20日');
    const { status, json } = await send('section', `replies/${reply?.id}/reading`, bytes);
    expect([status, json]).toMatchObject([200, {
      opening: '您提出的建议收悉，现答复如下：', closing: '感谢您的关心。', contactName: '沈一舟', contactPhone: '0577-60000000',
      answers: [{ askNo: 2, text: '将在后续工程中统筹考虑。' }, { askNo: 1, text: '已列入今年养护工程。' }], leftOver: ['县交通运输局文件', '单晓明代表：', '2026年10月20日'],
    }]);
    expect((await readCase(site, id)).reply[0]).toEqual(reply);
    expect((await send('finance-head', `replies/${reply?.id}/reading`, bytes)).status).toBe(404);
  });

  it('comes back from a letter of this system as it was written', async () => {
    const { replyId } = await repliedCase(site);
    const letter = (await site.call('shan', 'GET', `/api/v1/replies/${replyId}/letter.docx`)).bytes;
    const { json } = await send('section', `replies/${replyId}/reading`, letter);
    expect(json['answers'].slice(0, 2).map((answer: { askNo: number; text: string }) => [answer.askNo, answer.text.includes(answer.askNo === 1 ? '已列入今年养护工程。' : '将在后续工程中统筹考虑。')])).toEqual([[1, true], [2, true]]);
  });
});
