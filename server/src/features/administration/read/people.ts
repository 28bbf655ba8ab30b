import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole, roleLabels, type RoleId } from '@luoshi/domain/identity/roles.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface FoundPerson {
  personId: string; identityId: string; name: string; role: RoleId; roleLabel: string; title: string; organisationId: string; organisationName: string;
  deputyId: string | null; certificateNumber: string | null;
  /** For those who have to reach people: not for deputies looking for a co-signer, nor for handling units. */
  phone?: string;
}

/** Capacities in force in the actor's congress, by name, by pinyin or by its initials. */
export async function findPeople(
  tx: Tx, actor: Actor, find: { query: string; role?: string | undefined; organisationId?: string | undefined; limit: number },
): Promise<FoundPerson[]> {
  const word = find.query.trim().toLowerCase().replace(/[\\%_]/g, '\\$&');
  const { rows } = await sql<Omit<FoundPerson, 'roleLabel' | 'phone'> & { phone: string }>`
    select p.id as person_id, i.id as identity_id, p.name, i.role, i.title, o.id as organisation_id, o.name as organisation_name, i.deputy_id, d.certificate_number, p.phone
      from identity i
      join person p on p.id = i.person_id
      join organisation o on o.congress_id = i.congress_id and o.id = i.organisation_id
      left join deputy d on d.congress_id = i.congress_id and d.id = i.deputy_id
     where i.congress_id = ${actor.congressId} and i.state = 'active' and i.role not in ('systemAdministrator', 'securityAdministrator', 'auditor')
       and (${find.role ?? null}::text is null or i.role = ${find.role ?? null}) and (${find.organisationId ?? null}::text is null or i.organisation_id = ${find.organisationId ?? null})
       and (p.name like ${`%${word}%`} or p.pinyin_initials like ${`${word}%`} or p.pinyin like ${`${word}%`})
     order by (p.name like ${`${word}%`}) desc, p.pinyin, i.id limit ${find.limit}`.execute(tx);
  const seesPhones = actor.role !== 'deputy' && !isUnitRole(actor.role);
  return rows.map(({ phone, ...row }) => ({ ...row, roleLabel: roleLabels[row.role], ...(seesPhones ? { phone } : {}) }));
}
