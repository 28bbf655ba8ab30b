import { addDays, startOfDayInstant, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { demoLogIns } from '../content/demo-log-ins.ts';
import { unitById } from '../content/handling-units.ts';
import { createPrng } from '../content/prng.ts';
import { makeSuggestion } from '../content/suggestions.ts';
import type { CountyCast } from '../county-cast.ts';
import { sessionIdOf } from '../make-county.ts';
import { formerTerm } from './carrying.ts';
import type { Slip } from './slips.ts';
import type { Outcome, Stop, StoryPlan } from './story.ts';
import type { Turn } from './turning.ts';

interface Plant {
  /** null: it goes on to its end. */
  readonly stop: Stop | null;
  /** Username of the sponsor; who waits is said by the stop. */
  readonly by: string;
  readonly coSponsor?: string;
  readonly unitId?: string;
  /** The assisting unit at which it stops; the lead unit if none. */
  readonly atUnitId?: string;
  /** An assisting unit beside the lead unit at which it stops. */
  readonly withUnitId?: string;
  readonly isSeparate?: boolean;
  /** Username of the person of the unit's section. */
  readonly section?: string;
  /** Days before now at which it begins: enough for its steps, few enough for it to be fresh. */
  readonly begins: number;
  /** The day itself, for a story of the former term. */
  readonly from?: IsoDate;
  readonly outcome?: Outcome;
  readonly joins?: NonNullable<StoryPlan['joins']>;
  readonly isRaisedAgain?: boolean;
  readonly isOnPaper?: boolean;
  readonly slip?: Slip;
  readonly turn?: Turn | undefined;
  /** The unit to which it was handed first, by mistake (`returnAgreed`). */
  readonly firstUnitId?: string;
  readonly goesOut?: NonNullable<StoryPlan['goesOut']>;
}

/** Something on the desk of each log-in, whatever chance has done to the rest of the county. */
const plants: readonly Plant[] = [
  { stop: 'draft', by: 'zhangyuxuan', begins: 2 },
  { stop: 'draft', by: 'linyongfa', begins: 1 },
  { stop: 'awaitingCoSponsors', by: 'zhouminjie', coSponsor: 'chenyulan', begins: 3 },
  { stop: 'awaitingCoSponsors', by: 'huangxiaoyan', coSponsor: 'zhengkai', begins: 3 },
  { stop: 'awaitingCoSponsors', by: 'xuzhijian', coSponsor: 'sumingkun', begins: 4 },
  { stop: 'awaitingCoSponsors', by: 'lanfengying', coSponsor: 'yeguodong', begins: 3 },
  { stop: 'awaitingCoSponsors', by: 'wuxiuzhen', coSponsor: 'zhuguoping', begins: 4 },
  { stop: 'awaitingCoSponsors', by: 'zhengkai', coSponsor: 'shenhuimin', begins: 4 },
  { stop: 'awaitingCoSponsors', by: 'yeguodong', coSponsor: 'dongjianjun', begins: 3 },
  { stop: 'entryDisputed', by: 'zhangyuxuan', begins: 2, isOnPaper: true },
  { stop: 'underAffairsReview', by: 'zhengkai', begins: 6, isOnPaper: true },
  { stop: 'handSigned', by: 'zhouminjie', unitId: 'unit-transport', section: 'liweifeng', begins: 66 },
  { stop: 'envelopeToOpen', by: 'linyongfa', unitId: 'unit-water', begins: 150, isOnPaper: true },
  { stop: 'envelopeToConfirm', by: 'chenyulan', unitId: 'unit-construction', begins: 152, isOnPaper: true },
  { stop: 'underPresidiumReview', by: 'linyongfa', begins: 3 },
  { stop: 'underPresidiumReview', by: 'chenyulan', begins: 3 },
  { stop: 'underAffairsReview', by: 'wuxiuzhen', begins: 5 },
  { stop: 'underOfficeReview', by: 'yeguodong', begins: 7 },
  { stop: 'returned', by: 'zhengkai', begins: 5 },
  { stop: 'returned', by: 'wuxiuzhen', begins: 6 },
  { stop: 'reviewed', by: 'lanfengying', begins: 9 },
  { stop: 'registered', by: 'xuzhijian', unitId: 'unit-transport', begins: 10 },
  { stop: 'awaitingJointAssignment', by: 'huangxiaoyan', unitId: 'unit-education', begins: 10 },
  ...(['transport', 'water', 'construction'] as const).flatMap((unit, index): Plant[] => {
    const unitId = `unit-${unit}`;
    const section = ['liweifeng', 'zenghaoran', 'taojunjie'][index];
    const [first = '', second = '', third = '', fourth = ''] = [['linyongfa', 'zhouminjie', 'wuxiuzhen', 'yeguodong'], ['chenyulan', 'lanfengying', 'xuzhijian', 'linyongfa'], ['zhangyuxuan', 'huangxiaoyan', 'zhengkai', 'chenyulan']][index] ?? [];
    return [
      { stop: 'assigned', by: first, unitId, begins: 12 },
      { stop: 'drafting', by: second, unitId, section, begins: 30 },
      { stop: 'underCheck', by: third, unitId, section, begins: 62, turn: (['extensionGranted', 'extensionRefused', 'objectionAnswered'] as const)[index] },
      { stop: 'awaitingSignOff', by: fourth, unitId, section, begins: 64 },
    ];
  }),
  { stop: 'accepted', by: 'zhengkai', unitId: 'unit-health', begins: 14 },
  { stop: 'consultationScheduled', by: 'xuzhijian', unitId: 'unit-health', begins: 34 },
  { stop: 'consultationHeld', by: 'linyongfa', unitId: 'unit-agriculture', begins: 38, turn: 'unitAdded' },
  { stop: 'consultationHeld', by: 'sumingkun', unitId: 'unit-public-security', begins: 38 },
  { stop: 'consultationHeld', by: 'zhouminjie', unitId: 'unit-civil-affairs', begins: 42, turn: 'returnAgreed', firstUnitId: 'unit-human-resources' },
  { stop: 'returned', by: 'huangxiaoyan', begins: 5 },
  { stop: 'waiverRequested', by: 'xuzhijian', unitId: 'unit-health', begins: 34 },
  { stop: 'waiverRequested', by: 'chenyulan', unitId: 'unit-culture', begins: 34 },
  { stop: 'waiverRequested', by: 'lanfengying', unitId: 'unit-culture', begins: 34 },
  { stop: 'underCheck', by: 'huangxiaoyan', unitId: 'unit-education', withUnitId: 'unit-finance', begins: 62, turn: 'disputeKept' },
  { stop: 'underCheck', by: 'xuzhijian', unitId: 'unit-agriculture', atUnitId: 'unit-water', section: 'zenghaoran', begins: 26 },
  { stop: 'changeProposed', by: 'zhangyuxuan', unitId: 'unit-transport', outcome: 'inProgress', begins: 80 },
  { stop: 'changeProposed', by: 'yeguodong', unitId: 'unit-construction', outcome: 'planned', begins: 84 },
  { stop: 'returnRequested', by: 'huangxiaoyan', unitId: 'unit-transport', begins: 12 },
  { stop: 'returnRequested', by: 'zhengkai', unitId: 'unit-court', begins: 11 },
  { stop: 'objected', by: 'linyongfa', unitId: 'unit-construction', begins: 14 },
  { stop: 'swapped', by: 'chenyulan', unitId: 'unit-transport', withUnitId: 'unit-construction', begins: 36 },
  { stop: 'dropped', by: 'wuxiuzhen', unitId: 'unit-transport', atUnitId: 'unit-water', begins: 28 },
  { stop: 'drafting', by: 'huangxiaoyan', unitId: 'unit-transport', withUnitId: 'unit-water', isSeparate: true, section: 'liweifeng', begins: 24 },
  { stop: 'extensionRequested', by: 'zhouminjie', unitId: 'unit-transport', section: 'liweifeng', begins: 40 },
  { stop: 'disputed', by: 'yeguodong', unitId: 'unit-transport', withUnitId: 'unit-water', section: 'liweifeng', begins: 30 },
  { stop: null, by: 'linyongfa', unitId: 'unit-transport', section: 'liweifeng', joins: { group: 'road', as: 'principal' }, begins: 96 },
  { stop: null, by: 'chenyulan', unitId: 'unit-transport', section: 'liweifeng', joins: { group: 'road', as: 'member' }, begins: 96 },
  { stop: null, by: 'xuzhijian', unitId: 'unit-transport', joins: { group: 'road', as: 'leaver' }, begins: 96 },
  { stop: 'split', by: 'huangxiaoyan', coSponsor: 'zhengkai', begins: 16 },
  { stop: 'passedUp', by: 'wuxiuzhen', unitId: 'unit-transport', begins: 20 },
  { stop: 'answeredAbove', by: 'yeguodong', unitId: 'unit-water', begins: 60 },
  { stop: 'drafting', by: 'linyongfa', unitId: 'unit-transport', section: 'liweifeng', isRaisedAgain: true, begins: 26 },
  { stop: 'carriedExplained', by: 'linyongfa', unitId: 'unit-transport', outcome: 'planned', begins: 11, from: '2021-03-15' },
  { stop: 'carriedMissing', by: 'wuxiuzhen', unitId: 'unit-water', outcome: 'planned', begins: 11, from: '2021-03-16' },
  { stop: 'carriedWaived', by: 'chenyulan', unitId: 'unit-construction', outcome: 'planned', begins: 11, from: '2021-03-17' },
  { stop: 'carriedLapsed', by: 'zhouminjie', unitId: 'unit-agriculture', outcome: 'planned', begins: 11, from: '2021-03-18' },
  { stop: 'assigned', by: 'zhouminjie', unitId: 'unit-court', begins: 11 },
  { stop: 'assigned', by: 'wuxiuzhen', unitId: 'unit-political-legal', begins: 11 },
  { stop: 'drafting', by: 'linyongfa', unitId: 'unit-water', section: 'zenghaoran', slip: 'number', begins: 28 },
  { stop: 'drafting', by: 'chenyulan', unitId: 'unit-water', section: 'zenghaoran', slip: 'text', isOnPaper: true, begins: 30 },
  { stop: 'underAffairsReview', by: 'zhouminjie', slip: 'signers', isOnPaper: true, begins: 7 },
  { stop: 'underCheck', by: 'zhangyuxuan', unitId: 'unit-transport', section: 'liweifeng', slip: 'talk', begins: 62 },
  { stop: 'envelopeToOpen', by: 'yeguodong', unitId: 'unit-water', outcome: 'reference', slip: 'class', isOnPaper: true, begins: 148 },
  { stop: null, by: 'xuzhijian', unitId: 'unit-health', slip: 'reading', isOnPaper: true, begins: 154 },
  { stop: 'assigned', by: 'linyongfa', unitId: 'unit-agriculture', atUnitId: 'unit-township-04', begins: 12 },
  // Who is asked to take the draft over stands where a co-signer would.
  { stop: 'handingOver', by: 'huangxiaoyan', coSponsor: 'linyongfa', begins: 3 },
  { stop: 'withdrawalAsked', by: 'zhouminjie', coSponsor: 'linyongfa', begins: 6 },
  { stop: null, by: 'linyongfa', coSponsor: 'chenyulan', unitId: 'unit-transport', withUnitId: 'unit-water', section: 'liweifeng', goesOut: 'jointly', begins: 96 },
  { stop: null, by: 'zhouminjie', unitId: 'unit-water', section: 'zenghaoran', goesOut: 'asLetter', isOnPaper: true, begins: 92 },
];

const HOUR = 3_600_000;
/** Days between acceptance and reply of a planted story: its reply is on the desk about seven weeks after the assignment. */
const REPLY_AFTER = 42;

export function plantStories(cast: CountyCast, today: IsoDate): StoryPlan[] {
  const personOf = (username: string) => demoLogIns.find((one) => one.username === username)?.personId ?? '';
  return plants.map((plant, index): StoryPlan => {
    const prng = createPrng(`plant-${index}-${plant.stop}`);
    const sponsor = cast.deputyOf(personOf(plant.by));
    const begins = plant.from ?? addDays(today, -plant.begins);
    return {
      prng, sponsor, startsAt: Date.parse(startOfDayInstant(begins)) + (9 * 60 + index) * HOUR / 60, makeContent: contentOf(plant, prng, begins, sponsor.townshipId ?? undefined),
      coSponsors: plant.coSponsor === undefined ? [] : [cast.deputyOf(personOf(plant.coSponsor))], category: 'interSessional', ...(plant.from === undefined ? { sessionId: sessionIdOf({ number: 5 }), sessionName: '县十八届人大五次会议' } : { sessionId: formerTerm.sessionId, sessionName: '县十七届人大五次会议' }),
      registerOn: null, assignOn: null, isRushed: false, isBrisk: true, ...(plant.joins === undefined ? {} : { joins: plant.joins }), isRaisedAgain: plant.isRaisedAgain ?? false, stop: plant.stop, stopUnitId: plant.atUnitId ?? (plant.firstUnitId === undefined ? null : plant.unitId ?? null), ...(plant.turn === undefined ? {} : { turn: plant.turn }), isSeparate: plant.isSeparate ?? false, ...(plant.isOnPaper === undefined ? {} : { isOnPaper: plant.isOnPaper }), ...(plant.slip === undefined ? {} : { slip: plant.slip }), ...(plant.goesOut === undefined ? {} : { goesOut: plant.goesOut }),
      stopSectionId: plant.section === undefined ? null : sectionOf(plant.section), outcome: plant.outcome ?? 'solved', consultation: plant.stop === 'waiverRequested' ? 'waiverConfirmed' : 'held', firstRating: 'satisfied', replyAfter: REPLY_AFTER,
    };
  });
}

function contentOf(plant: Plant, prng: ReturnType<typeof createPrng>, begins: IsoDate, townshipId: string | undefined): StoryPlan['makeContent'] {
  return () => {
    const content = makeContent(plant, plant.joins === undefined ? prng.fork('content') : createPrng(`group-${plant.joins.group}`), { year: Number(begins.slice(0, 4)), month: Number(begins.slice(5, 7)), townshipId, unitId: plant.unitId });
    if (plant.firstUnitId !== undefined) return { ...content, leadUnitId: unitById(plant.firstUnitId).id, assistingUnitIds: [] };
    const wanted = plant.atUnitId ?? plant.withUnitId;
    // At the assisting unit it stops before there is an opinion; a lead unit that stops with its reply needs nobody else's.
    if (wanted !== undefined) return { ...content, ...(plant.unitId === undefined ? {} : { leadUnitId: unitById(plant.unitId).id }), assistingUnitIds: [wanted] };
    return plant.unitId === undefined || content.leadUnitId === plant.unitId ? { ...content, assistingUnitIds: [] } : { ...content, leadUnitId: unitById(plant.unitId).id, assistingUnitIds: [] };
  };
}

function sectionOf(username: string): string | null {
  return demoLogIns.find((one) => one.username === username)?.identities.find((identity) => identity.role === 'unitSection')?.sectionId ?? null;
}

/** Members of a group speak of the same matter, each in a title of its own. */
function makeContent({ joins }: Plant, prng: ReturnType<typeof createPrng>, about: Parameters<typeof makeSuggestion>[1]): ReturnType<typeof makeSuggestion> {
  const content = makeSuggestion(prng, joins === undefined || joins.as === 'leaver' ? about : { ...about, townshipId: undefined });
  return joins === undefined || joins.as === 'principal' ? content : { ...content, title: content.title.replace(/^关于/, joins.as === 'member' ? '关于尽快' : '关于统筹') };
}
