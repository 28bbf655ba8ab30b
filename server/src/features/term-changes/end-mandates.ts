import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { systemClock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { endSessionsOfIdentity, recordEnds, type IdentityDependencies } from '../identity/public.ts';

interface Changed { readonly id: string; readonly version: number }

/**
 * The term's mandates end on one day (代表法 2), each with its capacity and log-ins, as acts of whoever closes the term. A person elected
 * again keeps person and account: the mandate of the new term has a capacity of its own. Cases are followed as a whole (follow-change.ts),
 * not deputy by deputy.
 */
export async function endMandatesOfTerm(tx: Tx, deps: Pick<IdentityDependencies, 'recordAct' | 'machineClock'>, actor: Actor, termId: string, endedOn: IsoDate): Promise<number> {
  const { congressId } = actor;
  const record = async (kind: 'deputy' | 'identity' | 'term', rows: readonly Changed[], body: Readonly<Record<string, unknown>>) => {
    for (const { id, version } of rows) await deps.recordAct(tx, { congressId, actor, kind, id, version, action: 'end', event: 'RecordEnded', body });
  };
  // Whoever took office later than that day has no day left to end on.
  const { rows: mandates } = await sql<Changed>`update deputy set state = 'ended', until_date = greatest(${endedOn}::date, from_date), end_reason = 'termEnded', version = version + 1
    where congress_id = ${congressId} and term_id = ${termId} and state = 'active' returning id, version`.execute(tx);
  await record('deputy', mandates, { untilDate: endedOn, endReason: 'termEnded' });
  const { rows: identities } = await sql<Changed>`update identity set state = 'ended', until_date = greatest(${endedOn}::date, from_date), version = version + 1
    where congress_id = ${congressId} and state = 'active' and deputy_id = any(${mandates.map(({ id }) => id)}) returning id, version`.execute(tx);
  await record('identity', identities, { untilDate: endedOn });
  const now = (deps.machineClock ?? systemClock).now();
  for (const { id } of identities) await recordEnds(tx, deps, { congressId, actor, action: 'end', event: 'LoginSessionEnded' }, await endSessionsOfIdentity(tx, id, now));
  const { rows: terms } = await sql<Changed>`update term set state = 'ended', ended_on = ${endedOn}::date, version = version + 1 where congress_id = ${congressId} and id = ${termId} and state = 'active' returning id, version`.execute(tx);
  await record('term', terms, { endedOn });
  return mandates.length;
}
