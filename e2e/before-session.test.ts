import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** Before the session: topics become a guide, a suggestion is begun from one, and its draft is talked over with the one unit that its deputy chose. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
const as = (username: string): Promise<Person> => company.as(username);
const items = async (who: string, path: string) => (await site.get(who, `/api/v1/${path}`))['items'] as { id: string; state: string; [field: string]: unknown }[];

beforeAll(async () => {
  site = await openSite('2025-11-20T01:00:00Z');
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('topics of the year', () => {
  it('are handed in on the phone, edited at the desk and published', async () => {
    const lin = await as('lin');
    await lin.start();
    await lin.press('看选题参考');
    await lin.press('报送一个选题');
    await lin.press('报送');
    await lin.see('请填写题目');
    await lin.fill('题目', '南环路雨天积水');
    await lin.fill('反映的情况', '三个路口一下雨就积水，学生绕行。');
    await lin.press('报送');
    await lin.see('已征集，待研究');
    const affairs = await as('affairs');
    await affairs.open('/to-do');
    await affairs.press('研究选题：南环路雨天积水');
    await affairs.press('建立2026年选题参考');
    await affairs.fill('栏目', '交通出行\n公共安全');
    await affairs.submit('建立');
    await affairs.see(/2026年代表建议选题参考/);
    await affairs.see('还没有写背景。请先编辑选题，写明背景，代表才知道从哪里调研');
    await affairs.press('编辑');
    await affairs.fill('背景', '排水管网建于1998年，管径偏小。');
    await affairs.fill('已经承诺或者多次提出的情况', '2024年答复列入管网改造。');
    await affairs.submit('编辑');
    await affairs.see('已编辑');
    await affairs.press('采用');
    await affairs.choose('栏目', '交通出行');
    await affairs.submit('采用');
    await affairs.see(/采用选题 1 个/);
    await affairs.press('发布给代表');
    await affairs.submit('发布给代表');
    await affairs.agree('发布给代表');
    await affairs.see('已发布');
    await affairs.open('/to-do');
    await affairs.see('现在没有等您办的事');
    expect(await items('shan', 'guide-topics')).toMatchObject([{ title: '南环路雨天积水', section: '交通出行', sourceText: '' }]);
  });

  it('are read on the phone, and a suggestion begins from one', async () => {
    const lin = await as('lin');
    await lin.open('/m/topics');
    await lin.press(/^南环路雨天积水\s*代表/);
    await lin.see('2024年答复列入管网改造。');
    await lin.press('据此撰写建议');
    await lin.see('选题：南环路雨天积水');
    await lin.fill('情况', '南环路三个路口积水，每年十余次，影响三千人出行。');
    await lin.see(/^已保存/);
    expect((await items('lin', 'suggestions?mine=true'))[0]).toMatchObject({ title: '关于南环路雨天积水的建议', state: 'draft' });
  });
});

describe('a talk about a draft', () => {
  it('opens it to the unit that the deputy chose and to no other', async () => {
    const lin = await as('lin');
    const [draft] = await items('lin', 'suggestions?mine=true');
    await lin.open(`/m/suggestions/${draft?.id ?? ''}`);
    await lin.press('与单位沟通');
    await lin.page.getByLabel('找单位').fill('交通');
    await lin.press(/霁川县交通运输局/);
    await lin.fill('想沟通的事', '管网改造今年做到哪里');
    await lin.press('送给单位');
    await lin.agree('给这个单位看');
    await lin.see('待单位回复');
    const other = await as('finance-liaison');
    await other.open('/before-session?part=talks');
    await other.see('还没有会前沟通');
    expect(await other.words()).not.toContain('三千人');
    const roads = await as('roads-liaison');
    await roads.open('/before-session?part=talks');
    await roads.see('南环路三个路口积水，每年十余次，影响三千人出行。');
    await roads.press('回复代表');
    await roads.choose('总的情况', '已列入计划');
    await roads.fill('具体情况', '已列入2026年管网改造第二批，三月开工。');
    await roads.submit('回复代表');
    await roads.see('单位已回复');
    const affairs = await as('affairs');
    await affairs.open('/before-session?part=talks');
    await affairs.see('管网改造今年做到哪里');
    expect(await affairs.words()).not.toContain('三千人');
  });

  it('ends with what the deputy makes of it', async () => {
    const lin = await as('lin');
    const [talk] = await items('lin', 'draft-talks');
    await lin.open(`/m/talks/${talk?.id ?? ''}`);
    await lin.see('已列入2026年管网改造第二批，三月开工。');
    await lin.choose('听了单位的情况，这件建议怎么办', '修改后提出');
    await lin.press('记下结果', lin.page.getByRole('region', { name: '记下结果' }));
    await lin.see('结果：修改后提出');
    expect((await site.get('affairs', '/api/v1/draft-talks'))['counts']).toMatchObject({ total: 1, changed: 1 });
  });
});

describe('guidance with tracked changes', () => {
  it('is written into a copy at the desk, and taken or refused change by change on the phone', async () => {
    const lin = await as('lin');
    const id = (await items('lin', 'suggestions?mine=true'))[0]?.id ?? '';
    await site.act('lin', `suggestions/${id}`, 'save', { analysis: '管网老化，管径偏小。养护不足。', asks: ['更换管网'] });
    await site.act('lin', `suggestions/${id}`, 'submit');
    const presidium = await as('presidium');
    await presidium.open(`/review?at=${id}`);
    await presidium.press('退回修改');
    await presidium.fill('修改意见（告知代表）', '请写明管径和期限');
    await presidium.fill('分析', '管网老化，管径只有三十厘米。养护不足。');
    await presidium.fill('具体建议', '明年雨季前更换管网');
    await presidium.submit('退回修改');
    await presidium.see(/已退回修改/);
    await lin.open(`/m/write/${id}`);
    const changes = lin.page.getByRole('region', { name: '审核人改的地方' });
    await lin.see('叶长青改的地方（2处）');
    expect(await changes.locator('del').allTextContents()).toEqual(['删管径偏小。', '删更换管网']);
    expect(await changes.locator('ins').allTextContents()).toEqual(['加管径只有三十厘米。', '加明年雨季前更换管网']);
    await changes.getByRole('group', { name: '分析第1处' }).getByRole('button', { name: '不用' }).click();
    await lin.press('用到草稿里（采用1处）');
    await lin.see('已用到下面的草稿里，还可以接着改。');
    await lin.see(/^已保存/);
    await lin.open(`/m/write/${id}/check`);
    await lin.fill('对修改意见的答复', '期限已写明；管径要再核实');
    await lin.press('提交');
    await lin.agree('提交');
    await lin.see('乡镇人大主席团初审');
    expect(await site.get('lin', `/api/v1/suggestions/${id}`)).toMatchObject({ analysis: '管网老化，管径偏小。养护不足。', asks: [{ text: '明年雨季前更换管网' }], proposalNo: null });
    await presidium.open(`/review?at=${id}`);
    await presidium.see('代表对修改意见的答复：期限已写明；管径要再核实');
    expect(await company.problems()).toEqual([]);
  });
});
