import type { MatterRow } from '../before-session/matter.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { MatterFile } from '../livelihood-matter/rows.ts';

/** 转请县代表: a township's matter put before one county deputy elected there. It belongs to the county's congress; what it says was handed over by the township and does not change. */
export interface CountyReferralRow extends MatterRow {
  readonly townshipId: string;
  readonly townshipName: string;
  readonly matterId: string;
  readonly matterLabel: string;
  readonly title: string;
  readonly place: string;
  readonly what: string;
  /** Why the township cannot settle it. */
  readonly reason: string;
  readonly files: readonly Omit<MatterFile, 'of'>[];
  readonly askedByName: string;
  readonly askedOn: IsoDate;
  readonly personId: string;
  readonly personName: string;
  /** Why it was declined, or taken back. */
  answer: string | null;
  answeredOn: IsoDate | null;
  suggestionId: string | null;
}

/** What the township reads of what became of it, and no more: nothing of a text that is not registered, no paper, rating, note or clock. */
export interface CountyAnswer {
  readonly matterId: string;
  readonly personId: string;
  readonly personName: string;
  readonly state: string;
  readonly askedOn: IsoDate;
  readonly answer: string | null;
  readonly answeredOn: IsoDate | null;
  readonly suggestion: CountySuggestion | null;
}
export interface CountySuggestion {
  readonly stage: 'writing' | 'registered' | 'gone';
  readonly numberLabel: string | null;
  readonly state: string | null;
  readonly units: readonly string[];
  readonly commitments: readonly { readonly id: string; readonly content: string; readonly unitName: string; readonly dueOn: IsoDate; readonly state: string; readonly verifiedOn: IsoDate | null }[];
}

/** A suggestion of the county that carries the matter on. */
export const isLivingAnswer = ({ state, suggestion }: Pick<CountyAnswer, 'state' | 'suggestion'>): boolean => state === 'takenUp' && suggestion !== null && suggestion.stage !== 'gone';
const settledStates: readonly string[] = ['concluded', 'archived', 'closed'];
/** The county has gone through with it: rated and concluded. */
export const isSettledAnswer = (answer: Pick<CountyAnswer, 'state' | 'suggestion'>): boolean => isLivingAnswer(answer) && settledStates.includes(answer.suggestion?.state ?? '');
