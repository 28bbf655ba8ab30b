import { describe, expect, it } from 'vitest';
import { congresses, constituencies, countyConstituencies, delegations, sessions, townshipConstituencies, townships, congressOrganisations, presidiums } from './county.ts';
import { allUnits, handlingUnits, townshipUnits } from './handling-units.ts';
import { createPrng } from './prng.ts';
import { stations, studios } from './stations.ts';

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;
import { realPlaces } from './real-places.ts';

describe('the invented county', () => {
  it('has the size of a real one', () => {
    expect(townships).toHaveLength(16);
    expect(congresses.map((one) => one.id)).toEqual(['county', ...townships.map((one) => one.id)]);
    expect(handlingUnits).toHaveLength(45);
    expect(townshipUnits).toHaveLength(16);
    expect(stations).toHaveLength(40);
    expect(studios).toHaveLength(15);
    expect(countyConstituencies.reduce((sum, one) => sum + one.seats, 0)).toBe(280);
    expect(delegations.reduce((sum, one) => sum + one.seats, 0)).toBe(280);
    expect(townshipConstituencies.reduce((sum, one) => sum + one.seats, 0)).toBe(900);
    expect(new Set(handlingUnits.map((one) => one.channel))).toEqual(new Set(['government', 'party', 'court', 'procuratorate', 'supervision']));
  });
  it('gives everything one id and one name', () => {
    for (const list of [townships, delegations, constituencies, allUnits, stations, studios, congressOrganisations, presidiums]) {
      expect(unique(list.map((one) => one.id))).toBe(true);
    }
    expect(unique(townships.flatMap((one) => one.villages))).toBe(true);
    expect(unique(allUnits.map((one) => one.name))).toBe(true);
    expect(unique(allUnits.map((one) => one.documentPrefix))).toBe(true);
    expect(unique(stations.map((one) => one.name))).toBe(true);
  });
  it('gives each constituency one to three seats (选举法 第二十六条) and each unit an office and sections', () => {
    expect(constituencies.every((one) => one.seats >= 1 && one.seats <= 3 && one.villages.length > 0)).toBe(true);
    expect(allUnits.every((unit) => unit.sections[0]?.name === '办公室' && unit.sections.length >= 3 && unit.sections.length <= 7)).toBe(true);
  });
  it('names no real place', () => {
    const everything = JSON.stringify({ townships, allUnits, stations, studios, congresses, sessions, congressOrganisations });
    expect(realPlaces.filter((place) => everything.includes(place))).toEqual([]);
  });
});

describe('the generator of numbers', () => {
  it('repeats itself by seed and keeps forks apart', () => {
    const draw = (seed: string) => { const prng = createPrng(seed); return [prng.int(0, 1e6), prng.int(0, 1e6), prng.fork('a').int(0, 1e6), prng.shuffle([1, 2, 3, 4, 5])]; };
    expect(draw('x')).toEqual(draw('x'));
    expect(draw('x')).not.toEqual(draw('y'));
    const parent = createPrng(7);
    const before = parent.fork('a').next();
    parent.next();
    expect(parent.fork('a').next()).toBe(before);
  });
  it('stays in its range and follows weights', () => {
    const prng = createPrng(1);
    const drawn = Array.from({ length: 10_000 }, () => prng.int(3, 7));
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([3, 7]);
    const heavy = Array.from({ length: 10_000 }, () => prng.weighted([['a', 9], ['b', 1]])).filter((one) => one === 'a').length;
    expect(heavy).toBeGreaterThan(8_800);
    expect(heavy).toBeLessThan(9_200);
  });
});
