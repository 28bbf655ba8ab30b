import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { keptOfTheYear } from './kept-of-the-year.ts';
import { openSite, type BrowsedSite } from './site.ts';
import { stepsOfTheYear } from './steps-of-the-year.ts';

/** One suggestion from its first word to the kept promise, by everybody whose turn it is, on the pages they have. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let id = '';
const as = (username: string): Promise<Person> => company.as(username);
const title = '关于修复霁城镇南环路破损公路的建议';
const steps = stepsOfTheYear(as, title, () => id);
const { take, sign, decide, writeOpinion, talk, writeReply, signLetter, openRound } = steps;

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z');
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
// LUOSHI_E2E_PICTURES names a folder for what everybody saw when a step failed.
afterEach(async ({ task }) => {
  const folder = process.env['LUOSHI_E2E_PICTURES'];
  if (folder === undefined || task.result?.state !== 'fail') return;
  await mkdir(folder, { recursive: true });
  for (const { username, page } of await company.everybody()) await page.screenshot({ path: join(folder, `${username}.png`), timeout: 5000 }).catch(() => undefined);
});

describe('written by a deputy on the phone', () => {
  it('is saved by itself, also after the connection was lost', async () => {
    const lin = await as('lin');
    await lin.start();
    await lin.press('写建议');
    await lin.fill('标题', title);
    await lin.fill('情况', '霁城镇南环路全长三公里，是三个村两千多人出行的公路，路面破损严重，雨天积水。');
    await lin.fill('分析', '由于重载车辆多、排水不畅，又没有养护资金，公路多年没有大修。');
    await lin.fill('第1条', '年内完成南环路破损路面的修复');
    await lin.see(/已保存 \d\d:\d\d/);
    await lin.page.waitForURL(/\/m\/write\/[0-9a-f-]{36}$/);
    id = lin.page.url().split('/').at(-1) ?? '';

    await lin.context.setOffline(true);
    await lin.press('再加一条');
    await lin.fill('第2条', '在南环路两侧增设排水管道');
    await lin.see('没有网络，已存在手机上');
    await lin.context.setOffline(false);
    await lin.see(/已保存 \d\d:\d\d/);
    expect((await site.get('lin', `/api/v1/suggestions/${id}`))['asks']).toMatchObject([{ no: 1 }, { no: 2, text: '在南环路两侧增设排水管道' }]);
  });

  it('invites another deputy by initials and is frozen for signing', async () => {
    const lin = await as('lin');
    await lin.press('下一步：附件和联名');
    await lin.fill('请代表联名', 'sxm');
    await lin.press(/单晓明.*邀请/);
    await lin.page.getByRole('button', { name: /取消.*单晓明/ }).waitFor();
    await lin.fill('找单位', '交通');
    await lin.press(/霁川县交通运输局.*选它/);
    await lin.see(/已保存 \d\d:\d\d/);
    await lin.press('下一步：检查');
    await lin.see('三、具体建议');
    await lin.press('定稿，请联名代表确认');
    await lin.agree('定稿，送联名代表');
    await lin.see('待联名代表确认');
  });

  it('is signed on the phone of the other and submitted', async () => {
    await sign();
    const lin = await take('lin', '去提交');
    await lin.press('提交建议');
    await lin.agree('提交');
    await lin.see('乡镇人大主席团初审');
  });
});

describe('reviewed on three levels', () => {
  it('passes the presidium, comes back once from the commission with guidance, and is signed anew', async () => {
    await (await decide('presidium', '审核', '审核通过')).see('已审核通过');
    const affairs = await decide('affairs', '审核', '退回修改', (one) => one.fill('修改意见（告知代表）', '请写明破损路段的起止地点'));
    await affairs.see('已退回修改');

    const lin = await take('lin', '去修改');
    await lin.see('请写明破损路段的起止地点');
    await lin.fill('情况', '霁城镇南环路全长三公里，起于老车站，止于大桥，是三个村两千多人出行的公路，路面破损严重，雨天积水。');
    await lin.see(/已保存 \d\d:\d\d/);
    await lin.press('下一步：附件和联名');
    await lin.press('下一步：检查');
    await lin.press('定稿，请联名代表确认');
    await lin.agree('定稿，送联名代表');
    await lin.see('待联名代表确认');
    await sign();
    const again = await take('lin', '去提交');
    await again.press('提交建议');
    await again.agree('提交');
    await again.see('乡镇人大主席团初审');
  });

  it('passes all three and gets its number', async () => {
    for (const username of ['presidium', 'affairs', 'office']) await (await decide(username, '审核', '审核通过')).see('已审核通过');
    const affairs = await take('affairs', '登记编号');
    await affairs.see('起于老车站');
    await affairs.press('登记编号', affairs.page.getByRole('group', { name: '选择办理意见' }));
    const session = affairs.field('会议');
    await session.locator('option', { hasText: '第五次会议' }).waitFor({ state: 'attached' });
    await session.selectOption({ index: 1 });
    await affairs.choose('类别', '大会期间');
    await affairs.submit('登记编号');
    await affairs.agree('登记编号');
    await affairs.see('已登记编号');
    expect((await site.get('lin', `/api/v1/suggestions/${id}`))['numberLabel']).toBe('第十八届第五次会议第1号');
  });
});

describe('assigned', () => {
  it('is assigned from the keyboard: a recommended unit by its number, Enter to go on', async () => {
    const affairs = await take('affairs', '交办');
    const recommended = affairs.page.getByRole('group', { name: '推荐的主办单位' });
    expect(await recommended.getByRole('button').first().textContent()).toMatch(/霁川县交通运输局.*代表希望由该单位办理/);
    await affairs.page.getByLabel('会办单位').fill('财政');
    await affairs.page.getByTitle('霁川县财政局').click();
    await affairs.page.getByRole('heading', { name: '承办单位' }).click();
    await affairs.page.keyboard.press('1');
    await recommended.locator('[aria-pressed=true]', { hasText: '霁川县交通运输局' }).waitFor();
    await affairs.page.keyboard.press('Enter');
    await affairs.see('已交办');
  });

  it('is confirmed by the government office and received by both units', async () => {
    const government = await decide('government', '会签', '会签交办');
    await government.see('已会签交办');
    for (const [unit, section, handler] of [['roads', '公路科', '李卫锋'], ['finance', '预算科', '郝志明']] as const) {
      const liaison = await take(`${unit}-liaison`, '签收');
      await liaison.submit('签收');
      await liaison.see('已签收。');
      await liaison.press(/^下一件待办：分派科室/);
      await liaison.field('承办科室').selectOption({ label: section });
      await liaison.fill('经办人', handler);
      await liaison.submit('分派科室');
      await liaison.see('已分派科室。');
    }
  });
});

describe('handled', () => {

  it('gets the assisting unit’s opinion, a thin one sent back once', async () => {
    await writeOpinion('同意');
    const roads = await as('roads-section');
    await roads.open(`/suggestions/${id}`);
    await roads.press('退回会办意见', roads.page.getByRole('complementary', { name: '状态与办理' }));
    await roads.press('退回会办意见', roads.page.getByRole('main'));
    await roads.fill('退回理由', '请写明能安排多少资金');
    await roads.submit('退回会办意见');
    await roads.see('已退回会办意见。');
    await writeOpinion('同意安排资金二百万元，列入今年预算。');
  });

  it('is talked over with the head; a talk that did not take place is denied in one press', async () => {
    site.clock.moveTo('2026-02-09T03:00:00Z');
    await talk();
    const lin = await take('lin', '看记录，答复');
    await lin.see('胡建华');
    await lin.press('没有面商');
    await lin.agree('没有面商');
    await lin.see('已说明没有面商');
    const affairs = await as('affairs');
    await affairs.open('/notices');
    await affairs.see(/代表反映.*面商没有进行/);

    await talk();
    const again = await take('lin', '看记录，答复');
    await again.press('属实，确认');
    await again.agree('属实，确认');
    await again.see('已确认这次面商属实');
  });

  it('is answered ask by ask with a promise, checked, and signed by the head', async () => {
    await writeReply('列入计划逐步解决');
    await signLetter();
    const head = await as('roads-head');
    await head.see('已答复，待测评');
    await head.press('查看答复');
    await head.see('霁交建提〔2026〕1号');
    await head.page.getByRole('img', { name: /^第1页/ }).waitFor();
    const letter = await head.context.request.get(await head.page.getByRole('link', { name: '打开 PDF' }).getAttribute('href') ?? '');
    expect([letter.status(), letter.headers()['content-type'], (await letter.body()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  });
});

const reason = '只答复没有动工，与现场看到的完全不符';

describe('rated under embargo', () => {
  it('is rated on the phone with nothing chosen beforehand, and dissatisfaction asks for its reason', async () => {
    await openRound('首轮测评', '2026-03-02', '2026-03-13', '1');
    await site.passTo('2026-03-02T01:00:00Z');
    const lin = await take('lin', '去测评');
    await lin.page.getByRole('button', { name: '提交测评' }).waitFor();
    // Two questions of three levels, and one of four whether it may be public.
    expect(await lin.page.getByRole('radio').count()).toBe(10);
    expect(await lin.page.getByRole('radio', { checked: true }).count()).toBe(0);
    await lin.press('提交测评');
    await lin.see('请评价办理结果');
    await lin.choose('一、办理态度', '满意');
    await lin.choose('二、办理结果', '不满意');
    await lin.press('提交测评');
    await lin.see('评为不满意的，请写明哪里不满意');
    await lin.fill('哪里不满意', reason);
    await lin.press('提交测评');
    await lin.see('您已经测评');
  });

  it('shows the unit nothing of it before the close', async () => {
    const pages = { 'roads-section': ['/to-do', '/unit?stage=replied', '/calendar', '/commitments?filter=all', '/suggestions'], 'roads-head': ['/to-do', '/notices', '/rounds'] };
    for (const [username, paths] of Object.entries(pages)) {
      const unit = await as(username);
      for (const path of [...paths, `/suggestions/${id}`]) {
        await unit.open(path);
        const words = await unit.words();
        for (const told of ['不满意', reason, '已测评', '重新办理的答复']) expect(words, `${username} ${path}`).not.toContain(told);
      }
      await unit.see('已答复，待测评');
    }
    const affairs = await as('affairs');
    await affairs.open(`/suggestions/${id}`);
    await affairs.see('已测评，未公开');
    expect(await affairs.words()).not.toContain(reason);
  });

  it('is handled again when the round has closed', async () => {
    await site.passTo('2026-03-14T01:00:00Z');
    const head = await as('roads-head');
    await head.open(`/suggestions/${id}`);
    await head.see(reason);
    await head.see('重新办理');

    const section = await as('roads-section');
    await section.open(`/suggestions/${id}`);
    await section.press('请代表确认不需要面商', section.page.getByRole('complementary', { name: '状态与办理' }));
    await section.fill('代表怎么说的', '林永发代表来电表示现场已经看过，不必再见面');
    await section.submit('请代表确认不需要面商');
    await section.see('已请代表确认不需要面商。');
    const lin = await take('lin', '去答复');
    await lin.press('属实，不需要面商');
    await lin.agree('属实，不需要面商');
    await lin.see('已确认不需要面商');

    await writeReply('正在解决');
    await signLetter('代表本人表示不需要面商');
    await head.open(`/suggestions/${id}`);
    await head.see('已由新答复接替（原件保留）');
    await head.see('霁交建提〔2026〕2号');
  });

  it('is rated a second time, concluded and archived', async () => {
    await openRound('第二轮测评', '2026-03-16', '2026-03-23', '2');
    await site.passTo('2026-03-16T01:00:00Z');
    const lin = await take('lin', '去测评');
    expect(await lin.page.getByRole('radio', { checked: true }).count()).toBe(0);
    await lin.choose('一、办理态度', '满意');
    await lin.choose('二、办理结果', '满意');
    await lin.press('提交测评');
    await lin.see('您已经测评');
    await site.passTo('2026-03-24T01:00:00Z');
    for (const [work, state] of [['办结', '已办结，待归档'], ['归档', '已归档，待销号']] as const) {
      const affairs = await take('affairs', work);
      await affairs.submit(work);
      await affairs.agree(work);
      await affairs.see(state);
    }
    const suggestion = await site.get('lin', `/api/v1/suggestions/${id}`);
    expect([suggestion['firstResult'], suggestion['finalResult']]).toEqual(['dissatisfied', 'satisfied']);
  });
});

keptOfTheYear({ as, steps, site: () => site, id: () => id });

it('took thirteen people’s log-ins, and no page of theirs had a script error or a 5xx answer', async () => {
  expect((await company.everybody()).map((one) => one.username).toSorted()).toEqual(
    ['affairs', 'finance-deputy', 'finance-liaison', 'finance-section', 'government', 'lin', 'office', 'presidium', 'roads-deputy', 'roads-head', 'roads-liaison', 'roads-section', 'shan']);
  expect(await company.problems()).toEqual([]);
});
