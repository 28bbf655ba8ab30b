import { lapseUntakenDrafts } from './public.ts';
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

async function draftOf(who: string, title: string, wish: unknown): Promise<string> {
  const made = await site.call(who, 'POST', '/api/v1/suggestions', { title });
  await site.act(who, `suggestions/${made.json.id}`, 'arrangeHandOver', wish);
  return `suggestions/${made.json.id}`;
}

const refusalsOf = async (who: string, path: string, action: string, body: unknown) => {
  const { version } = await site.get(who, `/api/v1/${path}`);
  const answer = await site.call(who, 'POST', `/api/v1/${path}/actions/${action}`, body, { 'if-match': `"${version}"` });
  return [answer.status, (answer.json['refusals'] as { code: string }[] | undefined)?.map((one) => one.code)];
};
let joint = '';
const signature = async (who: string) => `co-sponsorships/${(await site.get(who, `/api/v1/${joint}`)).records['coSponsorship']?.find((one) => one['personId'] === `p-${who}`)?.id ?? ''}`;
const withdrawal = { reason: '主管部门已经答应办理' };

describe('a joint suggestion in a place where everybody who signed must agree to withdraw', () => {
  it('waits for the signers; the office sees who is missing and reminds them', async () => {
    const adopted = await site.call('system', 'POST', '/api/v1/settings', { settings: { withdrawalConsent: 'every' }, reason: '主任会议决定' }, { 'if-match': '"0"' });
    expect(adopted.status, adopted.text).toBe(200);
    const made = await site.call('shan', 'POST', '/api/v1/suggestions', { title: '关于疏浚横溪的建议', situation: '淤积严重。', analysis: '多年没有清过。', asks: ['年内疏浚'] });
    joint = `suggestions/${made.json.id}`;
    await site.act('shan', joint, 'inviteCoSponsors', { personIds: ['p-lin', 'p-qiu'] });
    await site.act('shan', joint, 'freeze');
    for (const who of ['lin', 'qiu']) await site.act(who, await signature(who), 'confirm');
    await site.act('shan', joint, 'submit');
    expect(await refusalsOf('shan', joint, 'withdraw', withdrawal)).toEqual([422, ['consentNeeded']]);
    await site.act('shan', joint, 'askWithdrawal', withdrawal);
    const toDo = await site.get('qiu', '/api/v1/to-do') as unknown as { items: { action: string }[] };
    expect(toDo.items.map((one) => one.action)).toContain('consentToWithdrawal');
    expect(await site.get('affairs', `/api/v1/${joint}`)).toMatchObject({ withdrawalReason: withdrawal.reason, withdrawalNo: 1 });
    // What deputies settle among themselves is no other deputy's and no unit's to read.
    await site.database.ownerPool.query(`update suggestion set registered_on = submitted_on where id = $1`, [made.json.id]);
    const outside = await site.get('jun', `/api/v1/${joint}`) as unknown as { withdrawalReason: string | null; timeline: { event: string }[] };
    expect([outside.withdrawalReason, outside.timeline.map((one) => one.event).filter((one) => one.startsWith('Withdrawal'))]).toEqual([null, []]);
    await site.database.ownerPool.query(`update suggestion set registered_on = null where id = $1`, [made.json.id]);
    await site.act('affairs', joint, 'remindWithdrawal');
    const { rows } = await site.database.ownerPool.query<{ person_id: string }>(`select person_id from notice where topic = 'withdrawal' and text like '请您尽快%' order by person_id`);
    expect(rows.map((row) => row.person_id)).toEqual(['p-lin', 'p-qiu']);
    expect((await refusalsOf('lin', await signature('qiu'), 'refuseWithdrawal', { reason: '不行' }))[0]).toBe(403);
  });
});

describe('a mandate that ends', () => {
  it('passes the open cases to who signed next, with the reason, once', async () => {
    const draft = await site.call('lin', 'POST', '/api/v1/suggestions', { title: '关于增设公交站的建议' });
    const passedOn = await draftOf('lin', '关于修建桥下球场的建议', { to: 'office' });
    expect((await site.call('affairs', 'GET', `/api/v1/${passedOn}`)).status).toBe(404);
    await endMandate('lin', 'movedAway');
    // Left to the office: it reads the draft now, one deputy is asked, reads it and goes on with it; then it is theirs alone.
    expect(await site.get('affairs', `/api/v1/${passedOn}`)).toMatchObject({ state: 'handingOver', leadName: '林永发' });
    await site.act('affairs', passedOn, 'chooseHeir', { personId: 'p-shan' });
    expect((await site.get('shan', '/api/v1/to-do') as unknown as { items: { action: string; about: string }[] }).items.map((one) => one.action)).toContain('acceptDraft');
    await site.act('shan', passedOn, 'acceptDraft', {});
    expect(await site.get('shan', `/api/v1/${passedOn}`)).toMatchObject({ state: 'draft', leadName: '单晓明', contactReason: null, handedOverFrom: '林永发', handOverTo: null });
    expect((await site.call('affairs', 'GET', `/api/v1/${passedOn}`)).status).toBe(404);
    // Where everybody must agree to withdraw, nobody waits for a signer who is a deputy no more.
    expect((await site.get('shan', `/api/v1/${joint}`)).records['coSponsorship']?.map((one) => one['withdrawalAnswer'])).toEqual(['excused', null]);
    expect(await refusalsOf('shan', joint, 'withdraw', withdrawal)).toEqual([422, ['consentMissing']]);
    await site.act('qiu', await signature('qiu'), 'consentToWithdrawal');
    expect((await site.act('shan', joint, 'withdraw', withdrawal)).state).toBe('withdrawn');
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

  it('ends a draft that nobody took by the last day, with the reason', async () => {
    const path = await draftOf('shan', '关于清理河道的建议', { to: 'office' });
    await endMandate('shan', 'died');
    const { rows } = await site.database.ownerPool.query<{ due_on: string }>(`select due_on::text from deadline where kind = 'draftTakeover' and state = 'running'`);
    expect(rows).toHaveLength(1);
    await lapseUntakenDrafts(site.deps, 'county', rows[0]!.due_on);
    expect(await site.get('affairs', `/api/v1/${path}`)).toMatchObject({ state: 'handingOver' });
    await lapseUntakenDrafts(site.deps, 'county', '2026-12-31');
    const { rows: ended } = await site.database.ownerPool.query('select state, closing_reason from suggestion where id = $1', [path.split('/').at(-1)]);
    expect(ended).toEqual([{ state: 'discarded', closing_reason: '单晓明代表去世（2026-02-02），到期没有代表接手，没有提交的建议作废' }]);
  });

  it('leaves no contact when nobody who signed is left', async () => {
    expect(await whole()).toMatchObject({ leadName: '林永发', contactName: null, contactReason: '单晓明代表去世（2026-02-02）' });
    expect(await auditFaults(site)).toEqual([]);
  });
});
