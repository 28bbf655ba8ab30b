import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { caseInSection, deliverReply, readCase } from '../due/testing/story.ts';
import { keepPaper } from './keep-paper.ts';
import { recordCode } from './paper-mark.ts';
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

const get = (name: string, url: string) => site.call(name, 'GET', url);

// 浙江规定 22: each deputy who signed is answered.
it('gives each deputy who signed the letter that is addressed to him, all from one signed text, each print with a code of its own', async () => {
  const id = await caseInSection(site, { coSigners: ['lin'] });
  const replyId = await deliverReply(site, id);
  const url = `/api/v1/replies/${replyId}/letter.pdf`;
  const { reply: [reply], coSponsorship: [lin] } = await readCase(site, id);
  const hash = reply?.letterHash ?? '';
  expect(await keepPaper(site.deps, 'county', 'replyLetter', replyId)).toBe(id);
  const [lead, own, asked] = await Promise.all([get('shan', url), get('lin', url), get('affairs', `${url}?to=${lin?.id}`)]);
  const [leadText, ownText] = [await wordsOfPdf(lead.bytes), await wordsOfPdf(own.bytes)];
  for (const words of ['单晓明代表：', '您领衔，林大为代表联名提出的', '征询意见表', recordCode(hash)]) expect(leadText).toContain(words);
  for (const words of ['林大为代表：', '您与单晓明代表联名提出的', '已列入今年养护工程。', hash]) expect(ownText).toContain(words);
  expect([ownText.includes('征询意见表'), ownText.includes(recordCode(hash)), leadText.includes(hash)]).toEqual([false, false, true]);
  // The office prints each one's; whatever the deputy asks for, he gets his own.
  expect([asked.bytes.equals(own.bytes), (await get('head', `${url}?to=${lin?.id}`)).bytes.equals(own.bytes), (await get('affairs', url)).bytes.equals(lead.bytes)]).toEqual([true, true, true]);
  expect((await get('affairs', `${url}?to=nobody`)).json['code']).toBe('noSuchRecipient');
  expect((await get('finance-head', `${url}?to=${lin?.id}`)).status).toBe(404);
  const check = await site.call('affairs', 'POST', '/api/v1/papers/verify', own.bytes, { 'content-type': 'application/pdf' });
  expect(check.json).toMatchObject({ verdict: 'genuine', details: { href: `${url}?to=${lin?.id}` } });
  // The file that stands with the record stays the lead sponsor's.
  const kept = await site.database.ownerPool.query(`select p.edition from reply r join issued_paper p on p.file_id = r.letter_file_id where r.id = $1`, [replyId]);
  expect(kept.rows).toEqual([{ edition: 'signed' }]);
});
