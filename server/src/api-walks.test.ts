import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { offersFor } from '@luoshi/domain/case-file/perform.ts';
import type { CaseFile, CaseKind, EvaluationRow, HandlingTaskRow, RecordBase } from '@luoshi/domain/case-file/rows.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import { recordsOf } from '@luoshi/domain/testing/invariants.ts';
import { actorOf, actors, deputyActors } from '@luoshi/domain/testing/people.ts';
import { paperText } from '@luoshi/domain/testing/bodies.ts';
import { seededRandom, type Random } from '@luoshi/domain/testing/random.ts';
import { uploads, type World } from '@luoshi/domain/testing/world.ts';
import type { PaperEntry } from '@luoshi/domain/suggestion/entry-bodies.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodySchemas, hasEndpoint } from './features/cases/public.ts';
import { auditFaults, plantedByWalks } from './testing/audit-faults.ts';
import { bodyFromSchema } from './testing/body-from-schema.ts';
import { domainCounty, fileIdOf } from './testing/domain-county.ts';
import { lockstep, recordsIn, type Twin } from './testing/lockstep.ts';
import { processSite, type ProcessSite } from './testing/process-site.ts';
import { asksForMandates, coveringCases, everyRow, recordWalk, renameCases, rowKey, type TraceStep } from './testing/walk-trace.ts';

/**
 * Guided random walks over HTTP, with the pure domain as the model (the walks themselves: domain/src/testing/walk.ts). Before each
 * step the page is read and must offer what the model offers; after it the answer, the rows and the notices must be the model's.
 */
let site: ProcessSite;
let both: ReturnType<typeof lockstep>;
beforeAll(async () => {
  site = await processSite('2026-03-01T00:00:00Z', domainCounty);
  for (const { congressId, personId } of actors) {
    for (const { fileId, name, mediaType, size, sha256, sm3 } of uploads) {
      await site.database.ownerPool.query('insert into uploaded_file (congress_id, id, name, media_type, size, sha256, sm3, person_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, now())', [congressId, fileIdOf(fileId, personId), name, mediaType, size, sha256, sm3, personId]);
    }
  }
  both = lockstep(site);
}, 180_000);
afterAll(() => site.close());

const isPerson = (actor: TraceStep['actor']): actor is Actor => 'personId' in actor;

/** Files are each person's own, a unit's own letter numbers unique, and the rounds of different walks different rounds. */
function bodyOf(step: TraceStep, n: number, seed: number): unknown {
  const body = structuredClone(step.body ?? {}) as Record<string, unknown>;
  if (Array.isArray(body['files']) && isPerson(step.actor)) { const { personId } = step.actor; body['files'] = body['files'].map((id: string) => fileIdOf(id, personId)); }
  if (typeof body['letterNumber'] === 'string') body['letterNumber'] = `${body['letterNumber']}-${seed}-${n}`;
  if (typeof body['roundId'] === 'string') body['roundId'] = `${seed}/${body['roundId']}`;
  return body;
}

/** A round as an accepted act found it: what the act made of it tells. */
function roundOf(file: CaseFile, step: TraceStep, seed: number): { round: { id: string; name: string; opensOn: string; closesOn: string; sequence: number; state: string } } {
  const { roundId, closesOn } = step.body as { roundId: string; closesOn?: string };
  const task = step.kind === 'handlingTask' ? (recordsIn(file, 'handlingTask')[step.index] as HandlingTaskRow) : undefined;
  const ofRound = file.evaluation.filter((e: EvaluationRow) => e.roundId === roundId && (task === undefined || e.taskId === task.id));
  const made = ofRound.find((e) => e.createdAt === step.at) ?? ofRound[0];
  const clock = file.deadline.find((d) => d.recordId === made?.id);
  const until = !step.accepted ? '2026-12-31' : closesOn ?? clock?.originalDueOn ?? made?.closesOn ?? '2026-12-31';
  return { round: { id: `${seed}/${roundId}`, name: made?.roundName ?? roundId, opensOn: '2000-01-01', closesOn: until, sequence: made?.sequence ?? 1, state: step.accepted ? 'open' : 'closed' } };
}


const walked: Twin[] = [];
let latest = '';
async function replay(world: World, trace: readonly TraceStep[], chosen: readonly string[], seed: number): Promise<void> {
  const twins = new Map<string, Twin>();
  /** A case of the walk in the lockstep: drafted or entered there, or born of another by an act, to which a link leads. */
  function twinOf(caseId: string): Twin | undefined {
    const known = twins.get(caseId);
    if (known !== undefined) return known;
    for (const [parentId, parent] of twins) {
      const index = world.cases.find((each) => each.suggestion.id === parentId)?.suggestionLink.findIndex((link) => link.otherId === caseId) ?? -1;
      const found = both.twins.get(parent.file.suggestionLink[index]?.otherId ?? '');
      if (found === undefined) continue;
      twins.set(caseId, found);
      return found;
    }
    return undefined;
  }
  const inModel = (body: unknown): unknown => renameCases(body, (id) => twinOf(id)?.file.suggestion.id ?? id);
  for (const [n, step] of trace.entries()) {
    // Of what is refused a twelfth: the matrix of permissions tries all of it.
    if (!chosen.includes(step.caseId) || (!step.accepted && n % 12 !== 0)) continue;
    if (step.at > latest) latest = step.at;
    const file = world.cases.find((f) => f.suggestion.id === step.caseId);
    if (file === undefined) throw new Error(step.caseId);
    if (step.action === 'create') {
      await both.setting(null, []);
      const twin = await both.create(step.at, step.actor as Actor, {});
      twins.set(step.caseId, twin);
      walked.push(twin);
      continue;
    }
    if (step.action === 'enterOnPaper') {
      await both.setting(null, []);
      const { leadPersonId, coSignerIds, receivedOn, files } = bodyOf(step, n, seed) as Pick<PaperEntry, 'leadPersonId' | 'coSignerIds' | 'receivedOn' | 'files'>;
      const entered = await both.enter(step.at, step.actor as Actor, { ...paperText, leadPersonId, receivedOn, files, ...(coSignerIds === undefined ? {} : { coSignerIds }) });
      twins.set(step.caseId, entered);
      walked.push(entered);
      continue;
    }
    const twin = twinOf(step.caseId);
    if (twin === undefined || recordsIn(twin.file, step.kind)[step.index] === undefined) continue;
    const named = (step.body as { roundId?: string } | null)?.roundId !== undefined ? roundOf(file, step, seed) : null;
    await both.setting(named?.round ?? null, asksForMandates.has(`${step.kind}.${step.action}`) ? step.ended : []);
    const verdict = await both.act(twin, { ...step, body: inModel(bodyOf(step, n, seed)) });
    if (!step.accepted || verdict === 'accepted' || verdict === 'badBody') continue;
    // The tables know no congress; the server does: a neighbour's office is not let in, and our own does the act instead.
    if (!isPerson(step.actor) || step.actor.congressId === 'county') throw new Error(`the walk went on here: ${JSON.stringify(step)} ${both.lastAnswer()}`);
    const own = { ...step, actor: actorOf(step.actor.role) };
    expect(await both.act(twin, { ...own, body: inModel(bodyOf(own, n, seed)) })).toBe('accepted');
  }
  await both.setting(null, []);
}

function anOffer(twin: Twin, kind: CaseKind, record: RecordBase, random: Random, now: string): { actor: Actor; action: string } | undefined {
  const offers = actors.filter((a) => a.congressId === 'county').flatMap((actor) => offersFor(twin.file, kind, record, { actor, today: dateInShanghai(now), settings: defaultSettings })
    .filter((o) => o.refusals.length === 0 && hasEndpoint(kind, o.action)).map(({ action }) => ({ actor, action })));
  return offers.length === 0 ? undefined : random.pick(offers);
}

describe('guided random walks over HTTP', () => {
  // One walk after the other, of each only the lives in which something happens that has not happened yet, until everything has.
  it('go as the model goes, walk after walk, until every row has fired', async () => {
    const known = new Set<string>();
    for (const seed of [40, 42, 125]) {
      const { world, trace } = recordWalk(seed, 9000);
      const chosen = coveringCases(world, undefined, known);
      await replay(world, trace, chosen, seed);
      for (const caseId of chosen) for (const each of world.entries.get(caseId) ?? []) known.add(rowKey(each.recordKind, each.action, each.event));
      if (everyRow.every((row) => known.has(row))) break;
    }
    expect(everyRow.filter((row) => !known.has(row))).toEqual([]);
  }, 300_000);

  it('take whatever fits the schema that the page serves: 7 of 10 steps among the offers, the rest anything', async () => {
    const random = seededRandom(2026);
    const live = [...walked];
    let at = Date.parse(latest);
    for (let n = 0; n < 1000; n += 1) {
      at += random.chance(0.05) ? 86_400_000 * random.below(5) : 1000;
      const now = new Date(at).toISOString();
      if (random.chance(0.1)) live.push(await both.create(now, random.pick(deputyActors), {}));
      const twin = random.pick(random.chance(0.5) ? live.slice(-8) : live);
      const { kind, record } = random.pick(recordsOf(twin.file));
      const index = recordsIn(twin.file, kind).indexOf(record);
      const offer = random.chance(0.7) ? anOffer(twin, kind, record, random, now) : undefined;
      const actor = offer?.actor ?? random.pick(actors);
      const action = offer?.action ?? random.pick(Object.keys(workflowOf(kind).actions));
      const body = bodyFromSchema(bodySchemas[kind][action] ?? {}, random, { today: dateInShanghai(now), personId: actor.personId });
      await both.act(twin, { at: now, actor, kind, index, action, body });
    }
  }, 300_000);

  it('fired every row of every table', async () => {
    const { rows } = await site.database.ownerPool.query<{ kind: string; action: string; event: string }>('select distinct record_kind as kind, action, event from audit_entry');
    const fired = new Set(rows.map((r) => rowKey(r.kind, r.action, r.event)));
    expect(everyRow.filter((row) => !fired.has(row))).toEqual([]);
    expect(both.counts.accepted).toBeGreaterThan(1000);
    console.info(`walks over HTTP: ${everyRow.length} rows fired, ${JSON.stringify(both.counts)}`);
  });

  it('left an audit that holds', async () => expect(await auditFaults(site, plantedByWalks)).toEqual([]));
});
