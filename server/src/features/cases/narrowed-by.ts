import { sql, type RawBuilder } from 'kysely';

/** Which suggestions are meant: the same for the list, the ledger of promises and the numbers, so that each adds up to the other. */
export interface Narrowing { readonly session?: string; readonly category?: string; readonly township?: string; readonly from?: string; readonly to?: string }

/** Conditions on `s`. The dates are days of 交办: a number of a year is about what was handed over in it. */
export function narrowedBy({ session, category, township, from, to }: Narrowing): RawBuilder<boolean>[] {
  return [
    ...(township === undefined ? [] : [sql<boolean>`s.lead_township_id = ${township}`]),
    ...(session === undefined ? [] : [sql<boolean>`s.session_id = ${session}`]),
    ...(category === undefined ? [] : [sql<boolean>`s.category = ${category}`]),
    ...(from === undefined ? [] : [sql<boolean>`s.assigned_on >= ${from}::date`]),
    ...(to === undefined ? [] : [sql<boolean>`s.assigned_on <= ${to}::date`]),
  ];
}
