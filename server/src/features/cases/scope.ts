import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { endedTaskStates } from '@luoshi/domain/handling-task/live-task.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import { sql, type RawBuilder } from 'kysely';

/** Tasks that a unit still has: the SQL twin of `isLiveTask`. */
export const isLive = (alias: 'ht' | 'own' | 'f' | 't'): RawBuilder<boolean> => sql`${sql.ref(`${alias}.state`)} not in (${sql.join(endedTaskStates.map((state) => sql.lit(state)))})`;

/**
 * The rows of `suggestion s` that the actor may see: the SQL twin of `canSee` in domain/src/visibility.ts, held equal to it by
 * a property test on random worlds. Deny by default: a role not named here sees nothing.
 */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  if (isUnitRole(actor.role)) {
    return sql`exists (select 1 from handling_task ht where ht.congress_id = s.congress_id and ht.suggestion_id = s.id and ht.unit_id = ${actor.organisationId} and ${isLive('ht')})`;
  }
  switch (actor.role) {
    case 'deputy':
      return sql`(${openToOthers} or s.lead_person_id = ${actor.personId} or (s.state = 'handingOver' and s.heir_person_id = ${actor.personId}) or exists (select 1 from co_sponsorship cs
        where cs.congress_id = s.congress_id and cs.suggestion_id = s.id and cs.person_id = ${actor.personId} and cs.state <> 'removed'))`;
    case 'townshipPresidium':
      return sql`(${openToOthers} or ((${everSubmitted} or s.registered_on is not null) and s.lead_township_id = ${actor.townshipId})${isConducting(actor) ? sql` or (${leftToOffice} and s.lead_township_id = ${actor.townshipId})` : sql``})`;
    case 'deputyAffairs':
      return sql`(s.registered_on is not null or ${everSubmitted} or ${leftToOffice})`;
    case 'committeeOffice':
      return sql`(s.registered_on is not null or ${everSubmitted})`;
    case 'councilMember': case 'committeeMember': case 'specialCommittee': case 'governmentOffice': case 'countyLeader':
      return sql`s.registered_on is not null`;
    default:
      return sql`false`;
  }
}

/** To deputies who did not sign it and to other townships: not while the identity of its deputies is kept (山东条例 11). */
const openToOthers = sql`(s.registered_on is not null and s.identity_kept_on is null)`;
/** A draft whose author, no deputy any more, let the office choose who goes on with it. */
const leftToOffice = sql`(s.state = 'handingOver' and s.hand_over_to = 'office')`;
const everSubmitted = sql`(s.submitted_on is not null and s.state not in ('draft', 'awaitingCoSponsors', 'handingOver', 'discarded'))`;
