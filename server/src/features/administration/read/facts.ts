import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { AdministrationRecord, Facts } from '../actions.ts';
import { owedTasks } from './owed-tasks.ts';

const none: Facts = { identities: 0, holders: 0, securityInOffice: true };

/** What the guards of people and capacities look at. `lock` holds an office's holders, so that two cannot leave it at once. */
export async function readFacts(tx: Tx, record: AdministrationRecord, lock: boolean): Promise<Facts> {
  if (record.kind === 'person') {
    const { rows } = await sql<{ n: number }>`select count(*) as n from identity where person_id = ${record.id} and state <> 'ended'`.execute(tx);
    return { ...none, identities: rows[0]?.n ?? 0 };
  }
  if (record.kind === 'congress') {
    const { rows } = await sql`select 1 from identity where congress_id = ${record.id} and role = 'townshipPresidium' and state = 'active' limit 1`.execute(tx);
    return { ...none, isOpen: rows.length > 0 };
  }
  if (record.kind === 'organisation' && record.fields['organisationKind'] === 'handlingUnit' && record.state === 'active') {
    return { ...none, openTasks: (await owedTasks(tx, record.congressId, record.id)).length };
  }
  if (record.kind !== 'identity') return none;
  return { identities: 0, holders: await countHolders(tx, String(record.fields['role']), lock), securityInOffice: await isSecurityInOffice(tx) };
}

export async function countHolders(tx: Tx, role: string, lock: boolean): Promise<number> {
  const { rows } = await sql`select id from identity where role = ${role} and state = 'active' ${sql.raw(lock ? 'for update' : '')}`.execute(tx);
  return rows.length;
}

/** Somebody can issue slips: an active security administrator whose account was activated. */
export async function isSecurityInOffice(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    select 1 from identity i join account a on a.person_id = i.person_id
     where i.role = 'securityAdministrator' and i.state = 'active' and a.password_hash is not null limit 1`.execute(tx);
  return rows.length > 0;
}
