import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openAct, panel } from './on-case.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** Units that are not the right ones: a task given back, an objection, an extension, each on the pages of whoever decides. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let id = '';
const title = '关于整治霁城镇南环路排水沟渠的建议';
const as = (username: string): Promise<Person> => company.as(username);

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z');
  const story = storyOf(site, title);
  await story.untilReviewed();
  await story.register();
  await site.act('affairs', story.own(), 'assign', { leadUnitId: 'transport', assistingUnitIds: [] });
  await site.act('government', story.own(), 'confirmAssignment');
  id = story.id;
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const tasks = async () => (await site.get('affairs', `/api/v1/suggestions/${id}`)).records['handlingTask'] ?? [];
const onCase = async (username: string, action: string): Promise<Person> => openAct(await as(username), id, action);
/** Opens what waits for one by its button; both answers are still open. */
async function take(username: string, work: string): Promise<Person> {
  const one = await as(username);
  await one.start();
  await one.press(new RegExp(`^${work}\\s*：${title}`));
  await one.see(title);
  return one;
}
async function chooseUnit(one: Person, form: string, name: string): Promise<void> {
  await one.page.getByRole('form', { name: form, exact: true }).getByRole('combobox').first().fill(name);
  await one.page.locator('.ant-select-item-option', { hasText: name }).first().click();
}

describe('a task given back', () => {
  it('is asked for by the liaison with the ground for it, and named as missing where it is not given', async () => {
    const liaison = await onCase('roads-liaison', '申请退办');
    await liaison.fill('退办理由', '属财政安排事项，与本局职责无关');
    await liaison.submit('申请退办');
    await liaison.see(/请填写.*职能依据/);
    await liaison.fill('职能依据（三定规定等的条款）', '县交通运输局三定规定第三条');
    await liaison.submit('申请退办');
    await liaison.see('已申请退办。');
    expect((await tasks())[0]).toMatchObject({ state: 'returnRequested', returnGround: '县交通运输局三定规定第三条' });
  });

  it('is decided by the government office, which sees the reasons first', async () => {
    const office = await take('government', '决定退办');
    await office.see('属财政安排事项，与本局职责无关');
    await office.press('同意退办并改派', panel(office));
    await office.fill('改派理由（告知代表）', '按三定规定由财政局主办');
    await office.submit('同意退办并改派');
    await office.see('主办单位不能空缺，请选择改由哪个单位主办');
    await chooseUnit(office, '同意退办并改派', '财政局');
    await office.submit('同意退办并改派');
    await office.see('已同意退办并改派。');
    expect((await tasks()).map((task) => [task['unitId'], task.state])).toEqual([['transport', 'reassigned'], ['finance', 'assigned']]);
  });

  it('shows the chain to everybody, and nothing of the case to the unit that gave it back', async () => {
    const deputy = await as('lin');
    await deputy.open(`/m/suggestions/${id}`);
    await deputy.page.locator('summary', { hasText: '承办单位' }).click();
    await deputy.see(/接替/);
    await deputy.see(/县交通运输局（按三定规定由财政局主办）/);
    const liaison = await as('roads-liaison');
    await liaison.open(`/suggestions/${id}`);
    await liaison.see('没有这条记录，或者您无权查看');
    await (await as('finance-liaison')).start();
    await (await as('finance-liaison')).see(title);
  });
});

describe("the deputy's objection", () => {
  it('is raised on the phone and settled by another unit', async () => {
    const deputy = await as('lin');
    await deputy.open(`/m/suggestions/${id}`);
    await deputy.page.locator('summary', { hasText: '承办单位' }).click();
    await deputy.press('我认为不该由这个单位办理');
    await deputy.fill('您认为应当由哪个单位办理，为什么', '沟渠沿公路，应由交通运输局办理');
    await deputy.agree('提出异议');
    await deputy.see(/代表有异议，待答复/);
    const affairs = await take('affairs', '研究异议');
    await affairs.see('沟渠沿公路，应由交通运输局办理');
    await affairs.press('调整承办单位', panel(affairs));
    await affairs.fill('调整理由（告知代表）', '采纳代表意见');
    await chooseUnit(affairs, '调整承办单位', '交通运输局');
    await affairs.page.getByLabel('原主办单位改为会办').check();
    await affairs.submit('调整承办单位');
    await affairs.agree('调整承办单位');
    await affairs.see('已调整承办单位。');
    expect((await tasks()).map((task) => [task['unitId'], task['role'], task.state])).toEqual([
      ['transport', 'lead', 'reassigned'], ['finance', 'lead', 'reassigned'], ['transport', 'lead', 'assigned'], ['finance', 'assisting', 'assigned'],
    ]);
  });
});

describe('an extension', () => {
  it('is asked for by the head, granted by the government office, and told to the deputy', async () => {
    for (const [liaison, unit, section] of [['roads-liaison', 'transport', 'transport-roads'], ['finance-liaison', 'finance', 'finance-budget']] as const) {
      const task = (await tasks()).find((one) => one['unitId'] === unit && one.state === 'assigned');
      await site.act(liaison, `handling-tasks/${task?.id ?? ''}`, 'accept');
      await site.act(liaison, `handling-tasks/${task?.id ?? ''}`, 'routeToSection', { sectionId: section, handlerName: '经办人' });
    }
    // With the section, and still within the days in which it may be given back: the card says until when, and how that was counted.
    const liaison = await as('roads-liaison');
    await liaison.open(`/suggestions/${id}`);
    const card = liaison.page.getByRole('region', { name: '县交通运输局（主办）' }).last();
    await card.getByText(/以前可以申请/).waitFor();
    await liaison.press(/怎么算的/, card);
    await card.getByText(/自收到之日起10日内/).waitFor();
    await panel(liaison).getByText('申请退办', { exact: true }).first().waitFor();
    const head = await onCase('roads-head', '申请延期');
    await head.choose('延期的情形', '涉及面广、处理难度大');
    await head.fill('延期理由（告知代表）', '涉及跨乡镇征地，须报省批准');
    await head.submit('申请延期');
    await head.see('已申请延期。');
    const office = await take('government', '审定延期');
    await office.press('同意延期', panel(office));
    await office.submit('同意延期');
    await office.see('已同意延期。');
    const lead = (await tasks()).find((one) => one['unitId'] === 'transport' && one.state === 'inSection');
    expect(lead).toMatchObject({ extensionState: 'granted' });
    const deputy = await as('lin');
    await deputy.open('/m/notices');
    await deputy.see(/经政府办.*同意.*答复期限由.*延长到.*涉及面广、处理难度大，涉及跨乡镇征地/);
  });

  it('leaves no fault on anybody’s pages', async () => {
    expect(await company.problems()).toEqual([]);
  });
});
