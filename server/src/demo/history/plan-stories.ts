import type { SatisfactionLevel } from '@luoshi/domain/case-file/rows.ts';
import { publishedCalendar } from '@luoshi/domain/calendar/published-calendar.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { addDays, daysBetween, startOfDayInstant, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sessions } from '../content/county.ts';
import { createPrng, type Prng } from '../content/prng.ts';
import { makeSuggestion } from '../content/suggestions.ts';
import type { CountyCast } from '../county-cast.ts';
import { sessionIdOf } from '../make-county.ts';
import type { ConsultationCourse, Outcome, StoryPlan } from './story.ts';

export interface YearSize { readonly inSession: number; readonly interSessional: number }

const MINUTE = 60_000;
export const waking = (prng: Prng, date: IsoDate) => Date.parse(startOfDayInstant(date)) + prng.int(430, 1300) * MINUTE + prng.int(0, 59) * 1000;
const ordinals = ['一', '二', '三', '四', '五'];
const nameOfSession = (number: number) => `县十八届人大${ordinals[number - 1] ?? number}次会议`;

/** What becomes of a suggestion, drawn beforehand. Rates after what counties report (handbook 2.5). */
function drawCourse(prng: Prng): Pick<StoryPlan, 'outcome' | 'consultation' | 'firstRating' | 'replyAfter'> {
  const outcome = prng.weighted<Outcome>([['solved', 52], ['partly', 14], ['inProgress', 16], ['planned', 9], ['reference', 4], ['notFeasible', 3], ['upperLevel', 2]]);
  const consultation = prng.weighted<ConsultationCourse>([['held', 83], ['waivedByDeputy', 3], ['waiverConfirmed', 3], ['waiverRefused', 1.5], ['denied', 2], ['lowRank', 2.5], ['cancelled', 2], ['none', 3]]);
  const dissatisfied = { solved: 0.025, partly: 0.06, inProgress: 0.08, planned: 0.11, reference: 0.17, notFeasible: 0.2, upperLevel: 0.15 }[outcome] * (consultation === 'none' || consultation === 'denied' ? 2 : 1);
  const firstRating: SatisfactionLevel | null = prng.chance(0.04) ? null : prng.chance(dissatisfied) ? 'dissatisfied' : prng.chance(outcome === 'solved' ? 0.14 : 0.36) ? 'basicallySatisfied' : 'satisfied';
  return { outcome, consultation, firstRating, replyAfter: prng.chance(0.045) ? prng.int(93, 128) : prng.int(42, 86) };
}

/** Few deputies write much, most a little. */
export function sponsorsFor(cast: CountyCast, prng: Prng): () => Actor {
  const weights = cast.deputies.map((actor) => [actor, prng.weighted([[0.3, 4], [1, 4], [2.2, 2], [4, 1]] as const)] as const);
  return () => prng.weighted(weights);
}

function coSponsorsFor(cast: CountyCast, prng: Prng, sponsor: Actor): Actor[] {
  if (prng.chance(0.42)) return [];
  const near = cast.deputies.filter((one) => one.organisationId === sponsor.organisationId && one.personId !== sponsor.personId);
  const far = cast.deputies.filter((one) => one.organisationId !== sponsor.organisationId && one.personId !== sponsor.personId);
  return [...prng.sample(near, prng.int(1, 3)), ...(prng.chance(0.25) ? prng.sample(far, prng.int(1, 2)) : [])];
}

export function base(cast: CountyCast, prng: Prng, sponsor: Actor, startsAt: number, year: number, month: number) {
  return {
    prng, sponsor, startsAt, coSponsors: coSponsorsFor(cast, prng, sponsor), ...drawCourse(prng), isBrisk: false, stop: null, stopUnitId: null, stopSectionId: null,
    makeContent: () => makeSuggestion(prng.fork('content'), { year, month, ...(prng.chance(0.8) && sponsor.townshipId !== null ? { townshipId: sponsor.townshipId } : {}) }),
  };
}

/**
 * The suggestions of one congress year (handbook 1.12): written from November to the session, handed over together in spring;
 * between sessions from March to the end of the year.
 */
export function planYear(cast: CountyCast, year: number, size: YearSize, until: IsoDate): StoryPlan[] {
  const prng = createPrng(`stories-${year}`);
  const session = sessions.find((one) => one.year === year);
  if (session === undefined) throw new RangeError(`no session in ${year}`);
  const pickSponsor = sponsorsFor(cast, prng.fork('sponsors'));
  const ids = { sessionId: sessionIdOf(session), sessionName: nameOfSession(session.number) };
  const writing = daysBetween(`${year - 1}-11-04`, session.opensOn);
  const meeting = publishedCalendar.workingDayOnOrAfter(addDays(session.closesOn, 33));
  const ofSession = Array.from({ length: size.inSession }, (_, n): StoryPlan => {
    const own = prng.fork(`session-${year}-${n}`);
    const isRushed = own.chance(0.32);
    const date = isRushed ? addDays(session.opensOn, own.int(-3, 1)) : addDays(`${year - 1}-11-04`, own.int(0, writing - 4));
    const month = Number(date.slice(5, 7));
    return {
      ...base(cast, own, pickSponsor(), waking(own, date), Number(date.slice(0, 4)), month), ...ids, category: 'inSession', isRushed,
      registerOn: addDays(session.closesOn, own.int(3, 12)), assignOn: meeting, isSeparate: own.fork('separate').chance(0.02),
    };
  });
  const first = addDays(session.closesOn, 14);
  const last = until < `${year}-12-20` ? until : `${year}-12-20`;
  const between = Array.from({ length: size.interSessional }, (_, n): StoryPlan => {
    const own = prng.fork(`between-${year}-${n}`);
    const date = addDays(first, own.int(0, Math.max(0, daysBetween(first, last) - 1)));
    return { ...base(cast, own, pickSponsor(), waking(own, date), year, Number(date.slice(5, 7))), ...ids, category: 'interSessional', isRushed: false, registerOn: null, assignOn: null };
  });
  return [...ofSession, ...between];
}

/** A year that stands still before its assignment meeting: what the session brought has its numbers and waits. */
export function planWaiting(cast: CountyCast, year: number, size: YearSize, today: IsoDate): StoryPlan[] {
  return planYear(cast, year, size, today).map((plan) => (plan.category === 'inSession' ? { ...plan, isBrisk: true, stop: 'numbered' } : plan));
}

/** Drafts for the session that has not been called yet: they are reviewed and wait for it. */
export function planComing(cast: CountyCast, from: IsoDate, until: IsoDate, count: number): StoryPlan[] {
  const prng = createPrng(`stories-coming-${from}`);
  const pickSponsor = sponsorsFor(cast, prng.fork('sponsors'));
  return Array.from({ length: count }, (_, n): StoryPlan => {
    const own = prng.fork(`coming-${n}`);
    const date = addDays(from, own.int(0, daysBetween(from, until)));
    return {
      ...base(cast, own, pickSponsor(), waking(own, date), Number(date.slice(0, 4)), Number(date.slice(5, 7))), category: 'inSession', sessionId: sessionIdOf({ number: 5 }),
      sessionName: nameOfSession(5), registerOn: null, assignOn: null, isRushed: false,
    };
  });
}
