/** Who may see a matter of the township; denied unless named. The server's SQL scope is the twin, held equal by a test. */
import type { Actor } from '../identity/actor.ts';
import { isUnitRole } from '../identity/roles.ts';
import { isOfTownshipCongress } from '../identity/township-congress.ts';
import type { LivelihoodRow } from './rows.ts';

/** Until the presidium's office has taken it up it is between that office and whoever raised it. */
export const closedStates: readonly string[] = ['raised', 'withdrawn'];

export function canSeeLivelihood(actor: Actor, matter: Pick<LivelihoodRow, 'state' | 'deputyPersonId' | 'takenOn' | 'unitId' | 'sectionId'>): boolean {
  if (!isOfTownshipCongress(actor)) return false;
  if (isUnitRole(actor.role)) return matter.unitId === actor.organisationId && (actor.role !== 'unitSection' || matter.sectionId === null || matter.sectionId === actor.sectionId);
  switch (actor.role) {
    case 'townshipPresidium': return true;
    case 'deputy': return matter.deputyPersonId === actor.personId || (matter.takenOn !== null && !closedStates.includes(matter.state));
    default: return false;
  }
}
