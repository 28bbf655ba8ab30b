import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../../platform/db/database.ts';

export interface WaitingDeputy { readonly personId: string; readonly name: string; readonly delegationName: string }

/** Deputies in office who have not confirmed the compilation, by delegation. */
export function deputiesWithoutReceipt(tx: Tx, congressId: string, selectionId: string): Promise<WaitingDeputy[]> {
  return rowsOf(tx, sql<WaitingDeputy>`select d.person_id as "personId", p.name, coalesce(o.name, '') as "delegationName"
    from deputy d join person p on p.id = d.person_id left join organisation o on o.congress_id = d.congress_id and o.id = d.delegation_id
    where d.congress_id = ${congressId} and d.state = 'active'
      and not exists (select 1 from compilation_receipt r where r.congress_id = d.congress_id and r.selection_id = ${selectionId} and r.person_id = d.person_id)
    order by o.name nulls last, p.name, d.person_id`);
}

export interface ReceiptCounts { readonly received: number; readonly read: number; readonly waiting: readonly WaitingDeputy[] }

export async function receiptsOf(tx: Tx, congressId: string, selectionId: string): Promise<ReceiptCounts> {
  const [counts] = await rowsOf(tx, sql<{ received: number; read: number }>`select count(*)::int as received, count(*) filter (where state = 'read')::int as read from compilation_receipt where congress_id = ${congressId} and selection_id = ${selectionId}`);
  return { received: counts?.received ?? 0, read: counts?.read ?? 0, waiting: await deputiesWithoutReceipt(tx, congressId, selectionId) };
}
