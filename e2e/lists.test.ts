import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Download, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measurePdf } from '../server/src/features/documents/test-data/measure-pdf.ts';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** What an office does with its lists all year: choose columns, keep a view, take the list along as a file, print a whole case. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let replied: ReturnType<typeof storyOf>;
const title = '关于改造霁城镇南环路破损路面的建议';

beforeAll(async () => {
  site = await openSite('2026-03-02T01:00:00Z');
  replied = storyOf(site, title);
  await replied.untilReplied();
  const registered = storyOf(site, '=关于加强河道保洁的建议');
  await registered.untilReviewed();
  await registered.register();
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const headings = async ({ page }: Person) => (await page.getByRole('columnheader').allInnerTexts()).map((text) => text.replace(/[\s▲▼↕]/g, ''));
const rows = ({ page }: Person) => page.getByRole('region', { name: '建议列表' }).getByRole('row');
/** The menu that a button opens, and one of its choices. */
async function fromMenu({ page }: Person, button: RegExp | string, choice: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('menuitem', { name: choice }).click();
}
async function downloaded(person: Person, choice: string): Promise<Download> {
  const [file] = await Promise.all([person.page.waitForEvent('download'), fromMenu(person, /^导出/, choice)]);
  return file;
}
async function findings(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const run = `axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] })`;
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(run);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe('the list of suggestions', () => {
  it('shows the columns that one chooses, by the keyboard alone', async () => {
    const affairs = await company.as('affairs');
    await affairs.open('/suggestions');
    await rows(affairs).nth(1).waitFor();
    expect(await headings(affairs)).toEqual(['编号', '标题', '领衔代表', '主办单位', '状态', '最近期限']);
    const { page } = affairs;
    await page.getByRole('button', { name: '列', exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '显示哪些列' });
    await dialog.getByRole('checkbox', { name: '领衔代表' }).press('Space');
    await dialog.getByRole('checkbox', { name: '类别' }).press('Space');
    expect(await dialog.getByRole('checkbox', { name: '标题' }).isDisabled(), 'the title leads to the record').toBe(true);
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '确定' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('columnheader', { name: '类别' }).waitFor();
    expect(await headings(affairs)).toEqual(['编号', '标题', '主办单位', '状态', '最近期限', '类别']);
    await page.reload();
    await rows(affairs).nth(1).waitFor();
    expect(await headings(affairs), 'the address keeps them').toContain('类别');
  });

  it('is kept as a view, chosen again, renamed and deleted; nobody else sees it', async () => {
    const affairs = await company.as('affairs');
    const { page } = affairs;
    await page.getByRole('group', { name: '按阶段筛选' }).getByRole('button', { name: '待登记交办' }).click();
    await page.getByRole('columnheader', { name: /编号/ }).getByRole('button').click();
    await fromMenu(affairs, /^视图/, '把现在的列表存为视图');
    const dialog = page.getByRole('dialog', { name: '存为视图' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await affairs.see('请填写名称', dialog);
    await affairs.fill('名称', '等交办的', dialog);
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '视图：等交办的' }).waitFor();
    await affairs.open('/suggestions');
    await rows(affairs).nth(2).waitFor();
    await fromMenu(affairs, /^视图/, '等交办的');
    await rows(affairs).nth(2).waitFor({ state: 'detached' });
    await page.getByRole('columnheader', { name: '类别' }).waitFor();
    expect(await headings(affairs)).toEqual(['编号', '标题', '主办单位', '状态', '最近期限', '类别']);
    expect(new URL(page.url()).searchParams.get('sort')).toBe('number');
    await fromMenu(affairs, /^视图/, '改名、替换、删除');
    await page.getByRole('button', { name: /^改名.*等交办的/ }).click();
    expect(await findings(page)).toEqual([]);
    await affairs.fill('名称', '待交办一览');
    await page.getByRole('form', { name: '改名' }).getByRole('button', { name: '改名' }).click();
    await page.getByRole('button', { name: /^删除.*待交办一览/ }).waitFor();
    const office = await company.as('office');
    await office.open('/suggestions');
    await office.page.getByRole('button', { name: /^视图/ }).click();
    await office.page.getByRole('menuitem', { name: '还没有保存过视图' }).waitFor();
    await page.getByRole('button', { name: /^删除.*待交办一览/ }).click();
    await affairs.see('确定删除视图“待交办一览”？');
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await affairs.see('没有视图了');
    await page.getByRole('button', { name: '关闭' }).click();
  });

  it('is taken along as a file, just as it is shown', async () => {
    const affairs = await company.as('affairs');
    await affairs.open('/suggestions?columns=title,category&sort=title');
    await rows(affairs).nth(2).waitFor();
    const sheet = await downloaded(affairs, '导出 Excel 表格');
    expect(sheet.suggestedFilename()).toBe('建议列表-2026-03-02.xlsx');
    expect(await readSheet(await readFile(await sheet.path()))).toEqual([['标题', '重点督办', '纸质录入', '跨届', '类别'], ['=关于加强河道保洁的建议', null, null, null, '大会期间'], [title, null, null, null, '大会期间']]);
    await affairs.page.getByRole('button', { name: /^导出/ }).waitFor();
    const plain = await downloaded(affairs, '导出 CSV 文件');
    expect(await readFile(await plain.path(), 'utf8')).toBe(`\ufeff标题,重点督办,纸质录入,跨届,类别\r\n'=关于加强河道保洁的建议,,,,大会期间\r\n${title},,,,大会期间\r\n`);
  });

  it('says in words why a file cannot be had', async () => {
    const affairs = await company.as('affairs');
    await affairs.page.route('**/api/v1/suggestions/export*', (route) => route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ title: '符合条件的太多，一次导不出来', detail: '请再加筛选条件' }) }));
    await affairs.page.getByRole('button', { name: /^导出/ }).waitFor();
    await fromMenu(affairs, /^导出/, '导出 CSV 文件');
    await affairs.see('符合条件的太多，一次导不出来：请再加筛选条件');
    await affairs.page.unroute('**/api/v1/suggestions/export*');
  });
});

describe('the ledger of promises', () => {
  it('is taken along as a file by the unit that made them', async () => {
    const head = await company.as('roads-head');
    await head.open('/commitments?filter=all');
    await head.see('铺设排水管');
    const file = await downloaded(head, '导出 CSV 文件');
    expect(file.suggestedFilename()).toBe('承诺台账-2026-03-02.csv');
    expect(await readFile(await file.path(), 'utf8')).toContain('铺设排水管');
  });
});

describe('a whole case on paper', () => {
  it('holds what the reader sees, on numbered A4 pages', async () => {
    const affairs = await company.as('affairs');
    await affairs.open(`/suggestions/${replied.id}`);
    await affairs.press('打印全案');
    await affairs.page.getByRole('button', { name: '打印', exact: true }).waitFor();
    expect((await affairs.page.getByRole('heading', { level: 2 }).allInnerTexts())).toEqual(['基本情况', '建议内容', '联名代表', '审核', '交办与承办', '会办意见', '答复', '承诺及其落实', '期限', '办理过程']);
    const pages = await measurePdf(new Uint8Array(await affairs.page.pdf({ preferCSSPageSize: true })));
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(pages.map(() => [210, 297]));
    expect(pages.length).toBeGreaterThan(1);
    const [first, ...rest] = pages.map(({ text }) => text.replaceAll(/\s/g, ''));
    expect(first).toContain('关于改造霁城镇南环路破损路面的建议');
    // The font's glyph for 页 is also that of a radical, as which it is read back.
    expect(first).toMatch(new RegExp(`第1.，共${pages.length}.`));
    expect(first, 'the page’s own buttons stay on the screen').not.toContain('返回这件建议');
    expect(rest.join('')).toContain('铺设排水管');
  });

  it('is no way round what one may not see', async () => {
    const court = await company.as('court-head');
    await court.open(`/suggestions/${replied.id}/print`);
    await court.page.getByRole('alert').first().waitFor();
    expect(await court.words()).not.toContain(title);
  });
});

describe('everybody', () => {
  it('had pages without errors', async () => {
    expect(await company.problems()).toEqual([]);
  });
});
