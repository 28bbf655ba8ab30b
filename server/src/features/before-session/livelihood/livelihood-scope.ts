import { isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import { closedStates } from '@luoshi/domain/livelihood-matter/visibility.ts';
import { sql, type RawBuilder } from 'kysely';

/** The SQL twin of `canSeeLivelihood`, over rows `m`. */
export function livelihoodVisible(actor: Actor): RawBuilder<boolean> {
  if (!isOfTownshipCongress(actor)) return sql`false`;
  if (isUnitRole(actor.role)) return sql`(m.unit_id is not null and m.unit_id = ${actor.organisationId} ${actor.role === 'unitSection' ? sql`and coalesce(m.section_id = ${actor.sectionId}, m.section_id is null)` : sql``})`;
  switch (actor.role) {
    case 'townshipPresidium': return sql`true`;
    case 'deputy': return sql`(coalesce(m.deputy_person_id = ${actor.personId}, false) or (m.taken_on is not null and m.state not in (${sql.join(closedStates)})))`;
    default: return sql`false`;
  }
}
