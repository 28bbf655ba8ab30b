import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDueEvents } from '../due/run-due-events.ts';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { readCase, repliedCase } from '../due/testing/story.ts';
import { evaluationRoundRoutes } from '../evaluation-rounds/public.ts';
import { enrolCase } from '../evaluation-rounds/follow-round.ts';
import { documentRoutes, roundFormsRoute } from './public.ts';
import { measurePdf, wordsOfPdf } from './test-data/measure-pdf.ts';

let site: CaseSite;
beforeAll(async () => { site = await caseSite(async (app, deps) => { await app.register(evaluationRoundRoutes, deps); await app.register(documentRoutes, deps); await app.register(roundFormsRoute, deps); }); });
afterAll(() => site.close());

it('is handed out blank, says nothing of a rating under embargo to anybody, and is printed as it was given once it is disclosed', async () => {
  const { suggestionId } = await repliedCase(site);
  await site.call('affairs', 'POST', '/api/v1/evaluation-rounds', { name: '第一轮测评', opensOn: '2026-10-26', closesOn: '2026-11-06', sequence: 1 });
  site.clock.moveTo('2026-10-26T00:30:00Z');
  await runDueEvents(site.deps, '2026-10-26');
  await enrolCase(site.deps, 'county', suggestionId);
  const rating = (await readCase(site, suggestionId)).evaluation[0];
  const url = `/api/v1/evaluations/${rating?.id}/form.pdf`;
  const print = async (who: string | null) => {
    const { status, bytes } = await site.call(who, 'GET', url);
    return { status, bytes, text: status === 200 ? await wordsOfPdf(bytes) : '' };
  };
  const blank = await print('affairs');
  for (const words of ['代表建议办理情况征询意见表', '十八届五次会议第', '关于修复云溪桥至柏树村公路的建议', '县交通运输局', '办理态度', '办理结果', '具体意见', '2026年11月6日', '不交承办单位', '校验码']) expect(blank.text).toContain(words.replace('十八届五次会议第', '第'));
  expect([(await print('head')).status, (await print('lin')).status, (await print(null)).status]).toEqual([404, 404, 401]);
  // All that are still to be handed out in one file, each the very paper with its own code.
  const { suggestionId: other } = await repliedCase(site);
  await enrolCase(site.deps, 'county', other);
  const round = `/api/v1/evaluation-rounds/${rating?.roundId}/forms.pdf`;
  const collected = async (query = '') => (await measurePdf(new Uint8Array((await site.call('affairs', 'GET', `${round}${query}`)).bytes))).map((one) => one.text.replaceAll(/\s/g, ''));
  const codeIn = (text: string) => /校验码([0-9A-Z]{4}-[0-9A-Z]{4})/u.exec(text)?.[1];
  const numbers = await Promise.all([suggestionId, other].map(async (id) => `第${(await readCase(site, id)).suggestion.number}号`));
  for (const query of ['', '?order=deputy']) {
    const pages = await collected(query);
    expect(pages.map((text) => numbers.findIndex((number) => text.includes(number)))).toEqual([0, 1]);
    expect([codeIn(pages[0] ?? ''), pages.every((text) => text.includes('—1—') && text.includes('记录摘要'))]).toEqual([codeIn(blank.text), true]);
  }
  expect((await Promise.all(['head', 'lin', 'shan', 'government'].map((who) => site.call(who, 'GET', round)))).map((one) => one.status)).toEqual([403, 403, 403, 403]);
  expect([(await site.call('affairs', 'GET', `${round}?part=2`)).json['title'], (await site.call('affairs', 'GET', round.replace(rating?.roundId ?? '', 'none'))).status]).toEqual([expect.stringContaining('没有这么多册'), 404]);
  await site.must('shan', 'evaluation', rating?.id ?? '', 'rate', { attitude: 'satisfied', result: 'dissatisfied', reason: '路还没有修完。', talk: 'met', pertinence: 'none', again: 'wanted' });
  // Rated, and still the same bytes for the office and for the deputy: nothing tells that there is a rating, let alone which.
  expect([(await print('affairs')).bytes.equals(blank.bytes), (await print('shan')).bytes.equals(blank.bytes), (await print('head')).status]).toEqual([true, true, 404]);
  expect((await collected()).map((text) => numbers.findIndex((number) => text.includes(number)))).toEqual([1]);
  await site.must('shan', 'evaluation', rating?.id ?? '', 'liftEmbargo');
  const filled = await print('head');
  expect(filled.text).toContain('路还没有修完。');
  expect(filled.text).toContain('（网上测评）');
  expect((await site.call('affairs', 'GET', url.replace('.pdf', '.docx'))).bytes.subarray(0, 2).toString()).toBe('PK');
  expect((await site.database.ownerPool.query(`select edition from issued_paper where kind = 'ratingForm' order by edition, kept_at`)).rows).toEqual([{ edition: 'blank-2026-11-06' }, { edition: 'blank-2026-11-06' }, { edition: 'disclosed' }]);
});
