import type { Addressee } from '@luoshi/domain/case-file/context.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql, type RawBuilder } from 'kysely';

/** A presidium is addressed by its township, everybody else by the organisation in which they act. */
const organisationOf = (actor: Actor): string | null => (actor.role === 'townshipPresidium' ? actor.townshipId : actor.organisationId);

/**
 * Whether something addressed to a person, or to the holders of a role, is for this actor. What is a person's own is theirs in
 * the identity that it was addressed to: a deputy who also works in a unit reads it as a deputy, never as the unit's clerk.
 */
export function isAddressedTo(actor: Actor, to: Addressee): boolean {
  if (to.role !== actor.role) return false;
  if (to.personId !== null) return to.personId === actor.personId;
  return (to.organisationId === null || to.organisationId === organisationOf(actor)) && (to.sectionId === null || to.sectionId === actor.sectionId);
}

/** The SQL twin, over columns of the alias `n`; a property test keeps the two equal. */
export const addressedTo = (actor: Actor): RawBuilder<boolean> => sql`(${sql.join(waysToAddress(actor).map(({ holds }) => holds), sql` or `)})`;

/**
 * The same as ways that exclude each other, each with the order in which an index gives its rows newest first. (Of one
 * organisation, or of none: naming it in the order changes nothing but lets the index be read and left again after a page.)
 */
export function waysToAddress(actor: Actor): { readonly holds: RawBuilder<boolean>; readonly newestFirst: RawBuilder<unknown> }[] {
  const role = sql`n.role = ${actor.role}`;
  const section = sql`(n.section_id is null or n.section_id = ${actor.sectionId})`;
  const byOrganisation = sql`n.organisation_id, n.seq desc`;
  return [
    { holds: sql`(${role} and n.person_id = ${actor.personId})`, newestFirst: sql`n.seq desc` },
    { holds: sql`(${role} and n.person_id is null and n.organisation_id is null and ${section})`, newestFirst: byOrganisation },
    { holds: sql`(${role} and n.person_id is null and n.organisation_id = ${organisationOf(actor)} and ${section})`, newestFirst: byOrganisation },
  ];
}
