import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';

let site: ProcessSite;
beforeAll(async () => { site = await processSite(); });
afterAll(() => site.close());

const text = { title: '关于改造霁城镇南环路破损路面的建议', situation: '南环路全长三公里，路面破损严重。', analysis: '重载车辆多，排水不畅。', asks: ['年内完成破损路面修复', '增设排水设施'] };

describe('one suggestion through HTTP', () => {
  it('goes from a draft to an assigned suggestion, each step by the right person', async () => {
    const created = await site.call('lin', 'POST', '/api/v1/suggestions', text);
    expect(created.status, created.text).toBe(201);
    const path = `suggestions/${created.json.id}`;
    await site.act('lin', path, 'inviteCoSponsors', { personIds: ['p-shan'] });
    const frozen = await site.act('lin', path, 'freeze');
    expect(frozen.state).toBe('awaitingCoSponsors');
    const invitation = frozen.records['coSponsorship']?.[0];
    await site.act('shan', `co-sponsorships/${invitation?.id}`, 'confirm');
    await site.act('lin', path, 'submit');
    await site.act('presidium', path, 'passReview');
    await site.act('affairs', path, 'passReview');
    await site.act('office', path, 'passReview');
    const registered = await site.act('affairs', path, 'register', { sessionId: 'session-5', category: 'inSession' });
    expect(registered['numberLabel']).toBe('第十八届第五次会议第1号');
    await site.act('affairs', path, 'assign', { leadUnitId: 'transport', assistingUnitIds: ['finance'] });
    const assigned = await site.act('government', path, 'confirmAssignment');
    expect(assigned.state).toBe('handling');
    expect(assigned.records['handlingTask']).toHaveLength(2);
    const toDo = await site.get('roads-liaison', '/api/v1/to-do');
    expect(toDo['total']).toBe(1);
  });

  it('shows a list, a search and a to-do in the reader’s scope', async () => {
    const list = await site.get('affairs', '/api/v1/suggestions?sort=number');
    expect(list['total']).toBe(1);
    const found = await site.get('roads-head', '/api/v1/search?q=南环路');
    expect(found['total']).toBe(1);
    expect((await site.get('court-head', '/api/v1/search?q=南环路'))['total']).toBe(0);
    expect((await site.get('court-head', '/api/v1/suggestions'))['total']).toBe(0);
  });
});
