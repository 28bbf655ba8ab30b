import { readFile } from 'node:fs/promises';
import { countedIn, isIntake, resultIn } from '@luoshi/domain/indicator/counted.ts';
import { indicatorKeys, indicatorParts, indicators, type IndicatorKey, type IndicatorPart } from '@luoshi/domain/indicator/definitions.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { isLiveTask } from '@luoshi/domain/handling-task/live-task.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import { actors } from '@luoshi/domain/testing/people.ts';
import { driveCase } from '@luoshi/domain/testing/case-driver.ts';
import { makeWorld } from '@luoshi/domain/testing/world.ts';
import { canSee } from '@luoshi/domain/visibility.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { domainCounty, logInOf } from '../../testing/domain-county.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storeEveryState, storeFrom, storeWalk } from '../../testing/store-world.ts';
import type { Numbers } from './read/read-indicators.ts';

/** The numbers that SQL counts are those that the pure definitions count: on random worlds, for everybody, with every filter; and each list is as long as its number. */
let site: ProcessSite;
let cases: CaseFile[];
let today: string;
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z', domainCounty);
  const [first, second] = [await storeWalk(site, 21, 4000), await storeWalk(site, 30, 4000)];
  cases = [...first.cases, ...second.cases, ...await storeEveryState(site)];
  // What random answers seldom bring: all asks called solved.
  const world = makeWorld(1);
  const driver = driveCase(world);
  driver.untilReplied(driver.answers(['solved', 'solved']));
  cases.push(await storeFrom(site, 'solved', world, driver.file));
  // And one of those between sessions.
  const between = driveCase(world);
  between.write(); between.submit(); between.review(); between.register('interSessional'); between.assign();
  for (const unitId of ['transport', 'housing']) between.takeIn(unitId);
  between.deliverOpinion('housing'); between.consult(); between.writeReply(between.answers(['solved', 'solved'])); between.checkReply(); between.sign();
  cases.push(await storeFrom(site, 'between', world, between.file));
  // And a talk that only a place with a lower rank lets count.
  const lower = driveCase(world);
  lower.untilHandling(); lower.consult('sectionHead');
  cases.push(await storeFrom(site, 'lower', world, lower.file));
  // Two of the units belong to other systems than the government.
  await site.database.ownerPool.query(`update organisation set unit_system = case id when 'transport' then 'executive' else 'party' end, channel = case id when 'transport' then 'government' else 'direct' end where congress_id = 'county' and id in ('transport', 'housing')`);
  // A site has statistics of its tables within a minute; without them PostgreSQL plans as for empty ones.
  await site.database.ownerPool.query('analyze');
  // A day on which some clocks and promises have run out.
  today = `${second.today.slice(0, 8)}28`;
  site.clock.moveTo(`${today}T02:00:00Z`);
}, 240_000);
afterAll(() => site.close());

const county = actors.filter((a) => a.congressId === 'county');
const readers = county.filter((a) => ['deputyAffairs', 'countyLeader', 'unitHead', 'unitSection', 'deputy', 'townshipPresidium', 'auditor'].includes(a.role));
type Query = Readonly<Record<string, string>>;
const address = (path: string, query: Query) => `${path}?${new URLSearchParams(query).toString()}`;
const read = async (name: string, query: Query = {}) => (await site.get(name, address('/api/v1/indicators', query))) as unknown as Numbers;

function isMeant({ suggestion, handlingTask }: CaseFile, { session, category, township, from, to, registeredFrom, registeredTo, system }: Query): boolean {
  return (session === undefined || suggestion.sessionId === session) && (category === undefined || suggestion.category === category) && (township === undefined || suggestion.leadTownshipId === township)
    && (from === undefined || (suggestion.assignedOn !== null && suggestion.assignedOn >= from)) && (to === undefined || (suggestion.assignedOn !== null && suggestion.assignedOn <= to))
    && (registeredFrom === undefined || (suggestion.registeredOn !== null && suggestion.registeredOn >= registeredFrom)) && (registeredTo === undefined || (suggestion.registeredOn !== null && suggestion.registeredOn <= registeredTo))
    && (system === undefined || handlingTask.some((task) => isLiveTask(task) && task.role !== 'assisting' && task.unitId === (system === 'executive' ? 'transport' : 'housing')));
}
/** The rule is asked once of each case: what it says depends on the reader only by their unit. */
const said = new WeakMap<CaseFile, Map<string, ReturnType<typeof countedIn>>>();
function countedOnce(file: CaseFile, key: IndicatorKey, unitId: string | null): ReturnType<typeof countedIn> {
  const known = said.get(file) ?? new Map<string, ReturnType<typeof countedIn>>();
  said.set(file, known);
  const name = `${key}/${unitId ?? ''}`;
  const found = known.get(name) ?? countedIn(file, key, { unitId, today, settings: defaultSettings });
  known.set(name, found);
  return found;
}
function expected(files: readonly CaseFile[], key: IndicatorKey, unitId: string | null) {
  const each = files.map((file) => countedOnce(file, key, unitId));
  const all = each.flat();
  const behind = (is: (fulfils: boolean) => boolean) => each.filter((counted) => counted.some(({ fulfils }) => is(fulfils))).length;
  const [numerator, denominator] = [all.filter(({ fulfils }) => fulfils).length, all.length];
  const isAsk = key === 'asksVerified' || key === 'asksWithoutCommitment';
  return {
    numerator, denominator, rate: denominator === 0 ? null : numerator / denominator, isSmall: denominator < 5,
    listed: isAsk ? { numerator: behind((fulfils) => fulfils), denominator: behind(() => true), missing: behind((fulfils) => !fulfils) } : { numerator, denominator, missing: denominator - numerator },
  };
}
const queries = (): Query[] => {
  const days = cases.map((file) => file.suggestion.assignedOn).filter((day) => day !== null).toSorted();
  const middle = days[Math.floor(days.length / 2)] ?? '';
  return [{}, { category: 'inSession' }, { category: 'interSessional', to: middle }, { from: middle, system: 'executive' }, { township: 'township-1', registeredFrom: middle }, { session: 'session-1-w21', registeredTo: middle }];
};

describe('SQL and the pure definitions', () => {
  it('count the same for everybody, in total, by unit and by township', async () => {
    let figures = 0;
    for (const actor of readers) {
      for (const query of queries()) {
        const numbers = await read(logInOf(actor), query);
        const files = cases.filter((file) => canSee(actor, file) && isMeant(file, query));
        const own = isUnitRole(actor.role) ? actor.organisationId : null;
        const told = `${actor.role} ${actor.organisationId} ${JSON.stringify(query)}`;
        for (const key of indicatorKeys) {
          expect(numbers.total[key], `${told} ${key}`).toEqual(expected(files, key, own));
          for (const { id, figures: of } of numbers.units.items) expect(of[key], `${told} ${key} ${id}`).toEqual(expected(files, key, id));
          for (const { id, figures: of } of numbers.townships.items) expect(of[key], `${told} ${key} ${id}`).toEqual(expected(files.filter((file) => file.suggestion.leadTownshipId === id), key, own));
          figures += 1;
        }
        const of = (rule: (file: CaseFile) => boolean) => files.filter(rule).length;
        const terms = { unitId: own, today, settings: defaultSettings };
        for (const { category, ...counts } of numbers.stages) {
          const here = (file: CaseFile) => file.suggestion.category === category;
          expect(counts, `${told} ${category}`).toEqual({
            raised: of((file) => here(file) && isIntake(file, 'raised')), admitted: of((file) => here(file) && isIntake(file, 'admitted')), handedOver: of((file) => here(file) && resultIn(file, terms) !== null),
            solved: of((file) => here(file) && countedIn(file, 'solved', terms).some(({ fulfils }) => fulfils)),
          });
        }
        for (const { resultClass, count } of numbers.results) expect(count, `${told} ${resultClass}`).toBe(of((file) => resultIn(file, terms) === (resultClass ?? 'unanswered')));
        expect([numbers.results.reduce((sum, { count }) => sum + count, 0), numbers.stages.reduce((sum, { handedOver }) => sum + handedOver, 0)], `${told}: one base`).toEqual([numbers.total.replied.denominator, numbers.total.replied.denominator]);
        const counted = new Set(files.flatMap((file) => file.handlingTask).filter((task) => isLiveTask(task) && task.role !== 'assisting' && (own === null || task.unitId === own)).map((task) => task.unitId));
        if (query.system === undefined) expect(numbers.units.items.map(({ id }) => id)).toEqual(expect.arrayContaining([...counted]));
        else expect(numbers.units.items.every(({ system }) => system === query.system), told).toBe(true);
        if (own !== null) expect(numbers.units.items.every(({ id }) => id === own), told).toBe(true);
      }
    }
    const all = await read(logInOf(county.find((a) => a.role === 'deputyAffairs')!));
    for (const { key } of indicators) expect(all.total[key].numerator * (all.total[key].denominator - all.total[key].numerator), `${key} is met and missed in these worlds`).toBeGreaterThan(0);
    console.info(`indicators: ${cases.length} cases, ${readers.length} readers, ${figures} figures`);
  }, 240_000);

  it('open each number to a list that is as long', async () => {
    const lengthOf = async (name: string, key: IndicatorKey, part: IndicatorPart, query: Query) => {
      const path = indicators.find((one) => one.key === key)?.counts === 'commitment' ? '/api/v1/commitments' : '/api/v1/suggestions';
      return (await site.get(name, address(path, { ...query, indicator: key, part, limit: '1' })))['total'];
    };
    const unitOf = (unit: string) => ({ unit });
    for (const [actor, query] of [
      ...queries().map((one) => [county.find((a) => a.role === 'deputyAffairs')!, one] as const), [county.find((a) => a.role === 'deputyAffairs')!, unitOf('transport')] as const,
      [county.find((a) => a.role === 'governmentOffice')!, { ...unitOf('housing'), category: 'inSession' }] as const,
      ...county.filter((a) => a.role === 'unitHead').map((a) => [a, {}] as const),
    ]) {
      const numbers = await read(logInOf(actor), query);
      const listed = async (more: Query) => (await site.get(logInOf(actor), address('/api/v1/suggestions', { ...query, ...more, limit: '1' })))['total'];
      if (Object.keys(query).length < 2) for (const { resultClass, count } of numbers.results) if (resultClass !== null && count > 0) expect(await listed({ indicator: 'replied', part: 'denominator', resultClass }), resultClass).toBe(count);
      if (!('unit' in query)) for (const intake of ['raised', 'admitted'] as const) expect(await listed({ intake }), intake).toBe(numbers.stages.reduce((sum, stage) => sum + stage[intake], 0));
      const handedOver = { indicator: 'replied', part: 'denominator' };
      const lists = await Promise.all([listed({ ...handedOver, channel: 'paper' }), listed(handedOver), listed({ ...handedOver, rated: 'paper' }), listed({ ...handedOver, rated: 'any' })]);
      expect(lists, `${actor.role} ${JSON.stringify(query)} on paper and in all`).toEqual([numbers.paper.suggestions, numbers.paper.ofSuggestions, numbers.paper.rated, numbers.paper.ofRated]);
      for (const key of indicatorKeys) for (const part of indicatorParts) expect(await lengthOf(logInOf(actor), key, part, query), `${actor.role} ${JSON.stringify(query)} ${key} ${part}`).toBe(numbers.total[key].listed[part]);
    }
  }, 240_000);
});

describe('settings of the place', () => {
  it('decide in SQL as in the pure definitions which talk is valid', async () => {
    const affairs = county.find((a) => a.role === 'deputyAffairs')!;
    const settings = { ...defaultSettings, consultationRankOrdinary: 'sectionHead', consultationRankKey: 'unitHead' } as const;
    const before = (await read(logInOf(affairs))).total.consulted.numerator;
    await site.database.ownerPool.query(`insert into setting_version (congress_id, version, settings, reason, adopted_by, adopted_at, in_force_from) values ('county', 1, $1, '试行', '系统管理员', now(), '2020-01-01')`, [JSON.stringify({ consultationRankOrdinary: { value: settings.consultationRankOrdinary, ownBasis: '本县办法第九条' }, consultationRankKey: settings.consultationRankKey })]);
    const pure = cases.filter((file) => canSee(affairs, file)).flatMap((file) => countedIn(file, 'consulted', { unitId: null, today, settings })).filter(({ fulfils }) => fulfils).length;
    expect((await read(logInOf(affairs))).total.consulted.numerator).toBe(pure);
    expect(pure).toBeGreaterThan(before);
  });
});

describe('the interface of the numbers', () => {
  const affairs = () => logInOf(county.find((a) => a.role === 'deputyAffairs')!);
  const head = () => logInOf(county.find((a) => a.role === 'unitHead' && a.organisationId === 'transport')!);

  it('gives a unit its own numbers and refuses another unit’s', async () => {
    expect((await read(head(), { unit: 'transport' })).total).toEqual((await read(head())).total);
    const refused = await site.call(head(), 'GET', '/api/v1/indicators?unit=housing');
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('承办单位只能看本单位的统计')]);
  });

  it.each([
    ['/api/v1/indicators?from=2026-05-02&to=2026-05-01', '截止日须不早于起始日'], ['/api/v1/indicators?from=2026-13-01', '交办日期起'], ['/api/v1/indicators?category=winter', '类别'], ['/api/v1/indicators?colour=red', 'colour'],
    ['/api/v1/suggestions?indicator=happiness', '指标'], ['/api/v1/suggestions?part=missing', '还要写明是哪个指标'], ['/api/v1/commitments?indicator=replied', '指标'], ['/api/v1/commitments?part=numerator', '还要写明是哪个指标'],
    ['/api/v1/suggestions?indicator=replied&part=half', '指标的哪一部分'],
  ])('refuses %s in Chinese', async (url, words) => {
    const answer = await site.call(affairs(), 'GET', url);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(words);
  });

  it('is explained in the manual in the same words', async () => {
    const manual = await readFile(new URL('../../../../docs/manual/numbers.md', import.meta.url), 'utf8');
    for (const { name, numerator, denominator, note } of indicators) expect(manual).toContain(`| ${name} | ${numerator} | ${denominator} | ${note} |`);
  });

  it('tells what each number means, and nobody without a log-in anything', async () => {
    const { items } = (await site.get(affairs(), '/api/v1/indicators/definitions')) as unknown as { items: { key: string }[] };
    expect(items.map(({ key }) => key)).toEqual(indicatorKeys);
    for (const path of ['/api/v1/indicators', '/api/v1/indicators/definitions']) expect((await site.call(null, 'GET', path)).status).toBe(401);
  });
});
