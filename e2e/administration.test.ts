import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { password } from '../server/src/testing/process-county.ts';
import { launchBrowser, visit } from './browser.ts';
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

  it('and nobody’s page broke', async () => {
    expect(await company.problems()).toEqual([]);
  });
});
