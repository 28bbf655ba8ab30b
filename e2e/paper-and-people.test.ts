import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
import { amongThemselves } from './deputies-among-themselves.ts';
import { keepsASecret } from './keeps-a-secret.ts';
import { cast, type Person } from './people.ts';
import { openAct, panel } from './on-case.ts';
import { openSite, type BrowsedSite } from './site.ts';

/** Paper and people: a suggestion that came on paper, a letter signed by hand, a rating in a closed envelope, each on the pages of whoever does it. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let story: ReturnType<typeof storyOf>;
const as = (username: string): Promise<Person> => company.as(username);
const scan = { name: '扫描件.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') };

beforeAll(async () => {
  site = await openSite('2026-03-02T01:00:00Z');
  story = storyOf(site, '关于改造南环路破损路面的建议');
  await story.untilHandling();
  await story.deliverOpinion();
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function handIn(one: Person, form: string): Promise<void> {
  const place = one.page.getByRole('form', { name: form, exact: true });
  await place.locator('input[type=file]').setInputFiles(scan);
  await place.getByText('扫描件.png（70 字节）').first().waitFor();
}
async function chooseDeputy(one: Person, label: string, name: string): Promise<void> {
  await one.page.getByLabel(label).first().fill(name);
  await one.page.locator('.ant-select-item-option', { hasText: name }).first().click();
}

describe('a suggestion that came on paper', () => {
  const title = '关于修复机耕路的建议';

  it('is entered by the presidium with its scan, and not without', async () => {
    const clerk = await as('presidium');
    await clerk.open('/paper-entry');
    await chooseDeputy(clerk, '领衔代表', '林永发');
    await clerk.fill('收到日期', '2026-03-02');
    await clerk.fill('标题', title);
    await clerk.fill('情况', '机耕路长两公里，雨天不能通行');
    await clerk.fill('分析', '多年没有修过');
    await clerk.fill('具体建议（一条一项）', '年内修复机耕路');
    await clerk.submit('纸质录入', '录入，送审核');
    await clerk.see(/请填写.*扫描件/);
    await handIn(clerk, '纸质录入');
    await clerk.submit('纸质录入', '录入，送审核');
    await clerk.see('纸质建议录入，送审核');
    await clerk.see('叶长青代林永发代表录入，2026年3月2日收到');
  });

  it('is disputed by the deputy on the phone, waits, and is corrected from the sheet', async () => {
    const deputy = await as('lin');
    await deputy.open('/m/notices');
    await deputy.press(new RegExp(`按您签名的纸质件录入了建议.*${title}`));
    await deputy.press('这与我写的不一致');
    await deputy.fill('哪里与您写的不一致', '还写了要管护');
    await deputy.agree('提出不一致');
    await deputy.see(/待录入机关核对/);
    const clerk = await as('presidium');
    await clerk.start();
    await clerk.press(new RegExp(`^核对纸质录入\\s*：${title}`));
    await clerk.see('还写了要管护');
    await clerk.press('更正录入', panel(clerk));
    const form = clerk.page.getByRole('form', { name: '更正录入', exact: true });
    await clerk.fill('具体建议（一条一项）', '年内修复机耕路并落实管护', form);
    await clerk.fill('更正说明（告知代表）', '照原件补上管护', form);
    await clerk.submit('更正录入');
    await clerk.see('已更正录入。');
    const [own] = (await site.get('lin', '/api/v1/suggestions?mine=true&channel=paper')).items as unknown as { id: string; state: string; entryChannel: string }[];
    expect(own).toMatchObject({ state: 'underPresidiumReview', entryChannel: 'paper' });
    expect((await site.get('lin', `/api/v1/suggestions/${own?.id ?? ''}`))).toMatchObject({ entryObjectionState: 'corrected', asks: [{ no: 1, text: '年内修复机耕路并落实管护' }] });
  });
});

describe('a talk that the deputy confirmed on paper', () => {
  it('is entered by the commission with the scan, and taken back by the deputy on the phone, whose hand it was not', async () => {
    const task = (await story.records('handlingTask')).find((one) => one['unitId'] === 'transport');
    await site.act('roads-section', `handling-tasks/${task?.id}`, 'scheduleConsultation', { plannedAt: '2026-03-02T06:00:00Z', place: '联络站', mode: 'meeting', phase: 'during' });
    await site.act('roads-section', `consultations/${(await story.last('consultation')).id}`, 'record', {
      heldOn: '2026-03-02', place: '联络站', mode: 'meeting', phase: 'during', deputiesPresent: ['林永发'], attendees: [{ name: '胡建华', position: '局长', rank: 'unitHead' }], deputyOpinion: '尽快', unitOpinion: '同意',
    });
    const clerk = await as('affairs');
    await openAct(clerk, story.id, '登记代表签名确认');
    await clerk.fill('代表签名日期', '2026-03-02');
    await handIn(clerk, '登记代表签名确认');
    await clerk.submit('登记代表签名确认');
    await clerk.see('已登记代表签名确认。');
    expect(await story.last('consultation')).toMatchObject({ state: 'confirmed', signedOn: '2026-03-02', signedRecordedBy: '贺雅琴' });
    const deputy = await as('lin');
    await deputy.open('/m/notices');
    await deputy.press(/不是您签的，请打开说明/);
    await deputy.see(/贺雅琴按您.*签名的纸质件/);
    await deputy.press('不是我签的');
    await deputy.agree('不是我签的');
    await deputy.see('没有面商');
    expect(await story.last('consultation')).toMatchObject({ state: 'held', signedOn: null });
  });
});

describe('a note of supervision', () => {
  it('asks for an answer, which waits on the unit’s desk and then for the word of who pressed', async () => {
    const clerk = await as('affairs');
    const task = (await story.records('handlingTask')).find((one) => one['unitId'] === 'transport');
    await clerk.open(`/suggestions/${story.id}?on=handlingTask:${task?.id}&do=urge`);
    await clerk.fill('催办意见', '代表两次来电，请抓紧');
    await clerk.fill('回复期限', '2026-03-06');
    await clerk.submit('催办');
    await clerk.see('已催办。');
    const liaison = await as('roads-liaison');
    await liaison.start();
    await liaison.press(/^反馈督办\s*：/);
    await liaison.fill('反馈情况', '已经组织踏勘');
    await liaison.submit('反馈督办');
    await liaison.see('已反馈督办。');
    await clerk.start();
    await clerk.press(/^督办销号\s*：/);
    await clerk.fill('销号意见', '同意销号');
    await clerk.submit('督办销号');
    await clerk.see(/贺雅琴销号（.*同意销号/);
  });
});

describe('a letter signed by hand', () => {
  it('is recorded by the liaison and goes out when the head says that it is their hand', async () => {
    const reply = await story.writeReply();
    const liaison = await as('roads-liaison');
    await liaison.open(`/${reply}`);
    await liaison.fill('手签的主要负责人', '胡建华');
    await liaison.fill('手签日期', '2026-03-02');
    await handIn(liaison, '登记手签');
    await liaison.submit('登记手签');
    await liaison.see(/没有有效的面商记录/);
    await liaison.choose('没有面商的原因', '多次联系未能联系上代表');
    await liaison.fill('具体说明', '三次致电未接');
    await liaison.submit('登记手签');
    await liaison.see('已登记手签。');
    expect((await story.last('handlingTask')).state).not.toBe('replied');
    const head = await as('roads-head');
    await head.start();
    await head.press(/^确认手签\s*：/);
    await head.press('确认手签并送达');
    await head.submit('确认手签并送达');
    await head.agree('确认手签并送达');
    await head.see('已确认手签并送达。');
    expect(await story.last('reply')).toMatchObject({ state: 'delivered', signedByName: '胡建华', handSignedByName: '胡建华' });
  });
});

describe('a rating in a closed envelope', () => {
  it('is received, stays closed to the end of the round, and is opened by two people', async () => {
    const round = await site.call('affairs', 'POST', '/api/v1/evaluation-rounds', { name: '春季测评', opensOn: '2026-03-02', closesOn: '2026-03-10', sequence: 1 });
    await site.act('affairs', `evaluation-rounds/${round.json.id}`, 'open');
    await site.passTo('2026-03-03T01:00:00Z');
    const affairs = await as('affairs');
    // All forms still to be handed out come in one file; of those who have answered there is none.
    await affairs.open('/rounds');
    await affairs.see(/还没有收回的 1 份征询意见表/u);
    const forms = await affairs.page.request.get(await affairs.page.getByRole('link', { name: '打印征询意见表（按建议编号）' }).getAttribute('href') ?? '');
    expect([forms.status(), (await forms.body()).subarray(0, 4).toString()]).toEqual([200, '%PDF']);
    await affairs.open(`/suggestions/${story.id}`);
    await affairs.press('登记收到密封测评', panel(affairs));
    await handIn(affairs, '登记收到密封测评');
    await affairs.submit('登记收到密封测评');
    await affairs.see('已登记收到密封测评。');
    await affairs.open('/rounds');
    await affairs.see('春季测评');
    expect(await affairs.page.getByRole('link', { name: /打印征询意见表/u }).count()).toBe(0);
    expect(JSON.stringify(await site.get('roads-head', `/api/v1/suggestions/${story.id}`))).not.toContain('信封');

    await site.passTo('2026-03-12T01:00:00Z');
    await affairs.start();
    await affairs.press(/^拆封纸质测评\s*：/);
    await affairs.press('拆封并录入', panel(affairs));
    await affairs.choose('办理态度', '满意');
    await affairs.choose('办理结果', '基本满意');
    await handIn(affairs, '拆封并录入');
    await affairs.submit('拆封并录入');
    await affairs.see('已拆封并录入。');
    const witness = await as('office');
    await witness.start();
    await witness.press(/^核对纸质测评\s*：/);
    await witness.see('基本满意');
    await witness.press('核对无误', panel(witness));
    await witness.submit('核对无误');
    await witness.agree('核对无误');
    await witness.see('已核对无误。');
    expect(await story.last('evaluation', 'roads-head')).toMatchObject({ state: 'disclosed', result: 'basicallySatisfied', entryChannel: 'paper', openedByName: '贺雅琴', witnessName: '甘文博' });
  });

  it('that was misread is put right by two, and the deputy is told what stood there before', async () => {
    const affairs = await as('affairs');
    await openAct(affairs, story.id, '更正测评录入');
    await affairs.choose('办理结果', '满意');
    await affairs.fill('怎么录错的（告知代表）', '两栏的勾看错了一栏');
    await handIn(affairs, '更正测评录入');
    await affairs.submit('更正测评录入');
    await affairs.see(/提出更正为：办理态度满意，办理结果满意/);
    const witness = await as('office');
    await witness.start();
    await witness.press(/^核对测评更正\s*：/);
    await witness.press('核对更正无误', panel(witness));
    await witness.submit('核对更正无误');
    await witness.agree('核对更正无误');
    await witness.see('办理结果：原为“基本满意”，现为“满意”');
    expect(await story.last('evaluation', 'roads-head')).toMatchObject({ result: 'satisfied', rereading: null });
  });
});

describe('a wrong class in a reply that went out', () => {
  it('is put right by a notice that the head signs; the deputy reads both on the phone', async () => {
    const section = await as('roads-section');
    await openAct(section, story.id, '更正答复类别');
    await section.fill('更正第几条的答复', '1');
    await section.choose('正确的办理结果', '需向上级反映');
    await section.fill('更正原因（写进更正通知，告知代表）', '审批权在市级');
    await section.submit('更正答复类别');
    await section.see(/第1条拟更正为“需向上级反映”/);
    const head = await as('roads-head');
    await head.start();
    await head.press(/^签发更正通知\s*：/);
    await head.press('签发更正通知', panel(head));
    await head.submit('签发更正通知');
    await head.agree('签发更正通知');
    await head.see(/答复函照原样保留，类别以更正通知/);
    const deputy = await as('lin');
    await deputy.open(`/m/suggestions/${story.id}`);
    await deputy.see('第1条答复的类别：原为“已经解决或者采纳”，现为“需向上级反映”');
    await deputy.see(/您已经作的测评不变/);
  });
});

describe('a wrong number', () => {
  it('is void for good: the case says so, and it is found by it', async () => {
    const other = storyOf(site, '关于增加公交班次的建议');
    await other.untilReviewed();
    await other.register();
    const affairs = await as('affairs');
    const old = String((await site.get('affairs', `/api/v1/suggestions/${other.id}`))['numberLabel']);
    await openAct(affairs, other.id, '更正编号');
    await affairs.choose('正确的类别', '闭会期间');
    await affairs.fill('更正理由（告知代表和承办单位）', '登记时选错类别');
    await affairs.submit('更正编号');
    await affairs.see(new RegExp(`原编号“${old}”已经作废，不再使用`));
    await affairs.open('/suggestions');
    await affairs.see(`原${old}（作废）`);
  });
});

describe('a rating on paper', () => {
  it('is counted apart', async () => {
    const affairs = await as('affairs');
    await affairs.open('/numbers');
    await affairs.see(/纸质测评 1 次，在 1 件中（共 1 次，在 1 件中/);
    await affairs.page.getByRole('link', { name: '有纸质测评的建议：1 件' }).click();
    await affairs.page.getByRole('heading', { name: '建议 1 件' }).waitFor();
    await affairs.see(/有已公开的纸质测评/);
  });
});

describe('a release on a later day', () => {
  it('is decided at the desk, stands in the register with its day, and is out on that day without anybody pressing', async () => {
    const affairs = await as('affairs');
    const own = await story.last('publication');
    await affairs.open(`/suggestions/${story.id}?on=publication:${own.id}&do=decide`);
    await affairs.fill('公开日期', '2026-03-20');
    await affairs.submit('审定公开');
    await affairs.see('已审定公开。');
    await affairs.open('/publications?state=approved');
    await affairs.see(/3月20日.*自动公开/u);
    await site.passTo('2026-03-20T01:00:00Z');
    await affairs.open('/publications');
    await affairs.see(/3月20日.*公开/u);
    expect(await story.last('publication')).toMatchObject({ state: 'released', releases: [{ on: '2026-03-20', byName: '系统（按期自动办理）' }] });
    expect(affairs.problems).toEqual([]);
  });
});

describe('deputies among themselves', () => {
  amongThemselves({ site: () => site, as });
});

describe('a state secret', () => {
  keepsASecret({ site: () => site, as, story: () => story });

  it('is the last of it: no page of all this had a fault', async () => expect(await company.problems()).toEqual([]));
});
