import { readFile } from 'node:fs/promises';
import { Document, Packer, Paragraph } from 'docx';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measurePdf, wordsOfPdf } from '../server/src/features/documents/test-data/measure-pdf.ts';
import { storyOf } from '../server/src/testing/story.ts';
import { desk, launchBrowser, visit } from './browser.ts';
import { cast } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** A signed letter in the hands of others: is it genuine, and what does it tell to whom? */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let story: ReturnType<typeof storyOf>;
beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z');
  story = storyOf(site);
  await story.untilReplied();
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('a signed letter', () => {
  let code = '';
  let letter: Buffer;

  it('is opened as PDF with its code on every page, and taken as Word with the same words', async () => {
    const clerk = await company.as('affairs');
    await clerk.open(`/suggestions/${story.id}`);
    const link = clerk.page.getByRole('link', { name: '答复函（PDF）' }).first();
    const href = await link.getAttribute('href');
    const answer = await clerk.context.request.get(`${site.url}${href}`);
    letter = await answer.body();
    const pages = await measurePdf(new Uint8Array(letter));
    const codes = pages.map(({ text }) => /校验码\s*([0-9A-Z]{4}-[0-9A-Z]{4})/u.exec(text)?.[1]);
    code = codes[0] ?? '';
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(new Set(codes)).toEqual(new Set([code]));
    const [download] = await Promise.all([clerk.page.waitForEvent('download'), clerk.page.getByRole('link', { name: /^Word\s*（答复函）$/ }).first().click()]);
    expect(download.suggestedFilename()).toMatch(/答复\.docx$/);
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
  });

  it('is printed for each deputy who signed, and the one who co-signed opens the one addressed to him', async () => {
    const clerk = await company.as('affairs');
    const reply = await story.last('reply');
    await clerk.open(`/replies/${reply.id}`);
    const href = await clerk.page.getByRole('link', { name: '单晓明代表（PDF）' }).getAttribute('href');
    const pages = await measurePdf(new Uint8Array(await (await clerk.context.request.get(`${site.url}${href}`)).body()));
    expect(pages.map(({ text }) => text).join('')).toContain('单晓明代表：');
    const shan = await company.as('shan');
    await shan.start();
    const own = await measurePdf(new Uint8Array(await (await shan.context.request.get(`${site.url}/api/v1/replies/${reply.id}/letter.pdf`)).body()));
    expect(own.map(({ text }) => text)).toEqual(pages.map(({ text }) => text));
  });

  it('is found genuine by its file, and a changed copy of it is not', async () => {
    const clerk = await company.as('affairs');
    await clerk.open('/papers/verify');
    const choose = clerk.page.getByLabel('选择 PDF 文件');
    await choose.setInputFiles({ name: '答复.pdf', mimeType: 'application/pdf', buffer: letter });
    await clerk.see(/逐字节相同/);
    await choose.setInputFiles({ name: '改过的答复.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([letter, Buffer.from('\n%')]) });
    await clerk.see(/不是原件/);
    await clerk.see('打开留存的原件（PDF）');
  });

  it('is known by its code to a stranger, who learns nothing of what it says', async () => {
    const { page, context } = await visit(browser, site.url, { ...desk, width: 390 });
    await page.goto(`${site.url}/v/${code.toLowerCase()}`);
    await page.getByText('本系统签发过这份文书').waitFor();
    const words = await page.locator('main').innerText();
    expect(words).toContain('答复函');
    const { title, leadName } = (await site.get('affairs', `/api/v1/suggestions/${story.id}`)) as unknown as { title: string; leadName: string };
    for (const closed of [title, leadName]) expect(words).not.toContain(closed);
    await page.getByLabel('校验码').fill('AAAA-AAAA');
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByText('本系统没有签发过这个校验码的文书').waitFor();
    await context.close();
  });
});

describe('the wording of the papers', () => {
  it('is written beside a sample that follows, refuses what cannot be filled, and is adopted with a reason', async () => {
    const clerk = await company.as('affairs');
    await clerk.open('/administration/wordings');
    const field = clerk.page.getByLabel('结尾', { exact: true });
    await field.fill('感谢{没有的}。');
    await clerk.see(/没有“\{没有的\}”这个占位符/);
    const sampled = clerk.page.waitForResponse((answer) => answer.url().endsWith('/preview') && answer.status() === 200);
    await field.fill('谢谢您的监督。');
    await sampled;
    await clerk.page.getByRole('img', { name: /^第1页/ }).waitFor();
    await clerk.fill('依据和理由', '代表工委会议决定');
    await clerk.press('启用这一版');
    await clerk.see(/第 1 版，.*代表工委会议决定/);
    const items = (await site.get('affairs', '/api/v1/wordings')) as unknown as { items: { kind: string; version: number }[] };
    expect(items.items.find((one) => one.kind === 'replyLetter')?.version).toBe(1);
  });
});

describe('a text written in Word', () => {
  it('is read into the form on the phone after a look at where it went; a file without text is refused plainly', async () => {
    const deputy = await company.as('lin');
    await deputy.open('/m/write');
    await deputy.page.locator('summary', { hasText: '从 Word 或 PDF 读入' }).click();
    const choose = deputy.page.getByLabel('选择文件（.docx、.pdf）');
    await choose.setInputFiles({ name: '扫描.pdf', mimeType: 'application/pdf', buffer: Buffer.from('{\\rtf1 }') });
    await deputy.see(/只能读入 Word/);
    const lines = ['关于在柏树村设置候车亭的建议', '一、情况', '村口没有候车亭。', '二、分析', '线路新开，设施没有跟上。', '三、具体建议', '（一）设置候车亭。', '（二）增加照明。'];
    const word = await Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }));
    await choose.setInputFiles({ name: '建议.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: word });
    await deputy.see('请核对读到的内容，');
    await deputy.press('填入');
    await expect.poll(() => deputy.page.getByLabel('标题', { exact: true }).inputValue()).toBe('关于在柏树村设置候车亭的建议');
    await expect.poll(() => deputy.page.getByLabel('情况', { exact: true }).inputValue()).toBe('村口没有候车亭。');
    await expect.poll(() => deputy.page.getByLabel('第2条', { exact: true }).inputValue()).toBe('增加照明。');
  });
});

describe('the report on handling', () => {
  it('is begun, written and finished on its page, and opened as a paper with what was written and the figures of the record', async () => {
    const clerk = await company.as('affairs');
    await clerk.open('/numbers');
    await clerk.page.getByRole('link', { name: '办理情况报告' }).click();
    await clerk.press('起草一年的报告');
    await clerk.fill('在哪次会议上报告', '县十八届人大常委会第三十次会议');
    await clerk.page.getByRole('button', { name: '起草', exact: true }).click();
    await clerk.see(/登记代表建议\d+件/);
    await clerk.page.getByRole('button', { name: '撰写', exact: true }).click();
    for (const [label, text] of [['主要做法和成效', '主要负责人领办。'], ['存在的问题', '个别承诺没有按期落实。'], ['下一步打算', '逐项跟踪到落实。']] as const) await clerk.page.getByLabel(label).fill(text);
    await clerk.page.getByRole('dialog').getByRole('button', { name: '撰写' }).click();
    await clerk.see('逐项跟踪到落实。');
    await clerk.press('定稿');
    await clerk.page.getByRole('dialog').getByRole('button', { name: '定稿' }).click();
    await clerk.see('已定稿');
    const href = await clerk.page.getByRole('link', { name: '办理情况报告（PDF）' }).getAttribute('href');
    const answer = await clerk.context.request.get(`${site.url}${href}`);
    const text = await wordsOfPdf(await answer.body());
    for (const words of ['主任、各位副主任、各位委员：', '个别承诺没有按期落实。', '附件1各项指标']) expect(text).toContain(words);
  });
});
