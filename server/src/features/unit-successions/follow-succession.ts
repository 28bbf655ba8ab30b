import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { documentText, successionNote } from '@luoshi/domain/unit-succession/succession-form.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { lapseMandatesOf } from '../acting-mandates/public.ts';
import { performAction, type CaseDependencies } from '../cases/public.ts';
import { findSuccession, successions, tasksToCarryOn, type Succession } from './read/successions.ts';
import { tellEverybody } from './tell-everybody.ts';

/**
 * Hands the open tasks of a unit that is no more to their successors, each by an act of its own, and then tells everybody concerned once. It
 * looks at what is still with the unit, so it may be killed at any point and run again: a case is never done twice and none is left out.
 */
export async function followSuccession(deps: CaseDependencies, congressId: string, unitId: string): Promise<void> {
  const succession = await withTransaction(deps.db, congressId, (tx) => findSuccession(tx, congressId, unitId));
  if (succession === undefined) return;
  await lapseMandatesOf(deps, congressId, unitId);
  for (const { taskId, unitName, successorId, successorName } of await withTransaction(deps.db, congressId, (tx) => tasksToCarryOn(tx, congressId, succession))) {
    const done = await performAction(deps, { actor: systemActor(congressId), kind: 'handlingTask', id: taskId, action: 'succeedUnit', body: bodyOf(succession, unitName, successorId, successorName), expectedVersion: null });
    // Ended in between, or done by another run: there is nothing left to do. Anything else is tried again.
    if (!done.ok && done.code !== 'wrongState' && !done.refusals.every(({ code }) => code === 'nothingOwed')) throw new Error(`succession of ${taskId}: ${done.refusals.map(({ code }) => code).join(', ') || done.code}`);
  }
  if (succession.toldOn !== null) return;
  const now = deps.clock.now();
  await withTransaction(deps.db, congressId, (tx) => tellEverybody(tx, congressId, succession, { now, today: dateInShanghai(now.toISOString()) }));
}

function bodyOf(succession: Succession, fromName: string, unitId: string, toName: string) {
  const document = documentText(succession);
  return { unitId, fromName, toName, succeededOn: succession.succeededOn, document, note: successionNote({ ...succession, document }, fromName, toName) };
}

/** What came to a unit after it had ended: a plan that was made before and handed over since. */
export async function followSuccessions(deps: CaseDependencies, congressId: string): Promise<void> {
  for (const unitId of await withTransaction(deps.db, congressId, (tx) => successions(tx, congressId))) await followSuccession(deps, congressId, unitId);
}
