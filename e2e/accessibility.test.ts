import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password } from '../server/src/testing/process-county.ts';
import { storyOf } from '../server/src/testing/story.ts';
import { axeFindings, widths } from './axe.ts';
import { desk, launchBrowser, visit } from './browser.ts';
import { casesAtHand } from './cases-at-hand.ts';
import { cast } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
const of: Record<string, string> = {};

beforeAll(async () => {
  site = await openSite('2026-03-02T01:00:00Z');
  const { replied, handled } = await casesAtHand(site);
  const reviewed = storyOf(site, '关于增加学校门前停车位的建议');
  await reviewed.untilReviewed();
  const draft = storyOf(site, '关于修缮老年食堂的建议');
  await draft.draft();
  await site.act('lin', draft.own(), 'submit');
  const writing = storyOf(site, '关于增设路灯的建议');
  await writing.draft();
  const made = await site.call('affairs', 'POST', '/api/v1/evaluation-rounds', { name: '首轮测评', opensOn: '2026-03-02', closesOn: '2026-03-13', sequence: 1 });
  if (made.status >= 300) throw new Error(made.text);
  await site.passTo('2026-03-02T02:00:00Z');
  of['replied'] = replied.id;
  of['handled'] = handled.id;
  of['letter'] = (await replied.last('reply', 'roads-section')).id;
  of['reply'] = (await handled.last('reply', 'roads-section')).id;
  of['opinion'] = (await handled.last('assistingOpinion', 'finance-section')).id;
  of['commitment'] = (await replied.last('commitment', 'roads-section')).id;
  of['evaluation'] = (await replied.last('evaluation', 'lin')).id;
  of['draft'] = writing.id;
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const pages: readonly (readonly [string, string, () => string])[] = [
  ['affairs', '我的待办', () => '/to-do'], ['affairs', '建议', () => '/suggestions'], ['affairs', '建议（各列）', () => '/suggestions?columns=number,title,lead,unit,state,dueOn,category,registeredOn,overallClass,updatedAt'], ['affairs', '一件建议', () => `/suggestions/${of['replied']}`], ['affairs', '打印全案', () => `/suggestions/${of['replied']}/print`], ['affairs', '审核', () => '/review'], ['affairs', '登记编号', () => '/registration'], ['affairs', '成批登记编号', () => '/batch/register'],
  ['affairs', '交办台', () => '/assignment'], ['affairs', '统计', () => '/numbers'], ['affairs', '统计打开的列表', () => '/suggestions?indicator=replied&part=denominator&from=2026-01-01'], ['roads-head', '单位的统计', () => '/numbers'], ['affairs', '测评', () => '/rounds'], ['affairs', '承诺台账', () => '/commitments?filter=all'], ['affairs', '日历', () => '/calendar'], ['affairs', '通知', () => '/notices'],
  ['affairs', '搜索', () => '/search?q=%E5%8D%97%E7%8E%AF%E8%B7%AF'], ['affairs', '账号', () => '/account'], ['affairs', '代表与单位', () => '/administration/deputy'],
  ['roads-section', '单位办理', () => '/unit'], ['roads-section', '答复编辑器', () => `/replies/${of['reply']}`], ['roads-section', '约定面商', () => `/suggestions/${of['handled']}?do=scheduleConsultation`],
  ['roads-section', '承诺', () => `/commitments/${of['commitment']}?do=claim`], ['finance-section', '会办意见', () => `/opinions/${of['opinion']}`], ['roads-head', '答复函', () => `/replies/${of['letter']}`],
  ['security', '账号管理', () => '/administration/account'], ['system', '表格导入', () => '/administration/imports'],
  ['auditor', '审计', () => '/audit'], ['auditor', '被拒绝的操作', () => '/audit?outcome=refused'], ['auditor', '一人的办理', () => '/audit?kind=suggestion&person=p-affairs'],
  ['lin', '首页', () => '/m'], ['lin', '建议（代表）', () => '/m/suggestions'], ['lin', '一件建议（代表）', () => `/m/suggestions/${of['replied']}`], ['lin', '写建议', () => `/m/write/${of['draft']}`],
  ['lin', '附件和联名', () => `/m/write/${of['draft']}/more`], ['lin', '检查提交', () => `/m/write/${of['draft']}/check`], ['lin', '测评（代表）', () => `/m/evaluations/${of['evaluation']}`], ['lin', '答复函（代表）', () => `/m/replies/${of['letter']}`],
  ['lin', '承诺（代表）', () => `/m/commitments/${of['commitment']}`], ['lin', '履职', () => '/m/duty'], ['lin', '我的', () => '/m/me'], ['lin', '通知（代表）', () => '/m/notices'],
];

/** WCAG 2.2 AA on each main page by axe, at a desk, at 200 % zoom (half of 1280) and on a phone, and the page does not scroll sideways. */
describe('axe finds nothing', () => {
  it.each(['/login', '/activate', '/m'])('at %s, where nobody is logged in', async (path) => {
    const { page, context } = await visit(browser, site.url);
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  it.each(pages)('for %s on the page %s', async (username, _name, path) => {
    const one = await company.as(username);
    await one.page.setViewportSize(desk);
    await one.open(path());
    await one.page.locator('main').getByRole('status').filter({ hasText: /正在(读取|排版|打开)/ }).waitFor({ state: 'detached' });
    expect(await one.page.locator('main [role=alert]').allInnerTexts(), 'the page itself came').toEqual([]);
    expect(await axeFindings(one.page)).toEqual([]);
  });

  it('for system on the form of a new unit', async () => {
    const system = await company.as('system');
    await system.page.setViewportSize(desk);
    await system.open('/administration/organisation');
    await system.press('新增单位和组织');
    await system.page.getByRole('dialog').getByRole('button', { name: '新增', exact: true }).waitFor();
    expect(await axeFindings(system.page)).toEqual([]);
  });

  it('but would find a field without a name', async () => {
    const { page } = await company.as('affairs');
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<select><option>无名</option></select>')`);
    expect((await axeFindings(page)).map((one) => one.split(':')[1]?.trim())).toEqual(widths.map(() => 'select-name'));
  });

  it('and nobody’s page broke', async () => {
    expect(await company.problems()).toEqual([]);
  });
});

describe('the keyboard alone', () => {
  /** What has the focus, by its role's words, and whether one sees that it has it. */
  const focused = (page: Page) => page.evaluate<{ text: string; name: string; isSeen: boolean }>(`(() => {
    const one = document.activeElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return { text: (one.getAttribute('aria-label') ?? one.innerText ?? '').trim(), name: one.id, isSeen: (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none' };
  })()`);
  const tabTo = async (page: Page, wanted: RegExp): Promise<void> => {
    for (let n = 0; n < 60; n += 1) {
      await page.keyboard.press('Tab');
      const now = await focused(page);
      expect(now.isSeen, `the focus on “${now.text}${now.name}” is not to be seen`).toBe(true);
      if (wanted.test(now.text) || wanted.test(now.name)) return;
    }
    throw new Error(`Tab never came to ${wanted}`);
  };

  it('logs in, opens the first thing that waits and does it', async () => {
    const { page, context, problems } = await visit(browser, site.url);
    await page.goto('/login');
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await tabTo(page, /username/);
    await page.keyboard.type('presidium');
    await tabTo(page, /password/);
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /我的待办/ }).waitFor();
    await page.getByRole('link', { name: /^审核：/ }).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: '选择办理意见' }).waitFor();
    await tabTo(page, /^审核通过$/);
    await page.keyboard.press('Space');
    await page.getByRole('form', { name: '审核通过' }).waitFor();
    await tabTo(page, /note/);
    await page.keyboard.type('事实清楚，建议具体');
    await tabTo(page, /^审核通过$/);
    await page.keyboard.press('Enter');
    await page.getByText('已审核通过').first().waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('rates on the phone’s page with arrows and space', async () => {
    const lin = await company.as('lin');
    await lin.open(`/m/evaluations/${of['evaluation']}`);
    const { page } = lin;
    await page.getByRole('button', { name: '提交测评' }).waitFor();
    const group = page.getByRole('radiogroup', { name: '二、办理结果' });
    await page.getByRole('radiogroup', { name: '一、办理态度' }).getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await group.getByRole('radio', { checked: true }).count()).toBe(1);
    await tabTo(page, /^提交测评$/);
    await page.keyboard.press('Enter');
    await lin.see('您已经测评');
  });
});
