import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { administratorRoles } from '@luoshi/domain/identity/roles.ts';
import { isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { sql, type RawBuilder } from 'kysely';
import { visibleTo } from '../../cases/public.ts';

/** The SQL twin of `canSeeReferral`, over rows `m`. */
export function referralVisible(actor: Actor): RawBuilder<boolean> {
  if (isOfTownshipCongress(actor) || (administratorRoles as readonly string[]).includes(actor.role)) return sql`false`;
  const seesSuggestion = sql<boolean>`(m.state = 'takenUp' and exists (select 1 from suggestion s where s.congress_id = m.congress_id and s.id = m.suggestion_id and ${visibleTo(actor)}))`;
  return actor.role === 'deputy' ? sql<boolean>`(m.person_id = ${actor.personId} or ${seesSuggestion})` : seesSuggestion;
}
