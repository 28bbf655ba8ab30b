/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Takes the pictures of docs/manual from a running demo, by hand:
 *   node e2e/take-manual-pictures.ts http://127.0.0.1:PORT DIR/demo-accounts.json [NAME …]
 * Nothing is sent: forms are opened, filled and left. Only the draft of one deputy is written on, since a draft is kept by itself,
 * and the auditor asks for a verification.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { desk, launchBrowser, phone, visit } from './browser.ts';
import { shrinkPicture } from './shrink-picture.ts';

interface Account { readonly username: string; readonly password: string }
interface ToDoItem { readonly suggestionId: string; readonly recordKind: string; readonly recordId: string; readonly action: string }
type Json = Readonly<Record<string, unknown>>;

interface Sitter {
  readonly page: Page;
  /** Opens an address and waits until nothing is read any more. */
  readonly open: (path: string) => Promise<void>;
  readonly press: (name: string | RegExp) => Promise<void>;
  readonly get: (path: string) => Promise<Json>;
  /** What waits for this person to be done, for example `suggestion.assign`. */
  readonly waiting: (work: string) => Promise<ToDoItem>;
}
interface Picture {
  readonly name: string;
  readonly who: string | null;
  readonly height?: number;
  readonly isPhone?: boolean;
  /** Only this part of the page. */
  readonly part?: string;
  readonly take: (sitter: Sitter) => Promise<void>;
}

const [url, accountsPath, ...only] = process.argv.slice(2);
if (url === undefined || accountsPath === undefined) throw new Error('usage: node e2e/take-manual-pictures.ts URL DIR/demo-accounts.json [NAME …]');
const accounts = JSON.parse(await readFile(accountsPath, 'utf8')) as readonly Account[];
const folder = join(import.meta.dirname, '..', 'docs', 'manual', 'pictures');

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined);
  await page.waitForFunction(() => !/正在读取|正在排版/.test(document.body.textContent ?? ''), undefined, { timeout: 60_000 });
  await page.evaluate(async () => { await document.fonts.ready; });
}

async function sit(browser: Browser, { who, isPhone, height }: Picture): Promise<Sitter> {
  const base = isPhone === true ? phone : desk;
  const { page, context } = await visit(browser, url ?? '', { ...base, height: height ?? base.height });
  context.setDefaultTimeout(60_000);
  const account = accounts.find((one) => one.username === who);
  if (account !== undefined) {
    const answer = await context.request.post('/api/v1/login', { data: { username: account.username, password: account.password }, headers: { origin: url ?? '' } });
    if (!answer.ok()) throw new Error(`${account.username} cannot log in: ${answer.status()}`);
  }
  const get = async (path: string) => (await (await context.request.get(path)).json()) as Json;
  return {
    page, get,
    open: async (path) => { await page.goto(path); await settle(page); },
    press: async (name) => {
      await page.getByRole('button', { name }).or(page.getByRole('link', { name })).filter({ visible: true }).first().click();
      await settle(page);
    },
    waiting: async (work) => {
      const { items } = await get('/api/v1/to-do?limit=200');
      const found = (items as readonly ToDoItem[]).find((one) => `${one.recordKind}.${one.action}` === work);
      if (found === undefined) throw new Error(`nothing waits for ${who ?? ''}: ${work}`);
      return found;
    },
  };
}

const path = (kind: string, id: string) => `/${kind}/${encodeURIComponent(id)}`;
const firstHeld = ({ items }: Json): string => (items as readonly { id: string; state: string }[]).find((one) => one.state === 'held')?.id ?? '';
async function bringToTop(page: Page, words: string): Promise<void> {
  const box = await page.getByText(words).filter({ visible: true }).first().boundingBox();
  await page.evaluate(`scrollBy(0, ${Math.round(box?.y ?? 0) - 80})`);
}

const draft = [
  ['标题', '关于在霁城镇城北片区增设快递集中配送点的建议'],
  ['情况', '霁城镇城北片区有6个小区4200户，每天到件约5000件，没有固定的集中配送点，三轮车长期停在消防通道上。今年以来发生堵路纠纷11起。'],
  ['分析', '小区建成时没有规划配送用房，物业和快递企业各管一段，没有牵头单位，所以两年来一直没有解决。'],
  ['第1条', '由县邮政管理部门牵头，年内在城北片区选定2处集中配送点。'],
] as const;

const pictures: readonly Picture[] = [
  // The assignment day: of an exercise demo (`luoshi demo --exercise assignment-day`), the first before anything is planned, the others by their names once the day has been lived.
  { name: 'day-plans', who: 'heyaqin', height: 760, take: async ({ open, page }) => {
    await open(`/assignment-plans?find=${encodeURIComponent('住建局')}`);
    await page.getByRole('checkbox', { name: /^全选下面/ }).check();
  } },
  { name: 'day-unit-list', who: 'wangmengyao', height: 900, take: async ({ open, press, get, page }) => {
    await open(path('assignment-meetings', firstHeld(await get('/api/v1/assignment-meetings'))));
    await press(/^待分派/);
    await page.getByRole('checkbox', { name: /^选择：/ }).first().check();
  } },
  { name: 'day-summary', who: 'heyaqin', height: 860, take: async ({ open, get }) => {
    await open(`${path('assignment-meetings', firstHeld(await get('/api/v1/assignment-meetings')))}/summary?show=returned`);
  } },
  { name: 'log-in', who: null, height: 560, take: ({ open }) => open('/login') },
  { name: 'to-do', who: 'heyaqin', height: 820, take: ({ open }) => open('/to-do') },
  { name: 'review', who: 'heyaqin', height: 760, take: async ({ open, press, waiting, page }) => {
    await open(`/review?at=${(await waiting('suggestion.passReview')).suggestionId}`);
    await press('退回修改');
    await page.getByLabel('修改意见（告知代表）').fill('第2条请写明具体路段和长度，便于承办单位核实。');
  } },
  { name: 'registration', who: 'heyaqin', height: 620, take: async ({ open, waiting, page }) => {
    await open(`/registration?at=${(await waiting('suggestion.register')).suggestionId}`);
    await page.getByRole('group', { name: '选择办理意见' }).getByRole('button', { name: '登记编号' }).click();
    await page.getByLabel('会议').selectOption({ index: 1 });
    await page.getByText('闭会期间', { exact: true }).last().click();
  } },
  { name: 'assignment', who: 'heyaqin', height: 980, take: async ({ open, waiting, page }) => {
    await open(`/assignment?at=${(await waiting('suggestion.assign')).suggestionId}`);
    await page.getByRole('group', { name: '推荐的主办单位' }).getByRole('button').first().click();
  } },
  { name: 'joint-assignment', who: 'guozhiyuan', height: 520, take: async ({ open, waiting }) => open(`/joint-assignment?at=${(await waiting('suggestion.confirmAssignment')).suggestionId}`) },
  { name: 'suggestion', who: 'heyaqin', height: 1000, take: async ({ open, get }) => {
    const { items } = await get('/api/v1/suggestions?states=handling&limit=1');
    await open(path('suggestions', (items as readonly { id: string }[])[0]?.id ?? ''));
  } },
  { name: 'suggestions', who: 'heyaqin', height: 760, take: async ({ open, press, page }) => {
    await open('/suggestions?overdue=1&columns=number,title,unit,state,dueOn,overallClass&sort=dueOn');
    await press(/^视图/);
    await page.getByRole('menuitem', { name: '把现在的列表存为视图' }).click();
    await page.getByLabel('名称').fill('逾期的，看办理结果');
  } },
  { name: 'case-print', who: 'heyaqin', height: 900, take: async ({ open, get }) => {
    const { items } = await get('/api/v1/suggestions?state=closed&limit=1');
    await open(`${path('suggestions', (items as readonly { id: string }[])[0]?.id ?? '')}/print`);
  } },
  { name: 'deadline', who: 'heyaqin', height: 1100, part: 'section.card:has(.deadline)', take: async ({ open, waiting, page }) => {
    await open(path('commitments', (await waiting('commitment.verify')).recordId));
    await page.getByRole('button', { name: /怎么算的.*核验/ }).first().click();
  } },
  { name: 'rounds', who: 'heyaqin', height: 860, take: ({ open }) => open('/rounds') },
  { name: 'commitments', who: 'heyaqin', height: 820, take: ({ open }) => open('/commitments') },
  { name: 'verification', who: 'heyaqin', height: 980, take: async ({ open, press, waiting }) => {
    await open(path('commitments', (await waiting('commitment.verify')).recordId));
    await press('核验属实');
  } },
  { name: 'unit-desk', who: 'wangmengyao', height: 820, take: ({ open }) => open('/unit') },
  { name: 'reply-editor', who: 'liweifeng', height: 960, take: async ({ open, waiting }) => open(path('replies', (await waiting('reply.submitForCheck')).recordId)) },
  { name: 'consultation-record', who: 'zenghaoran', height: 900, take: async ({ open, waiting, page }) => {
    const { suggestionId, recordId } = await waiting('consultation.record');
    await open(`${path('suggestions', suggestionId)}?on=consultation:${encodeURIComponent(recordId)}&do=record`);
    await page.getByLabel('面商日期').waitFor();
  } },
  { name: 'sign-off', who: 'hujianhua', height: 960, take: async ({ open, press, waiting }) => {
    await open(path('replies', (await waiting('reply.signOff')).recordId));
    await press('签发');
  } },
  { name: 'calendar', who: 'heyaqin', height: 810, take: ({ open }) => open('/calendar') },
  { name: 'administration', who: 'xitongguanli', height: 760, take: ({ open }) => open('/administration/identity') },
  { name: 'imports', who: 'xitongguanli', height: 680, take: ({ open }) => open('/administration/imports') },
  { name: 'settings', who: 'xitongguanli', height: 860, take: ({ open }) => open('/administration/settings') },
  { name: 'local-sets', who: 'xitongguanli', part: '.set', height: 1000, take: async ({ open, page }) => {
    await open('/administration/settings');
    await page.getByLabel('地方').selectOption({ label: '重庆（2017年）' });
    await page.getByRole('button', { name: '采用所选 3 项' }).waitFor();
  } },
  { name: 'accounts', who: 'anquanguanli', height: 420, take: async ({ open, page }) => {
    await open('/administration/account?query=hujianhua');
    await page.getByRole('button', { name: /^查看/ }).first().click();
    await settle(page);
  } },
  { name: 'audit', who: 'anquanshenji', height: 820, take: async ({ open, press, page }) => {
    await open('/audit');
    if (await page.getByText('全部相符').count() > 0) return;
    await press('核对');
    await page.getByText('全部相符').waitFor();
  } },
  { name: 'phone-home', who: 'linyongfa', isPhone: true, take: ({ open }) => open('/m') },
  { name: 'phone-write', who: 'zhangyuxuan', isPhone: true, height: 1000, take: async ({ open, waiting, page }) => {
    await open(`/m/write/${(await waiting('suggestion.submit')).suggestionId}`);
    for (const [label, words] of draft) await page.getByLabel(label, { exact: true }).fill(words);
    await page.getByText(/已保存 \d\d:\d\d/).waitFor();
    await page.evaluate('scrollTo(0, 0)');
  } },
  { name: 'phone-check', who: 'zhangyuxuan', isPhone: true, height: 1000, take: async ({ open, waiting }) => open(`/m/write/${(await waiting('suggestion.submit')).suggestionId}/check`) },
  { name: 'phone-co-sponsorship', who: 'chenyulan', isPhone: true, take: async ({ open, waiting }) => open(`/m/co-sponsorships/${(await waiting('coSponsorship.confirm')).recordId}`) },
  { name: 'phone-consultation', who: 'zhouminjie', isPhone: true, height: 1000, take: async ({ open, waiting, page }) => {
    await open(`/m/consultations/${(await waiting('consultation.confirm')).recordId}`);
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  } },
  { name: 'phone-evaluation', who: 'yeguodong', isPhone: true, height: 1000, take: async ({ open, waiting, page }) => {
    await open(`/m/evaluations/${(await waiting('evaluation.rate')).recordId}`);
    await bringToTop(page, '一、办理态度');
  } },
  { name: 'phone-suggestion', who: 'zhouminjie', isPhone: true, take: async ({ open, get }) => {
    const { items } = await get('/api/v1/suggestions?states=handling&mine=true&limit=10');
    await open(`/m/suggestions/${(items as readonly { id: string }[])[0]?.id ?? ''}`);
  } },
  { name: 'phone-verification', who: 'xuzhijian', isPhone: true, height: 960, take: async ({ open, page }) => {
    await open('/m/commitments?show=toVerify');
    await page.locator('main a[href*="/commitments/"]').first().click();
    await settle(page);
    await page.locator('main img').first().scrollIntoViewIfNeeded();
    await page.waitForFunction(() => [...document.images].some((image) => image.complete && image.naturalWidth > 0));
    await bringToTop(page, '单位报告');
  } },
];

await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
let failed = 0;
try {
  for (const picture of pictures) {
    if (only.length > 0 && !only.includes(picture.name)) continue;
    const sitter = await sit(browser, picture);
    try {
      await picture.take(sitter);
      await settle(sitter.page);
      const look = { animations: 'disabled', caret: 'hide' } as const;
      const taken = await (picture.part === undefined ? sitter.page.screenshot(look) : sitter.page.locator(picture.part).first().screenshot(look));
      await writeFile(join(folder, `${picture.name}.png`), shrinkPicture(taken));
      console.log(`${picture.name}.png`);
    } catch (error) {
      failed += 1;
      console.error(`${picture.name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    }
    await sitter.page.context().close();
  }
} finally {
  await browser.close();
}
process.exitCode = failed === 0 ? 0 : 1;
