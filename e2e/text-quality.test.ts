import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** How a suggestion is written: the coach asks, the levels score it, the best become models, and the deputies confirm having them. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let id: string;
const as = (username: string): Promise<Person> => company.as(username);
const criteria = ['事实清楚', '原因分析', '建议具体', '一事一议', '切实可行', '格式规范'];

beforeAll(async () => {
  site = await openSite('2026-03-02T01:00:00Z');
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function give(who: Person, score: number, remark = ''): Promise<void> {
  await who.press('评价撰写质量');
  for (const name of criteria) await who.fill(`${name}评分`, String(score));
  if (remark !== '') {
    await who.fill('原因分析意见', remark);
    await who.page.getByLabel('意见给代表看').check();
  }
  await who.submit('提交评价');
}

describe('the coach', () => {
  it('says what in the text made it ask, and stops nothing', async () => {
    const lin = await as('lin');
    const draft = await site.call('lin', 'POST', '/api/v1/suggestions', { title: '关于修复南环路破损路面的建议', situation: '霁城镇南环路全长3公里，路面破损严重，沿线四个村1200多人出行不便，我公司的货车也受影响。', analysis: '由于重载车辆多，养护责任不清。', asks: ['年内修复南环路破损路面1600平方米'], source: 'visit', disclosureWish: 'full' });
    id = draft.json.id;
    await lin.open(`/m/write/${id}`);
    await lin.page.locator('details.coach summary').click();
    await lin.see(/是不是只为自己单位一家的事？写到了“我公司”。如果同类单位都有这个问题/);
    await lin.open(`/m/write/${id}/check`);
    await lin.press('提交');
    await lin.agree('提交');
    await lin.see('乡镇人大主席团初审');
  });
});

describe('the sheets', () => {
  it('are given while reviewing; who scored what stays among the levels, the deputy reads averages and the remark', async () => {
    const presidium = await as('presidium');
    await presidium.open(`/review?at=${id}`);
    // The clerk sees what the deputy saw while writing, and one press puts it into the words that go back.
    const hint = presidium.page.getByRole('region', { name: '写作参谋的提示' });
    await presidium.see(/X02/, hint);
    await hint.getByRole('button', { name: /写进修改意见/ }).first().click();
    await expect.poll(() => presidium.page.getByRole('textbox', { name: /^修改意见/ }).first().inputValue()).toContain('写到了“我公司”');
    await presidium.press('评价撰写质量');
    await presidium.submit('提交评价');
    await presidium.see(/还有项目没有评分：事实清楚/);
    await presidium.page.keyboard.press('Escape');
    await give(presidium, 9, '养护责任再核实一下');
    await presidium.see('90分');
    await site.act('presidium', `suggestions/${id}`, 'passReview');
    const affairs = await as('affairs');
    await affairs.open(`/suggestions/${id}`);
    await give(affairs, 5);
    await affairs.see('各级相差较大，可以互相说明：');
    await affairs.see(/事实清楚：乡镇人大主席团9分，代表工委5分/);
    await site.act('affairs', `suggestions/${id}`, 'passReview');
    const lin = await as('lin');
    await lin.open(`/m/suggestions/${id}`);
    expect(await lin.words()).not.toContain('撰写质量');
    await site.act('office', `suggestions/${id}`, 'passReview');
    await site.act('affairs', `suggestions/${id}`, 'register', { sessionId: 'session-5', category: 'interSessional' });
    await lin.open(`/m/suggestions/${id}`);
    await lin.page.getByText('撰写质量', { exact: true }).click();
    await lin.see('养护责任再核实一下');
    expect(await lin.words()).not.toContain('代表工委5分');
    const government = await as('government');
    await government.open(`/suggestions/${id}`);
    await government.see('关于修复南环路破损路面的建议');
    expect(await government.words()).not.toContain('撰写质量');
  });
});

describe('the selection', () => {
  it('is proposed, decided and published at the desk; the deputy reads and confirms on the phone', async () => {
    const affairs = await as('affairs');
    await affairs.open('/excellent');
    await affairs.press('开始一年的评选');
    await affairs.fill('年份', '2026');
    await affairs.fill('选编名称', '2026年优秀代表建议选编');
    await affairs.submit('开始评选');
    await affairs.press('确定推荐名单');
    await affairs.page.getByLabel('推荐关于修复南环路破损路面的建议', { exact: true }).check();
    await expect.poll(() => affairs.page.getByLabel('推荐关于修复南环路破损路面的建议的理由').inputValue()).toMatch(/撰写质量平均\d+分/);
    await affairs.see('还没有答复');
    await affairs.fill('推荐关于修复南环路破损路面的建议的理由', '数字有出处，要求具体');
    await affairs.submit('确定推荐名单');
    await affairs.press('提请主任会议');
    await affairs.submit('提请主任会议');
    await affairs.press('登记主任会议决定');
    await affairs.fill('会议', '第三十六次主任会议');
    await affairs.submit('登记主任会议决定');
    await affairs.press('公布并发放选编');
    await affairs.fill('编者的话', '供撰写建议时参考。');
    await affairs.submit('公布并发放选编');
    await affairs.see(/签收 0 人，其中已阅读 0 人；没有签收 4 人/);
    const lin = await as('lin');
    await lin.start();
    await lin.press(/^去签收/);
    await lin.see('我的优秀建议');
    await lin.press('签收');
    await lin.press('我已阅读');
    await lin.see(/签收，.*阅读/);
    await lin.start();
    await lin.see('等您办的事');
    expect(await lin.words()).not.toContain('请签收');
    await affairs.open('/excellent');
    await affairs.see(/签收 1 人，其中已阅读 1 人；没有签收 3 人/);
    const waiting = affairs.page.locator('.waiting-list');
    expect(await waiting.textContent()).not.toContain('林永发');
    expect(await waiting.textContent()).toContain('单晓明');
    expect(await company.problems()).toEqual([]);
  });
});
