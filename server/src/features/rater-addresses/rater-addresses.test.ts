import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTransaction } from '../../platform/db/database.ts';
import { bareRounds } from '../../testing/process-rounds.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { runDueEvents } from '../due/run-due-events.ts';

let site: ProcessSite;
const url = '/api/v1/rater-addresses';

beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z');
  const story = storyOf(site);
  await story.untilReplied();
  await bareRounds(site).open('round-1', { name: '首轮测评', opensOn: '2026-03-02', closesOn: '2026-04-15' });
  await site.act('lin', `evaluations/${(await story.last('evaluation', 'lin')).id}`, 'rate', { attitude: 'satisfied', result: 'satisfied' });
}, 60_000);
afterAll(() => site.close());

describe('from where somebody rated', () => {
  it('is read by the auditor, who reads no level, and that they looked is in the audit', async () => {
    const { items } = (await site.call('auditor', 'GET', `${url}?from=2026-03-02&to=2026-03-02`)).json as unknown as { items: Record<string, string>[] };
    expect(items).toMatchObject([{ raterName: expect.any(String), unitName: expect.any(String), actionLabel: '测评', address: '127.0.0.1', keptUntil: '2026-09-02' }]);
    expect(JSON.stringify(items)).not.toMatch(/atisfied/);
    const { rows } = await site.database.ownerPool.query(`select action, actor_role, body from audit_entry where record_kind = 'raterAddress'`);
    expect(rows).toEqual([{ action: 'view', actor_role: 'auditor', body: { from: '2026-03-02', to: '2026-03-02', count: 1 } }]);
    expect((await site.call('auditor', 'GET', `${url}?from=2026-02-30`)).status).toBe(400);
    expect((await site.call('auditor', 'GET', `${url}?cursor=nonsense`)).status).toBe(400);
  });

  it('is nobody else’s: not the affairs commission’s, the unit’s, the rater’s, the other administrators’', async () => {
    for (const name of ['affairs', 'roads-head', 'lin', 'government']) expect((await site.call(name, 'GET', url)).status, name).toBe(403);
    expect((await site.call(null, 'GET', url)).status).toBe(401);
  });

  it('is not seen by the application where it does not say that it reads for the auditor, and is sealed for who reads the database', async () => {
    const count = () => withTransaction(site.database.db, 'county', async (tx) => (await sql<{ n: number }>`select count(*)::int as n from rater_address`.execute(tx)).rows[0]?.n);
    expect(await count()).toBe(0);
    const kept = await withTransaction(site.database.db, 'county', async (tx) => (await sql`delete from rater_address returning 1`.execute(tx)).rows.length);
    expect(kept).toBe(0);
    expect((await site.database.ownerPool.query(`select address from rater_address`)).rows).toEqual([{ address: expect.stringMatching(/^v1\./) }]);
  });

  it('is deleted when its time is over, and the audit says how many', async () => {
    const addresses = async () => (await site.database.ownerPool.query(`select 1 from rater_address`)).rowCount;
    site.clock.moveTo('2026-09-02T01:00:00Z');
    await runDueEvents(site.deps, '2026-09-02');
    expect(await addresses()).toBe(1);
    site.clock.moveTo('2026-09-03T01:00:00Z');
    await runDueEvents(site.deps, '2026-09-03');
    expect(await addresses()).toBe(0);
    const { rows } = await site.database.ownerPool.query(`select actor_role, body from audit_entry where record_kind = 'raterAddress' and action = 'delete'`);
    expect(rows).toEqual([{ actor_role: 'system', body: { count: 1, keptUntilBefore: '2026-09-03' } }]);
  });
});
