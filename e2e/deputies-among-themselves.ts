import { expect, it } from 'vitest';
import { storyOf } from '../server/src/testing/story.ts';
import type { Person } from './people.ts';
import type { BrowsedSite } from './site.ts';

interface Company { readonly site: () => BrowsedSite; readonly as: (username: string) => Promise<Person> }

/** What deputies settle with each other on their phones: a joint suggestion withdrawn, a draft handed on. */
export function amongThemselves({ site, as }: Company): void {
  it('withdraw what they raised together when each has said yes on the phone', async () => {
    const joint = storyOf(site(), '关于疏浚横溪的建议');
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
    const { json } = await site().call('lin', 'POST', '/api/v1/suggestions', { title: '关于增设社区食堂的建议' });
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
    expect(await site().get('shan', `/api/v1/suggestions/${json.id}`)).toMatchObject({ state: 'draft', leadName: '单晓明', handedOverFrom: '林永发' });
    expect((await site().call('lin', 'GET', `/api/v1/suggestions/${json.id}`)).status).toBe(404);
  });
}
