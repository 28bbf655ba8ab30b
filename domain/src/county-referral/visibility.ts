import type { Actor } from '../identity/actor.ts';
import { administratorRoles } from '../identity/roles.ts';
import { isOfTownshipCongress } from '../identity/township-congress.ts';
import type { CountyReferralRow } from './rows.ts';

/** It is the deputy's alone; once there is a suggestion, whoever may read that may read where it comes from. The server's SQL scope is the twin. */
export function canSeeReferral(actor: Actor, referral: Pick<CountyReferralRow, 'state' | 'personId'>, seesSuggestion: boolean): boolean {
  if (isOfTownshipCongress(actor) || (administratorRoles as readonly string[]).includes(actor.role)) return false;
  return (actor.role === 'deputy' && actor.personId === referral.personId) || (referral.state === 'takenUp' && seesSuggestion);
}
