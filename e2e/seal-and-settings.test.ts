import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareRounds } from '../server/src/testing/process-rounds.ts';
import { storyOf } from '../server/src/testing/story.ts';
import { axeFindings } from './axe.ts';
import { desk, launchBrowser } from './browser.ts';
import { cast } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** A rating that nobody can read before its time, the auditor's own corner, and a setting decided ahead. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let story: ReturnType<typeof storyOf>;
const reason = '沟盖板只换了桥东一段';

beforeAll(async () => {
  site = await openSite('2026-03-02T01:00:00Z');
  story = storyOf(site);
  await story.untilReplied();
  await bareRounds(site).open('round-1', { name: '首轮测评', opensOn: '2026-03-02', closesOn: '2026-03-13' });
  browser = await launchBrowser();
  company = cast(browser, site.url);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const rowsOf = async (table: string) => JSON.stringify((await site.database.ownerPool.query(`select t::text from ${table} t`)).rows);

describe('a rating under embargo', () => {
  it('is given on the phone and read by its rater, while the database holds a sealed text', async () => {
    const lin = await company.as('lin');
    await lin.open(`/m/evaluations/${(await story.last('evaluation', 'lin')).id}`);
    await lin.choose('一、办理态度', '满意');
    await lin.choose('二、办理结果', '不满意');
    await lin.page.getByRole('textbox').first().fill(reason);
    await lin.press('提交测评');
    await lin.see('您已经测评');
    await lin.see(reason);
    const kept = `${await rowsOf('evaluation')} ${await rowsOf('idempotency_key')} ${await rowsOf('audit_entry')} ${await rowsOf('refused_attempt')}`;
    expect(kept).toContain('v1.');
    expect(kept).not.toMatch(/沟盖板|dissatisfied/);
  });

  it('leaves its network address to the auditor alone', async () => {
    const auditor = await company.as('auditor');
    await auditor.open('/audit');
    const part = auditor.page.getByRole('region', { name: '测评时的网络地址' }).first();
    expect(await part.getByText('127.0.0.1').count()).toBe(0);
    await auditor.press('查阅', part);
    await auditor.see('127.0.0.1', part);
    expect(await auditor.words()).not.toMatch(new RegExp(`${reason}|不满意`));
    expect(await axeFindings(auditor.page)).toEqual([]);
    await auditor.page.setViewportSize(desk);
    await auditor.page.reload();
    await auditor.see('查阅');
    await auditor.see('测评的网络地址');
  });
});

describe('a setting', () => {
  it('is decided for a day to come, and stands beside what is in force until then', async () => {
    const system = await company.as('system');
    await system.open('/administration/settings');
    const card = system.page.getByRole('listitem').filter({ has: system.page.getByRole('heading', { name: '承办单位签收', exact: true }) });
    await card.getByLabel('承办单位签收：数目').fill('5');
    await system.page.getByLabel('首次联系代表：起算日').selectOption({ label: '自交办之日起' });
    await system.page.getByLabel('联名建议的答复：本地依据').fill('本县办法第九条');
    await system.press('预览改动');
    const dialog = system.page.getByRole('dialog', { name: '启用新设置' });
    // What a number of one's own rests on is not the catalogue's article.
    await system.see('改为 自交办之日起20个工作日内，遇休息日顺延（本地设定）', dialog);
    await system.see('改为 分别送达每位代表（本县办法第九条）', dialog);
    await dialog.getByLabel('启用日期').fill('2026-02-01');
    await system.see(/启用日期须是今天或以后/, dialog);
    await dialog.getByLabel('启用日期').fill('2026-04-01');
    await system.see(/改为 自交办之日起5个工作日内/, dialog);
    await system.fill('依据和理由', '主任会议2026年第4次会议决定', dialog);
    expect(await axeFindings(system.page)).toEqual([]);
    await system.page.setViewportSize(desk);
    await dialog.getByRole('button', { name: /^自.*4月1日.*起启用$/ }).click();
    await card.getByText(/起改为/).waitFor();
    expect(await card.innerText()).toMatch(/自交办之日起3个工作日内[\s\S]*4月1日.*起改为 自交办之日起5个工作日内/);
    await system.page.getByText('历次设置').click();
    await system.see(/主任会议2026年第4次会议决定/);
    await system.see('（还没有到启用日期）');
    expect((await site.deps.places.read('county')).settings.receipt.count).toBe(3);
  });

  it('is in force from its day on, and the round that ended meanwhile has opened the rating to all', async () => {
    await site.passTo('2026-04-01T01:00:00Z');
    expect((await site.deps.places.read('county')).settings.receipt.count).toBe(5);
    const head = await company.as('roads-head');
    await head.open(`/suggestions/${story.id}`);
    await head.see(reason);
    expect(await rowsOf('evaluation')).toContain(reason);
  });
});

it('no page had a script error or a 5xx answer', async () => expect(await company.problems()).toEqual([]));
