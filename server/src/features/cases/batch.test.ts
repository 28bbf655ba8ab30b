import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';

let site: ProcessSite;
beforeAll(async () => { site = await processSite(); });
afterAll(() => site.close());

interface BatchJson { readonly done: number; readonly refused: number; readonly results: readonly { readonly id: string; readonly ok: boolean; readonly state: string | null; readonly numberLabel: string | null; readonly refusals: readonly { readonly code: string; readonly text: string }[] }[] }

async function reviewed(title: string): Promise<{ id: string; version: number }> {
  const story = storyOf(site, title);
  await story.untilReviewed();
  const { id, version } = await site.get('affairs', `/api/v1/suggestions/${story.id}`);
  return { id, version };
}
const register = { sessionId: 'session-5', category: 'inSession' };
const batch = async (username: string, action: string, items: readonly { id: string; version: number }[], body: unknown) => {
  const answer = await site.call(username, 'POST', `/api/v1/suggestions/actions/${action}`, { items, body });
  return { ...answer, json: answer.json as unknown as BatchJson & { code?: string; errors?: { field: string; text: string }[] } };
};

describe('one act on many suggestions', () => {
  it('numbers them in the order given, and what is refused says why and stops nobody else', async () => {
    const [first, second, third] = [await reviewed('关于修复一号桥的建议'), await reviewed('关于修复二号桥的建议'), await reviewed('关于修复三号桥的建议')];
    const { status, json } = await batch('affairs', 'register', [second, { ...third, version: third.version - 1 }, { id: 'nothing', version: 1 }, first], register);
    expect(status).toBe(200);
    expect([json.done, json.refused]).toEqual([2, 2]);
    expect(json.results.map(({ ok, state, refusals }) => [ok, state, refusals.map(({ code }) => code)])).toEqual([[true, 'registered', []], [false, null, ['stale']], [false, null, ['notFound']], [true, 'registered', []]]);
    expect(json.results.filter(({ ok }) => ok).map(({ numberLabel }) => numberLabel)).toEqual(['第十八届第五次会议第1号', '第十八届第五次会议第2号']);
    expect((await site.get('affairs', `/api/v1/suggestions/${third.id}`)).state).toBe('reviewed');
    // Sent again, nothing is done twice: those that were done have another version.
    const again = await batch('affairs', 'register', [second, first], register);
    expect(again.json).toMatchObject({ done: 0, refused: 2 });
  });

  it('reminds every unit that still owes something, of many suggestions in the same words', async () => {
    const story = storyOf(site, '关于修复五号桥的建议');
    await story.untilHandling();
    await story.deliverOpinion();
    const { id, version } = await site.get('affairs', `/api/v1/suggestions/${story.id}`);
    expect((await batch('affairs', 'urgeUnits', [{ id, version }], { note: '请于本周内答复' })).json).toMatchObject({ done: 1, refused: 0 });
    const { records: { handlingTask = [] } } = await site.get('affairs', `/api/v1/suggestions/${story.id}`);
    // The assisting unit has delivered its opinion and is left alone.
    expect(handlingTask.map((task) => [task['unitId'], task['urgedCount']])).toEqual([['transport', 1], ['finance', 0]]);
    const { items } = (await site.call('roads-section', 'GET', '/api/v1/notices')).json as unknown as { items: { text: string }[] };
    expect(items[0]?.text).toMatch(/贺雅琴催办.*请于本周内答复$/);
  });

  it('asks of each what it asks of one: role, scope, form', async () => {
    const one = await reviewed('关于修复四号桥的建议');
    expect(await batch('finance-liaison', 'register', [one], register)).toMatchObject({ status: 404, json: { code: 'notFound' } });
    expect((await batch('office', 'register', [one], register)).json.results[0]?.refusals.map(({ code }) => code)).toEqual(['notYourRole']);
    expect((await batch('affairs', 'register', [one], { ...register, sessionId: 'no-session' })).json.results[0]?.refusals.map(({ code }) => code)).toEqual(['unknownSession']);
    expect((await site.call(null, 'POST', '/api/v1/suggestions/actions/register', { items: [one], body: register })).status).toBe(401);
    expect((await site.get('affairs', `/api/v1/suggestions/${one.id}`)).version).toBe(one.version);
  });

  it.each([
    ['nothing chosen', [], register, 'items'],
    ['a field missing', [{ id: 'a', version: 1 }], { category: 'inSession' }, 'body.sessionId'],
    ['one listed twice', [{ id: 'a', version: 1 }, { id: 'a', version: 1 }], register, 'items.1.id'],
    ['too many', Array.from({ length: 201 }, (_, index) => ({ id: String(index), version: 1 })), register, 'items'],
  ])('refuses %s and names the field', async (_what, items, body, field) => {
    const { status, json } = await batch('affairs', 'register', items, body);
    expect(status).toBe(400);
    expect(json.errors?.map((error) => error.field)).toContain(field);
  });

  it('offers nothing else in bulk', async () => {
    for (const action of ['decline', 'close', 'withdraw', 'markReplied']) expect((await batch('affairs', action, [{ id: 'a', version: 1 }], {})).status).toBe(404);
  });
});
