import { collectTasks } from '../../worker.ts';
import { auditFaults } from '../../testing/audit-faults.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let site: ProcessSite;
let story: ReturnType<typeof storyOf>;
beforeAll(async () => { site = await processSite(); story = storyOf(site); await story.untilReplied(); });
afterAll(() => site.close());

const whole = (reader = 'affairs') => site.get(reader, `/api/v1/${story.own()}`);
async function endMandate(name: string, endReason: string): Promise<void> {
  const path = `/api/v1/deputy/deputy-${name}`;
  const { version } = await site.get('system', path);
  const answer = await site.call('system', 'POST', `${path}/actions/end`, { untilDate: '2026-02-02', endReason }, { 'if-match': `"${version}"` });
  expect(answer.status, answer.text).toBe(200);
  const { rows } = await site.database.ownerPool.query<{ payload: Record<string, string> }>(`select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'followMandate' order by j.id desc limit 1`);
  const tasks = collectTasks(site.deps, {} as never);
  // Twice: a job may be run again.
  for (const _ of [1, 2]) await tasks['followMandate']?.(rows[0]?.payload, {} as never);
}

describe('a mandate that ends', () => {
  it('passes the open cases to who signed next, with the reason, once', async () => {
    const draft = await site.call('lin', 'POST', '/api/v1/suggestions', { title: '关于增设公交站的建议' });
    await endMandate('lin', 'movedAway');
    expect(await whole()).toMatchObject({ leadName: '林永发', contactName: '单晓明', contactReason: '林永发代表调离或者迁出（2026-02-02）', state: 'replied' });
    const { rows } = await site.database.ownerPool.query('select state, closing_reason from suggestion where id = $1', [draft.json.id]);
    expect(rows).toEqual([{ state: 'discarded', closing_reason: '林永发代表调离或者迁出（2026-02-02），没有提交的建议作废' }]);
    const passed = (await whole()).timeline as unknown as { event: string }[];
    expect(passed.filter((one) => one.event === 'ContactPassed')).toHaveLength(1);
    const notices = await site.get('shan', '/api/v1/notices') as unknown as { items: { topic: string; text: string }[] };
    expect(notices.items.find((one) => one.topic === 'contact')?.text).toContain('以后由您联系和测评');
    expect((await whole('qiu'))['contactPhone']).toBeNull();
    const list = await site.get('affairs', '/api/v1/suggestions?contactChanged=true') as unknown as { items: { id: string }[]; total: number };
    expect([list.items.map((one) => one.id), list.total]).toEqual([[story.id], 1]);
  });

  it('leaves no contact when nobody who signed is left', async () => {
    await endMandate('shan', 'died');
    expect(await whole()).toMatchObject({ leadName: '林永发', contactName: null, contactReason: '单晓明代表去世（2026-02-02）' });
    expect(await auditFaults(site)).toEqual([]);
  });
});
