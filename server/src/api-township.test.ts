import { townshipSuggestion } from '@luoshi/domain/case-file/kinds.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { PaperEntry } from '@luoshi/domain/suggestion/entry-bodies.ts';
import { paperText } from '@luoshi/domain/testing/bodies.ts';
import { township } from '@luoshi/domain/testing/township-people.ts';
import { everyTownshipState } from '@luoshi/domain/testing/reach.ts';
import { uploads } from '@luoshi/domain/testing/world.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasEndpoint, hrefOf } from './features/cases/public.ts';
import { auditFaults, plantedByWalks } from './testing/audit-faults.ts';
import { fileIdOf, logInOf } from './testing/domain-county.ts';
import { domainTownship, townshipLogIns, townshipPlace } from './testing/domain-township.ts';
import { imprint } from './testing/imprint.ts';
import { lockstep, recordsIn, type Twin } from './testing/lockstep.ts';
import { processSite, type ProcessSite } from './testing/process-site.ts';
import { storeReached } from './testing/store-reached.ts';
import { asksForMandates, coveringCases, recordWalk, renameCases, rowKey, townshipRows, type TraceStep } from './testing/walk-trace.ts';

/** A township's suggestions over HTTP: walks with the pure domain as the model, and the wrong people in every state. */
let site: ProcessSite;
beforeAll(async () => {
  site = await processSite('2026-03-01T00:00:00Z', domainTownship);
  for (const { personId } of townshipLogIns) {
    for (const { fileId, name, mediaType, size, sha256, sm3 } of uploads) {
      await site.database.ownerPool.query('insert into uploaded_file (congress_id, id, name, media_type, size, sha256, sm3, person_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, now())', [township, fileIdOf(fileId, personId), name, mediaType, size, sha256, sm3, personId]);
    }
  }
}, 180_000);
afterAll(() => site.close());

/** Files are each person's own; the step is done by whoever has a log-in. */
function bodyOf(step: TraceStep, n: number): unknown {
  const body = structuredClone(step.body ?? {}) as Record<string, unknown>;
  if (Array.isArray(body['files']) && 'personId' in step.actor) { const { personId } = step.actor; body['files'] = body['files'].map((id: string) => fileIdOf(id, personId)); }
  if (typeof body['letterNumber'] === 'string') body['letterNumber'] = `${body['letterNumber']}-${n}`;
  return body;
}

const linking = ['merge', 'split', 'linkEarlier'];
/** What really happened: a step that the model took may be refused here, where a body without a name is no body. */
async function firedRows(): Promise<string[]> {
  const { rows } = await site.database.ownerPool.query<{ kind: string; action: string; event: string }>(`select distinct record_kind as kind, action, event from audit_entry where congress_id = $1`, [township]);
  return rows.map((row) => rowKey(row.kind, row.action, row.event));
}

describe('a township’s suggestions over HTTP', () => {
  it('go as the model goes, and fire every row of their table', async () => {
    const both = lockstep(site, townshipPlace);
    const known = new Set<string>();
    // Cases that are linked with others come along whole: a walk without them, and a short one for what links them.
    for (const [seed, steps, without] of [[12, 3500, linking], [33, 1500, []]] as const) {
      const { world, trace } = recordWalk(seed, steps, 'township', without);
      const chosen = coveringCases(world, townshipRows, known);
      const twins = new Map<string, Twin>();
      /** Drafted or entered here, or born of another by an act, to which a link leads. */
      const twinOf = (caseId: string): Twin | undefined => {
        for (const [parentId, parent] of twins.has(caseId) ? [] : twins) {
          const index = world.cases.find((each) => each.suggestion.id === parentId)?.suggestionLink.findIndex((link) => link.otherId === caseId) ?? -1;
          const found = both.twins.get(parent.file.suggestionLink[index]?.otherId ?? '');
          if (found !== undefined) twins.set(caseId, found);
        }
        return twins.get(caseId);
      };
      for (const [n, step] of trace.entries()) {
        if (!chosen.includes(step.caseId) || ('congressId' in step.actor && step.actor.congressId !== township)) continue;
        if (step.action === 'create') {
          await both.setting(null, []);
          twins.set(step.caseId, await both.create(step.at, step.actor as Actor, {}));
          continue;
        }
        if (step.action === 'enterOnPaper') {
          await both.setting(null, []);
          const { leadPersonId, coSignerIds, receivedOn, files } = bodyOf(step, n) as Pick<PaperEntry, 'leadPersonId' | 'coSignerIds' | 'receivedOn' | 'files'>;
          twins.set(step.caseId, await both.enter(step.at, step.actor as Actor, { ...paperText, leadPersonId, receivedOn, files, ...(coSignerIds === undefined ? {} : { coSignerIds }) }));
          continue;
        }
        const twin = twinOf(step.caseId);
        // Rounds are the same machine as in the county's walks: here they are open for whatever asks.
        const { roundId } = (step.body ?? {}) as { roundId?: string };
        const round = roundId === undefined ? null : { id: roundId, name: roundId, opensOn: '2000-01-01', closesOn: world.rounds.find((r) => r.id === roundId)?.closesOn ?? '2026-12-31', sequence: 1, state: step.accepted ? 'open' : 'closed' };
        await both.setting(round, asksForMandates.has(`${step.kind}.${step.action}`) ? step.ended : []);
        if (twin === undefined || recordsIn(twin.file, step.kind)[step.index] === undefined) continue;
        await both.act(twin, { ...step, body: renameCases(bodyOf(step, n), (name) => twinOf(name)?.file.suggestion.id ?? name) });
      }
      for (const row of await firedRows()) known.add(row);
      if (townshipRows.every((row) => known.has(row))) break;
    }
    expect(townshipRows.filter((row) => !known.has(row))).toEqual([]);
    expect(both.counts.accepted).toBeGreaterThan(100);
    expect(await auditFaults(site, plantedByWalks)).toEqual([]);
  }, 300_000);

  it('are done by nobody else, in no state: the county’s offices do not even see them', async () => {
    let tried = 0;
    const attackers = townshipLogIns.filter((a) => (a.role === 'deputy' ? ['deputy-1', 'deputy-4', 'deputy-5'].includes(a.personId) : a.role.startsWith('unit') ? ['transport', 'court'].includes(a.organisationId) : true));
    for (const actor of attackers) await site.cookieOf(logInOf(actor));
    for (const state of everyTownshipState) {
      const target = await storeReached(site, 'suggestion', state, 'township');
      site.clock.moveTo(target.now);
      const before = await imprint(site);
      for (const actor of attackers) {
        const offered = target.offered(actor);
        const seen = target.visible(actor);
        if (actor.congressId !== township) expect(seen).toBe(false);
        for (const [n, action] of Object.keys(townshipSuggestion.workflow.actions).entries()) {
          if (offered.includes(action) || (!seen && n % 8 !== 0)) continue;
          tried += 1;
          const told = `${actor.role} ${actor.organisationId} ${action} in ${state}`;
          const answer = await site.call(logInOf(actor), 'POST', `${hrefOf('suggestion', target.id)}/actions/${action}`, target.bodies.get(action), { 'if-match': `"${target.version}"` });
          expect([403, 404, 409, 422], `${told}: ${answer.status} ${answer.text}`).toContain(answer.status);
          if (!seen || !hasEndpoint('suggestion', action)) expect(answer.status, told).toBe(404);
        }
      }
      expect(await imprint(site), state).toBe(before);
    }
    expect(tried).toBeGreaterThan(1500);
  }, 300_000);
});
