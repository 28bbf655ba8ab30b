import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { townshipCounty } from '../server/src/testing/township-county.ts';
import type { RecordJson } from '../server/src/testing/process-site.ts';
import { launchBrowser } from './browser.ts';
import { cast, type Person } from './people.ts';
import { openSite, type BrowsedSite } from './site.ts';
import { stepsOfTheYear } from './steps-of-the-year.ts';

/** One suggestion of a township's congress from its draft to its close: no county office has a hand in it, and its congress is told of it. */
let site: BrowsedSite;
let browser: Browser;
let company: ReturnType<typeof cast>;
let id = '';
const title = '关于修复霁城镇南环路破损公路的建议';
/** The steps of the county's year, done by the township's own people. */
const inTown: Readonly<Record<string, string>> = { affairs: 'town-presidium' };
const as = (username: string): Promise<Person> => company.as(inTown[username] ?? username);
const { take, decide, openRound } = stepsOfTheYear(as, title, () => id);
const recordsOf = async (kind: string): Promise<readonly RecordJson[]> => (await site.get('town-section', `/api/v1/suggestions/${id}`)).records[kind] ?? [];

beforeAll(async () => {
  site = await openSite('2026-02-02T01:00:00Z', townshipCounty);
  browser = await launchBrowser();
  company = cast(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('a township’s suggestion', () => {
  it('is written on the phone and goes to the presidium alone', async () => {
    const mei = await as('mei');
    await mei.start();
    await mei.press('写建议');
    await mei.fill('标题', title);
    await mei.fill('情况', '霁城镇南环路全长三公里，起于老车站，止于大桥，路面破损严重，雨天积水。');
    await mei.fill('分析', '由于重载车辆多、排水不畅，又没有养护资金，公路多年没有大修。');
    await mei.fill('第1条', '年内完成南环路破损路面的修复');
    await mei.press('再加一条');
    await mei.fill('第2条', '在南环路两侧增设排水管道');
    await mei.see(/已保存 \d\d:\d\d/);
    await mei.page.waitForURL(/\/m\/write\/[0-9a-f-]{36}$/);
    id = mei.page.url().split('/').at(-1) ?? '';
    await mei.press('下一步：附件和联名');
    await mei.press('下一步：检查');
    await mei.press('提交');
    await mei.agree('提交');
    await mei.see('乡镇人大主席团正在审查，受理后登记编号。');
    for (const username of ['affairs', 'presidium2']) expect((await site.call(username, 'GET', `/api/v1/suggestions/${id}`)).status, username).toBe(404);
  });

  it('is admitted by a member who switches from the county’s capacity, numbered and assigned by the presidium', async () => {
    const presidium = await as('presidium');
    await presidium.start();
    await presidium.see('现在没有等您办的事');
    await presidium.press(/打开身份菜单/);
    await presidium.page.getByRole('menuitem', { name: /霁城镇人大主席团（乡镇人大）/ }).click();
    await presidium.see(title);
    await (await decide('presidium', '审核', '受理')).see('已受理');

    const own = await take('affairs', '登记编号');
    await own.press('登记编号', own.page.getByRole('group', { name: '选择办理意见' }));
    const session = own.field('会议');
    await session.locator('option', { hasText: '第九次会议' }).waitFor({ state: 'attached' });
    await session.selectOption({ label: await session.locator('option', { hasText: '第九次会议' }).innerText() });
    await own.choose('类别', '闭会期间');
    await own.submit('登记编号');
    await own.agree('登记编号');
    await own.see('已登记编号');
    expect((await site.get('mei', `/api/v1/suggestions/${id}`))['numberLabel']).toBe('霁城镇第十八届人大第九次会议闭会第1号');

    const assigning = await take('affairs', '交办');
    await assigning.page.getByLabel('主办单位').fill('镇人民政府');
    await assigning.page.getByTitle('霁城镇人民政府').click();
    await assigning.press('交办，转下一件');
    await assigning.see('已交办');
    expect((await site.get('mei', `/api/v1/suggestions/${id}`)).state).toBe('handling');
  });

  it('is received by the township’s government on its pages, talked over and answered', async () => {
    const liaison = await take('town-liaison', '签收');
    await liaison.submit('签收');
    await liaison.see('已签收。');
    await liaison.press(/^下一件待办：分派科室/);
    await liaison.field('承办科室').selectOption({ label: '公共服务办' });
    await liaison.fill('经办人', '尤建勋');
    await liaison.submit('分派科室');
    await liaison.see('已分派科室。');
    // The unit's papers are the same machines and pages as in the county's year; here they are only moved on.
    site.clock.moveTo('2026-02-09T03:00:00Z');
    const task = (await recordsOf('handlingTask'))[0]?.id ?? '';
    await site.act('town-section', `handling-tasks/${task}`, 'scheduleConsultation', { plannedAt: '2026-02-09T18:00:00+08:00', place: '代表联络站', mode: 'meeting', phase: 'during' });
    await site.act('town-section', `consultations/${(await recordsOf('consultation'))[0]?.id ?? ''}`, 'record', {
      heldOn: '2026-02-09', place: '代表联络站', mode: 'meeting', phase: 'during', deputiesPresent: ['梅若兰'], attendees: [{ name: '毕长河', position: '镇长', rank: 'unitHead' }], deputyOpinion: '年内修好', unitOpinion: '同意',
    });
    const mei = await take('mei', '看记录，答复');
    await mei.press('属实，确认');
    await mei.agree('属实，确认');
    await mei.see('已确认这次面商属实');
    const reply = `replies/${(await recordsOf('reply'))[0]?.id ?? ''}`;
    const answers = [{ askNo: 1, resultClass: 'solved', text: '已修复。', promise: null }, { askNo: 2, resultClass: 'planned', text: '已列入计划。', promise: { content: '铺设排水管道一公里', ownerName: '尤建勋', dueOn: '2026-09-30' } }];
    await site.act('town-section', reply, 'save', { opening: '收悉。', answers, closing: '特此答复。', contactName: '尤建勋', contactPhone: '0000-8100001' });
    await site.act('town-section', reply, 'submitForCheck');
    await site.act('town-deputy', reply, 'passCheck');
    const signed = await site.act('town-head', reply, 'signOff');
    expect((signed['letter'] as { copyTo: string[] }).copyTo).toEqual(['霁城镇人大主席团']);
  });

  it('is rated in a round of the township’s own and concluded', async () => {
    await openRound('霁城镇第一轮测评', '2026-03-02', '2026-03-13', '1');
    await site.passTo('2026-03-02T01:00:00Z');
    const mei = await take('mei', '去测评');
    await mei.see(/乡镇人大主席团只知道/);
    await mei.choose('一、办理态度', '满意');
    await mei.choose('二、办理结果', '满意');
    await mei.see('您现在的意愿：没有表示。不改的不用选。');
    await mei.choose('三、建议和答复可不可以向社会公开', '可以公开，不写我的名字');
    await mei.press('提交测评');
    await mei.see('您已经测评');
    await site.passTo('2026-03-14T01:00:00Z');
    const presidium = await take('affairs', '办结');
    await presidium.submit('办结');
    await presidium.agree('办结');
    await presidium.see('已办结，待向大会报告');
  });

  it('is made public as the deputy wishes: the presidium sees what the public will read, strikes out a number, and it is frozen', async () => {
    const presidium = await take('affairs', '审定公开');
    await presidium.choose('公开方式', '摘要公开');
    await presidium.fill('摘要', '路面已修复，有问题请打13805771234找梅若兰。');
    await presidium.see('手机号码：13805771234');
    await presidium.submit('审定公开');
    await presidium.see(/将要公开的文字里还有手机号码/);
    await presidium.see(/不同于承办单位的建议（全文公开），请写明理由/);
    await presidium.press(/^删去$/);
    await presidium.fill('理由', '内容较多，以摘要公开');
    await presidium.see('路面已修复，有问题请打［此处不公开］找［此处不公开］。', presidium.page.getByRole('region', { name: '公众将读到' }));
    await presidium.submit('审定公开');
    await presidium.see('已公开（摘要公开）');
    const mei = await as('mei');
    await mei.open(`/m/suggestions/${id}`);
    await mei.see('看答复函');
    const words = await mei.words();
    for (const told of ['的答复：已公开', '有问题请打［此处不公开］找［此处不公开］。', '内容较多，以摘要公开']) expect(words).toContain(told);
  });

  it('is reported to the township congress: the paper from the record, then the entry of session and day', async () => {
    site.clock.moveTo('2026-03-27T01:00:00Z');
    const presidium = await as('affairs');
    await presidium.open('/township-report');
    await presidium.see('登记');
    await presidium.see(/1 件（大会期间 0，闭会期间 1）/);
    const paper = await presidium.context.request.get(await presidium.page.getByRole('link', { name: '打印报告（PDF）' }).getAttribute('href') ?? '');
    expect([paper.status(), paper.headers()['content-type'], (await paper.body()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);

    const reporting = await take('affairs', '登记向大会报告');
    const session = reporting.field('在哪次会议上报告');
    await session.locator('option', { hasText: '第十次会议' }).waitFor({ state: 'attached' });
    await session.selectOption({ label: await session.locator('option', { hasText: '第十次会议' }).innerText() });
    await reporting.choose('报告人', '主席团');
    await reporting.fill('报告日期', '2026-02-01');
    await reporting.submit('登记向大会报告');
    await reporting.see(/此前的报告不能包括它的办理情况/);
    await reporting.fill('报告日期', '2026-03-25');
    await reporting.submit('登记向大会报告');
    await reporting.see('已向大会报告，待归档');
    const mei = await as('mei');
    await mei.open(`/m/suggestions/${id}`);
    await mei.see(/向霁城镇第十八届人大第十次会议报告/);
  });

  it('is linked with the county’s about the same road: its deputy hears of it and sees on the phone what the county promises', async () => {
    const draft = await site.call('jun', 'POST', '/api/v1/suggestions', { title: '关于南环路排水的建议', situation: '积水', analysis: '无管道', asks: ['铺设排水管道'] });
    const county = `suggestions/${draft.json.id}`;
    await site.act('jun', county, 'submit');
    for (const level of ['affairs', 'office']) await site.act(level, county, 'passReview');
    await site.act('affairs', county, 'register', { sessionId: 'session-5', category: 'interSessional' });
    const presidium = await as('affairs');
    await presidium.open(`/suggestions/${id}`);
    await presidium.press('提出县乡联动');
    await presidium.fill('对方建议的编号全称', '第十八届第五次会议闭会第1号');
    await presidium.fill('理由（告知对方）', '同一条路');
    await presidium.press('提出联动');
    await presidium.see('已提出，待对方答复');
    const [twin] = (await site.get('affairs', `/api/v1/${county}/twins`))['items'] as { id: string; version: number }[];
    expect((await site.call('affairs', 'POST', `/api/v1/twin-matters/${twin?.id ?? ''}/actions/agree`, { reason: '同意' }, { 'if-match': `"${twin?.version ?? 0}"` })).status).toBe(200);
    const mei = await as('mei');
    await mei.open('/m/notices');
    await mei.see(/县乡联动，打开建议可以看对方的进度/);
    await mei.open(`/m/suggestions/${id}`);
    await mei.see('第十八届第五次会议闭会第1号');
    await mei.see('已登记，待交办');
  });

  it('stands beside a matter that the township settles on the spot: raised on the phone, handed on, reported and confirmed', async () => {
    const mei = await as('mei');
    await mei.open('/m/livelihood/new');
    await mei.press('反映给主席团');
    await mei.see('请填写地点');
    await mei.fill('事项', '老街口路灯不亮');
    await mei.fill('地点', '霁城镇老街口');
    await mei.fill('具体情况', '三盏不亮半个月，老人晚上出门不便。');
    await mei.press('反映给主席团');
    await mei.see('待受理');
    const open = async (username: string, work: string): Promise<Person> => {
      const one = await as(username);
      await one.start();
      await one.press(new RegExp(`^${work}\\s*：老街口路灯不亮$`));
      return one;
    };
    const presidium = await open('affairs', '受理');
    await presidium.press('受理并交办');
    await presidium.choose('交给谁办', '霁城镇人民政府公共服务办');
    await presidium.fill('办结期限', '2026-04-10');
    await presidium.submit('受理并交办');
    await presidium.see('办理中');
    const section = await open('town-section', '办理');
    await section.press('报办结');
    await section.fill('办了什么、办到什么程度', '更换三盏灯具');
    await section.submit('报办结');
    await section.see('报办结，待确认');
    await open('mei', '看一看，确认');
    await mei.press('办好了，确认');
    await mei.agree('办好了');
    await mei.see('已解决');
    await presidium.open('/township-report');
    await presidium.see(/1 件（代表反映 1，其余由主席团登记）/);
  });

  it('hands a matter beyond its powers to a county deputy, who takes it up on the phone; the presidium reads what became of it', async () => {
    const { id: matter } = (await site.call('town-presidium', 'POST', '/api/v1/livelihood-matters', { title: '县道大桥要加固', place: '霁城大桥', what: '桥墩冲刷露出基础。', source: 'visit' })).json;
    const presidium = await as('affairs');
    await presidium.open(`/livelihood/${matter}`);
    await presidium.press('转请县人大代表');
    await presidium.submit('转请县人大代表');
    await presidium.see(/请填写“请哪几位县人大代表”/);
    await presidium.page.getByLabel('全部', { exact: true }).check();
    await presidium.fill('为什么镇里办不了', '县管桥梁，镇里没有资金');
    await presidium.submit('转请县人大代表');
    await presidium.see('转请县代表');
    const lin = await as('lin');
    await lin.start();
    await lin.press(/看一看，答复\s*：县道大桥要加固/);
    await lin.see('县管桥梁，镇里没有资金');
    await lin.press('写成建议');
    await lin.agree('开始写');
    await lin.press('打开写成的建议');
    await lin.see(/由霁城镇人大主席团转来/);
    await presidium.open(`/livelihood/${matter}`);
    const answered = presidium.page.getByRole('region', { name: '县人大代表的答复' });
    await presidium.see('林永发代表', answered);
    await presidium.see('正在写建议，还没有编号', answered);
    await presidium.see('单晓明代表', answered);
  });

  it('is filed, and closed once the promise is kept and verified', async () => {
    const presidium = await take('affairs', '归档');
    await presidium.submit('归档');
    await presidium.agree('归档');
    await presidium.see('已归档，待销号');
    const evidence = { statement: '已经完成', files: [await site.upload('town-section', '验收单')] };
    const [first, promised] = (await recordsOf('commitment')).toSorted((a, b) => Number(a['askNo']) - Number(b['askNo']));
    for (const one of [first, promised]) await site.act('town-section', `commitments/${one?.id ?? ''}`, 'claim', evidence);
    await site.act('mei', `commitments/${first?.id ?? ''}`, 'verify', { finding: '路已修好' });
    const verifying = await take('affairs', '核验');
    await verifying.press('核验属实');
    await verifying.fill('核验情况', '到现场看过，管道已通水');
    await verifying.submit('核验属实');
    await verifying.see('已核验落实');
    const second = `replies/${(await recordsOf('reply')).find((one) => one['type'] === 'second')?.id ?? ''}`;
    await site.act('town-section', second, 'save', { opening: '承诺已经落实。', closing: '特此再次答复。', contactName: '尤建勋', contactPhone: '0000-8100001' });
    await site.act('town-section', second, 'submitForCheck');
    await site.act('town-deputy', second, 'passCheck');
    await site.act('town-head', second, 'signOff');
    const again = await take('affairs', '审定公开');
    await again.choose('公开方式', '不予公开');
    await again.choose('不予公开的依据', '法律法规规定不得公开的其他情形');
    await again.fill('理由', '只是落实情况，随首次答复一并公开');
    await again.submit('审定公开');
    await again.see('不予公开');
    const closing = await take('affairs', '销号');
    await closing.submit('销号');
    await closing.agree('销号');
    await closing.see('已销号');
    await closing.open('/township-report');
    await closing.see('已销号');
    expect(await company.problems()).toEqual([]);
  });
});
