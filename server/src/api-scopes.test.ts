import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { settledCommitmentStates } from '@luoshi/domain/suggestion/guards.ts';
import { actors } from '@luoshi/domain/testing/people.ts';
import { canSee, canSeeRecord } from '@luoshi/domain/visibility.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stillOwes } from '@luoshi/domain/handling-task/succeed-unit.ts';
import { isOwed } from './features/administration/public.ts';
import { turnsOfActor } from './features/cases/addressed.ts';
import { visibleTo } from './features/cases/scope.ts';
import { withTransaction } from './platform/db/database.ts';
import { domainCounty, logInOf } from './testing/domain-county.ts';
import { processSite, type ProcessSite } from './testing/process-site.ts';
import { storeEveryState, storeWalk } from './testing/store-world.ts';

/** The rows that SQL gives are the rows for which the pure rule holds: on random worlds, for everybody. */
let site: ProcessSite;
let cases: CaseFile[];
let today: string;
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z', domainCounty);
  const walked = await storeWalk(site, 21, 4000);
  cases = [...walked.cases, ...await storeEveryState(site)];
  ({ today } = walked);
  site.clock.moveTo(`${today}T02:00:00Z`);
}, 180_000);
afterAll(() => site.close());

const county = actors.filter((a) => a.congressId === 'county');
const sorted = (ids: Iterable<string>) => [...ids].sort();
/** Rising or falling, with what has no value at the end either way. */
function inOrder(values: readonly unknown[], isFalling: boolean): boolean {
  return values.every((value, index) => {
    const before = values[index - 1];
    if (index === 0 || value === null || value === before) return true;
    if (before === null) return false;
    return (typeof value === 'number' ? value > Number(before) : String(value) > String(before)) !== isFalling;
  });
}

async function everyPage<T>(name: string, url: string): Promise<{ items: T[]; total: number }> {
  const items: T[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const page = (await site.get(name, `${url}${url.includes('?') ? '&' : '?'}limit=50${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)) as unknown as { items: T[]; nextCursor: string | null; total: number };
    items.push(...page.items);
    ({ nextCursor: cursor, total } = page);
  } while (cursor !== null);
  return { items, total };
}

describe('SQL scopes and pure rules', () => {
  it('stand in every state', () => {
    const states = new Set(cases.map((file) => file.suggestion.state));
    expect(cases.length).toBeGreaterThan(150);
    expect(Object.keys(workflowOf('suggestion').states).filter((state) => !states.has(state))).toEqual([]);
  }, 120_000);

  it('hold the same tasks for open, to be carried on where their unit is merged', async () => {
    const owed = cases.flatMap((file) => file.handlingTask.filter((task) => stillOwes(file, task)).map(({ id }) => id));
    const { rows } = await withTransaction(site.deps.db, 'county', (tx) => sql<{ id: string }>`select t.id from handling_task t where t.congress_id = 'county' and ${isOwed}`.execute(tx));
    expect(sorted(rows.map(({ id }) => id))).toEqual(sorted(owed));
  });

  it('see the same suggestions', async () => {
    let seen = 0;
    for (const actor of actors) {
      const rows = await withTransaction(site.site.db, actor.congressId, async (tx) => (await sql<{ id: string }>`select s.id from suggestion s where ${visibleTo(actor)}`.execute(tx)).rows);
      const expected = cases.filter((file) => canSee(actor, file)).map((file) => file.suggestion.id);
      expect(sorted(rows.map((r) => r.id)), `${actor.role} ${actor.organisationId}`).toEqual(sorted(expected));
      seen += expected.length;
    }
    console.info(`scopes: ${cases.length} cases, ${actors.length} people, ${seen} sightings`);
  }, 120_000);

  it('list them over HTTP, page by page in every order, none twice and none left out', async () => {
    for (const [n, actor] of county.entries()) {
      const sort = ['number', '-number', 'dueOn', '-dueOn', 'updatedAt', '-updatedAt', 'registeredOn', '-registeredOn', 'title', '-title'][n % 10];
      const { items, total } = await everyPage<{ id: string; [field: string]: unknown }>(logInOf(actor), `/api/v1/suggestions?sort=${sort}`);
      expect(inOrder(items.map((item) => item[sort?.replace('-', '') ?? '']), sort?.startsWith('-') === true), `${actor.role} ${sort}`).toBe(true);
      const expected = cases.filter((file) => canSee(actor, file)).map((file) => file.suggestion.id);
      expect(sorted(items.map((i) => i.id)), `${actor.role} ${sort}`).toEqual(sorted(expected));
      expect(total).toBe(expected.length);
    }
  }, 120_000);

  it('find the same by words', async () => {
    for (const actor of county) {
      const found = (await site.get(logInOf(actor), '/api/v1/search?q=%E9%81%93%E8%B7%AF%E7%A0%B4%E6%8D%9F&limit=200')) as unknown as { items: { id: string }[]; total: number };
      const expected = cases.filter(({ suggestion }) => suggestion.submittedOn !== null && /道路破损/.test([suggestion.title, suggestion.situation, ...suggestion.asks.map((a) => a.text)].join())).filter((file) => canSee(actor, file));
      expect(found.total, actor.role).toBe(expected.length);
      expect(found.items.every(({ id }) => expected.some((file) => file.suggestion.id === id))).toBe(true);
    }
  }, 120_000);

  it('keep the same ledger of promises', async () => {
    for (const actor of county) {
      const ledger = async (filter: string) => sorted((await everyPage<{ id: string }>(logInOf(actor), `/api/v1/commitments${filter}`)).items.map((i) => i.id));
      const visible = cases.filter((file) => canSee(actor, file)).flatMap((file) => file.commitment.filter((c) => c.state !== 'replaced' && canSeeRecord(actor, file, 'commitment', c)));
      expect(await ledger(''), actor.role).toEqual(sorted(visible.map((c) => c.id)));
      expect(await ledger('?filter=toVerify')).toEqual(sorted(visible.filter((c) => c.state === 'claimed').map((c) => c.id)));
      expect(await ledger('?filter=overdue')).toEqual(sorted(visible.filter((c) => c.dueOn < today && !settledCommitmentStates.includes(c.state)).map((c) => c.id)));
    }
  }, 120_000);

  it('give everybody their own turns, each on a record that they may see', async () => {
    for (const actor of actors) {
      const mine = cases.filter((file) => file.congressId === actor.congressId).flatMap((file) => file.turns).filter((turn) => turn.role === actor.role && (turn.personId === null || turn.personId === actor.personId)
        && (turn.organisationId === null || turn.organisationId === (actor.role === 'townshipPresidium' ? actor.townshipId : actor.organisationId)) && (turn.sectionId === null || turn.sectionId === actor.sectionId));
      const key = (t: { recordKind: string; recordId: string; action: string }) => `${t.recordKind}/${t.recordId}/${t.action}`;
      const rows = await withTransaction(site.site.db, actor.congressId, async (tx) => (await sql<{ recordKind: string; recordId: string; action: string }>`select record_kind, record_id, action from turn t where ${turnsOfActor(actor)}`.execute(tx)).rows);
      expect(sorted(rows.map(key)), actor.role).toEqual(sorted(mine.map(key)));
      const { items, total } = await everyPage<{ recordKind: string; recordId: string; action: string; suggestionId: string }>(logInOf(actor), '/api/v1/to-do');
      expect(sorted(items.map(key)), actor.role).toEqual(sorted(mine.map(key)));
      expect(total).toBe(mine.length);
      for (const { suggestionId } of items) expect(cases.some((file) => file.suggestion.id === suggestionId && canSee(actor, file))).toBe(true);
    }
  }, 120_000);

  it('mark the calendar with clocks that the reader may see, and no others', async () => {
    if (!site.app.hasRoute({ method: 'GET', url: '/api/v1/calendar' })) return;
    for (const actor of county) {
      const calendar = (await site.get(logInOf(actor), `/api/v1/calendar?from=${today.slice(0, 8)}01&to=${today.slice(0, 8)}28`)) as unknown as { entries: { on: string; kind: string; suggestionId: string }[] };
      for (const entry of calendar.entries) {
        const file = cases.find((f) => f.suggestion.id === entry.suggestionId);
        if (entry.suggestionId === undefined || entry.suggestionId === null) continue;
        expect(file !== undefined && canSee(actor, file), `${actor.role} ${entry.kind}`).toBe(true);
        const clocks = (file?.deadline ?? []).filter((d) => d.dueOn === entry.on && d.kind === entry.kind);
        if (file !== undefined && clocks.length > 0) expect(clocks.some((d) => canSeeRecord(actor, file, 'deadline', d)), `${actor.role} ${entry.kind}`).toBe(true);
      }
    }
  }, 120_000);
});
