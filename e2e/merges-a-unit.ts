import { expect, it } from 'vitest';
import { runWaitingJobs } from '../server/src/platform/jobs/run-jobs.ts';
import { storyOf } from '../server/src/testing/story.ts';
import { collectTasks, verificationDependencies } from '../server/src/worker.ts';
import { axeFindings } from './axe.ts';
import { desk } from './browser.ts';
import type { Person } from './people.ts';
import type { BrowsedSite } from './site.ts';

interface Desk { readonly site: () => BrowsedSite; readonly as: (username: string) => Promise<Person>; readonly find: (username: string, kind: string, query: string) => Promise<Person> }

/** A chapter of the administrator's work: a unit is no more, and its duties go on in another. */
export function mergesAUnit({ site, as, find }: Desk): void {
  it('merges a unit into another: its people are out, its open case is the successor’s, with the day that it had', async () => {
    const story = storyOf(site(), '关于便民诉讼服务的建议');
    await story.untilReviewed();
    await story.register();
    await site().act('affairs', story.own(), 'assign', { leadUnitId: 'court', assistingUnitIds: [] });
    const task = `handling-tasks/${(await story.last('handlingTask')).id}`;
    await site().act('court-liaison', task, 'accept');
    await site().act('court-liaison', task, 'routeToSection', { sectionId: 'court-office', handlerName: '詹海' });
    const head = await as('court-head');
    await head.open('/to-do');
    const due = (await site().get('affairs', `/api/v1/${task}`))['nextDueOn'];
    const system = await find('system', 'organisation', '霁川县人民法院');
    await system.press('撤并');
    const form = system.page.getByRole('form', { name: '撤并' });
    await form.getByLabel('方式').selectOption({ label: '整体并入一个单位' });
    await system.submit('撤并');
    await system.see('请填写“文件名称”', form);
    for (const [label, text] of [['文件名称', '霁川县机构改革方案'], ['文号', '霁委发〔2026〕9号'], ['文件日期', '2026-01-30'], ['撤并日期', '2026-02-03']] as const) await system.fill(label, text, form);
    await form.getByLabel('承接单位', { exact: true }).selectOption({ label: '霁川县财政局' });
    const goes = (name: string, where: string) => form.getByLabel(`${name}的去向`).selectOption({ label: where });
    await goes('游大川', '终止身份');
    await goes('乐平', '转入霁川县财政局');
    await goes('詹海', '转入霁川县财政局');
    await form.getByLabel('詹海转入的科室').selectOption({ label: '预算科' });
    expect(await axeFindings(system.page)).toEqual([]);
    await system.page.setViewportSize(desk);
    await system.submit('撤并');
    await system.agree('撤并');
    await system.see('撤并日期还没有到，请在撤并的当天或以后登记', form);
    await system.see('还有人员没有写明去向：闵静，请逐人选择“转入承接单位”或者“终止身份”', form);
    await system.fill('撤并日期', '2026-02-02', form);
    await goes('闵静', '终止身份');
    await system.submit('撤并');
    await system.agree('撤并');
    await system.see('已承接 0 件，还有 1 件正在逐件承接。');
    await head.press('日历', head.page.getByRole('navigation', { name: '工作' }));
    await head.see('登录已过期，请重新登录');
    await runWaitingJobs({ url: site().database.url, tasks: collectTasks(site().deps, verificationDependencies(site().site)) });
    await system.see(/1 件任务都已承接。.*已通知代表工委/);
    const liaison = await as('finance-liaison');
    await liaison.open(`/suggestions/${story.id}`);
    await liaison.see(/原由霁川县人民法院承办/);
    await expect.poll(() => liaison.words()).toContain('因机构改革，“霁川县人民法院”2026年2月2日并入“霁川县财政局”');
    expect(await site().get('finance-liaison', `/api/v1/${task}`)).toMatchObject({ nextDueOn: due, unitName: '霁川县财政局', state: 'inSection' });
    await liaison.open('/to-do');
    await liaison.see(/便民诉讼服务/);
  });
}
