import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { password } from '../server/src/testing/process-county.ts';
import { runWaitingJobs } from '../server/src/platform/jobs/run-jobs.ts';
import { storyOf } from '../server/src/testing/story.ts';
import { collectTasks, verificationDependencies } from '../server/src/worker.ts';
import { axeFindings } from './axe.ts';
import { desk, launchBrowser, visit } from './browser.ts';
import { mergesAUnit } from './merges-a-unit.ts';
import { cast } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
const chosen = '霁川的水清又清2026';

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z');
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens the one record that a search finds. */
async function find(username: string, kind: string, query: string) {
  const one = await company.as(username);
  await one.open(`/administration/${kind}?query=${encodeURIComponent(query)}`);
  await one.press(/^查看/);
  await one.page.getByRole('dialog').waitFor();
  return one;
}

describe('the security administrator', () => {
  it('hands out a slip; the person sets a new password with it and is in', async () => {
    const security = await find('security', 'account', 'roads-bus');
    await security.press('发重置密码单');
    const form = security.page.getByRole('form', { name: '发重置密码单' });
    await form.getByRole('textbox').fill('本人忘记密码，当面核对身份');
    await security.submit('发重置密码单');
    const slip = security.page.getByRole('region', { name: '密码单' });
    await slip.waitFor();
    const code = await slip.locator('code').innerText();

    const { page, problems, context } = await visit(browser, site.url);
    await page.goto('/activate');
    await page.getByLabel('激活码').fill(code);
    await page.getByLabel('新密码', { exact: true }).fill('123');
    await page.getByLabel('再填一次新密码').fill('123');
    await page.getByRole('button', { name: '设置密码' }).click();
    await page.getByRole('alert').getByText(/密码/).first().waitFor();
    await page.getByLabel('新密码', { exact: true }).fill(chosen);
    await page.getByLabel('再填一次新密码').fill(chosen);
    await page.getByRole('button', { name: '设置密码' }).click();
    await page.getByText('密码已设好，请用新密码登录。').waitFor();
    await page.getByLabel('登录名').fill('roads-bus');
    await page.getByLabel('密码', { exact: true }).fill(chosen);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: /我的待办/ }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('sees an account locked after five wrong passwords, told in plain words, and unlocks it', async () => {
    const { page, context } = await visit(browser, site.url);
    await page.goto('/login');
    await page.getByLabel('登录名').fill('court-section');
    for (let n = 1; n <= 5; n += 1) {
      await page.getByLabel('密码', { exact: true }).fill(`不对的密码${n}`);
      const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/login'));
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await answered;
      await page.getByRole('alert').waitFor();
    }
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alert').getByText(/锁定/).first().waitFor();

    const security = await find('security', 'account', 'court-section');
    await security.press('解锁');
    await security.submit('解锁');
    await security.see('已解锁');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: /我的待办/ }).waitFor();
    await context.close();
  });

  it('ends somebody’s log-ins: their next step asks them to log in again and keeps the page', async () => {
    const leader = await company.as('leader');
    await leader.open('/suggestions');
    const security = await find('security', 'account', 'leader');
    await security.press('强制退出登录');
    await security.submit('强制退出登录');
    await security.see('已强制退出登录');
    await leader.press('日历', leader.page.getByRole('navigation', { name: '工作' }));
    await leader.see('登录已过期，请重新登录');
  });

  it('lets a person end a device of their own', async () => {
    const office = await company.as('office');
    await office.open('/to-do');
    const other = await visit(browser, site.url);
    await other.page.goto('/login');
    await other.page.getByLabel('登录名').fill('office');
    await other.page.getByLabel('密码', { exact: true }).fill(password);
    await other.page.getByRole('button', { name: '登录', exact: true }).click();
    await other.page.getByRole('heading', { name: /我的待办/ }).waitFor();
    await office.open('/account');
    await office.press('让它退出');
    await office.page.getByRole('button', { name: '让它退出' }).waitFor({ state: 'detached' });
    await other.page.goto('/to-do');
    await other.page.getByRole('button', { name: '登录', exact: true }).waitFor();
    await other.context.close();
  });
});

describe('the system administrator', () => {
  it('adds a handling unit', async () => {
    const system = await company.as('system');
    await system.open('/administration/organisation');
    await system.press('新增单位和组织');
    const form = system.page.getByRole('dialog');
    await form.getByLabel(/^类别/).selectOption({ label: '承办单位' });
    await system.fill('名称', '霁川县水利局', form);
    await system.fill('简称', '水利局', form);
    await system.choose('交办渠道', '经政府办交办', form);
    await form.getByRole('button', { name: '新增', exact: true }).click();
    await system.see('已新增单位和组织');
    await system.open(`/administration/organisation?query=${encodeURIComponent('水利局')}`);
    await system.page.getByRole('cell', { name: '霁川县水利局', exact: true }).waitFor();
  });

  it('imports a sheet after a preview that names each bad row and field', async () => {
    const system = await company.as('system');
    await system.open('/administration/imports');
    const units = system.page.getByRole('region', { name: '承办单位导入' });
    const cell = (value: string) => ({ value });
    const header = ['单位名称', '简称', '交办渠道', '科室', '电话', '地址', '机关代字'].map(cell);
    const rows = [header, ['霁川县住房和城乡建设局', '住建局', '政府', '办公室、村镇科', '', '', '霁住建提'].map(cell), ['霁川县气象局', '气象局', '乡镇', '', '', '', ''].map(cell), ['霁川县民政局', '民政局', '政府', '', '', '', ''].map(cell)];
    const buffer = await writeExcelFile(rows).toBuffer();
    await units.locator('input[type=file]').setInputFiles({ name: '承办单位.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
    await system.see('新增 2 行，更新 0 行，不变 0 行，有误 1 行', units);
    const bad = units.getByRole('row', { name: /霁川县气象局/ });
    await system.see('有误，不导入', bad);
    expect(await bad.innerText()).toMatch(/^3\s[\s\S]*交办渠道：/);
    expect((await site.get('system', `/api/v1/organisation?query=${encodeURIComponent('民政局')}`))['total']).toBe(0);
    await system.press(/^写入 2 行/, units);
    await system.see('已写入', units);
    expect((await site.get('system', `/api/v1/organisation?query=${encodeURIComponent('民政局')}`))['total']).toBe(1);
  });

  it('adopts what a place’s regulation says, but for one line, after seeing both side by side', async () => {
    const system = await company.as('system');
    await system.open('/administration/settings');
    const part = system.page.getByRole('region', { name: '采用一地的规定' });
    const choose = (label: string) => part.getByLabel('地方').selectOption({ label });
    await choose('浙江（2016年）');
    await system.see(/已由2023年11月24日修订的文本取代/, part);
    expect(await axeFindings(system.page)).toEqual([]);
    await system.page.setViewportSize(desk);

    await choose('重庆（2017年）');
    const line = (name: string) => part.getByRole('listitem').filter({ has: system.page.getByRole('checkbox', { name, exact: true }) });
    expect((await line('申请退办').innerText()).split('\n').map((words) => words.trim()).filter((words) => words !== '')).toEqual([
      '申请退办', '现行', '自收到之日起10日内，遇休息日顺延', '浙江省人大代表建议办理规定(2016)第十四条', '重庆', '自交办之日起10个工作日内，遇休息日顺延', '依据', expect.stringContaining('重庆市人大代表建议工作条例(2017)第十六条'),
    ]);
    await part.getByRole('checkbox', { name: '重新办理答复', exact: true }).uncheck();
    await system.press('采用所选 12 项', part);
    const dialog = system.page.getByRole('dialog', { name: '采用重庆的规定' });
    await system.see('改为 自交办之日起30个工作日内，遇休息日顺延（重庆市人大代表建议工作条例(2017)第二十条）', dialog);
    expect(await dialog.getByText('重新办理答复').count()).toBe(0);
    expect(await axeFindings(system.page)).toEqual([]);
    await system.page.setViewportSize(desk);
    expect((await site.get('system', '/api/v1/settings'))['version']).toBe(0);
    await system.fill('依据和理由', '主任会议2026年第2次会议决定', dialog);
    await dialog.getByRole('button', { name: '启用', exact: true }).click();
    await system.see(/已采用重庆的规定 12 项，自.*起启用/, part);
    expect(await part.getByRole('checkbox').count()).toBe(1);
    await system.see(/采用重庆市人大代表建议工作条例\(2017\)：主任会议2026年第2次会议决定/);
    expect((await site.get('system', '/api/v1/settings'))['version']).toBe(1);
    expect(await axeFindings(system.page)).toEqual([]);
    await system.page.setViewportSize(desk);

    // Whoever only reads the settings compares, and is offered nothing to change.
    const affairs = await company.as('affairs');
    await affairs.open('/administration/settings');
    const read = affairs.page.getByRole('region', { name: '采用一地的规定' });
    await read.getByLabel('地方').selectOption({ label: '山东（2017年）' });
    await affairs.see('自收到之日起5日内，遇休息日顺延', read);
    expect([await read.getByRole('checkbox').count(), await read.getByRole('button', { name: /采用/ }).count()]).toEqual([0, 0]);
  });

  mergesAUnit({ site: () => site, as: (username) => company.as(username), find });

  it('is told that the audit is not theirs', async () => {
    const system = await company.as('system');
    await system.open('/audit');
    await system.see('这一页不归您当前的身份办理');
  });
});

describe('the auditor', () => {
  it('finds what somebody did, and what was refused to whom', async () => {
    const story = storyOf(site, '关于增设路灯的建议');
    await story.untilReviewed();
    await story.register();
    const auditor = await company.as('auditor');
    await auditor.open('/');
    const { page } = auditor;
    await page.waitForURL(/\/audit$/);
    const entries = page.getByRole('region', { name: '审计条目' });
    await entries.getByRole('row').nth(2).waitFor();
    await page.getByLabel('按记录种类筛选').selectOption({ label: '代表建议' });
    await page.getByLabel('按操作筛选').selectOption({ label: '登记编号' });
    await page.waitForURL(/kind=suggestion&action=register/);
    await entries.getByRole('row', { name: /贺雅琴.*代表建议：登记编号/ }).first().waitFor();
    await auditor.press('清除筛选');
    const find = page.getByRole('search', { name: '按姓名或人员编号查找' });
    await find.getByRole('searchbox').fill('叶长');
    await find.getByRole('button').click();
    await entries.getByRole('row', { name: /叶长青.*代表建议：审核通过/ }).first().waitFor();
    expect(await entries.getByRole('row').filter({ hasText: '贺雅琴' }).count()).toBe(0);
    // The whole record from one of its entries; the address keeps what is looked for.
    await entries.getByRole('button', { name: `只看记录 ${story.id}` }).first().click();
    await page.waitForURL(new RegExp(`record=${story.id}`));
    await auditor.press('清除筛选');
    await auditor.press('被拒绝的');
    await page.getByRole('region', { name: '被拒绝的操作' }).getByRole('row', { name: /没有登录的人.*登录记录：登录.*登录名或密码不对/ }).first().waitFor();
    expect(await auditor.words()).not.toContain('关于增设路灯的建议');
  });

  it('asks for a verification, may leave the page, and finds its result', async () => {
    const auditor = await company.as('auditor');
    const { page } = auditor;
    await auditor.open('/audit');
    const chain = page.getByRole('region', { name: '审计链' });
    await auditor.see('还没有核对过', chain);
    await chain.getByRole('button', { name: '核对', exact: true }).click();
    await auditor.see('等待核对', chain);
    expect(await chain.getByRole('button', { name: '核对', exact: true }).isDisabled()).toBe(true);
    await runWaitingJobs({ url: site.database.url, tasks: collectTasks(site.deps, verificationDependencies(site.site)) });
    await auditor.see('全部相符', chain);
    await page.getByText('核对了什么').click();
    await auditor.see(/记录与审计条目/, chain);
    await page.getByRole('row', { name: /审计核对：完成/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('and nobody’s page broke', async () => {
    expect(await company.problems()).toEqual([]);
  });
});
