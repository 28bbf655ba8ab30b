import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { addDays, dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { withTransaction } from '../../platform/db/database.ts';
import { endMandateByDate } from '../acting-mandates/public.ts';
import { performMatter } from '../before-session/public.ts';
import { performAction, renewTurns, type CaseDependencies } from '../cases/public.ts';
import { followRound, followUnfinishedRounds, remindRaters } from '../evaluation-rounds/public.ts';
import { raiseForgottenPublications } from '../publications/public.ts';
import { deleteExpiredAddresses } from '../rater-addresses/public.ts';
import { lapseUntakenDrafts } from '../mandates/public.ts';
import { followSuccessions } from '../unit-successions/public.ts';
import { followTermChanges } from '../term-changes/public.ts';
import { followRenames } from '../units-renamed/public.ts';
import { withDueLock } from './due-lock.ts';
import { dueUntil, keyOf, listCongressIds, type DueEvent } from './read/due-events.ts';

export type DueDependencies = CaseDependencies & { readonly onDueError?: (event: string, error: unknown) => void };
/** `failed`: what threw and will be tried again at the next run. */
export interface DueRun { readonly done: number; readonly failed: number }

const PATIENCE_MS = 120_000;

/**
 * Does everything that falls due by `until`, in the order of dates, each thing once and in a transaction of its own. Killed in
 * between, the next run goes on: an event leaves the table in the transaction of its act, or is found to be done already.
 * Answers undefined if another process is at it and does not end.
 */
export function runDueEvents(deps: DueDependencies, until: IsoDate, patienceMs = PATIENCE_MS): Promise<DueRun | undefined> {
  return withDueLock(deps.db, patienceMs, () => runWhileLocked(deps, until));
}

/** For a caller that already holds the lock. */
export async function runWhileLocked(deps: DueDependencies, until: IsoDate): Promise<DueRun> {
  const failed = new Set<string>();
  let done = 0;
  const guarded = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      done += 1;
    } catch (error) {
      failed.add(name);
      deps.onDueError?.(name, error);
    }
  };
  for (;;) {
    const events = await dueUntil(deps.db, until, failed);
    const day = events[0]?.dueOn;
    if (day === undefined) break;
    // One day at a time: what a day brings about may fall due before the rest.
    for (const event of events) if (event.dueOn === day) await guarded(keyOf(event), () => happen(deps, event));
  }
  const before = done;
  for (const congressId of await listCongressIds(deps.db)) await guarded(`rounds of ${congressId}`, () => followUnfinishedRounds(deps, congressId));
  // Replies from before there were publications.
  for (const congressId of await listCongressIds(deps.db)) await guarded(`publications of ${congressId}`, async () => { await raiseForgottenPublications(deps, congressId); });
  // A plan made under a unit's old name may have been handed over since.
  for (const congressId of await listCongressIds(deps.db)) await guarded(`renamed units of ${congressId}`, () => followRenames(deps, congressId));
  for (const congressId of await listCongressIds(deps.db)) await guarded(`untaken drafts of ${congressId}`, () => lapseUntakenDrafts(deps, congressId, until));
  // The same of a unit that has been merged since.
  for (const congressId of await listCongressIds(deps.db)) await guarded(`merged units of ${congressId}`, () => followSuccessions(deps, congressId));
  // A setting that says who signs may begin today.
  for (const congressId of await listCongressIds(deps.db)) await guarded(`turns of ${congressId}`, () => renewTurns(deps, congressId));
  // What came open while a term is ending is explained too.
  for (const congressId of await listCongressIds(deps.db)) await guarded(`change of term of ${congressId}`, () => followTermChanges(deps, congressId));
  for (const congressId of await listCongressIds(deps.db)) await guarded(`rater addresses of ${congressId}`, () => deleteExpiredAddresses(deps, congressId, until));
  return { done: before, failed: failed.size };
}

async function happen(deps: DueDependencies, event: DueEvent): Promise<void> {
  const { congressId, recordKind, recordId, kind } = event;
  if (recordKind === 'evaluationRound') {
    if (kind === 'remind') await remindRaters(deps, congressId, recordId);
    else await followRound(deps, congressId, recordId);
  } else if (recordKind === 'actingMandate') {
    await endMandateByDate(deps, congressId, recordId);
  } else if (recordKind === 'publication') {
    return releaseByDate(deps, event);
  } else if (recordKind === 'livelihoodMatter') {
    await performMatter(deps, { actor: systemActor(congressId), kind: 'livelihoodMatter', id: recordId, action: 'remind', body: {}, expectedVersion: null });
  } else {
    await performAction(deps, { actor: systemActor(congressId), kind: 'deadline', id: recordId, action: 'remind', body: {}, expectedVersion: null });
  }
  await settle(deps, event);
}

/**
 * A release that was decided for this day. One that may not go out as it stands (its text was put right since) waits for the office, whose
 * to-do it is, and is tried again the next day: another correction may have made it whole.
 */
async function releaseByDate(deps: DueDependencies, event: DueEvent): Promise<void> {
  const { congressId, recordId } = event;
  const result = await performAction(deps, { actor: systemActor(congressId), kind: 'publication', id: recordId, action: 'release', body: {}, expectedVersion: null });
  if (result.ok || result.status !== 422) return settle(deps, event);
  const tomorrow = addDays(dateInShanghai(deps.clock.now().toISOString()), 1);
  await withTransaction(deps.db, congressId, (tx) => sql`update due_event set due_on = ${tomorrow}
    where congress_id = ${congressId} and record_kind = 'publication' and record_id = ${recordId} and kind = 'release' and due_on = ${event.dueOn}`.execute(tx));
}

/** Whatever became of it, the event of that day is over: an accepted act has moved it on already, a refused one never will. */
async function settle(deps: DueDependencies, { congressId, recordKind, recordId, kind, dueOn }: DueEvent): Promise<void> {
  await withTransaction(deps.db, congressId, (tx) => sql`delete from due_event
    where congress_id = ${congressId} and record_kind = ${recordKind} and record_id = ${recordId} and kind = ${kind} and due_on = ${dueOn}`.execute(tx));
}
