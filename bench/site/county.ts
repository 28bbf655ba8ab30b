/** The county that the tools drive: the demo's places, units and offices, with few people and the years from 2011 on. All invented. */
import { addDays, isoDateOf } from '@luoshi/domain/kernel/dates.ts';
import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import type { CountyRows, IdentityRow, OrganisationRow } from '../../server/src/features/administration/public.ts';
import { COUNTY_NAME, delegations, presidiums, townships } from '../../server/src/demo/content/county.ts';
import { handlingUnits, type HandlingUnit } from '../../server/src/demo/content/handling-units.ts';
import { makePersonName } from '../../server/src/demo/content/person-names.ts';
import { createPrng } from '../../server/src/demo/content/prng.ts';

export type { HandlingUnit };
export const password = '青山绿水好地方啊啊2026';
export const units: readonly HandlingUnit[] = handlingUnits;
export const channelOf = (unit: HandlingUnit): 'government' | 'direct' => (unit.channel === 'government' ? 'government' : 'direct');
/** The section that handles everything of its unit here: the first behind the office. */
export const sectionOf = (unit: HandlingUnit): string => unit.sections[1]?.id ?? unit.sections[0]?.id ?? '';

const since = '2007-03-01';
const deputiesPerDelegation = 4;
export interface Deputy { readonly username: string; readonly personId: string; readonly townshipId: string }
export const deputies: readonly Deputy[] = delegations.flatMap(({ townshipId }) => Array.from({ length: deputiesPerDelegation }, (_, index) => {
  const username = `deputy-${townshipId.slice(-2)}-${index + 1}`;
  return { username, personId: `p-${username}`, townshipId };
}));

/** Terms of five years, a session every year. Mandates run on through them: re-elections are left out. */
const terms = [[15, 2007], [16, 2012], [17, 2017], [18, 2022]] as const;
export const sessions = terms.flatMap(([term, first]) => Array.from({ length: 5 }, (_, index) => {
  const year = first + index;
  return { id: `session-${year}`, year, termId: `term-${term}`, number: index + 1, opensOn: isoDateOf(year, 2, 20), closesOn: isoDateOf(year, 2, 23) };
}));

const ordinal = ['一', '二', '三', '四', '五'] as const;
const numeral: Readonly<Record<number, string>> = { 15: '十五', 16: '十六', 17: '十七', 18: '十八' };

interface Seat { readonly username: string; readonly role: RoleId; readonly organisationId: string; readonly sectionId?: string }
const offices: readonly (readonly [username: string, role: RoleId, id: string, kind: OrganisationRow['kind'], name: string])[] = [
  ['affairs', 'deputyAffairs', 'org-deputy-affairs', 'deputyAffairs', '县人大常委会代表工作委员会'], ['office', 'committeeOffice', 'org-committee-office', 'committeeOffice', '县人大常委会办公室'],
  ['government', 'governmentOffice', 'org-government-office', 'governmentOffice', `${COUNTY_NAME}人民政府办公室`], ['auditor', 'auditor', 'org-administration', 'administration', '县人大常委会信息中心'],
];
const seats: readonly Seat[] = [
  ...offices.map(([username, role, organisationId]) => ({ username, role, organisationId })),
  ...presidiums.map(({ id, congressId }) => ({ username: `presidium-${congressId.slice(-2)}`, role: 'townshipPresidium' as const, organisationId: id })),
  ...units.flatMap((unit) => [
    { username: `${unit.id}-liaison`, role: 'unitLiaison' as const, organisationId: unit.id }, { username: `${unit.id}-section`, role: 'unitSection' as const, organisationId: unit.id, sectionId: sectionOf(unit) },
    { username: `${unit.id}-deputy-head`, role: 'unitDeputyHead' as const, organisationId: unit.id }, { username: `${unit.id}-head`, role: 'unitHead' as const, organisationId: unit.id },
  ]),
];

export function makeCounty(): CountyRows {
  const prng = createPrng('bench');
  const taken = new Set<string>();
  const everyone = [...seats.map(({ username }) => username), ...deputies.map(({ username }) => username)];
  const congressId = 'county';
  const organisation = (id: string, kind: OrganisationRow['kind'], name: string, more: Partial<OrganisationRow> = {}): OrganisationRow => ({ congressId, id, kind, name, ...more });
  const identity = (username: string, role: RoleId, organisationId: string, more: Partial<IdentityRow> = {}): IdentityRow =>
    ({ congressId, id: `i-${username}`, personId: `p-${username}`, role, organisationId, fromDate: since, ...more });
  const delegationOf = (townshipId: string) => delegations.find((one) => one.townshipId === townshipId)?.id ?? '';
  return {
    congresses: [
      { id: congressId, level: 'county', parentId: null, name: `${COUNTY_NAME}人民代表大会`, shortName: COUNTY_NAME, documentCode: '霁人大' },
      ...townships.map(({ id, name }, index) => ({ id, level: 'township' as const, parentId: congressId, name: `${COUNTY_NAME}${name}人民代表大会`, shortName: name, sort: index + 1 })),
    ],
    terms: terms.map(([number, year]) => ({ congressId, id: `term-${number}`, number, name: `第${numeral[number] ?? number}届`, startsOn: isoDateOf(year, 2, 1), endsOn: addDays(isoDateOf(year + 5, 2, 1), -1) })),
    sessions: sessions.map(({ id, termId, number, opensOn, closesOn }) => ({ congressId, id, termId, number, name: `第${ordinal[number - 1] ?? number}次会议`, opensOn, closesOn })),
    organisations: [
      ...offices.map(([, , id, kind, name]) => organisation(id, kind, name)),
      ...presidiums.map(({ id, name, congressId: townshipId }) => organisation(id, 'presidium', name, { townshipId })),
      ...delegations.map(({ id, name, townshipId }) => organisation(id, 'delegation', name, { townshipId })),
      ...units.map((unit) => organisation(unit.id, 'handlingUnit', unit.name, { shortName: unit.shortName, channel: channelOf(unit), documentCode: unit.documentPrefix })),
    ],
    sections: units.flatMap((unit) => unit.sections.map(({ id, name }) => ({ congressId, id, organisationId: unit.id, name }))),
    persons: everyone.map((username) => ({ id: `p-${username}`, name: makePersonName(prng, prng.chance(0.4) ? 'female' : 'male', prng.int(1958, 1990), taken), phone: '0000-8000000' })),
    deputies: deputies.map(({ username, personId, townshipId }, index) => ({
      congressId, id: `mandate-${username}`, personId, termId: 'term-15', delegationId: delegationOf(townshipId), certificateNumber: `15${String(index + 1).padStart(3, '0')}`, fromDate: since,
    })),
    identities: [
      ...seats.map(({ username, role, organisationId, sectionId }) => identity(username, role, organisationId, sectionId === undefined ? {} : { sectionId })),
      ...deputies.map(({ username, townshipId }) => identity(username, 'deputy', delegationOf(townshipId), { deputyId: `mandate-${username}` })),
    ],
    accounts: everyone.map((username) => ({ id: `a-${username}`, personId: `p-${username}`, username, password })),
  };
}
