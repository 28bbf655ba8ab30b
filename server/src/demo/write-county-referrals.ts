import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { addDays, dateInShanghai, startOfDayInstant } from '@luoshi/domain/kernel/dates.ts';
import type { CountyRows } from '../features/administration/public.ts';
import { besideOf, performMatter, raiseLivelihood, type MatterResult } from '../features/before-session/public.ts';
import { createPlaces, performAction, type CaseDependencies } from '../features/cases/public.ts';
import { sql } from 'kysely';
import { rowsOf, withTransaction } from '../platform/db/database.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { cutWords } from '../platform/words/cut-words.ts';
import { countyMatters } from './content/livelihood-matters.ts';
import { demoLogIns } from './content/demo-log-ins.ts';
import { castCounty } from './county-cast.ts';
import { townshipsWithHistory } from './history/plan-township.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

type Kind = 'livelihoodMatter' | 'countyReferral';

/** Matters beyond the first township's powers, put before the county's deputies elected there: one for each answer that they meet with. By the acts of the people, as in life. */
export async function writeCountyReferrals(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const [town] = townshipsWithHistory;
  const county = castCounty(rows, COUNTY);
  const presidium: Actor = { ...some(castCounty(rows, town).office('townshipPresidium')[0]), townshipId: town };
  const asked = county.deputies.filter((one) => one.townshipId === town && one.personId !== presidium.personId).toSorted((a, b) => Number(hasLogIn(b)) - Number(hasLogIn(a))).slice(0, 3);
  const [first, second] = [some(asked[0]), some(asked[1])];
  const today = dateInShanghai(now.toISOString());
  for (const [index, [way, title, place, what]] of countyMatters.entries()) {
    // One after the other, as the notices are read.
    const begins = 5 * (countyMatters.length - index);
    let hour = 9;
    const depsAt = (daysAgo: number): CaseDependencies => {
      hour += 1;
      const clock = createFixedClock(new Date(Math.min(now.getTime(), Date.parse(startOfDayInstant(addDays(today, -daysAgo))) + hour * 3_600_000)));
      return { db: site.db, clock, files: site.files, places: createPlaces(site.db, clock), auditMacKey: site.secrets.auditMacKey, sealer: site.secrets.sealer, cutWords, documents: () => { throw new Error('no document is made while the demo is written'); } };
    };
    const act = async (kind: Kind, id: string, actor: Actor, action: string, body: object, daysAgo: number) => {
      const deps = depsAt(daysAgo);
      return done(await performMatter(deps, { actor, kind, id, action, body, expectedVersion: await versionOf(site, actor.congressId, kind, id), ...besideOf(deps, actor, kind, action, body) }), `${title}: ${action}`);
    };
    const answer = async (deputy: Actor, action: string, body: object, daysAgo: number) => act('countyReferral', await referralOf(site, deputy, matter), deputy, action, body, daysAgo);
    const matter = done(await raiseLivelihood(depsAt(begins), presidium, { title, place, what, source: 'visit', sourceNote: '主席团走访' }), title);
    await act('livelihoodMatter', matter, presidium, 'handToCounty', { deputies: (way === 'asked' ? asked : [first, second]).map((one) => one.personId), reason: '属县里管养，镇里没有权限，也没有这笔资金' }, begins - 1);
    if (way === 'writing' || way === 'registered') {
      await answer(first, 'takeUp', {}, begins - 2);
      await answer(second, 'decline', { reason: '已有代表在写，我来联名' }, begins - 2);
    }
    if (way === 'registered') await carryThrough(depsAt, await draftOf(site, first, matter), rows, first, town, title);
    if (way === 'refused') {
      await answer(first, 'decline', { reason: '县里已经列入今年的养护计划，不必再提' }, begins - 2);
      await answer(second, 'decline', { reason: '同上，请镇里告诉群众' }, begins - 3);
    }
    if (way === 'takenBack') await act('livelihoodMatter', matter, presidium, 'resume', { reason: '县里派人来修了，镇里跟着看一看' }, begins - 3);
  }
}

/** From the draft to the units, so that the township reads a number. */
async function carryThrough(depsAt: (daysAgo: number) => CaseDependencies, id: string, rows: CountyRows, deputy: Actor, town: string, title: string): Promise<void> {
  const county = castCounty(rows, COUNTY);
  const act = async (actor: Actor, action: string, body: object, daysAgo: number) => {
    const result = await performAction(depsAt(daysAgo), { actor, kind: 'suggestion', id, action, body, expectedVersion: null });
    if (!result.ok) throw new Error(`${title}: ${action} ${JSON.stringify(result)}`);
  };
  await act(deputy, 'save', { title: `关于${title}的建议`, situation: '路面坑洼三公里，雨天积水，三个村的群众出行不便。', analysis: '是县道，由县里管养，多年没有大修。', asks: ['年内安排大修'] }, 2);
  await act(deputy, 'submit', {}, 2);
  for (const reviewer of [county.presidiumOf(town)[0], county.office('deputyAffairs')[0], county.office('committeeOffice')[0]]) await act(some(reviewer), 'passReview', {}, 1);
  const affairs = some(county.office('deputyAffairs')[0]);
  const today = dateInShanghai(depsAt(1).clock.now().toISOString());
  const session = (rows.sessions ?? []).filter((one) => one.congressId === COUNTY && one.closesOn != null && one.closesOn < today).toSorted((a, b) => (b.closesOn ?? '').localeCompare(a.closesOn ?? ''))[0];
  await act(affairs, 'register', { sessionId: some(session).id, category: 'interSessional' }, 1);
  const roads = (rows.organisations ?? []).find((one) => one.congressId === COUNTY && one.kind === 'handlingUnit' && one.name.includes('交通运输'));
  await act(affairs, 'assign', { leadUnitId: some(roads).id, assistingUnitIds: [] }, 1);
  await act(some(county.office('governmentOffice')[0]), 'confirmAssignment', {}, 0);
}

const hasLogIn = (actor: Actor): boolean => demoLogIns.some((logIn) => logIn.personId === actor.personId);

const oneOf = async (site: DemoSite, congressId: string, query: ReturnType<typeof sql<{ found: string }>>): Promise<string> => some((await withTransaction(site.db, congressId, (tx) => rowsOf(tx, query)))[0]).found;
const referralOf = (site: DemoSite, { personId }: Actor, matter: string) => oneOf(site, COUNTY, sql<{ found: string }>`select id as found from county_referral where congress_id = ${COUNTY} and matter_id = ${matter} and person_id = ${personId}`);
const draftOf = (site: DemoSite, { personId }: Actor, matter: string) => oneOf(site, COUNTY, sql<{ found: string }>`select suggestion_id as found from county_referral where congress_id = ${COUNTY} and matter_id = ${matter} and person_id = ${personId}`);
const versionOf = async (site: DemoSite, congressId: string, kind: Kind, id: string) => Number(await oneOf(site, congressId, sql<{ found: string }>`select version::text as found from ${sql.table(kind === 'countyReferral' ? 'county_referral' : 'livelihood_matter')} where congress_id = ${congressId} and id = ${id}`));

function some<T>(found: T | undefined): T {
  if (found === undefined) throw new RangeError('the demo lacks somebody for the matters handed to the county');
  return found;
}

function done(result: MatterResult, what: string): string {
  if (!result.ok) throw new Error(`${what}: ${result.refusals.map((one) => one.text).join('；')} ${result.code}`);
  return result.record.id;
}
