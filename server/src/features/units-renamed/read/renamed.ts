import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface Renaming { readonly oldName: string; readonly newName: string; readonly renamedOn: string; readonly reason: string }

/** The last renaming of an organisation: from what, to what it is called now. */
export async function lastRenaming(tx: Tx, congressId: string, organisationId: string): Promise<Renaming | undefined> {
  const { rows } = await sql<Renaming>`select f.name as "oldName", o.name as "newName", f.until_date::text as "renamedOn", f.reason from organisation_former_name f
    join organisation o on o.congress_id = f.congress_id and o.id = f.organisation_id
    where f.congress_id = ${congressId} and f.organisation_id = ${organisationId} order by f.until_date desc limit 1`.execute(tx);
  return rows[0];
}

/** Open tasks that still bear another name than the unit's. */
export async function tasksUnderOldName(tx: Tx, congressId: string, unitId: string, name: string): Promise<{ id: string; unitName: string }[]> {
  const { rows } = await sql<{ id: string; unitName: string }>`select id, unit_name as "unitName" from handling_task where congress_id = ${congressId} and unit_id = ${unitId} and unit_name <> ${name}
    and state in ('assigned', 'accepted', 'returnRequested', 'inSection', 'opinionDelivered', 'replied', 'rehandling') order by id`.execute(tx);
  return rows;
}

export async function renamedUnits(tx: Tx, congressId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct organisation_id as id from organisation_former_name where congress_id = ${congressId} order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}
