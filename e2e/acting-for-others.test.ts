import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** A head is away: the deputy head signs in the head's place, under both names, until the head takes it back. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let story: ReturnType<typeof storyOf>;
let reply = '';
const as = (username: string): Promise<Person> => company.as(username);

beforeAll(async () => {
  site = await openSite('2026-03-02T01:00:00Z');
  story = storyOf(site, '关于修复南环路人行道的建议');
  await story.untilHandling();
  await story.deliverOpinion();
  reply = await story.writeReply();
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function menu(one: Person, item: RegExp | string): Promise<void> {
  await one.page.getByRole('button', { name: /打开身份菜单/ }).click();
  await one.page.getByRole('menuitem', { name: item }).click();
}
async function pick(one: Person, form: string, group: string, name: RegExp): Promise<void> {
  await one.page.getByRole('form', { name: form }).getByRole('radiogroup', { name: group }).or(one.page.getByRole('form', { name: form }).getByRole('group', { name: group })).first().getByText(name).click();
}

describe('acting for an absent head', () => {
  it('is given on the head’s own page, which says what it does not reach', async () => {
    const head = await as('roads-head');
    await head.start();
    await menu(head, '授权他人代办');
    await head.see('还没有代办授权');
    await head.press('授权他人代办');
    await head.submit('授权他人代办', '授权');
    await head.see('请填写“原因”');
    await pick(head, '授权他人代办', '代办人', /马德庆/);
    await head.fill('至（含当天）', '2026-03-31');
    await head.fill('原因', '赴省委党校学习');
    await head.submit('授权他人代办', '授权');
    await head.see('马德庆代胡建华');
    await head.see('胡建华本人授权');
  });

  it('lets the deputy head sign in the head’s place; everybody reads both names', async () => {
    const deputy = await as('roads-deputy');
    await deputy.open('/to-do');
    await menu(deputy, /^代胡建华/);
    await deputy.see('马德庆代胡建华');
    await deputy.open(`/${reply}`);
    await deputy.press('签发', deputy.page.getByRole('group', { name: '选择' }));
    await deputy.choose('没有面商的原因', '多次联系未能联系上代表');
    await deputy.fill('具体说明', '三次致电未接');
    await deputy.submit('签发');
    await deputy.agree('签发');
    await deputy.see('已签发。');
    expect((await site.get('roads-head', `/api/v1/${reply}`))['signedByName']).toBe('马德庆（受胡建华委托）');
    const affairs = await as('affairs');
    await affairs.open(`/suggestions/${story.id}`);
    await expect.poll(() => affairs.words(), { timeout: 10_000 }).toContain('马德庆代胡建华');
    const auditor = await as('auditor');
    await auditor.open('/audit?byMandate=true');
    await auditor.see('马德庆代胡建华');
  });

  it('ends at once when it is taken back', async () => {
    const head = await as('roads-head');
    await head.press('撤销授权');
    await head.fill('撤销的原因', '已返岗');
    await head.submit('撤销授权');
    await head.see('已终止');
    const deputy = await as('roads-deputy');
    await deputy.page.reload();
    await deputy.page.getByRole('button', { name: '登录', exact: true }).waitFor();
  });

  it('shows no page that failed', async () => expect(await company.problems()).toEqual([]));
});
