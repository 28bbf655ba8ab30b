import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql, type RawBuilder } from 'kysely';

/**
 * The rows of `turn t` that are this actor's. A person's own turns count in the identity that holds them; turns of an office
 * are everybody's who holds the office; a presidium's carry the township.
 */
export function turnsOfActor(actor: Actor): RawBuilder<boolean> {
  const organisation = actor.role === 'townshipPresidium' ? actor.townshipId : actor.organisationId;
  return sql`t.congress_id = ${actor.congressId} and t.role = ${actor.role} and (t.person_id is null or t.person_id = ${actor.personId})
    and (t.organisation_id is null or t.organisation_id = ${organisation}) and (t.section_id is null or t.section_id = ${actor.sectionId})`;
}
