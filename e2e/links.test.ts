import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openAct, panel } from './on-case.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** Suggestions that have to do with each other, on the pages of whoever joins, parts and answers them. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
const stories: Record<string, ReturnType<typeof storyOf>> = {};
const titles = { principal: '关于整修北环路路面的建议', member: '关于整修北环路排水的建议', both: '关于停车和绿化的建议' } as const;
const idOf = (name: keyof typeof titles): string => stories[name]?.id ?? '';
const record = (id: string) => site.get('affairs', `/api/v1/suggestions/${id}`);

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z');
  for (const [name, title] of Object.entries(titles)) {
    const story = storyOf(site, title);
    await story.untilReviewed();
    await story.register();
    stories[name] = story;
  }
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const onCase = async (id: string, action: string): Promise<Person> => openAct(await company.as('affairs'), id, action);

it('merges two numbers: one assignment for both, seen from both sides and on the deputy’s phone, and undone', async () => {
  const affairs = await onCase(idOf('principal'), '并案');
  const form = affairs.page.getByRole('form', { name: '并案', exact: true });
  await form.getByRole('combobox').first().fill('排水');
  await affairs.page.locator('.ant-select-item-option', { hasText: titles.member }).first().click();
  await affairs.page.keyboard.press('Escape');
  await affairs.fill('并案理由（告知代表）', '同一路段');
  await affairs.submit('并案');
  await affairs.see('并案（主案）');
  await site.act('affairs', `suggestions/${idOf('principal')}`, 'assign', { leadUnitId: 'transport', assistingUnitIds: [] });
  const government = await company.as('government');
  await government.open(`/suggestions/${idOf('principal')}`);
  await government.press('会签交办', panel(government));
  await government.submit('会签交办');
  await government.see('已会签交办。');
  expect([(await record(idOf('principal'))).state, (await record(idOf('member'))).state]).toEqual(['handling', 'handling']);
  await affairs.open('/suggestions?merged=1');
  await affairs.see(/^建议 2 件$/);
  const deputy = await company.as('lin');
  await deputy.open(`/m/suggestions/${idOf('member')}`);
  await deputy.see('与它并案办理（它是主案）');
  await deputy.see(/编号、答复和测评仍是自己的/);
  const again = await onCase(idOf('member'), '解除并案');
  await again.fill('解除理由（告知代表）', '排水由水利局负责');
  await again.submit('解除并案');
  await again.see(/解除：排水由水利局负责/);
});

describe('a suggestion of several matters', () => {
  it('is split by its asks; what is left over is said, and the parts wait for their numbers', async () => {
    const affairs = await onCase(idOf('both'), '拆分');
    await affairs.fill('第1件的标题', '关于修复路面的建议');
    await affairs.fill('第2件的标题', '关于增设排水设施的建议');
    await affairs.page.getByRole('group', { name: /^第1条/ }).getByLabel('分到第1件').check();
    await affairs.fill('拆分理由（告知代表）', '涉及两个事项');
    await affairs.submit('拆分');
    await affairs.agree('拆分');
    await affairs.see(/第2条还没有分到哪一件/);
    await affairs.page.getByRole('group', { name: /^第2条/ }).getByLabel('分到第2件').check();
    await affairs.submit('拆分');
    await affairs.agree('拆分');
    await affairs.see('已拆分');
    await affairs.press(/关于增设排水设施的建议/);
    await affairs.see('审核通过，待登记编号');
    await affairs.see(/沿用原建议的联名确认/);
  });
});

it('shows the years in which a matter was raised', async () => {
  await site.database.ownerPool.query(`update suggestion set registered_on = '2024-03-01' where id = $1`, [idOf('member')]);
  await site.act('affairs', `suggestions/${idOf('principal')}`, 'linkEarlier', { suggestionIds: [idOf('member')], reason: '同一路段' });
  const deputy = await company.as('lin');
  await deputy.open(`/m/suggestions/${idOf('principal')}`);
  await deputy.see('历年提出（第2年）');
  const affairs = await company.as('affairs');
  await affairs.open(`/suggestions/${idOf('principal')}`);
  await affairs.see('第2年提出');
  await affairs.open('/suggestions?repeated=1');
  await affairs.see(/^建议 1 件$/);
});

it('says on the form of a motion what the law asks for', async () => {
  const affairs = await company.as('affairs');
  await affairs.open('/suggestions');
  await affairs.press('登记议案转建议');
  await affairs.see(/原议案编号、文本和签名的代表一并保留/);
  for (const [label, text] of [['原议案编号', '第3号议案'], ['标题（案由）', '关于建设体育馆的建议'], ['情况（案据）', '场馆不足'], ['分析', '规划滞后'], ['具体建议（方案，一条一项）', '列入规划'], ['主席团决定日期', '2026-01-22'], ['主席团的决定', '作为建议办理']] as const) await affairs.fill(label, text);
  await affairs.page.getByRole('combobox').first().fill('lin');
  await affairs.page.getByRole('combobox').first().fill('林永发');
  await affairs.page.locator('.ant-select-item-option', { hasText: '林永发' }).first().click();
  await affairs.press('登记为建议');
  await affairs.see(/代表十人以上联名（地方组织法第二十二条）/);
});

it('leaves no fault on anybody’s pages', async () => {
  expect(await company.problems()).toEqual([]);
});
