import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, phone } from './browser.ts';
import { casesAtHand } from './cases-at-hand.ts';
import { cast } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** 统计: what an office reads off, and follows to what it counts. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;

beforeAll(async () => {
  site = await openSite('2026-03-02T01:00:00Z');
  await casesAtHand(site);
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('the page of numbers', () => {
  it('shows satisfaction beside implementation, says what each number means, and makes no rate of two', async () => {
    const affairs = await company.as('affairs');
    const { page } = affairs;
    await affairs.open('/to-do');
    await page.getByRole('navigation', { name: '工作' }).getByRole('link', { name: '统计' }).click();
    await page.getByRole('table', { name: '满意' }).waitFor();
    const [satisfaction, implementation] = await Promise.all(['满意', '落实'].map((name) => page.getByRole('table', { name, exact: true }).boundingBox()));
    expect(Math.abs((satisfaction?.y ?? 0) - (implementation?.y ?? 999)), 'side by side').toBeLessThan(2);
    const row = page.getByRole('table', { name: '办理' }).getByRole('row', { name: /^答复率/ });
    expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toContain('不计率 1 / 2 件 1 件');
    await row.getByText('口径').click();
    await affairs.see('几个单位分别办理的，都答复了才算。', row);
  });

  it('opens a number to the list of what it counts, and leads back', async () => {
    const affairs = await company.as('affairs');
    const { page } = affairs;
    await page.getByRole('table', { name: '办理' }).getByRole('link', { name: '还没有答复的建议：1 件' }).click();
    await affairs.see('统计“答复率”：只列还没有答复的建议。');
    await page.getByRole('heading', { name: '建议 1 件' }).waitFor();
    await affairs.see('关于增开城乡公交班次的建议');
    await affairs.press('不按统计筛选');
    await page.getByRole('heading', { name: '建议 3 件' }).waitFor();
    await affairs.open('/numbers');
    await page.getByRole('table', { name: '办理' }).getByRole('link', { name: '答复已送达、还没有公开的建议：1 件' }).click();
    await affairs.see('统计“公开率”：只列答复已送达、还没有公开的建议。');
    await page.getByRole('heading', { name: '建议 1 件' }).waitFor();
    await affairs.open('/numbers');
    await page.getByRole('table', { name: '落实' }).getByRole('link', { name: /^没有任何承诺的具体建议|^已交办的建议中的全部具体建议/ }).first().click();
    await affairs.see(/统计按条，这里列的是有这样的具体建议的各件/);
    await affairs.press('回到统计');
    await page.getByRole('table', { name: '满意' }).waitFor();
  });

  it('tells how far suggestions came and with what result, each number opening to its list', async () => {
    const affairs = await company.as('affairs');
    const { page } = affairs;
    const funnel = page.getByRole('table', { name: '从提出到解决（件）' });
    expect((await funnel.getByRole('row', { name: /^合计/ }).innerText()).replaceAll(/\s+/g, ' ')).toBe('合计 3 3 2 0');
    await affairs.see(/登记而没有计入的 1 件：待交办/, funnel);
    await funnel.getByRole('link', { name: '合计受理登记：3 件' }).click();
    await page.getByRole('heading', { name: '建议 3 件' }).waitFor();
    await affairs.see(/范围：已受理登记/);
    await affairs.open('/numbers');
    await affairs.see('类别的字母按本地今天的设置', page.getByRole('table', { name: '办理结果' }));
  });

  it('is narrowed in the address, by unit too, and sorts', async () => {
    const affairs = await company.as('affairs');
    const { page } = affairs;
    await page.getByRole('group', { name: '按提出时间筛选' }).getByRole('button', { name: '闭会期间' }).click();
    await page.getByRole('table', { name: '办理' }).getByRole('row', { name: /^答复率/ }).filter({ hasText: '0 / 0 件' }).waitFor();
    await affairs.press('清除筛选');
    const byUnit = page.getByRole('region', { name: '按承办单位' });
    await byUnit.getByRole('button', { name: /^面商率/ }).click();
    await byUnit.locator('th[aria-sort=descending]', { hasText: '面商率' }).waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-consulted');
    await byUnit.getByRole('rowheader').first().getByRole('link').click();
    await page.getByRole('button', { name: /不再只看它/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('unit')).not.toBeNull();
    await page.reload();
    await page.getByRole('button', { name: /不再只看它/ }).waitFor();
  });

  it('gives a unit its own numbers, on a phone as well, and does not scroll sideways', async () => {
    const head = await company.as('roads-head');
    await head.open('/numbers');
    await head.page.setViewportSize(phone);
    await head.page.getByRole('table', { name: '落实' }).waitFor();
    expect(await head.page.getByRole('region', { name: '按承办单位' }).count()).toBe(0);
    expect(await head.page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  });

  it('is no page of a presidium’s, and nothing broke', async () => {
    const presidium = await company.as('presidium');
    await presidium.open('/numbers');
    await presidium.see('这一页不归您当前的身份办理');
    expect(await company.problems()).toEqual([]);
  });
});
