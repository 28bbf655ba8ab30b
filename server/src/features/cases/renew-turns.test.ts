import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withReading } from '../../platform/db/database.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { collectTasks } from '../../worker.ts';
import { verifyCases } from '../audit/verify-cases.ts';
import { runDueEvents } from '../due/public.ts';

/** Who signs is decided anew while a reply waits for its signature. */
let site: ProcessSite;
beforeAll(async () => {
  site = await processSite();
  const story = storyOf(site);
  await story.untilHandling();
  await story.deliverOpinion();
  await story.writeReply();
}, 120_000);
afterAll(() => site.close());

const signs = async (who: string) => ((await site.get(who, '/api/v1/to-do'))['items'] as { recordKind: string; action: string }[]).filter((one) => one.recordKind === 'reply').map(({ action }) => action);
const adopt = async (version: string, replySigner: string, inForceFrom?: string) => (await site.call('system', 'POST', '/api/v1/settings', { settings: { replySigner }, reason: '主任会议决定', ...(inForceFrom === undefined ? {} : { inForceFrom }) }, { 'if-match': version })).status;
const findings = async () => withReading(site.database.db, 'county', async (tx) => (await verifyCases(tx, 'county', { now: site.clock.now(), macKey: null, sealer: null })).findings.filter(({ code }) => code === 'turnsDiffer'));
const jobs = async (task: string) => (await site.database.ownerPool.query<{ n: number }>('select count(*)::int as n from graphile_worker.jobs where task_identifier = $1', [task])).rows[0]?.n;

describe('a setting that says who signs', () => {
  it('gives what waits to other hands on the day on which it begins, without an act on the case', async () => {
    expect([await signs('roads-head'), await signs('roads-deputy'), await findings()]).toEqual([['signOff'], [], []]);
    expect(await adopt('"0"', 'headOrDeputyHead', '2026-02-04')).toBe(200);
    await runDueEvents(site.deps, '2026-02-03');
    expect([await signs('roads-deputy'), await jobs('renewTurns')]).toEqual([[], 0]);
    site.clock.moveTo('2026-02-04T00:10:00Z');
    await runDueEvents(site.deps, '2026-02-04');
    expect([await signs('roads-head'), await signs('roads-deputy'), await findings()]).toEqual([['signOff'], ['signOff'], []]);
  });

  it('is followed at once by a job where it begins today, which may be run again', async () => {
    expect(await adopt('"1"', 'head')).toBe(200);
    expect([await jobs('renewTurns'), (await findings()).length]).toEqual([1, 1]);
    const { renewTurns } = collectTasks(site.deps, {} as never);
    for (let n = 0; n < 2; n += 1) await renewTurns?.({ congressId: 'county' }, undefined as never);
    expect([await signs('roads-head'), await signs('roads-deputy'), await findings()]).toEqual([['signOff'], [], []]);
  });
});
