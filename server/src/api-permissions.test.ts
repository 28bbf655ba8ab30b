import { caseKinds, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { offersFor } from '@luoshi/domain/case-file/perform.ts';
import { findRecord, type CaseKind } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { startOfDayInstant } from '@luoshi/domain/kernel/dates.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import { randomBody } from '@luoshi/domain/testing/bodies.ts';
import { actors } from '@luoshi/domain/testing/people.ts';
import { everyState, reach } from '@luoshi/domain/testing/reach.ts';
import { canSee, canSeeRecord } from '@luoshi/domain/visibility.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodySchemas, hasEndpoint, hrefOf } from './features/cases/public.ts';
import { domainCounty, logInOf } from './testing/domain-county.ts';
import { fitsSchema } from './testing/lockstep.ts';
import { processSite, type ProcessSite } from './testing/process-site.ts';
import { renamed, storeCase } from './testing/store-world.ts';

/**
 * The permission matrix, attacked: every kind in every state, every action that has an endpoint (and those that have none), every
 * log-in that is not offered it. The bodies fit the schema and the moment, the version is right: only the person is not.
 */
/** One of each role, and of the roles that differ by place two: inside and outside of the matter. */
const attackers = actors.filter((a) => (a.role === 'deputy' ? ['deputy-1', 'deputy-4', 'deputy-5'].includes(a.personId)
  : a.role.startsWith('unit') ? ['transport', 'housing', 'court'].includes(a.organisationId) && (a.organisationId !== 'court' || a.role === 'unitHead') : true));

let site: ProcessSite;
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z', domainCounty);
  for (const actor of attackers) await site.cookieOf(logInOf(actor));
});
afterAll(() => site.close());

interface Target { readonly kind: CaseKind; readonly state: string; readonly id: string; readonly now: string; readonly version: number; readonly bodies: ReadonlyMap<string, unknown>; readonly offered: (actor: Actor) => readonly string[]; readonly visible: (actor: Actor) => boolean }

async function prepare(kind: CaseKind, state: string): Promise<Target> {
  const { world, driver, record } = reach(kind, state);
  const { file, entries, notices } = renamed(`${kind}-${state}`, { file: driver.file, entries: world.entries.get(driver.file.suggestion.id) ?? [], notices: world.notices });
  await storeCase(site, { file, entries, notices });
  const id = record.id.replace('id-', `${kind}-${state}-`);
  const stored = findRecord(file, kind, id);
  if (stored === undefined) throw new Error(`${kind} ${state} was not stored`);
  const today = world.today();
  const bodies = new Map(Object.keys(workflowOf(kind).actions).map((action) => [action, bodyOf(kind, action, () => randomBody(world, driver.file, kind, record, action, true))]));
  const seen = (actor: Actor) => canSee(actor, file) && canSeeRecord(actor, file, kind, stored);
  return {
    kind, state, id, version: stored.version, bodies, visible: seen, now: new Date(Date.parse(startOfDayInstant(today)) + 15 * 3_600_000).toISOString(),
    offered: (actor) => (seen(actor) ? offersFor(file, kind, stored, { actor, today, settings: defaultSettings }).filter((o) => hasEndpoint(kind, o.action)).map((o) => o.action) : []),
  };
}

function bodyOf(kind: CaseKind, action: string, draw: () => unknown): unknown {
  for (let tries = 0; tries < 30; tries += 1) {
    const body = draw() as Record<string, unknown>;
    if (Array.isArray(body['files'])) body['files'] = [];
    if (fitsSchema(kind, action, body)) return body;
  }
  return { ...(draw() as object), files: ['file-photo'] };
}

/** All that an act could leave behind, in one value. */
async function imprint(): Promise<string> {
  const tables = [...caseKinds.map((kind) => kind.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)), 'attachment', 'turn', 'notice', 'due_event', 'number_series', 'audit_entry', 'audit_head', 'idempotency_key', 'suggestion_words'];
  const { rows } = await site.database.ownerPool.query<{ print: string }>(`select ${tables.map((t) => `(select coalesce(md5(string_agg(md5(x::text), '' order by x::text)), '') from ${t} x)`).join(` || '/' || `)} as print`);
  return rows[0]?.print ?? '';
}

/** `LUOSHI_WHOLE_MATRIX=1` leaves out nothing, in twice the time. */
const wholeMatrix = process.env['LUOSHI_WHOLE_MATRIX'] === '1';
const tally = new Map<number, number>();

describe('every combination of log-in, action and state that is not allowed', () => {
  it.each(caseKinds)('%s: is refused, and nothing changes', async (kind) => {
    for (const state of everyState.filter(([k]) => k === kind).map(([, s]) => s)) {
      const target = await prepare(kind, state);
      site.clock.moveTo(target.now);
      const before = await imprint();
      for (const [a, actor] of attackers.entries()) {
        const offered = target.offered(actor);
        const seen = target.visible(actor);
        for (const [n, action] of Object.keys(workflowOf(kind).actions).entries()) {
          // Who may not even see the record is turned away before the action is looked at: a third of the actions for each, another third for the next.
          if (offered.includes(action) || (!seen && !wholeMatrix && (n + a) % 3 !== 0)) continue;
          const told = `${actor.role} ${actor.organisationId} ${action} on ${kind} in ${state}`;
          const answer = await site.call(logInOf(actor), 'POST', `${hrefOf(kind, target.id)}/actions/${action}`, target.bodies.get(action), { 'if-match': `"${target.version}"` });
          tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
          expect([403, 404, 409, 422], `${told}: ${answer.status} ${answer.text}`).toContain(answer.status);
          if (!seen || !hasEndpoint(kind, action)) expect(answer.status, told).toBe(404);
        }
      }
      expect(await imprint(), `${kind} in ${state}`).toBe(before);
    }
  }, 120_000);

  it('was tried in the thousands', () => {
    const combinations = [...tally.values()].reduce((sum, n) => sum + n, 0);
    console.info(`permission matrix: ${everyState.length} states, ${attackers.length} log-ins, ${combinations} attempts, ${JSON.stringify(Object.fromEntries(tally))}`);
    expect(combinations).toBeGreaterThan(10_000);
    expect(Object.keys(bodySchemas)).toEqual(caseKinds);
  });
});
