import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { performAction, type CaseDependencies } from '../cases/public.ts';
import { lastRenaming, renamedUnits, tasksUnderOldName } from './read/renamed.ts';

/**
 * Gives a renamed unit's open tasks the new name, each by an act of its own that tells the old one. It looks at what still bears
 * another name, so it may be killed at any point and run again.
 */
export async function followRename(deps: CaseDependencies, congressId: string, organisationId: string): Promise<void> {
  const renaming = await withTransaction(deps.db, congressId, (tx) => lastRenaming(tx, congressId, organisationId));
  if (renaming === undefined) return;
  const { newName, renamedOn, reason } = renaming;
  const tasks = await withTransaction(deps.db, congressId, (tx) => tasksUnderOldName(tx, congressId, organisationId, newName));
  for (const { id, unitName } of tasks) {
    const body = { oldName: unitName, newName, renamedOn, note: `“${unitName}”更名为“${newName}”：${reason}。办理期限照常计算，不因更名重新起算` };
    const done = await performAction(deps, { actor: systemActor(congressId), kind: 'handlingTask', id, action: 'renameUnit', body, expectedVersion: null });
    // Ended in between, or done by another run: there is nothing left to do. Anything else is tried again.
    if (!done.ok && done.code !== 'wrongState' && done.code !== 'refused') throw new Error(`renaming of ${id}: ${done.code}`);
  }
}

/** Everything of a congress that still bears an old name of its unit. */
export async function followRenames(deps: CaseDependencies, congressId: string): Promise<void> {
  for (const id of await withTransaction(deps.db, congressId, (tx) => renamedUnits(tx, congressId))) await followRename(deps, congressId, id);
}
