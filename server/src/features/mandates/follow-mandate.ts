import { actsOnEndedMandate } from '@luoshi/domain/mandate/acts-of-ended-mandate.ts';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { loadCase, performAction, type CaseDependencies } from '../cases/public.ts';
import { mandateEndLabels } from './mandate-end-labels.ts';
import { sessionDueFor } from './read/session-due.ts';
import { casesOfPerson, deputiesAmong, lastMandateOf, type LastMandate } from './read/cases-of-person.ts';

/**
 * Brings every case of somebody whose mandate has ended to where it should stand, each in a transaction of its own. It looks at what
 * is there, so it may be killed at any point and run again.
 */
export async function followMandate(deps: CaseDependencies, congressId: string, personId: string): Promise<void> {
  const inCongress = <T>(work: Parameters<typeof withTransaction<T>>[2]) => withTransaction(deps.db, congressId, work);
  const mandate = await inCongress((tx) => lastMandateOf(tx, congressId, personId));
  if (mandate === undefined) return;
  for (const id of await inCongress((tx) => casesOfPerson(tx, congressId, personId))) await followCase(deps, congressId, personId, mandate, id);
}

async function followCase(deps: CaseDependencies, congressId: string, personId: string, mandate: LastMandate, suggestionId: string): Promise<void> {
  const found = await withTransaction(deps.db, congressId, async (tx) => {
    const file = await loadCase(tx, congressId, suggestionId);
    if (file === undefined) return undefined;
    const signers = file.coSponsorship.filter((one) => one.state === 'confirmed').map((one) => one.personId);
    return { file, hasSuccessor: (await deputiesAmong(tx, congressId, signers)).length > 0, due: await sessionDueFor(tx, file, deps.clock.now()) };
  });
  if (found === undefined) return;
  const reason = mandateEndLabels[mandate.reason ?? ''] ?? '任期终止';
  for (const { kind, record, action, body } of actsOnEndedMandate(found.file, { personId, reason, endedOn: mandate.endedOn, ...found.due }, found.hasSuccessor)) {
    const done = await performAction(deps, { actor: systemActor(congressId), kind, id: record.id, action, body, expectedVersion: null });
    // Somebody acted in between: the job is tried again and looks anew.
    if (!done.ok) throw new Error(`${kind}.${action} after an ended mandate: ${done.code}`);
  }
}
