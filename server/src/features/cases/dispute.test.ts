import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';

let site: ProcessSite;
beforeAll(async () => { site = await processSite('2026-02-02T01:00:00Z'); });
afterAll(() => site.close());

describe('a dispute about duties over HTTP', () => {
  it('goes from the lead unit’s head to the government office, whose decision the deputy reads', async () => {
    const story = storyOf(site, '关于桥梁照明的建议');
    await story.untilReviewed();
    await story.register();
    await site.act('affairs', `suggestions/${story.id}`, 'assign', { leadUnitId: 'transport', assistingUnitIds: [] });
    const { records } = await site.act('government', `suggestions/${story.id}`, 'confirmAssignment');
    const task = `handling-tasks/${records['handlingTask']?.[0]?.id ?? ''}`;
    const early = (await site.get('roads-head', `/api/v1/${task}`)).actions.find((one) => one.action === 'raiseDispute');
    expect(early?.refusals.map((one) => one.code)).toEqual(['nothingDisputed']);
    await site.act('roads-liaison', task, 'requestReturn', { ground: '三定规定第三条', reason: '照明不属本单位' });
    await site.act('government', task, 'refuseReturn', { reason: '桥梁附属设施' });
    const raised = await site.act('roads-head', task, 'raiseDispute', { statement: '照明设施由财政统一管护', ground: '三定规定第三条第二款', proposal: '县财政局' });
    expect(raised).toMatchObject({ disputeState: 'raised', disputeSignedBy: '胡建华' });
    expect((raised['deadlines'] as { kind: string; basis: string }[]).find((one) => one.kind === 'disputeDecision')?.basis).toContain('第十八条');
    expect(JSON.stringify(await site.get('government', '/api/v1/to-do'))).toContain('settleDispute');
    const refused = await site.call('affairs', 'POST', `/api/v1/${task}/actions/settleDispute`, { decision: 'keep', reason: '职责明确' }, { 'if-match': `"${raised.version}"` });
    expect(refused.status).toBe(403);
    const settled = await site.act('government', task, 'settleDispute', { decision: 'move', unitId: 'finance', keepAsAssisting: true, reason: '统一管护，由财政局主办' });
    expect(settled).toMatchObject({ state: 'reassigned', disputeState: 'changed', disputeAnswer: '统一管护，由财政局主办' });
    const suggestion = await site.get('lin', `/api/v1/suggestions/${story.id}`);
    expect(suggestion['leadUnitName']).toBe('霁川县财政局');
    expect(JSON.stringify(suggestion['timeline'])).toContain('协调决定：改由其他单位承办');
    expect(JSON.stringify(await site.get('lin', '/api/v1/notices'))).toContain('职责争议已经协调决定，改由霁川县财政局主办');
  });
});
