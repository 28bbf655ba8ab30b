import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** The day on which what the session brought goes out: numbered and countersigned many at a time. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
const titles = ['关于改造霁城镇一号桥的建议', '关于改造霁城镇二号桥的建议', '关于改造霁城镇三号桥的建议'];
const ids: string[] = [];
const as = (username: string): Promise<Person> => company.as(username);
const stateOf = async (id: string): Promise<string> => (await site.get('affairs', `/api/v1/suggestions/${id}`)).state;

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z');
  for (const title of titles) {
    const story = storyOf(site, title);
    await story.untilReviewed();
    ids.push(story.id);
  }
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const tick = (one: Person, name: string | RegExp) => one.page.getByRole('checkbox', { name }).check();

describe('the assignment day', () => {
  it('numbers what was chosen and says how many; nothing is chosen beforehand', async () => {
    const affairs = await as('affairs');
    await affairs.open('/registration');
    await affairs.press('成批办理');
    await affairs.see('全选（已选 0 件，一次最多 200 件）');
    await tick(affairs, new RegExp(titles[0] ?? ''));
    await tick(affairs, new RegExp(titles[1] ?? ''));
    await affairs.press('登记编号 2 件');
    await affairs.see('请填写“类别”');
    await affairs.field('会议').selectOption({ index: 1 });
    await affairs.choose('类别', '大会期间');
    await affairs.press('登记编号 2 件');
    await affairs.agree('确定');
    await affairs.see('已登记编号 2 件。');
    expect(await Promise.all(ids.map(stateOf))).toEqual(['registered', 'registered', 'reviewed']);
  });

  it('countersigns them together, and tells of one that somebody else had already signed', async () => {
    for (const id of ids.slice(0, 2)) await site.act('affairs', `suggestions/${id}`, 'assign', { leadUnitId: 'transport', assistingUnitIds: ['finance'] });
    const office = await as('government');
    await office.open('/batch/confirmAssignment');
    await office.see(/主办 .*交通运输局/);
    await office.page.getByRole('checkbox', { name: /^全选/ }).check();
    await site.act('government', `suggestions/${ids[0] ?? ''}`, 'confirmAssignment');
    await office.press('会签交办 2 件');
    await office.agree('确定');
    await office.see('已会签交办 1 件，1 件没有办成：');
    await office.see(/第1号：这条记录刚刚被别人改动过/);
    expect(await Promise.all(ids.map(stateOf))).toEqual(['handling', 'handling', 'reviewed']);
  });

  it('leaves no fault on anybody’s pages', async () => {
    expect(await company.problems()).toEqual([]);
  });
});
