import { addDays } from '@luoshi/domain/kernel/dates.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followMandate } from '../server/src/features/mandates/public.ts';
import { todayOf, untilMediation } from '../server/src/testing/second-dissatisfaction.ts';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** Dissatisfied twice: the commission brings both sides together and concludes; the deputy has the last word. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let story: ReturnType<typeof storyOf>;
const title = '关于疏通霁城镇南环路排水沟渠的建议';
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEUlEQVR4nGOYsCABjhiI4wAAjVIZAdTRhzYAAAAASUVORK5CYII=', 'base64');
const as = (username: string): Promise<Person> => company.as(username);

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z');
  story = storyOf(site, title);
  await untilMediation(site, story);
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens what waits for one by its button. */
async function take(username: string, work: string): Promise<Person> {
  const one = await as(username);
  await one.start();
  await one.press(new RegExp(`^${work}\\s*：${title}`));
  return one;
}

describe('a second dissatisfaction', () => {
  it('is told to the deputy, and calls the commission to bring both sides together', async () => {
    const deputy = await as('lin');
    await deputy.open(`/m/suggestions/${story.id}`);
    await deputy.see(/代表工委正在组织会商/);
    const affairs = await take('affairs', '召集会商');
    await affairs.fill('会商时间', `${todayOf(site)}T15:00`);
    await affairs.fill('地点', '县人大三楼会议室');
    await affairs.submit('召集会商');
    await affairs.see('已召集会商。');
    const head = await as('roads-head');
    await head.open('/notices');
    await head.see(/请参加.*会商.*15:00，县人大三楼会议室/);
  });

  it('leaves minutes that name who came and what was agreed', async () => {
    const affairs = await take('affairs', '会商并登记纪要');
    await affairs.fill('会商日期', todayOf(site));
    await affairs.fill('地点', '县人大三楼会议室');
    await affairs.fill('第1位姓名', '马德庆');
    await affairs.fill('第1位职务', '副局长');
    await affairs.field('第1位职级').selectOption({ label: '分管领导' });
    await affairs.fill('出席代表（没有出席的不填）', '林永发');
    await affairs.fill('会商纪要', '路面已经修好，排水沟还没有疏通。');
    await affairs.choose('商定', '新的承诺事项');
    await affairs.fill('商定的内容（没有取得一致的不填）', '疏通排水沟八百米');
    await affairs.fill('责任人（商定承诺事项的填写）', '李卫锋');
    await affairs.fill('商定的期限', addDays(todayOf(site), 60));
    await affairs.page.locator('input[type=file]').setInputFiles({ name: '纪要签字页.png', mimeType: 'image/png', buffer: picture });
    await affairs.see(/纪要签字页\.png（/);
    await affairs.submit('登记会商纪要');
    await affairs.see('承办单位主要负责人或者代表没有出席的，请写明原因');
    await affairs.fill('主要负责人或者代表没有出席的原因', '局长在省里开会，委托副局长参加');
    await affairs.submit('登记会商纪要');
    await affairs.see('已登记会商纪要。');
    await affairs.see(/疏通排水沟八百米，责任人李卫锋/);
  });

  it('is concluded with reasons that the deputy reads, and rated for the last time on the phone', async () => {
    const affairs = await take('affairs', '作出结论');
    await affairs.choose('结论', '解释说明');
    await affairs.fill('理由（书面告知代表和承办单位）', '双方已经商定疏通排水沟');
    await affairs.submit('作出结论');
    await affairs.agree('作出结论');
    await affairs.see(/会商商定了承诺事项，不能只作解释说明/);
    await affairs.choose('结论', '转为跟踪');
    await affairs.submit('作出结论');
    await affairs.agree('作出结论');
    await affairs.see('已作出结论。');
    expect(await story.last('commitment')).toMatchObject({ content: '疏通排水沟八百米', state: 'undertaken' });

    const deputy = await as('lin');
    await deputy.start();
    await deputy.press(/去测评/);
    await deputy.see(/再次不满意处理以后的最后评价/);
    await deputy.choose('一、办理态度', '满意');
    await deputy.choose('二、办理结果', '基本满意');
    await deputy.press('提交测评');
    await deputy.see('测评结果');
    await deputy.open(`/m/suggestions/${story.id}`);
    await deputy.see('双方已经商定疏通排水沟');
    expect((await story.records('evaluation')).map((one) => one['result'])).toEqual(['dissatisfied', 'dissatisfied', 'basicallySatisfied']);
    expect((await site.get('affairs', `/api/v1/${story.own()}`)).state).toBe('evaluated');
  });

  it('goes on with the co-signer when the deputy’s mandate ends', async () => {
    const path = '/api/v1/deputy/deputy-lin';
    const { version } = await site.get('system', path);
    await site.call('system', 'POST', `${path}/actions/end`, { untilDate: todayOf(site), endReason: 'movedAway' }, { 'if-match': `"${version}"` });
    await followMandate(site.deps, 'county', 'p-lin');
    const affairs = await as('affairs');
    await affairs.open('/suggestions');
    await affairs.press('联系代表有变更');
    await affairs.press(title);
    await affairs.see(/林永发代表调离或者迁出/);
    const successor = await as('shan');
    await successor.open(`/m/suggestions/${story.id}`);
    await successor.see(/由联名代表单晓明接替联系和测评/);
    await successor.open('/m/notices');
    await successor.see(/以后由您联系和测评/);
  });

  it('leaves no fault on anybody’s pages', async () => {
    expect(await company.problems()).toEqual([]);
  });
});
