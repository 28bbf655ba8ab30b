import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { cast } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** What somebody does not need is not there; what they open by hand refuses plainly and never breaks. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let id = '';
let replyId = '';
let opinionId = '';
const title = '关于改造霁城镇南环路破损路面的建议';

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z');
  const story = storyOf(site, title);
  await story.untilHandling();
  id = story.id;
  replyId = (await story.last('reply', 'roads-section')).id;
  opinionId = (await story.last('assistingOpinion', 'finance-section')).id;
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const works: Readonly<Record<string, readonly string[]>> = {
  presidium: ['我的待办', '会前准备', '审核', '纸质录入', '撰写质量', '建议', '承诺台账', '日历', '代表与单位'],
  affairs: ['我的待办', '会前准备', '纸质录入', '审核', '登记编号', '拟办表', '交办会', '交办台', '建议', '承诺台账', '公开目录', '统计', '测评', '撰写质量', '换届承接', '涉密事项', '日历', '代表与单位'],
  government: ['我的待办', '会签交办', '交办会', '建议', '承诺台账', '公开目录', '换届承接', '统计', '日历', '代表与单位'],
  leader: ['我的待办', '建议', '承诺台账', '公开目录', '换届承接', '统计', '日历'],
  'roads-section': ['我的待办', '单位办理', '交办会', '会前准备', '建议', '承诺台账', '公开目录', '换届承接', '统计', '日历'],
  system: ['管理'],
  auditor: ['审计'],
};
/** What each opens by hand: two or three of the others' places. */
const others: Readonly<Record<string, readonly string[]>> = {
  presidium: ['/registration', '/rounds', '/numbers'], affairs: ['/unit', '/joint-assignment'], government: ['/assignment', '/review'], leader: ['/administration/account', '/unit'],
  'roads-section': ['/assignment', '/review', '/rounds', '/administration/organisation'], system: ['/numbers', '/to-do', '/suggestions', '/commitments', '/audit'], auditor: ['/suggestions', '/administration'],
};

describe('a navigation by work', () => {
  it.each(Object.keys(works))('of %s shows its own work alone, and the others’ pages refuse plainly', async (username) => {
    const one = await company.as(username);
    await one.open('/');
    const links = one.page.getByRole('navigation', { name: '工作' }).getByRole('link');
    await links.first().waitFor();
    const own = (await links.allInnerTexts()).map((text) => text.replace(/\s*\d+\s*件?$/, '').trim());
    expect(own).toEqual(works[username]);
    for (const path of others[username] ?? []) {
      await one.open(path);
      await one.see('这一页不归您当前的身份办理');
    }
  });

  it('leads a deputy from every desk address to the phone’s pages', async () => {
    const lin = await company.as('lin');
    for (const path of ['/assignment', '/administration/account', `/suggestions/${id}`]) {
      await lin.open(path);
      await lin.page.waitForURL(/\/m$/);
      await lin.page.getByRole('navigation', { name: '主要页面' }).waitFor();
    }
  });

  it('tells an office on the phone’s pages that they are the deputies’', async () => {
    const affairs = await company.as('affairs');
    await affairs.open('/m/write');
    await affairs.see('这里是人大代表用的页面');
    await affairs.press('去办公页面');
    await affairs.see('我的待办');
  });
});

describe('a matter of others', () => {
  it.each([['court-head', () => `/suggestions/${id}`], ['court-section', () => `/replies/${replyId}`], ['roads-section', () => `/opinions/${opinionId}`], ['affairs', () => `/suggestions/${'0'.repeat(36)}`]] as const)('is not shown to %s who has its address', async (username, address) => {
    const one = await company.as(username);
    await one.open(address());
    await one.page.getByRole('alert').first().waitFor();
    const words = await one.words();
    expect(words).toMatch(/没有|不存在|找不到/);
    expect(words).not.toContain(title);
  });

  it('is not shown to another deputy, neither to write nor to read before it is answered', async () => {
    const qiu = await company.as('qiu');
    for (const path of [`/m/write/${id}`, `/m/replies/${replyId}`, `/m/co-sponsorships/${'0'.repeat(36)}`]) {
      await qiu.open(path);
      await qiu.page.getByRole('alert').or(qiu.page.getByText('文字不能再改')).first().waitFor();
    }
  });

  it('offers no act that is not one’s own: an act’s address opened by hand says so', async () => {
    const leader = await company.as('leader');
    await leader.open(`/suggestions/${id}?do=conclude`);
    await leader.see('这项操作现在不能办理');
    const presidium = await company.as('presidium');
    await presidium.open(`/review?at=${id}`);
    await presidium.see('不等您办理');
    expect(await presidium.page.getByRole('form', { name: '审核通过' }).count()).toBe(0);
  });
});

describe('an address that is none', () => {
  it('is said to be none, at the desk and on the phone', async () => {
    const affairs = await company.as('affairs');
    await affairs.open('/no-such-page');
    await affairs.see('没有这个页面');
    const lin = await company.as('lin');
    await lin.open('/m/no-such-page');
    await lin.see('没有这一页');
  });

  it('broke nobody’s page', async () => {
    expect(await company.problems()).toEqual([]);
  });
});
