import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import type { AccountRow, CongressRow, ConstituencyRow, CountyRows, DeputyRow, IdentityRow, OrganisationKind, OrganisationRow, PersonRow, SectionRow, SessionRow, TermRow } from '../features/administration/public.ts';
import { pinyinOf } from '../features/identity/public.ts';
import { COUNTY_SHORT_NAME, congresses, congressOrganisations, constituencies, delegations, presidiums, sessions, townshipById, townships, townshipSessions, type Session } from './content/county.ts';
import { demoLogIns } from './content/demo-log-ins.ts';
import { handlingUnits, townshipUnits, type HandlingUnit } from './content/handling-units.ts';
import { demoPeople, type DemoRole, type Identity, type Person } from './content/people.ts';
import { formerTerm } from './history/carrying.ts';
import { stations } from './content/stations.ts';

export const COUNTY = 'county';
export const TERM_ID = 'term-18';
const TERM_NAME = '十八届';
const termBegins = { county: '2022-02-15', township: '2022-01-08' } as const;

/** One password for all log-ins of the demo: it is printed in a file, and the demo serves this machine only. */
export const DEMO_PASSWORD = 'ji-chuan-2026';

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
export const sessionIdOf = (session: Pick<Session, 'number'>): string => `session-18-${session.number}`;

const roleOf: Readonly<Record<DemoRole, RoleId>> = {
  deputy: 'deputy', townshipDeputy: 'deputy', presidium: 'townshipPresidium', deputyAffairs: 'deputyAffairs', committeeOffice: 'committeeOffice', councilOfChairpersons: 'councilMember',
  standingCommittee: 'committeeMember', specialCommittee: 'specialCommittee', governmentOffice: 'governmentOffice', countyLeader: 'countyLeader', unitLiaison: 'unitLiaison', unitSection: 'unitSection',
  unitDeputyHead: 'unitDeputyHead', unitHead: 'unitHead', station: 'stationKeeper', systemAdministrator: 'systemAdministrator', securityAdministrator: 'securityAdministrator', auditor: 'auditor',
};
const kindOf: Readonly<Record<string, OrganisationKind>> = {
  deputyAffairs: 'deputyAffairs', committeeOffice: 'committeeOffice', specialCommittee: 'committee', workingCommittee: 'committee', standingCommittee: 'standingCommittee',
  councilOfChairpersons: 'council', countyLeadership: 'countyGovernment', governmentOffice: 'governmentOffice', administration: 'administration',
};

/** The rows of the invented county: what an administrator would have entered. The same on every machine. */
export function makeCounty(): CountyRows {
  return {
    congresses: makeCongresses(), terms: makeTerms(), sessions: [...[...sessions, ...townshipSessions].map(toSession), lastOfFormerTerm], organisations: makeOrganisations(), sections: makeSections(),
    constituencies: constituencies.map((c): ConstituencyRow => ({ congressId: c.congressId, id: c.id, number: c.number, name: c.name, townshipId: c.townshipId, seats: c.seats })),
    persons: demoPeople.persons.map(toPerson), deputies: makeDeputies(), identities: makeIdentities(), accounts: makeAccounts(),
  };
}

function makeCongresses(): CongressRow[] {
  return congresses.map((congress, index) => ({
    id: congress.id, level: congress.kind, parentId: congress.kind === 'county' ? null : COUNTY, name: congress.name, shortName: congress.placeName,
    documentCode: congress.kind === 'county' ? `${COUNTY_SHORT_NAME}人大` : `${COUNTY_SHORT_NAME}${townshipById(congress.id).seat}人大`, sort: index,
  }));
}

const lastOfFormerTerm: SessionRow = { congressId: COUNTY, id: formerTerm.sessionId, termId: formerTerm.id, number: 5, name: '五次会议', opensOn: '2021-02-23', closesOn: '2021-02-26' };

const beginningOf = (congressId: string) => (congressId === COUNTY ? termBegins.county : termBegins.township);

function makeTerms(): TermRow[] {
  return [...congresses.map(({ id, term }) => ({ congressId: id, id: TERM_ID, number: term, name: TERM_NAME, startsOn: beginningOf(id), endsOn: `2027-${beginningOf(id).slice(5)}` })),
    { congressId: COUNTY, id: formerTerm.id, number: formerTerm.number, name: formerTerm.name, startsOn: formerTerm.startsOn, endsOn: formerTerm.endedOn }];
}

/** Suggestions are due at 17:00 on the day before the session closes. */
function toSession(session: Session): SessionRow {
  const day = session.congressId === COUNTY ? new Date(Date.parse(`${session.closesOn}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) : session.opensOn;
  return {
    congressId: session.congressId, id: sessionIdOf(session), termId: TERM_ID, number: session.number, name: `${ordinals[session.number - 1] ?? session.number}次会议`,
    opensOn: session.opensOn, closesOn: session.closesOn, suggestionsDueAt: `${day}T09:00:00Z`,
  };
}

function toUnit(unit: HandlingUnit, congressId: string, channel: 'government' | 'direct', sort: number): OrganisationRow {
  return { congressId, id: unit.id, kind: 'handlingUnit', name: unit.name, shortName: unit.shortName, channel, ...(unit.channel === 'township' ? {} : { unitSystem: unit.channel === 'government' ? 'executive' : unit.channel }), townshipId: unit.channel === 'township' ? unit.congressId : null, documentCode: unit.documentPrefix, sort };
}

function makeOrganisations(): OrganisationRow[] {
  const ofCounty = congressOrganisations.map((one, sort): OrganisationRow => ({ congressId: COUNTY, id: one.id, kind: kindOf[one.kind] ?? 'administration', name: one.name, shortName: one.shortName, sort }));
  return [
    ...ofCounty,
    ...delegations.map((one, sort): OrganisationRow => ({ congressId: COUNTY, id: one.id, kind: 'delegation', name: one.name, townshipId: one.townshipId, sort })),
    // Courts, the Party's departments and mass organisations are not assigned through the government office.
    ...handlingUnits.map((unit, sort) => toUnit(unit, COUNTY, unit.channel === 'government' ? 'government' : 'direct', sort)),
    // A township's government and presidium act twice: in the county's suggestions and in those of their own congress.
    ...townshipUnits.map((unit, sort) => toUnit(unit, COUNTY, 'government', 100 + sort)),
    ...townshipUnits.map((unit) => toUnit(unit, unit.congressId, 'direct', 0)),
    ...presidiums.flatMap((one, sort): OrganisationRow[] => [COUNTY, one.congressId].map((congressId) => ({ congressId, id: one.id, kind: 'presidium', name: one.name, shortName: one.shortName, townshipId: one.congressId, sort }))),
    ...townships.map((township): OrganisationRow => ({ congressId: township.id, id: townshipDelegation(township.id), kind: 'delegation', name: `${township.name}人大代表团`, townshipId: township.id })),
    ...stations.map((one, sort): OrganisationRow => ({ congressId: one.congressId, id: one.id, kind: 'station', name: one.name, townshipId: one.townshipId, phone: one.phone, address: one.address, sort })),
  ];
}

const townshipDelegation = (townshipId: string) => `delegation-of-${townshipId}`;

function makeSections(): SectionRow[] {
  const of = (unit: HandlingUnit, congressId: string) => unit.sections.map((section, sort): SectionRow => ({ congressId, id: section.id, organisationId: unit.id, name: section.name, sort }));
  return [...handlingUnits, ...townshipUnits].flatMap((unit) => [...of(unit, COUNTY), ...(unit.congressId === COUNTY ? [] : of(unit, unit.congressId))]);
}

/** Day and month of birth are made of the id: the content knows the year. */
function toPerson(person: Person): PersonRow {
  const n = Number(person.id.slice(1));
  const bornOn = `${person.birthYear}-${String(1 + (n * 7) % 12).padStart(2, '0')}-${String(1 + (n * 11) % 28).padStart(2, '0')}`;
  const workplace = person.employer === '' || person.occupation.startsWith(person.employer) ? person.occupation : `${person.employer}${person.occupation}`;
  return { id: person.id, name: person.name, sex: person.sex, bornOn, ethnicity: person.nationality, workplace, phone: person.phone, address: person.townshipId === undefined ? '' : townshipById(person.townshipId).name };
}

const isMandate = (identity: Identity) => roleOf[identity.role] === 'deputy';

function makeDeputies(): DeputyRow[] {
  return demoPeople.identities.filter(isMandate).map((identity) => ({
    congressId: identity.congressId, id: `deputy-${identity.id.slice(-4)}`, personId: identity.personId, termId: TERM_ID,
    delegationId: identity.delegationId ?? townshipDelegation(identity.congressId), constituencyId: identity.constituencyId ?? null,
    certificateNumber: identity.certificateNumber ?? identity.id, fromDate: beginningOf(identity.congressId),
  }));
}

function makeIdentities(): IdentityRow[] {
  return demoPeople.identities.flatMap((identity): IdentityRow[] => {
    const { id, personId, congressId, title } = identity;
    const row: IdentityRow = {
      congressId, id, personId, role: roleOf[identity.role], organisationId: identity.role === 'townshipDeputy' ? townshipDelegation(congressId) : identity.organisationId,
      sectionId: identity.sectionId ?? null, deputyId: isMandate(identity) ? `deputy-${id.slice(-4)}` : null, title, fromDate: beginningOf(congressId),
    };
    const actsInBoth = congressId !== COUNTY && (identity.role === 'presidium' || identity.role.startsWith('unit'));
    return actsInBoth ? [{ ...row, congressId: COUNTY }, { ...row, id: `${id}-own` }] : [row];
  });
}

/** Everybody who holds a post has an account; only the cast can log in, the others wait for their activation slips. */
function makeAccounts(): AccountRow[] {
  const byPerson = new Map(demoLogIns.map((one) => [one.personId, one.username]));
  const taken = new Set(byPerson.values());
  return demoPeople.persons.map((person): AccountRow => {
    const known = byPerson.get(person.id);
    if (known !== undefined) return { id: `account-${person.id}`, personId: person.id, username: known, password: DEMO_PASSWORD, largeText: person.birthYear < 1966 };
    const name = pinyinOf(person.name).pinyin;
    let username = name;
    for (let n = 2; taken.has(username); n += 1) username = `${name}${n}`;
    taken.add(username);
    return { id: `account-${person.id}`, personId: person.id, username };
  });
}
