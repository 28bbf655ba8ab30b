import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** The assignment day as a new clerk runs it: from the table of plans over the government office's signature to the units' receipts. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
const bridges = ['一', '二', '三', '四', '五', '六', '七', '八', '九'].map((n) => `关于改造霁城镇${n}号桥的建议`);
const ids = new Map<string, string>();
const as = (username: string): Promise<Person> => company.as(username);
const caseOf = (title: string) => site.get('affairs', `/api/v1/suggestions/${ids.get(title) ?? ''}`);

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z');
  // What was handed over in the past teaches what to recommend.
  await storyOf(site, '关于改造霁城镇老桥的建议').untilHandling();
  for (const title of [...bridges, '关于推进裁判文书公开的建议']) {
    const story = storyOf(site, title);
    await story.untilReviewed();
    await story.register();
    ids.set(title, story.id);
  }
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('the assignment day with a meeting', () => {
  it('plans all of them in one table: as recommended, and one by its name', async () => {
    const affairs = await as('affairs');
    await affairs.open('/assignment-plans');
    await affairs.see(/^未拟定 10/);
    await affairs.see(/与往年1件相似：.*老桥/);
    // The last one is another matter: chosen by name with the keys before the rest is taken as recommended.
    await affairs.page.getByRole('searchbox', { name: '查找' }).fill('裁判文书');
    await affairs.page.keyboard.press('Enter');
    await affairs.page.getByRole('button', { name: '关于推进裁判文书公开的建议' }).click();
    await affairs.page.keyboard.press('u');
    await affairs.page.keyboard.type('法院');
    await affairs.page.keyboard.press('Enter');
    await affairs.see(/^已拟定 1/);
    await affairs.open('/assignment-plans');
    // Some are found by what is recommended for them, chosen together and given to it at once.
    await affairs.page.getByRole('searchbox', { name: '查找' }).fill('一号桥');
    await affairs.page.keyboard.press('Enter');
    await affairs.page.getByRole('checkbox', { name: '全选下面 1 件' }).check();
    await affairs.press('各按推荐（1 件）');
    await affairs.see(/^已拟定 2/);
    await affairs.press('未拟定的都按推荐（8 件，含会办）');
    await affairs.agree('都按推荐拟定');
    await affairs.see(/^未拟定 0/);
    expect((await caseOf(bridges[0] ?? ''))['plan']).toMatchObject([{ unitId: 'transport', role: 'lead' }, { unitId: 'finance', role: 'assisting' }]);
    expect(await caseOf(bridges[0] ?? '')).toMatchObject({ state: 'registered', leadUnitName: null });
  });

  it('lists them for a meeting, whose plan the government office signs as a whole', async () => {
    const affairs = await as('affairs');
    await affairs.open('/assignment-meetings');
    await affairs.press('筹备交办会');
    await affairs.fill('会议日期', '2026-02-05');
    await affairs.fill('地点', '县行政中心一号会议室');
    await affairs.submit('筹备交办会', '筹备');
    await affairs.press('列入建议');
    await affairs.press('列入 10 件');
    await affairs.see(/本次集中交办代表建议10件.*法院1件/);
    await affairs.see(/主办、分办单位于2026年5月6日前书面答复代表/);
    await affairs.press('送政府办确认');
    await affairs.submit('送政府办确认');
    await affairs.see('待政府办确认');
    const office = await as('government');
    await office.open('/notices');
    await office.press(/“2026年代表建议集中交办会”.*的交办方案待您确认/);
    await office.see('列入的建议');
    await office.press('确认方案');
    await office.submit('确认方案');
    await office.see('政府办已确认');
  });

  it('hands them all over on its day', async () => {
    site.clock.moveTo('2026-02-05T01:00:00Z');
    const affairs = await as('affairs');
    await affairs.open('/assignment-meetings');
    await affairs.press('2026年代表建议集中交办会');
    await affairs.press('开会交办');
    await affairs.see(/政府办都已确认，直接交到各承办单位/);
    await affairs.submit('开会交办');
    await affairs.see('已交办 10 件。');
    expect(await Promise.all([...ids.keys()].map(async (title) => (await caseOf(title)).state))).toEqual(Array.from({ length: 10 }, () => 'handling'));
    expect((await caseOf(bridges[8] ?? ''))['assignedOn']).toBe('2026-02-05');
  });

  it('knows which units have signed for their lists, and reminds the others', async () => {
    const roads = await as('roads-liaison');
    await roads.open('/assignment-meetings');
    await roads.press('2026年代表建议集中交办会');
    await roads.press('签收 9 件');
    await roads.see('已签收 9 件');
    // The whole list goes to one section but the first, which is another's: while that is asked, nothing covers what else could be done.
    await roads.page.getByRole('checkbox', { name: '全选待分派的 9 件' }).check();
    await roads.page.getByRole('checkbox', { name: `选择：${bridges[0] ?? ''}` }).uncheck();
    await roads.press('分派科室 8 件');
    await roads.field('承办科室').selectOption({ index: 1 });
    await roads.fill('经办人', '李伟峰');
    await roads.submit('分派科室', '分派 8 件');
    await roads.see('已分派 8 件');
    const { records } = await caseOf(bridges[0] ?? '');
    await roads.open(`/suggestions/${ids.get(bridges[0] ?? '') ?? ''}?on=handlingTask:${records['handlingTask']?.find((task) => task['unitId'] === 'transport')?.id ?? ''}&do=requestReturn`);
    await roads.fill('职能依据（三定规定等的条款）', '职能配置规定第三条');
    await roads.page.getByRole('link', { name: '分派科室' }).first().click({ trial: true });
    await roads.fill('退办理由', '桥梁属乡镇管养，不属于本单位职责');
    await roads.page.locator('dialog[open]').getByRole('button', { name: '申请退办' }).click();
    await roads.page.locator('dialog[open]').waitFor({ state: 'hidden' });
    const affairs = await as('affairs');
    await affairs.page.reload();
    await affairs.see('2月5日签收9件');
    await affairs.press(/^登记到会\s*霁川县交通运输局/);
    await affairs.fill('到会人员', '马德庆');
    await affairs.fill('职务', '副局长');
    await affairs.submit('登记到会', '登记');
    await affairs.see(/马德庆（副局长）/);
    // The others off the sheet in one go: whoever is known stands there already, and who did not come is said.
    await affairs.press('按签到表登记');
    await affairs.page.getByRole('group', { name: '霁川县人民法院' }).getByRole('radio', { name: '未到' }).check();
    await affairs.press('登记：到会 2 个，未到 1 个');
    await affairs.see('未到会');
    await affairs.press('催未签收的 2 个单位');
    await affairs.submit('催签收');
    await affairs.see(/贺雅琴催了 2 个单位，还有 2 个没有全部签收/);
    const finance = await as('finance-liaison');
    await finance.open('/notices');
    await finance.see(/你单位还有 9 件没有签收/);
  });

  it('tells in the evening how the day stands, each number with its list', async () => {
    const affairs = await as('affairs');
    await affairs.press('交办日小结');
    const numberOf = (name: string) => affairs.page.getByRole('row', { name: new RegExp(`^${name}`) }).locator('td').first().textContent();
    await affairs.see(/会上交给 3 个承办单位，到会 2 个，未到 1 个；现在承办的有 3 个，全部签收 1 个/);
    expect(await Promise.all(['已交办', '没有交办', '已签收', '未签收', '申请退办'].map(numberOf))).toEqual(['10 件', '0 件', '9 份', '10 份', '1 份']);
    await affairs.page.getByRole('link', { name: '申请退办', exact: true }).click();
    await affairs.see('待决定；理由：桥梁属乡镇管养，不属于本单位职责');
    expect(await affairs.page.getByRole('region', { name: '申请退办' }).getByRole('row').count()).toBe(2);
  });

  it('leaves no fault on anybody’s pages', async () => {
    expect(await company.problems()).toEqual([]);
  });
});
