import { roleLabels, type RoleId } from '@luoshi/domain/identity/roles.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface IdentityView {
  readonly id: string;
  readonly role: RoleId;
  readonly roleLabel: string;
  readonly title: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string };
  readonly section: { readonly id: string; readonly name: string } | null;
  readonly congress: { readonly id: string; readonly name: string; readonly shortName: string; readonly level: 'county' | 'township' };
  readonly townshipId: string | null;
}

interface IdentityRow {
  id: string; role: RoleId; title: string; congressId: string; congressName: string; congressShortName: string; level: 'county' | 'township';
  organisationId: string; organisationName: string; organisationKind: string; townshipId: string | null;
  sectionId: string | null; sectionName: string | null;
}

/** The capacities in which a person may act on this day, the county's before the townships'. Needs a transaction of the site. */
export async function readIdentities(tx: Tx, personId: string, today: string): Promise<IdentityView[]> {
  const { rows } = await sql<IdentityRow>`
    select i.id, i.role, i.title, i.congress_id, c.name as congress_name, c.short_name as congress_short_name, c.level,
           o.id as organisation_id, o.name as organisation_name, o.kind as organisation_kind, case when c.level = 'township' then c.id else o.township_id end as township_id,
           s.id as section_id, s.name as section_name
      from identity i
      join congress c on c.id = i.congress_id
      join organisation o on o.congress_id = i.congress_id and o.id = i.organisation_id
      left join section s on s.congress_id = i.congress_id and s.id = i.section_id
     where i.person_id = ${personId} and i.state = 'active' and i.from_date <= ${today}
     order by c.level, c.sort, i.from_date, i.id`.execute(tx);
  return rows.map((row) => ({
    id: row.id, role: row.role, roleLabel: roleLabels[row.role], title: row.title,
    organisation: { id: row.organisationId, name: row.organisationName, kind: row.organisationKind },
    section: row.sectionId === null ? null : { id: row.sectionId, name: row.sectionName ?? '' },
    congress: { id: row.congressId, name: row.congressName, shortName: row.congressShortName, level: row.level },
    townshipId: row.townshipId,
  }));
}

export function actorOf(person: { id: string; name: string }, identity: IdentityView): Actor {
  return {
    congressId: identity.congress.id, identityId: identity.id, personId: person.id, name: person.name, role: identity.role,
    organisationId: identity.organisation.id, organisationName: identity.organisation.name, sectionId: identity.section?.id ?? null,
    townshipId: identity.townshipId,
  };
}
