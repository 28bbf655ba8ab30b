import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFaults } from './testing/audit-faults.ts';
import { processSite, type ProcessSite } from './testing/process-site.ts';
import { storyOf } from './testing/story.ts';

/** Many at once: one act wins, numbers have neither gaps nor doubles, the chain stays whole, a repeat does nothing twice. */
let site: ProcessSite;
beforeAll(async () => {
  site = await processSite();
  for (const name of ['affairs', 'lin', 'roads-liaison', 'roads-section', 'government']) await site.cookieOf(name);
}, 180_000);
afterAll(() => site.close());

const tallyOf = (answers: readonly { status: number }[]) => Object.fromEntries([...Map.groupBy(answers, (a) => a.status)].map(([status, all]) => [status, all.length]));
const count = async (text: string, values: unknown[] = []) => Number((await site.database.ownerPool.query<{ n: string }>(text, values)).rows[0]?.n);

async function reviewed(howMany: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < howMany; n += 1) { const story = storyOf(site, `关于修复第${n + 1}村公路的建议`); await story.untilReviewed(); ids.push(story.id); }
  return ids;
}

describe('acts at the same time', () => {
  it('of two people on one record one is done, the others hear that it is stale', async () => {
    const story = storyOf(site);
    await story.untilHandling();
    const task = await story.last('handlingTask');
    const version = String(task.version);
    const urge = (name: string) => site.call(name, 'POST', `/api/v1/handling-tasks/${task.id}/actions/urge`, { note: `${name}催办` }, { 'if-match': `"${version}"` });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => urge(n % 2 === 0 ? 'affairs' : 'government')));
    expect(tallyOf(answers)).toEqual({ 200: 1, 412: 11 });
    expect(answers.filter((a) => a.status === 412).every((a) => a.json['code'] === 'stale')).toBe(true);
    expect(await count('select count(*) as n from audit_entry where record_id = $1 and version = $2', [task.id, task.version + 1])).toBe(1);
    expect((await site.get('affairs', `/api/v1/handling-tasks/${task.id}`)).version).toBe(task.version + 1);
  }, 120_000);

  it('numbers twenty suggestions registered at once without gap or double', async () => {
    const ids = await reviewed(20);
    const before = await count('select coalesce(max(number), 0) as n from suggestion');
    const answers = await Promise.all(ids.map(async (id) => {
      const { version } = await site.get('affairs', `/api/v1/suggestions/${id}`);
      return site.call('affairs', 'POST', `/api/v1/suggestions/${id}/actions/register`, { sessionId: 'session-5', category: 'inSession' }, { 'if-match': `"${version}"` });
    }));
    expect(tallyOf(answers)).toEqual({ 200: 20 });
    expect(answers.map((a) => Number(a.json['number'])).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => before + 1 + n));
  }, 120_000);

  it('leaves no gap where one of the acts is refused', async () => {
    const [good, bad] = await reviewed(2);
    const before = await count('select coalesce(max(number), 0) as n from suggestion');
    const register = (id: string | undefined, sessionId: string, version: number) => site.call('affairs', 'POST', `/api/v1/suggestions/${id}/actions/register`, { sessionId, category: 'inSession' }, { 'if-match': `"${version}"` });
    const { version } = await site.get('affairs', `/api/v1/suggestions/${good}`);
    const answers = await Promise.all([register(bad, 'no-session', version), register(bad, 'session-5', version - 1), register(good, 'session-5', version)]);
    expect(answers.map((a) => a.status)).toEqual([422, 412, 200]);
    expect(answers[2]?.json['number']).toBe(before + 1);
  }, 120_000);

  it('answers a request that is sent ten times at once with its first answer, and does it once', async () => {
    const headers = { 'idempotency-key': 'draft-1' };
    const before = await count('select count(*) as n from suggestion');
    const answers = await Promise.all(Array.from({ length: 10 }, () => site.call('lin', 'POST', '/api/v1/suggestions', { title: '关于增设公交站的建议' }, headers)));
    expect(tallyOf(answers)).toEqual({ 201: 10 });
    expect(new Set(answers.map((a) => a.json.id)).size).toBe(1);
    expect(await count('select count(*) as n from suggestion')).toBe(before + 1);
    const id = answers[0]?.json.id ?? '';
    const save = (title: string) => site.call('lin', 'POST', `/api/v1/suggestions/${id}/actions/save`, { title }, { 'if-match': '"1"', 'idempotency-key': 'save-1' });
    const saved = await Promise.all([save('关于增设站点的建议'), save('关于增设站点的建议'), save('关于增设站点的建议')]);
    expect(saved.map((a) => [a.status, a.json.version])).toEqual([[200, 2], [200, 2], [200, 2]]);
    const other = await save('另一个标题');
    expect([other.status, other.json['code']]).toEqual([422, 'idempotencyKeyReused']);
    expect((await site.get('lin', `/api/v1/suggestions/${id}`))['title']).toBe('关于增设站点的建议');
  }, 120_000);

  it('does one of two different requests that share a key', async () => {
    const before = await count('select count(*) as n from suggestion');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => site.call('lin', 'POST', '/api/v1/suggestions', { title: `标题${n % 2}` }, { 'idempotency-key': 'draft-2' })));
    expect(tallyOf(answers)).toEqual({ 201: 4, 422: 4 });
    expect(await count('select count(*) as n from suggestion')).toBe(before + 1);
  }, 120_000);

  it('keeps a key for who sent it: another’s request with the same key is their own', async () => {
    await site.cookieOf('shan');
    const [a, b] = await Promise.all(['lin', 'shan'].map((name) => site.call(name, 'POST', '/api/v1/suggestions', { title: '关于路灯的建议' }, { 'idempotency-key': 'draft-3' })));
    expect([a?.status, b?.status]).toEqual([201, 201]);
    expect(a?.json.id).not.toBe(b?.json.id);
  }, 120_000);

  it('leaves a refused request its key, so that it can be mended', async () => {
    const headers = { 'idempotency-key': 'mended-1' };
    const [id] = await reviewed(1);
    const { version } = await site.get('affairs', `/api/v1/suggestions/${id}`);
    const register = (sessionId: string) => site.call('affairs', 'POST', `/api/v1/suggestions/${id}/actions/register`, { sessionId, category: 'inSession' }, { 'if-match': `"${version}"`, ...headers });
    expect((await register('no-session')).status).toBe(422);
    expect((await register('session-5')).status).toBe(200);
  }, 120_000);

  it('gives letters of one unit numbers without doubles, whoever numbers them, and steps over a number that the unit took itself', async () => {
    const stories: { story: ReturnType<typeof storyOf>; reply: string }[] = [];
    for (let n = 0; n < 3; n += 1) {
      const story = storyOf(site, `关于第${n + 1}条路的建议`);
      await story.untilHandling();
      await story.deliverOpinion();
      stories.push({ story, reply: await story.writeReply() });
    }
    const sign = async (n: number, body: object = {}) => {
      const path = `/api/v1/${stories[n]?.reply ?? ''}`;
      const { version } = await site.get('roads-head', path);
      return site.call('roads-head', 'POST', `${path}/actions/signOff`, { withoutConsultation: 'other', withoutConsultationText: '代表出国', ...body }, { 'if-match': `"${version}"` });
    };
    const own = await sign(0, { letterNumber: '霁交建提〔2026〕1号' });
    expect([own.status, own.json['letterNumber']]).toEqual([200, '霁交建提〔2026〕1号']);
    const twice = await sign(1, { letterNumber: '霁交建提〔2026〕1号' });
    expect([twice.status, twice.json['code'], JSON.stringify(twice.json['refusals'])]).toEqual([422, 'refused', expect.stringContaining('letterNumber')]);
    const issued = await Promise.all([sign(1), sign(2)]);
    expect(issued.map((a) => a.status), issued.map((a) => a.text).join()).toEqual([200, 200]);
    expect(issued.map((a) => a.json['letterNumber']).sort()).toEqual(['霁交建提〔2026〕2号', '霁交建提〔2026〕3号']);
  }, 120_000);

  it('has an audit that is whole after all this', async () => expect(await auditFaults(site)).toEqual([]));
});
