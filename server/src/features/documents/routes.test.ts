import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { assignedCase, caseInSection, deliverReply, draftCase, readCase, repliedCase } from '../due/testing/story.ts';
import { fileRoutes } from '../files/public.ts';
import { keepPaper } from './keep-paper.ts';
import { recordCode } from './paper-mark.ts';
import { documentRoutes } from './routes.ts';
import { measurePdf, wordsOfPdf } from './test-data/measure-pdf.ts';

let site: CaseSite;
beforeAll(async () => {
  site = await caseSite(async (app, deps) => {
    await app.register(documentRoutes, deps);
    await app.register(fileRoutes, deps);
  });
});
afterAll(() => site.close());

const get = (name: string | null, url: string, headers: Record<string, string> = {}) => site.call(name, 'GET', `/api/v1/${url}`, undefined, headers);
const statuses = async (url: string, names: (string | null)[]) => Object.fromEntries(await Promise.all(names.map(async (name) => [name ?? 'stranger', (await get(name, url)).status])));

describe('a reply letter', () => {
  it('is a draft for its own unit alone, and says so on every page', async () => {
    const id = await caseInSection(site);
    const draft = (await readCase(site, id)).reply[0];
    const url = `replies/${draft?.id}/letter.pdf`;
    expect(await statuses(url, ['section', 'head', 'finance-head', 'shan', 'affairs', 'government', 'system', null]))
      .toEqual({ section: 200, head: 200, 'finance-head': 404, shan: 404, affairs: 404, government: 404, system: 404, stranger: 401 });
    await site.must('section', 'reply', draft?.id ?? '', 'save', { opening: '我局高度重视。', answers: [{ askNo: 1, resultClass: 'planned', text: '列入明年计划。', promise: { content: '完成修复', ownerName: '公路科', dueOn: '2027-05-01' } }] });
    const answer = await get('section', url);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-security-policy': "frame-ancestors 'self'", 'cache-control': 'private, no-cache' });
    expect(answer.headers['content-disposition']).toMatch(/^inline; .+%E9%80%81%E5%AE%A1%E7%A8%BF/);
    const pages = await measurePdf(new Uint8Array(answer.bytes));
    expect(pages.every((page) => page.text.replaceAll(/\s/g, '').includes('送审稿，未签发'))).toBe(true);
    const text = await wordsOfPdf(answer.bytes);
    for (const words of ['县交通运输局文件', '单晓明代表：', '收悉。经研究，现答复如下：', '我局高度重视。', '一、关于“修复破损路面”的建议', '办理结果：列入计划逐步解决。', '列入明年计划。', '完成修复（完成时限：2027年5月1日；责任人：公路科）']) expect(text).toContain(words);
    expect(text).not.toContain('卢局长');
  });

  it('once signed is the same for everybody who sees the case, before and after it is kept', async () => {
    const { replyId, suggestionId } = await repliedCase(site);
    const url = `replies/${replyId}/letter.pdf`;
    const rendered = await get('shan', url);
    expect(rendered.status).toBe(200);
    expect(await keepPaper(site.deps, 'county', 'replyLetter', replyId)).toBe(suggestionId);
    expect(await keepPaper(site.deps, 'county', 'replyLetter', replyId)).toBe(suggestionId);
    const reply = (await readCase(site, suggestionId)).reply[0];
    expect(reply?.letterFileId).not.toBeNull();
    const kept = await get('lin', url);
    expect(kept.bytes.equals(rendered.bytes)).toBe(true);
    expect(kept.headers['etag']).toBe(rendered.headers['etag']);
    expect((await get('affairs', url, { 'if-none-match': String(kept.headers['etag']) })).status).toBe(304);
    expect((await get('affairs', url, { range: 'bytes=0-4' })).bytes.toString()).toBe('%PDF-');
    expect((await site.database.ownerPool.query('select count(*)::int as n from uploaded_file')).rows[0].n).toBe(1);
    const text = await wordsOfPdf(kept.bytes);
    for (const words of [reply?.letterNumber ?? '?', '签发人：卢局长', '类别：', '关于第十八届第五次会议第', '代表建议办理情况征询意见表', recordCode(reply?.letterHash ?? ''), '承诺事项清单', '欢迎继续监督。']) expect(text).toContain(words.replaceAll(/\s/g, ''));
    expect(text).not.toContain('送审稿');
    expect(await statuses(url, ['finance-head', 'court-head', 'system', 'audit', null])).toEqual({ 'finance-head': 404, 'court-head': 404, system: 404, audit: 404, stranger: 401 });
    // The kept copy is reached as a file too, by the same right.
    expect(await statuses(`files/${reply?.letterFileId}`, ['shan', 'lin', 'finance-head', 'system'])).toEqual({ shan: 200, lin: 200, 'finance-head': 404, system: 404 });
  });

  it('carries the number of the unit’s own office as it was written', async () => {
    const id = await caseInSection(site);
    const replyId = await deliverReply(site, id, { letterNumber: '霁交〔2026〕建提字第7号' });
    expect(await wordsOfPdf((await get('head', `replies/${replyId}/letter.pdf`)).bytes)).toContain('霁交〔2026〕建提字第7号');
  });

  it('goes out in the form chosen at sign-off, with the assisting units that agreed to sign', async () => {
    const id = await caseInSection(site, { assisting: true });
    const { assistingOpinion: [opinion], reply: [draft] } = await readCase(site, id);
    await site.must('finance-section', 'assistingOpinion', opinion?.id ?? '', 'save', { text: '资金已列入预算。', contactName: '钱科员', contactPhone: '0577-1' });
    await site.must('finance-section', 'assistingOpinion', opinion?.id ?? '', 'submitForCheck');
    await site.must('finance-head', 'assistingOpinion', opinion?.id ?? '', 'deliver', { agreesToJointReply: true });
    await deliverReply(site, id, { form: 'letter', joint: true });
    const text = await wordsOfPdf((await get('shan', `replies/${draft?.id}/letter.pdf`)).bytes);
    expect(text).not.toContain('签发人');
    expect(text).not.toContain('县交通运输局文件');
    expect(text).toMatch(/县交通运输局（?印?章?）?.*县财政局2026年10月20日/u);
  });

  it('is given to nobody once it differs from what was signed', async () => {
    const { replyId } = await repliedCase(site);
    await site.database.ownerPool.query(`update reply set letter = jsonb_set(letter, '{closing}', '"改过的话"') where id = $1`, [replyId]);
    const answer = await get('shan', `replies/${replyId}/letter.pdf`);
    expect([answer.status, answer.json.code]).toEqual([409, 'letterChanged']);
    await expect(keepPaper(site.deps, 'county', 'replyLetter', replyId)).rejects.toThrow('letterChanged');
  });

  it('does not exist where there is none', async () => {
    expect((await get('head', 'replies/nothing/letter.pdf')).status).toBe(404);
    expect(await keepPaper(site.deps, 'county', 'replyLetter', 'nothing')).toBeNull();
    expect((await get('head', `replies/${'x'.repeat(80)}/letter.pdf`)).status).toBe(400);
  });
});

describe('the other papers', () => {
  it('prints the deputy’s sheet: a draft for its author alone, telephone numbers not for other deputies', async () => {
    const id = await draftCase(site);
    const url = `suggestions/${id}/sheet.pdf`;
    expect(await statuses(url, ['shan', 'lin', 'affairs', null])).toEqual({ shan: 200, lin: 404, affairs: 404, stranger: 401 });
    expect(await wordsOfPdf((await get('shan', url)).bytes)).toContain('未提交');
    const { suggestionId } = await repliedCase(site);
    const [own, other, office] = await Promise.all(['shan', 'lin', 'affairs'].map(async (name) => wordsOfPdf((await get(name, `suggestions/${suggestionId}/sheet.pdf`)).bytes)));
    for (const words of ['霁川县第十八届人民代表大会第五次会议', '大会期间提出', '18001', '霁城镇代表团', '县交通运输局', '修复破损路面', '多年提出未注明', '审查意见', '常委会办公室审查通过（', '承办单位县交通运输局（主办）', '交办日期2026年10月20日', '答复期限2027年1月20日']) expect(other).toContain(words);
    expect([own, office, other].map((text) => text?.includes('13800000000'))).toEqual([true, true, false]);
  });

  it('prints a talk once it is recorded', async () => {
    const id = await caseInSection(site);
    const task = (await readCase(site, id)).handlingTask[0];
    await site.must('section', 'handlingTask', task?.id ?? '', 'scheduleConsultation', { plannedAt: '2026-10-20T06:30:00Z', place: '柏树村文化礼堂', mode: 'onSite', phase: 'during' });
    const talk = (await readCase(site, id)).consultation[0];
    const url = `consultations/${talk?.id}/record.pdf`;
    const early = await get('section', url);
    expect([early.status, early.json.code]).toEqual([409, 'nothingToPrint']);
    await site.must('section', 'consultation', talk?.id ?? '', 'record', {
      heldOn: '2026-10-20', place: '柏树村文化礼堂', mode: 'onSite', phase: 'during', deputiesPresent: ['单晓明'], attendees: [{ name: '卢局长', position: '局长', rank: 'unitHead' }], deputyOpinion: '先修边坡。', unitOpinion: '同意。',
    });
    expect(await wordsOfPdf((await get('shan', url)).bytes)).toContain('14:30');
    await site.must('shan', 'consultation', talk?.id ?? '', 'confirm', { opinion: '属实' });
    const text = await wordsOfPdf((await get('affairs', url)).bytes);
    for (const words of ['面商记录', '办中（第1次）', '现场面商', '单位主要负责人', '先修边坡。', '网上确认']) expect(text).toContain(words);
    expect((await get('court-head', url)).status).toBe(404);
  });

  it('prints what is handed to a unit, what it asks to give back, and the extension it asks for', async () => {
    const id = await assignedCase(site, { assisting: true });
    const [task] = (await readCase(site, id)).handlingTask;
    const url = (form: string) => `handling-tasks/${task?.id}/${form}.pdf`;
    const handed = await wordsOfPdf((await get('affairs', url('assignment'))).bytes);
    for (const words of ['代表建议交办单', '县交通运输局（主办）', '县财政局（会办）', '1．修复破损路面', '签收：', '答复：', '第五十一条', '县政府办公室']) expect(handed).toContain(words);
    expect(await statuses(url('assignment'), ['liaison', 'finance-head', 'shan', 'government', 'court-head', 'system', null])).toEqual({ liaison: 200, 'finance-head': 200, shan: 200, government: 200, 'court-head': 404, system: 404, stranger: 401 });
    for (const form of ['return', 'extension']) expect((await get('affairs', url(form))).status).toBe(409);

    await site.must('liaison', 'handlingTask', task?.id ?? '', 'requestReturn', { ground: '三定规定第三条', reason: '属水利工程', suggestedUnit: '县水利局' });
    expect(await wordsOfPdf((await get('liaison', url('return'))).bytes)).toContain('待决定');
    await site.must('affairs', 'handlingTask', task?.id ?? '', 'refuseReturn', { reason: '道路养护属你局职责' });
    const returned = await wordsOfPdf((await get('affairs', url('return'))).bytes);
    for (const words of ['代表建议退办申请单', '属水利工程（建议交县水利局）', '三定规定第三条', '不同意退办：道路养护属你局职责']) expect(returned).toContain(words);
    // Handed on later for another reason, the form still says what was decided.
    const other = await assignedCase(site);
    const [theirs] = (await readCase(site, other)).handlingTask;
    await site.must('liaison', 'handlingTask', theirs?.id ?? '', 'requestReturn', { ground: '三定规定第三条', reason: '属水利工程' });
    await site.must('affairs', 'handlingTask', theirs?.id ?? '', 'refuseReturn', { reason: '属你局职责' });
    await site.must('affairs', 'handlingTask', theirs?.id ?? '', 'reassign', { unitId: 'finance', reason: '机构改革' });
    const kept = await wordsOfPdf((await get('affairs', `handling-tasks/${theirs?.id}/return.pdf`)).bytes);
    expect(kept).toContain('不同意退办：属你局职责');

    await site.must('liaison', 'handlingTask', task?.id ?? '', 'accept');
    await site.must('liaison', 'handlingTask', task?.id ?? '', 'routeToSection', { sectionId: 'roads', handlerName: '沈一舟' });
    await site.must('head', 'handlingTask', task?.id ?? '', 'requestExtension', { ground: 'wideAndDifficult', reason: '跨县征地须报批' });
    await site.must('government', 'handlingTask', task?.id ?? '', 'grantExtension', { note: '抓紧办理' });
    const extended = await wordsOfPdf((await get('shan', url('extension'))).bytes);
    for (const words of ['代表建议延期答复申请单', '跨县征地须报批', '同意延期到2027年4月', '抓紧办理']) expect(extended).toContain(words);
  });

  it('prints an assisting opinion, in drafting for its own unit alone', async () => {
    const id = await caseInSection(site, { assisting: true });
    const opinion = (await readCase(site, id)).assistingOpinion[0];
    const url = `assisting-opinions/${opinion?.id}/letter.pdf`;
    await site.must('finance-section', 'assistingOpinion', opinion?.id ?? '', 'save', { text: '资金已列入预算。', contactName: '钱科员', contactPhone: '0577-1' });
    expect(await statuses(url, ['finance-head', 'section', 'affairs', 'shan'])).toEqual({ 'finance-head': 200, section: 404, affairs: 404, shan: 404 });
    expect(await wordsOfPdf((await get('finance-section', url)).bytes)).toContain('送审稿');
    await site.must('finance-section', 'assistingOpinion', opinion?.id ?? '', 'submitForCheck');
    await site.must('finance-head', 'assistingOpinion', opinion?.id ?? '', 'deliver', { letterNumber: '霁财函〔2026〕3号' });
    const text = await wordsOfPdf((await get('section', url)).bytes);
    for (const words of ['县财政局文件', '霁财函〔2026〕3号', '县交通运输局：', '的会办意见', '资金已列入预算。']) expect(text).toContain(words);
    expect(text).not.toContain('送审稿');
  });
});
