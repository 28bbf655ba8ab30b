/** The congress of the first township of the tests: the same people and units by their ids, acting in a congress of their own. */
import type { DeputyInfo, UnitInfo } from '../case-file/context.ts';
import type { Actor } from '../identity/actor.ts';
import { isUnitRole } from '../identity/roles.ts';
import { actorOf, actors, congressId as county, deputies, townships, units } from './people.ts';

export const township = townships[0];
const siteRoles: readonly string[] = ['deputy', 'systemAdministrator', 'securityAdministrator', 'auditor'];

/** The township's government and offices are handed suggestions by the presidium alone. */
export const townshipUnits: readonly UnitInfo[] = units.map((unit) => ({ ...unit, channel: 'direct', townshipId: township }));
export const townshipDeputies: readonly DeputyInfo[] = deputies.map((deputy) => ({ ...deputy, townshipId: township }));

const own = actors.filter((a) => a.congressId === county && (isUnitRole(a.role) || siteRoles.includes(a.role) || (a.role === 'townshipPresidium' && a.organisationId === township)));
export const townshipActors: readonly Actor[] = [
  ...own.map((a): Actor => ({ ...a, identityId: `${a.identityId}-own`, congressId: township, organisationId: a.organisationId === county ? township : a.organisationId, townshipId: township })),
  // An envelope is opened by two: the presidium has a second person.
  { ...actorOf('townshipPresidium', township), identityId: 'as-townshipPresidium-second-own', personId: 'person-townshipPresidium-second', name: `${township}主席团工作人员`, congressId: township },
  // The county's people have no business in a township's suggestions: not even the same presidium, while it acts for the county.
  actorOf('deputyAffairs'), actorOf('townshipPresidium', township),
];
