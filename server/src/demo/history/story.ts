import type { CaseFile, SatisfactionLevel, SuggestionCategory } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Prng } from '../content/prng.ts';
import type { Slip } from './slips.ts';
import type { Turn } from './turning.ts';
import type { DemoSuggestion } from '../content/suggestions.ts';

/** Where a planted story waits for somebody, for ever. */
export type Stop =
  | 'carriedExplained' | 'carriedMissing' | 'carriedWaived' | 'carriedLapsed' | 'entryDisputed' | 'handSigned' | 'envelopeToOpen' | 'envelopeToConfirm'
  | 'draft' | 'handingOver' | 'withdrawalAsked' | 'awaitingCoSponsors' | 'underPresidiumReview' | 'underAffairsReview' | 'underOfficeReview' | 'returned' | 'reviewed' | 'numbered' | 'registered' | 'split' | 'passedUp' | 'answeredAbove' | 'awaitingJointAssignment'
  | 'assigned' | 'returnRequested' | 'objected' | 'swapped' | 'dropped' | 'accepted' | 'disputed' | 'extensionRequested' | 'drafting' | 'consultationScheduled' | 'consultationHeld' | 'waiverRequested' | 'underCheck' | 'awaitingSignOff' | 'changeProposed';

export type Outcome = 'solved' | 'partly' | 'inProgress' | 'planned' | 'reference' | 'notFeasible' | 'upperLevel';
export type ConsultationCourse = 'held' | 'waivedByDeputy' | 'waiverConfirmed' | 'waiverRefused' | 'denied' | 'lowRank' | 'cancelled' | 'none';

/** Where a suggestion was raised, in the words of a letter. */
export const raisedAt = (plan: Pick<StoryPlan, 'sessionName' | 'category'>): string => `${plan.sessionName}${plan.category === 'inSession' ? '上' : '闭会期间'}`;

/** What is decided about a story before it begins. Dates are those of the congress's year that it belongs to. */
export interface StoryPlan {
  readonly prng: Prng;
  readonly startsAt: number;
  readonly makeContent: () => DemoSuggestion;
  readonly sponsor: Actor;
  readonly coSponsors: readonly Actor[];
  /** On paper from the suggestion to the rating; unsaid: as chance has it. */
  readonly isOnPaper?: boolean;
  /** How the reply goes out, where it is not as the place has it: signed with the assisting unit and naming no signer, or as a letter. */
  readonly goesOut?: 'jointly' | 'asLetter';
  /** Somebody makes a mistake, and it is put right. */
  readonly slip?: Slip;
  /** Somebody asks, somebody decides, and it goes on. */
  readonly turn?: Turn;
  readonly category: SuggestionCategory;
  readonly sessionId: string;
  readonly sessionName: string;
  /** In-session ones are registered and handed over together; null where no such day is known yet. */
  readonly registerOn: IsoDate | null;
  readonly assignOn: IsoDate | null;
  /** Written in the days of the session: reviews go at once. */
  readonly isRushed: boolean;
  /** Each step as soon as it can be. */
  readonly isBrisk: boolean;
  readonly stop: Stop | null;
  /** The unit at which the story stops, and its section; the lead unit if none is named. */
  readonly stopUnitId: string | null;
  /** Handed to its units to be handled separately. */
  readonly isSeparate?: boolean;
  /** Numbers of the same matter that the commission puts into one group, by the group's name. */
  readonly joins?: { readonly group: string; readonly as: 'principal' | 'member' | 'leaver' };
  /** The deputy says that the matter was raised before. */
  readonly isRaisedAgain?: boolean;
  readonly stopSectionId: string | null;
  readonly outcome: Outcome;
  readonly consultation: ConsultationCourse;
  readonly firstRating: SatisfactionLevel | null;
  /** Calendar days from assignment to reply. */
  readonly replyAfter: number;
}

export interface Story {
  readonly plan: StoryPlan;
  readonly content: DemoSuggestion;
  readonly file: CaseFile;
  readonly prng: Prng;
  /** Lives of this story that still wait for their time. */
  pending: number;
  remindsOn: IsoDate | null;
  isClosing: boolean;
  sequence: number;
}
