import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../server/src/testing/story.ts';
import { launchBrowser } from './browser.ts';
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

describe('deputies among themselves', () => {
  it('withdraw what they raised together when each has said yes on the phone', async () => {
    const joint = storyOf(site, '关于疏浚横溪的建议');
    await joint.untilReviewed();
    const lead = await as('lin');
    await lead.open(`/m/suggestions/${joint.id}`);
    await lead.press('征求署名代表同意撤回');
    await lead.fill('撤回理由', '主管部门已经列入计划');
    await lead.agree('征求同意');
    await lead.see('还没有答复');
    const affairs = await as('affairs');
    await affairs.open(`/suggestions/${joint.id}`);
    await affairs.see(/主管部门已经列入计划。没有答复：单晓明/);
    const signer = await as('shan');
    await signer.start();
    await signer.press('看理由，答复');
    await signer.press('同意撤回');
    await signer.agree('同意撤回');
    await signer.see(/您已经同意/);
    await lead.start();
    await lead.see('署名代表都同意撤回了，请您撤回或者收回征求');
    await lead.open(`/m/suggestions/${joint.id}`);
    await lead.press('撤回建议');
    await lead.agree('撤回这件建议');
    await lead.see('您已经撤回这件建议。');
  });

  it('hand a draft on: who is asked reads it, takes it and goes on writing', async () => {
    const { json } = await site.call('lin', 'POST', '/api/v1/suggestions', { title: '关于增设社区食堂的建议' });
    const author = await as('lin');
    await author.open(`/m/suggestions/${json.id}`);
    await author.page.getByText('移交给别的代表').click();
    await author.page.getByText(/^现在就交给一位代表/).click();
    await author.fill('交给哪位代表', '单');
    await author.press(/单晓明.*选这位/);
    await author.press('交给单晓明');
    await author.see('草稿正在等您选的代表答复。');
    const heir = await as('shan');
    await heir.start();
    await heir.press('看草稿，答复');
    await heir.press('接手，由我领衔');
    await heir.agree('接手');
    await heir.see('接着写');
    expect(await site.get('shan', `/api/v1/suggestions/${json.id}`)).toMatchObject({ state: 'draft', leadName: '单晓明', handedOverFrom: '林永发' });
    expect((await site.call('lin', 'GET', `/api/v1/suggestions/${json.id}`)).status).toBe(404);
  });
});

describe('a rating on paper', () => {
  it('is counted apart, and no page had a fault', async () => {
    const affairs = await as('affairs');
    await affairs.open('/numbers');
    await affairs.see(/纸质测评 1 次，在 1 件中（共 1 次，在 1 件中/);
    await affairs.page.getByRole('link', { name: '有纸质测评的建议：1 件' }).click();
    await affairs.page.getByRole('heading', { name: '建议 1 件' }).waitFor();
    await affairs.see(/有已公开的纸质测评/);
    expect(await company.problems()).toEqual([]);
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

describe('a state secret', () => {
  it('is a bare number to the office, and no form takes more', async () => {
    const clerk = await as('affairs');
    await clerk.open('/secret-matters');
    await clerk.press('登记编号', clerk.page.getByRole('main'));
    const form = clerk.page.getByRole('dialog');
    await clerk.choose('会议', '第十八届第五次会议', form);
    await form.getByText('闭会期间', { exact: true }).click();
    await clerk.fill('收到日期', '2026-03-01', form);
    expect(await form.locator('textarea, input[type=text], input:not([type]), input[type=file]').count()).toBe(0);
    await clerk.press('取编号', form);
    await clerk.see(/闭会第\d+号\s*涉密，另行办理/);
  });

  it('typed on the phone with its mark is kept nowhere, and the deputy is told what to do', async () => {
    const deputy = await as('lin');
    await deputy.open('/m/write/new');
    await deputy.see('本系统不是涉密系统，请不要填写或上传国家秘密');
    await deputy.fill('标题', '关于青冈坪设施的建议');
    await deputy.fill('情况', '机密★10年');
    await deputy.see(/没有保存：.*国家秘密标志.*纸质件/);
    expect(await deputy.page.evaluate(`(async () => { const found = []; for (const { name } of await indexedDB.databases()) { const db = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
      for (const store of db.objectStoreNames) found.push(...await new Promise((done) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); })); db.close(); } return JSON.stringify(found); })()`)).not.toContain('机密★');
    expect((await site.database.ownerPool.query(`select 1 from suggestion where situation like '%机密★%'`)).rows).toEqual([]);
  });

  it('found in a text is out of sight at once, and gone when the security administrator confirms', async () => {
    const clerk = await as('affairs');
    await clerk.open(`/suggestions/${story.id}`);
    await clerk.press('发现涉密，立即屏蔽');
    await clerk.agree('立即屏蔽');
    await clerk.see('发现涉密，已屏蔽，待安全管理员确认');
    await clerk.open(`/suggestions/${story.id}`);
    await clerk.see(/没有这条记录|无权查看/);
    const security = await as('security');
    await security.open('/secret-matters');
    expect(await security.words()).not.toContain('南环路');
    await security.press('确认涉密并移出');
    await security.submit('确认涉密并移出');
    await security.agree('确认涉密并移出');
    await security.see('已确认，正在移出');
  });
});
