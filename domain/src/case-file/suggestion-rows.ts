import type { IsoDate } from '../kernel/dates.ts';
import type { ResultClass } from '../setting/result-class.ts';
import type { Instant, RecordBase } from './record-base.ts';

export interface Ask { readonly no: number; readonly text: string }
export type ReviewLevel = 'presidium' | 'affairs' | 'office';
export interface ReviewPass { readonly level: ReviewLevel; readonly textHash: string; readonly byName: string; readonly at: Instant; readonly note: string | null }
export type DisclosureWish = 'full' | 'titleOnly' | 'withhold';
export type SuggestionSource = 'research' | 'seminar' | 'visit' | 'reception' | 'other';
export type SuggestionCategory = 'inSession' | 'interSessional';
/** Paper stays possible; what came on it is marked and counted apart. */
export type EntryChannel = 'online' | 'paper';
export type SatisfactionLevel = 'satisfied' | 'basicallySatisfied' | 'dissatisfied';

/**
 * 主办, 会办 or 分办: one unit leads and replies while others assist it, or each of several handles its part and replies for itself
 * (浙江规定 18; handbook 9.6). The two never mix in one case.
 */
export type TaskRole = 'lead' | 'assisting' | 'separate';
export interface PlannedUnit { readonly unitId: string; readonly unitName: string; readonly role: TaskRole; readonly channel: 'government' | 'direct' }

export interface SuggestionRow extends RecordBase {
  title: string;
  situation: string;
  analysis: string;
  asks: Ask[];
  /** Null as long as the deputy has not said: nothing is chosen for anybody. */
  source: SuggestionSource | null;
  preferredUnits: string[];
  disclosureWish: DisclosureWish | null;
  disclosureReason: string | null;
  /** How it came in: written here by the deputy, or on paper and entered by an office from the signed sheet. */
  readonly entryChannel: EntryChannel;
  readonly enteredByName: string | null;
  readonly enteredByRole: 'townshipPresidium' | 'deputyAffairs' | null;
  readonly paperReceivedOn: IsoDate | null;
  /** The deputy's "this is not what I wrote", and what the entering office answered. */
  entryObjectionState: 'raised' | 'kept' | 'corrected' | null;
  entryObjection: string | null;
  entryObjectionAnswer: string | null;
  readonly leadPersonId: string;
  readonly leadName: string;
  readonly leadDelegationId: string | null;
  readonly leadDelegationName: string | null;
  readonly leadTownshipId: string | null;
  readonly leadEmployerId: string | null;
  readonly leadPhone: string | null;
  textHash: string | null;
  textVersion: number;
  passes: ReviewPass[];
  guidance: string | null;
  guidanceFrom: string | null;
  declineCode: string | null;
  declineText: string | null;
  closingReason: string | null;
  termId: string | null;
  sessionId: string | null;
  category: SuggestionCategory | null;
  number: number | null;
  numberLabel: string | null;
  isKey: boolean;
  plan: PlannedUnit[];
  planNote: string | null;
  leadUnitId: string | null;
  leadUnitName: string | null;
  submittedOn: IsoDate | null;
  registeredOn: IsoDate | null;
  assignedOn: IsoDate | null;
  repliedOn: IsoDate | null;
  concludedOn: IsoDate | null;
  archivedOn: IsoDate | null;
  closedOn: IsoDate | null;
  overallClass: ResultClass | null;
  firstAttitude: SatisfactionLevel | null;
  firstResult: SatisfactionLevel | null;
  finalAttitude: SatisfactionLevel | null;
  finalResult: SatisfactionLevel | null;
  /** Earliest running deadline, for lists; derived. */
  nextDueOn: IsoDate | null;
}

export interface CoSponsorshipRow extends RecordBase {
  readonly personId: string;
  readonly personName: string;
  readonly delegationId: string | null;
  readonly delegationName: string | null;
  textHash: string | null;
  opinion: string | null;
  answeredAt: Instant | null;
  /** Signed by hand on the suggestion sheet: the paper is what was signed, not the words entered from it. */
  onPaper: boolean;
}
