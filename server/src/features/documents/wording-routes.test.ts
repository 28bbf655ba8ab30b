import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { repliedCase } from '../due/testing/story.ts';
import { documentRoutes, wordingRoutes } from './public.ts';
import { wordsOfPdf } from './test-data/measure-pdf.ts';
import { shippedTexts, wordingKinds } from './wording/wordings.ts';

let site: CaseSite;
beforeAll(async () => { site = await caseSite(async (app, deps) => { await app.register(documentRoutes, deps); await app.register(wordingRoutes, deps); }); });
afterAll(() => site.close());

const url = '/api/v1/wordings';
const adopt = (name: string | null, kind: string, version: string | null, texts: object, reason = '代表工委会议决定') =>
  site.call(name, 'POST', `${url}/${kind}`, { texts, reason }, version === null ? {} : { 'if-match': version });
const preview = (kind: string, texts: object, name = 'affairs') => site.call(name, 'POST', `${url}/${kind}/preview`, { texts });
const letterOf = async (replyId: string) => wordsOfPdf((await site.call('shan', 'GET', `/api/v1/replies/${replyId}/letter.pdf`)).bytes);

describe('the wording of the papers', () => {
  it('is read by everybody, with its placeholders and what was shipped', async () => {
    const { status, json } = await site.call('liaison', 'GET', url);
    expect([status, json['items'].map((item: { kind: string }) => item.kind)]).toEqual([200, wordingKinds]);
    expect(json['items'][0]).toMatchObject({ version: 0, mayChange: false, fields: expect.arrayContaining([expect.objectContaining({ key: 'opening', placeholders: expect.arrayContaining([{ name: '建议标题', explanation: '建议的标题' }]) })]) });
    expect((await site.call(null, 'GET', url)).status).toBe(401);
  });

  it('is previewed as a paper of invented data, for every kind, without markup getting through', async () => {
    for (const kind of wordingKinds) {
      const answer = await preview(kind, {});
      expect([kind, answer.status, answer.headers['content-type']]).toEqual([kind, 200, 'application/pdf']);
      expect(await wordsOfPdf(answer.bytes), kind).toContain('样张');
    }
    expect(await wordsOfPdf((await preview('replyLetter', { closingWithPromises: '谢谢 #panic("x") *粗* $x$。', copyTo: '县审计局' })).bytes)).toMatch(/谢谢#panic\("x"\)\*粗\*\$x\$。.*县财政局，县审计局。/u);
    expect((await preview('replyLetter', { opening: '{没有}' })).json).toMatchObject({ status: 422, errors: [{ field: 'texts.opening', text: expect.stringContaining('可以用的有：{建议标题}') }] });
    expect([(await preview('nothing', {})).status, (await preview('replyLetter', {}, 'head')).status]).toEqual([404, 403]);
  });

  it('is adopted as a whole version with a reason; what went out keeps its words, what goes out next has the new ones', async () => {
    const early = await repliedCase(site);
    const before = (await site.call('shan', 'GET', `/api/v1/replies/${early.replyId}/letter.pdf`)).bytes;
    const texts = { opening: '{提出方式}《{建议标题}》（{建议编号}）已收到，{研究经过}，答复如下：' };
    expect([(await adopt('head', 'replyLetter', '"0"', texts)).status, (await adopt('affairs', 'replyLetter', null, texts)).status, (await adopt('affairs', 'replyLetter', '"2"', texts)).status, (await adopt('affairs', 'replyLetter', '"0"', texts, ' ')).status]).toEqual([403, 428, 412, 400]);
    expect((await adopt('affairs', 'replyLetter', '"0"', {})).json['code']).toBe('unchanged');
    expect((await adopt('affairs', 'replyLetter', '"0"', { opening: '{无此项}' })).status).toBe(422);
    const done = await adopt('affairs', 'replyLetter', '"0"', texts);
    expect([done.status, done.headers['etag'], done.json['version'], done.json['reason']]).toEqual([200, '"1"', 1, '代表工委会议决定']);
    const late = await repliedCase(site);
    expect(await letterOf(late.replyId)).toContain('已收到，经研究，答复如下：');
    expect((await site.call('shan', 'GET', `/api/v1/replies/${early.replyId}/letter.pdf`)).bytes.equals(before)).toBe(true);
    expect((await site.database.ownerPool.query('select record_id, wording_version from issued_paper order by kept_at')).rows.map((row: { wording_version: number }) => row.wording_version)).toEqual([0, 1]);
    expect((await site.database.ownerPool.query(`select event, body ->> 'reason' as reason from audit_entry where record_kind = 'wording'`)).rows).toEqual([{ event: 'WordingAdopted', reason: '代表工委会议决定' }]);
  });

  it('goes back to what was shipped by another version, and shows all of them', async () => {
    expect((await adopt('system', 'replyLetter', '"1"', shippedTexts('replyLetter'), '恢复出厂用语')).json['version']).toBe(2);
    const { json } = await site.call('affairs', 'GET', `${url}/replyLetter/versions`);
    expect(json['items'].map((item: { version: number; adoptedBy: string; texts: { opening: string } }) => [item.version, item.adoptedBy, item.texts.opening.includes('已收到')])).toEqual([[2, '安系统', false], [1, expect.any(String), true]]);
  });
});
