import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followTermChange } from '../server/src/features/term-changes/public.ts';
import { processCounty } from '../server/src/testing/process-county.ts';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** The term ends with a promise open: it is explained under the head's name, told to its proposer, and followed by a deputy of the new term. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let story: ReturnType<typeof storyOf>;
const title = '关于改造霁城镇南环路破损路面的建议';
const as = (username: string): Promise<Person> => company.as(username);
const nextTerm = { congressId: 'county', id: 'term-19', number: 19, name: '第十九届', startsOn: '2026-12-20', endsOn: '2031-12-20' };
const elected = { congressId: 'county', id: 'deputy-qiu-19', personId: 'p-qiu', termId: 'term-19', delegationId: 'delegation-02', certificateNumber: '19003', fromDate: '2026-12-01' };
const county = {
  ...processCounty, terms: [...(processCounty.terms ?? []), nextTerm], deputies: [...(processCounty.deputies ?? []), elected],
  identities: [...(processCounty.identities ?? []), { congressId: 'county', id: 'i-qiu-19', personId: 'p-qiu', role: 'deputy' as const, organisationId: 'delegation-02', deputyId: 'deputy-qiu-19', fromDate: '2026-12-01' }],
};
const follow = async () => {
  const { rows } = await site.database.ownerPool.query<{ id: string }>('select id from term_change');
  for (const { id } of rows) await followTermChange(site.deps, 'county', id);
};

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z', county);
  story = storyOf(site, title);
  await story.untilReplied();
  site.clock.moveTo('2026-11-16T01:00:00Z');
  browser = await launchBrowser();
  company = cast(browser, site.url);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('the change of term', () => {
  it('is prepared by the commission, which asks for what is open to be explained', async () => {
    const affairs = await as('affairs');
    await affairs.open('/term-changes');
    await affairs.press('准备第十八届换届');
    await affairs.fill('任期结束日期', '2026-12-20');
    await affairs.press('准备换届');
    await affairs.see('任期到');
    await affairs.press('要求承办单位书面说明');
    await affairs.press('要求承办单位书面说明', affairs.page.getByRole('dialog'));
    await affairs.see('已要求书面说明');
    await follow();
  });

  it('has the unit write, its head sign, the commission check', async () => {
    const section = await as('roads-section');
    await section.start();
    await section.press(new RegExp(`^起草换届书面说明\\s*：${title}`));
    await section.fill('办理进展（办到哪一步）', '排水管已经招标');
    await section.fill('没有解决的原因', '管线迁改未完成');
    await section.fill('下一步安排（由谁、做什么）', '由公路科组织施工');
    await section.fill('下一步的完成日期', '2027-05-31');
    await section.submit('保存书面说明');
    await section.open(`/suggestions/${story.id}`);
    await section.press('送主要负责人签发');
    await section.submit('送主要负责人签发');
    for (const [who, work] of [['roads-head', '签发书面说明'], ['affairs', '审核通过']] as const) {
      const one = await as(who);
      await one.open(`/suggestions/${story.id}`);
      await one.see('管线迁改未完成');
      await one.press(work);
      await one.submit(work);
    }
  });

  it('closes the term: the case is marked as carried over, the explanation told, the page counts it', async () => {
    site.clock.moveTo('2026-12-20T01:00:00Z');
    const affairs = await as('affairs');
    await affairs.open('/term-changes');
    await affairs.press('结束本届');
    await affairs.press('结束本届', affairs.page.getByRole('dialog'));
    await affairs.agree('结束本届');
    await affairs.see('已结束本届');
    await follow();
    await affairs.open('/term-changes');
    await affairs.see('已告知提出人 1 份');
    await affairs.press(/承诺接续/);
    await affairs.see('铺设排水管');
    await affairs.see('跨届（第十八届）');
    const { rows } = await site.database.ownerPool.query('select name, end_reason from deputy d join person p on p.id = d.person_id where d.term_id = $1 and d.state = $2', ['term-18', 'ended']);
    expect(rows).toHaveLength(4);
    expect(await (await as('affairs')).page.locator('main').innerText()).toContain('跨届');
  });

  it('lets a deputy of the new term follow the promise', async () => {
    const deputy = await as('qiu');
    await deputy.open('/m/commitments');
    await (await deputy.see('往届没有落实的承诺')).click();
    await deputy.press(/铺设排水管/);
    await deputy.see(/第十八届任期内的承诺/);
    await deputy.press('关注这项承诺');
    await deputy.see('关注的代表：仇红');
    const { rows } = await site.database.ownerPool.query(`select count(*)::int as n from commitment where followers @> '[{"name":"仇红"}]'`);
    expect(rows).toEqual([{ n: 1 }]);
  });
});
