import { actingName } from '@luoshi/domain/acting-mandate/who-may-act.ts';
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
  /** An absent colleague's capacity, and until when it may be acted in; null: one's own. */
  readonly actingFor: { readonly mandateId: string; readonly personId: string; readonly name: string; readonly holderRole: RoleId; readonly until: string } | null;
}

interface IdentityRow {
  id: string; role: RoleId; title: string; congressId: string; congressName: string; congressShortName: string; level: 'county' | 'township';
  organisationId: string; organisationName: string; organisationKind: string; townshipId: string | null;
  sectionId: string | null; sectionName: string | null; actingFor: IdentityView['actingFor'];
}

/** The capacities in which a person may act on this day, the county's before the townships'. Needs a transaction of the site. */
export async function readIdentities(tx: Tx, personId: string, today: string): Promise<IdentityView[]> {
  const { rows } = await sql<IdentityRow>`
    select i.id, i.role, i.title, i.congress_id, c.name as congress_name, c.short_name as congress_short_name, c.level,
           o.id as organisation_id, o.name as organisation_name, o.kind as organisation_kind, case when c.level = 'township' then c.id else o.township_id end as township_id,
           s.id as section_id, s.name as section_name, null::json as acting_for
     ${fromIdentity}
     where i.person_id = ${personId} and i.state = 'active' and i.from_date <= ${today}
     order by c.level, c.sort, i.from_date, i.id`.execute(tx);
  return rows.map(toView);
}

/** The capacities of absent colleagues in which a person may act on this day. */
async function readMandated(tx: Tx, personId: string, today: string): Promise<IdentityView[]> {
  const { rows } = await sql<IdentityRow>`
    select i.id, i.role, i.title, i.congress_id, c.name as congress_name, c.short_name as congress_short_name, c.level,
           o.id as organisation_id, o.name as organisation_name, o.kind as organisation_kind, case when c.level = 'township' then c.id else o.township_id end as township_id,
           s.id as section_id, s.name as section_name,
           json_build_object('mandateId', m.id, 'personId', p.id, 'name', p.name, 'holderRole', own.role, 'until', m.until_date::text) as acting_for
      ${fromIdentity}
      join acting_mandate m on m.congress_id = i.congress_id and m.identity_id = i.id and m.state = 'inForce' and ${today}::date between m.from_date and m.until_date
      join identity own on own.congress_id = m.congress_id and own.id = m.holder_identity_id and own.state = 'active'
      join person p on p.id = m.principal_person_id
     where m.holder_person_id = ${personId} and i.state = 'active' and i.from_date <= ${today}
     order by c.level, c.sort, m.from_date, m.id`.execute(tx);
  return rows.map(toView);
}

/** One's own first, then those that one was given. */
export const readCapacities = async (tx: Tx, personId: string, today: string): Promise<IdentityView[]> => [...(await readIdentities(tx, personId, today)), ...(await readMandated(tx, personId, today))];

const fromIdentity = sql`from identity i
      join congress c on c.id = i.congress_id
      join organisation o on o.congress_id = i.congress_id and o.id = i.organisation_id
      left join section s on s.congress_id = i.congress_id and s.id = i.section_id`;

function toView(row: IdentityRow): IdentityView {
  return {
    id: row.id, role: row.role, roleLabel: roleLabels[row.role], title: row.title,
    organisation: { id: row.organisationId, name: row.organisationName, kind: row.organisationKind },
    section: row.sectionId === null ? null : { id: row.sectionId, name: row.sectionName ?? '' },
    congress: { id: row.congressId, name: row.congressName, shortName: row.congressShortName, level: row.level },
    townshipId: row.townshipId, actingFor: row.actingFor,
  };
}

/** The name of the person behind an actor, whomever they act for. */
export const personNameOf = (actor: Actor): string => actor.actingFor?.holderName ?? actor.name;

export function actorOf(person: { id: string; name: string }, identity: IdentityView): Actor {
  const { actingFor } = identity;
  return {
    congressId: identity.congress.id, identityId: identity.id, personId: person.id, name: actingFor === null ? person.name : actingName(person.name, actingFor.name), role: identity.role,
    organisationId: identity.organisation.id, organisationName: identity.organisation.name, sectionId: identity.section?.id ?? null,
    townshipId: identity.townshipId,
    ...(actingFor === null ? {} : { actingFor: { mandateId: actingFor.mandateId, personId: actingFor.personId, name: actingFor.name, holderName: person.name, holderRole: actingFor.holderRole } }),
  };
}
