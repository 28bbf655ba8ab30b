import { sql, type RawBuilder } from 'kysely';
import { isLive } from './scope.ts';

/** Which suggestions are meant: the same for the list, the ledger of promises and the numbers, so that each adds up to the other. */
export interface Narrowing { readonly session?: string; readonly category?: string; readonly township?: string; readonly from?: string; readonly to?: string; readonly registeredFrom?: string; readonly registeredTo?: string; readonly system?: string }

/** Conditions on `s`. The dates are days of 交办: a number of a year is about what was handed over in it. */
export function narrowedBy({ session, category, township, from, to, registeredFrom, registeredTo, system }: Narrowing): RawBuilder<boolean>[] {
  return [
    ...(township === undefined ? [] : [sql<boolean>`s.lead_township_id = ${township}`]),
    ...(session === undefined ? [] : [sql<boolean>`s.session_id = ${session}`]),
    ...(category === undefined ? [] : [sql<boolean>`s.category = ${category}`]),
    ...(from === undefined ? [] : [sql<boolean>`s.assigned_on >= ${from}::date`]),
    ...(to === undefined ? [] : [sql<boolean>`s.assigned_on <= ${to}::date`]),
    ...(registeredFrom === undefined ? [] : [sql<boolean>`s.registered_on >= ${registeredFrom}::date`]),
    ...(registeredTo === undefined ? [] : [sql<boolean>`s.registered_on <= ${registeredTo}::date`]),
    // Who assists answers for nothing: the system is that of a unit that owes the reply.
    ...(system === undefined ? [] : [sql<boolean>`exists (select 1 from handling_task ht join organisation y on y.congress_id = ht.congress_id and y.id = ht.unit_id
      where ht.congress_id = s.congress_id and ht.suggestion_id = s.id and ht.role <> 'assisting' and ${isLive('ht')} and y.unit_system = ${system})`]),
  ];
}
