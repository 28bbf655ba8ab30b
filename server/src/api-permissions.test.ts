import { caseKinds, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { actors } from '@luoshi/domain/testing/people.ts';
import { everyState } from '@luoshi/domain/testing/reach.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodySchemas, hasEndpoint, hrefOf } from './features/cases/public.ts';
import { domainCounty, logInOf } from './testing/domain-county.ts';
import { imprint } from './testing/imprint.ts';
import { processSite, type ProcessSite } from './testing/process-site.ts';
import { storeReached } from './testing/store-reached.ts';

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
}, 180_000);
afterAll(() => site.close());

/** `LUOSHI_WHOLE_MATRIX=1` leaves out nothing, in three times the time. */
const wholeMatrix = process.env['LUOSHI_WHOLE_MATRIX'] === '1';
const tally = new Map<number, number>();

describe('every combination of log-in, action and state that is not allowed', () => {
  it.each(caseKinds)('%s: is refused, and nothing changes', async (kind) => {
    for (const state of everyState.filter(([k]) => k === kind).map(([, s]) => s)) {
      const target = await storeReached(site, kind, state);
      site.clock.moveTo(target.now);
      const before = await imprint(site);
      for (const [a, actor] of attackers.entries()) {
        const offered = target.offered(actor);
        const seen = target.visible(actor);
        for (const [n, action] of Object.keys(workflowOf(kind).actions).entries()) {
          // Who may not even see the record is turned away before the action is looked at: a sixth of the actions for each, another sixth for the next.
          // Of those who see it each tries every other action, the next person the others.
          if (offered.includes(action) || (!wholeMatrix && (n + a) % (seen ? 2 : 6) !== 0)) continue;
          const told = `${actor.role} ${actor.organisationId} ${action} on ${kind} in ${state}`;
          const answer = await site.call(logInOf(actor), 'POST', `${hrefOf(kind, target.id)}/actions/${action}`, target.bodies.get(action), { 'if-match': `"${target.version}"` });
          tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
          expect([403, 404, 409, 422], `${told}: ${answer.status} ${answer.text}`).toContain(answer.status);
          if (!seen || !hasEndpoint(kind, action)) expect(answer.status, told).toBe(404);
        }
      }
      expect(await imprint(site), `${kind} in ${state}`).toBe(before);
    }
  }, 300_000);

  it('was tried in the thousands', () => {
    const combinations = [...tally.values()].reduce((sum, n) => sum + n, 0);
    console.info(`permission matrix: ${everyState.length} states, ${attackers.length} log-ins, ${combinations} attempts, ${JSON.stringify(Object.fromEntries(tally))}`);
    expect(combinations).toBeGreaterThan(10_000);
    expect(Object.keys(bodySchemas)).toEqual(caseKinds);
  });
});
