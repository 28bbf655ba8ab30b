import { describe, expect, it } from 'vitest';
import { congressOrganisations, delegations, presidiums, townships, constituencies, congresses } from './county.ts';
import { demoLogIns } from './demo-log-ins.ts';
import { allUnits } from './handling-units.ts';
import { demoPeople, makePeople, NAMESAKE_PAIRS, type Person } from './people.ts';
import { createPrng } from './prng.ts';
import { stations } from './stations.ts';

const { persons, identities } = demoPeople;
const byId = new Map(persons.map((one) => [one.id, one]));
const holders = (role: string): Person[] => identities.filter((one) => one.role === role).map((one) => byId.get(one.personId)).filter((one) => one !== undefined);

describe('the people', () => {
  it('are the same for the same seed', () => {
    expect(makePeople(createPrng('luoshi-demo-people'))).toEqual(demoPeople);
    expect(makePeople(createPrng('another')).persons[500]?.name).not.toBe(persons[500]?.name);
  });
  it('have ids and telephone numbers of their own, outside every real range', () => {
    expect(new Set(persons.map((one) => one.id)).size).toBe(persons.length);
    expect(new Set(persons.map((one) => one.phone)).size).toBe(persons.length);
    expect(persons.every((one) => /^100\d{8}$/.test(one.phone))).toBe(true);
    expect(persons.length - new Set(persons.map((one) => one.name)).size).toBe(NAMESAKE_PAIRS);
    expect(persons.some((one) => /[堃喆珺昇垚赟玥瑀旻翀祎]/.test(one.name))).toBe(true);
    expect(persons.filter((one) => /\{|undefined/.test(JSON.stringify(Object.values(one))))).toEqual([]);
  });
  it('hold only posts that exist', () => {
    const known = new Set([...congressOrganisations, ...presidiums, ...delegations, ...allUnits, ...stations, ...congresses].map((one) => one.id));
    const seats = new Set(constituencies.map((one) => one.id));
    const sections = new Set(allUnits.flatMap((one) => one.sections.map((section) => section.id)));
    for (const one of identities) {
      expect(byId.has(one.personId)).toBe(true);
      expect(known.has(one.organisationId), one.organisationId).toBe(true);
      expect(congresses.some((congress) => congress.id === one.congressId)).toBe(true);
      if (one.constituencyId !== undefined) expect(seats.has(one.constituencyId)).toBe(true);
      if (one.sectionId !== undefined) expect(sections.has(one.sectionId)).toBe(true);
    }
    const posts = identities.map((one) => `${one.personId}|${one.role}|${one.organisationId}`);
    expect(new Set(posts).size).toBe(posts.length);
  });
  it('fill 280 county seats and 900 township seats as a county would', () => {
    const deputies = holders('deputy');
    const share = (test: (one: Person) => boolean): number => deputies.filter(test).length / deputies.length;
    expect(new Set(deputies).size).toBe(280);
    expect(holders('townshipDeputy')).toHaveLength(900);
    expect(share((one) => one.birthYear <= 1976)).toBeGreaterThan(0.5);
    expect(share((one) => one.birthYear <= 1976)).toBeLessThan(0.6);
    expect(share((one) => one.sex === 'female')).toBeGreaterThan(0.28);
    expect(share((one) => one.occupationKind === 'official')).toBeLessThan(0.25);
    expect(share((one) => ['farmer', 'worker', 'professional'].includes(one.occupationKind))).toBeGreaterThan(0.4);
    expect(deputies.filter((one) => one.employerUnitId !== undefined).length).toBeGreaterThan(15);
    expect(townships.every((township) => identities.some((one) => one.role === 'townshipDeputy' && one.congressId === township.id))).toBe(true);
  });
  it('staff every unit: one head, one to three leaders in charge, one contact, one officer a section', () => {
    for (const unit of allUnits) {
      const count = (role: string): number => identities.filter((one) => one.organisationId === unit.id && one.role === role).length;
      expect([count('unitHead'), count('unitLiaison'), count('unitSection')]).toEqual([1, 1, unit.sections.length - 1]);
      expect(count('unitDeputyHead')).toBeGreaterThanOrEqual(1);
      expect(count('unitDeputyHead')).toBeLessThanOrEqual(3);
    }
    const sizes = ['deputyAffairs', 'committeeOffice', 'governmentOffice', 'presidium', 'countyLeader', 'councilOfChairpersons', 'standingCommittee'].map((role) => holders(role).length);
    expect(sizes).toEqual([5, 4, 5, 32, 8, 6, 31]);
  });
  it('elect the standing committee from deputies outside government, court and procuratorate (地方组织法 第四十七条)', () => {
    const deputies = new Set(holders('deputy'));
    const members = new Set(holders('standingCommittee'));
    expect(members.size).toBe(31);
    for (const member of members) {
      expect(deputies.has(member)).toBe(true);
      expect(member.employerUnitId).toBeUndefined();
    }
    expect(holders('councilOfChairpersons').every((one) => members.has(one))).toBe(true);
    const township = new Set(holders('townshipDeputy'));
    expect(holders('presidium').every((one) => township.has(one))).toBe(true);
  });
});

describe('the log-ins', () => {
  it('cover every role, each name once, easy to type', () => {
    expect(demoLogIns.length).toBeGreaterThanOrEqual(40);
    expect(new Set(demoLogIns.map((one) => one.username)).size).toBe(demoLogIns.length);
    expect(new Set(demoLogIns.map((one) => one.personId)).size).toBe(demoLogIns.length);
    expect(demoLogIns.every((one) => /^[a-z]{5,16}$/.test(one.username))).toBe(true);
    expect(new Set(demoLogIns.map((one) => one.role))).toEqual(new Set(identities.map((one) => one.role)));
    expect(demoLogIns.every((one) => one.identities.some((identity) => identity.role === one.role && identity.organisationId === one.organisationId))).toBe(true);
  });
  it('include three complete units, deputies over sixty and one person of several identities', () => {
    for (const unit of ['unit-transport', 'unit-water', 'unit-construction']) {
      expect(demoLogIns.filter((one) => one.organisationId === unit).map((one) => one.role).sort()).toEqual(['unitDeputyHead', 'unitHead', 'unitLiaison', 'unitSection']);
    }
    expect(demoLogIns.filter((one) => one.role === 'deputy' && (byId.get(one.personId)?.birthYear ?? 2000) <= 1966).length).toBeGreaterThanOrEqual(3);
    expect(demoLogIns.find((one) => one.username === 'sumingkun')?.identities.map((one) => one.role).sort()).toEqual(['deputy', 'specialCommittee', 'unitDeputyHead']);
    for (const one of demoLogIns.filter((logIn) => /dministrator|auditor/.test(logIn.role))) expect(one.identities).toHaveLength(1);
  });
});
