import { addDays, daysBetween, startOfDayInstant, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { townshipById, townshipSessions, type Session } from '../content/county.ts';
import { demoLogIns } from '../content/demo-log-ins.ts';
import { createPrng } from '../content/prng.ts';
import { makeSuggestion } from '../content/suggestions.ts';
import type { CountyCast } from '../county-cast.ts';
import { sessionIdOf } from '../make-county.ts';
import { base, sponsorsFor, waking } from './plan-stories.ts';
import type { Stop, StoryPlan } from './story.ts';

/** Townships whose suggestions the demo shows; the first is the one with log-ins. */
export const townshipsWithHistory = ['township-04', 'township-07', 'township-01', 'township-16'] as const;

const IN_SESSION = 5;
const BETWEEN = 4;
const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const nameOf = (session: Session) => `${townshipById(session.congressId).name}十八届人大${ordinals[session.number - 1] ?? session.number}次会议`;

/** Something for the township's own log-ins: a deputy's draft, one to review, number and assign each, one at its government. */
const waiting: readonly (readonly [stop: Stop, begins: number])[] = [
  ['draft', 2], ['underPresidiumReview', 3], ['returned', 5], ['reviewed', 6], ['registered', 7], ['assigned', 10], ['consultationHeld', 36], ['awaitingSignOff', 66], ['entryDisputed', 4],
  ['split', 18], ['passedUp', 20], ['answeredAbove', 60],
];

/** The suggestions of a township's congress in the years given: its winter sessions and the time between. */
export function planTownship(cast: CountyCast, years: readonly number[], today: IsoDate): StoryPlan[] {
  const { congressId } = cast;
  const sessionsHere = townshipSessions.filter((one) => one.congressId === congressId);
  const plans = years.flatMap((year) => {
    const session = sessionsHere.find((one) => one.year === year);
    return session === undefined ? [] : planYear(cast, session, today);
  });
  const last = sessionsHere.at(-1);
  const sponsor = cast.deputies.find((one) => demoLogIns.some((logIn) => logIn.personId === one.personId && logIn.role === 'townshipDeputy'));
  return last === undefined || sponsor === undefined ? plans : [...plans, ...waiting.map(([stop, begins], n) => plant(congressId, last, sponsor, stop, addDays(today, -begins), n))];
}

function planYear(cast: CountyCast, session: Session, today: IsoDate): StoryPlan[] {
  const { congressId } = cast;
  const { year } = session;
  const prng = createPrng(`${congressId}-${year}`);
  const pickSponsor = sponsorsFor(cast, prng.fork('sponsors'));
  const ids = { sessionId: sessionIdOf(session), sessionName: nameOf(session) };
  const written = (own: typeof prng, date: IsoDate) => ({
    ...base(cast, own, pickSponsor(), waking(own, date), year, Number(date.slice(5, 7))), ...ids,
    makeContent: () => makeSuggestion(own.fork('content'), { year, month: Number(date.slice(5, 7)), townshipId: congressId, level: 'township' }),
  });
  const ofSession = Array.from({ length: IN_SESSION }, (_, n): StoryPlan => {
    const own = prng.fork(`session-${n}`);
    return { ...written(own, addDays(session.opensOn, own.int(-20, 0))), category: 'inSession', isRushed: true, registerOn: addDays(session.closesOn, own.int(1, 5)), assignOn: addDays(session.closesOn, 14) };
  });
  const first = addDays(session.closesOn, 30);
  const last = today < `${year}-11-20` ? today : `${year}-11-20`;
  const between = Array.from({ length: BETWEEN }, (_, n): StoryPlan => {
    const own = prng.fork(`between-${n}`);
    return { ...written(own, addDays(first, own.int(0, Math.max(0, daysBetween(first, last) - 1)))), category: 'interSessional', isRushed: false, registerOn: null, assignOn: null };
  });
  return [...ofSession, ...between];
}

function plant(congressId: string, session: Session, sponsor: Actor, stop: Stop, begins: IsoDate, n: number): StoryPlan {
  const prng = createPrng(`${congressId}-plant-${n}`);
  return {
    prng, sponsor, startsAt: Date.parse(startOfDayInstant(begins)) + (9 * 60 + n) * 60_000, coSponsors: [], category: 'interSessional', sessionId: sessionIdOf(session), sessionName: nameOf(session),
    makeContent: () => makeSuggestion(prng.fork('content'), { year: Number(begins.slice(0, 4)), month: Number(begins.slice(5, 7)), townshipId: congressId, level: 'township' }),
    registerOn: null, assignOn: null, isRushed: false, isBrisk: true, stop, ...(stop === 'entryDisputed' ? { isOnPaper: true } : {}), stopUnitId: null, stopSectionId: null, outcome: 'solved', consultation: 'held', firstRating: 'satisfied', replyAfter: 42,
  };
}
