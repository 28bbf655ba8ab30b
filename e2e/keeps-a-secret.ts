import { expect, it } from 'vitest';
import type { storyOf } from '../server/src/testing/story.ts';
import type { Person } from './people.ts';
import type { BrowsedSite } from './site.ts';

interface Company { readonly site: () => BrowsedSite; readonly as: (username: string) => Promise<Person>; readonly story: () => ReturnType<typeof storyOf> }

/** A state secret on the pages of whoever meets one; the story's suggestion is gone afterwards. */
export function keepsASecret({ site, as, story }: Company): void {
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
    expect((await site().database.ownerPool.query(`select 1 from suggestion where situation like '%机密★%'`)).rows).toEqual([]);
  });

  it('found in a text is out of sight at once, and gone when the security administrator confirms', async () => {
    const clerk = await as('affairs');
    await clerk.open(`/suggestions/${story().id}`);
    await clerk.press('发现涉密，立即屏蔽');
    await clerk.agree('立即屏蔽');
    await clerk.see('发现涉密，已屏蔽，待安全管理员确认');
    await clerk.open(`/suggestions/${story().id}`);
    await clerk.see(/没有这条记录|无权查看/);
    const security = await as('security');
    await security.open('/secret-matters');
    expect(await security.words()).not.toContain('南环路');
    await security.press('确认涉密并移出');
    await security.submit('确认涉密并移出');
    await security.agree('确认涉密并移出');
    await security.see('已确认，正在移出');
  });
}
