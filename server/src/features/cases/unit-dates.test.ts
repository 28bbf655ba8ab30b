import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';

let site: ProcessSite;
beforeAll(async () => { site = await processSite(); });
afterAll(() => site.close());

interface Row { readonly id: string; readonly nextDueOn: string | null; readonly overdue: boolean }
const listOf = async (username: string, query = ''): Promise<Row[]> => ((await site.call(username, 'GET', `/api/v1/suggestions${query}`)).json as unknown as { items: Row[] }).items;

describe("a unit's list", () => {
  it('shows the unit its own dates, orders by them and calls late what it is late with itself', async () => {
    const story = storyOf(site);
    await story.untilHandling();
    const clocks = (await site.get('affairs', `/api/v1/suggestions/${story.id}`))['deadlines'] as unknown as { kind: string; unitId: string | null; dueOn: string; state: string }[];
    const earliest = (unitId: string) => clocks.filter((clock) => clock.unitId === unitId && clock.state === 'running').map((clock) => clock.dueOn).toSorted()[0];
    const [lead, assisting] = [earliest('transport'), earliest('finance')];
    expect(lead).not.toBe(assisting);
    for (const [username, due] of [['roads-section', lead], ['finance-section', assisting]] as const) {
      for (const query of ['', '?sort=dueOn', '?sort=-dueOn']) expect((await listOf(username, query)).map((row) => row.nextDueOn)).toEqual([due]);
    }
    await story.deliverOpinion();
    expect((await listOf('finance-section')).map((row) => [row.nextDueOn, row.overdue])).toEqual([[null, false]]);
    // The day after the lead unit's first date: it is late, the assisting unit is not.
    site.clock.moveTo(new Date(Date.parse(`${lead ?? ''}T01:00:00Z`) + 86_400_000).toISOString());
    expect((await listOf('roads-section', '?overdue=true')).map((row) => row.id)).toEqual([story.id]);
    expect(await listOf('finance-section', '?overdue=true')).toEqual([]);
    expect((await listOf('affairs', '?overdue=true')).map((row) => row.id)).toEqual([story.id]);
  });
});
