import type { IsoDate } from '../kernel/dates.ts';
import type { ResultClass } from '../setting/result-class.ts';
import type { Correction, VoidedNumber } from './correction-rows.ts';
import type { Instant, RecordBase } from './record-base.ts';

export interface Ask { readonly no: number; readonly text: string }
export type ReviewLevel = 'presidium' | 'affairs' | 'office';
export interface ReviewPass { readonly level: ReviewLevel; readonly textHash: string; readonly byName: string; readonly at: Instant; readonly note: string | null }
export interface TextOfVersion { readonly title: string; readonly situation: string; readonly analysis: string; readonly asks: readonly string[] }
/** A text that the deputy stood by, a reviewer's copy of it with changes, or the registered text without its typing errors. */
export interface TextVersion { readonly no: number; readonly at: Instant; readonly by: 'deputy' | 'erratum' | ReviewLevel; readonly byName: string; readonly hash: string; readonly text: TextOfVersion }
export type DisclosureWish = 'full' | 'titleOnly' | 'withhold';
export type SuggestionSource = 'research' | 'seminar' | 'visit' | 'reception' | 'other';
export type SuggestionCategory = 'inSession' | 'interSessional';
export type RaisedBefore = 'twoYears' | 'threeYears' | 'moreYears';
/** The motion that the presidium decided to handle as a suggestion: its number, its signers' number and the decision stay with it. */
export interface MotionOrigin { readonly number: string; readonly decidedOn: IsoDate; readonly decision: string; readonly signers: number; readonly enteredByName: string }
/** Beyond the county's powers: where it was sent, and what came back. */
export interface PassedUp { readonly to: string; readonly on: IsoDate; readonly letterNumber: string | null; readonly reason: string; readonly outcome: string | null; readonly outcomeOn: IsoDate | null; readonly outcomeBy: string | null }
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
  /** 会上 or 闭会, as the deputy's sheet asks (handbook 3.1); registration decides. */
  occasion: SuggestionCategory;
  /** In the deputy's words: raised before and not solved (handbook 1.9). */
  raisedBefore: RaisedBefore | null;
  preferredUnits: string[];
  disclosureWish: DisclosureWish | null;
  disclosureReason: string | null;
  /** Who raised it is kept from everybody who does not need to know: since when, at whose word, and why (山东条例 11, 青岛条例 18). */
  identityKeptOn: IsoDate | null;
  identityKeptBy: 'deputy' | 'office' | null;
  identityKeptReason: string | null;
  /** The topic of the yearly guide from which it was written. */
  readonly topicId: string | null;
  /** How it came in: written here by the deputy, or on paper and entered by an office from the signed sheet. */
  readonly entryChannel: EntryChannel;
  readonly enteredByName: string | null;
  enteredByRole: 'townshipPresidium' | 'deputyAffairs' | null;
  readonly paperReceivedOn: IsoDate | null;
  /** The deputy's "this is not what I wrote", and what the entering office answered. */
  entryObjectionState: 'raised' | 'kept' | 'corrected' | null;
  entryObjection: string | null;
  entryObjectionAnswer: string | null;
  leadPersonId: string;
  leadName: string;
  leadDelegationId: string | null;
  leadDelegationName: string | null;
  leadTownshipId: string | null;
  leadEmployerId: string | null;
  leadPhone: string | null;
  /** Who is spoken to and rates: the lead sponsor, or whoever took it over when that mandate ended; null: nobody is left. */
  contactPersonId: string | null;
  contactName: string | null;
  contactPhone: string | null;
  contactEmployerId: string | null;
  contactSince: IsoDate | null;
  contactReason: string | null;
  /** 征求署名代表同意撤回: how many times, since when (null: nothing is asked), why, and how the last one ended. */
  withdrawalNo: number;
  withdrawalAskedOn: IsoDate | null;
  withdrawalReason: string | null;
  withdrawalOutcome: string | null;
  /** To whom the author lets the draft go: to a deputy named, or to one whom the office chooses; null: to nobody. */
  handOverTo: 'deputy' | 'office' | null;
  heirPersonId: string | null;
  heirName: string | null;
  /** Who wrote the draft before its lead sponsor took it over. */
  handedOverFrom: string | null;
  textHash: string | null;
  textVersion: number;
  passes: ReviewPass[];
  /** All versions, the oldest first; between the deputy and the reviewers. */
  textVersions: TextVersion[];
  /** The reviewer's version that the deputy is to look through. */
  proposalNo: number | null;
  /** What the deputy answered to the guidance when handing in again. */
  guidanceAnswer: string | null;
  guidance: string | null;
  guidanceFrom: string | null;
  declineCode: string | null;
  declineText: string | null;
  closingReason: string | null;
  /** The term that ended while it was open, and the day: it is followed into the next one (跨届). */
  carriedFrom: string | null;
  carriedOn: IsoDate | null;
  termId: string | null;
  sessionId: string | null;
  readonly motion: MotionOrigin | null;
  passedUp: PassedUp | null;
  category: SuggestionCategory | null;
  number: number | null;
  numberLabel: string | null;
  /** Numbers given to it by mistake, the oldest first. */
  voidedNumbers: VoidedNumber[];
  /** What was put right after somebody relied on it, and what stood there before. */
  corrections: Correction[];
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
  /** The report to the township congress (代表法 51¶3): at which session, on which day, by whom; a county's suggestions are reported as a whole. */
  reportSessionId: string | null;
  reportSessionLabel: string | null;
  reportedOn: IsoDate | null;
  reportedBy: 'presidium' | 'government' | null;
  archivedOn: IsoDate | null;
  closedOn: IsoDate | null;
  overallClass: ResultClass | null;
  firstAttitude: SatisfactionLevel | null;
  firstResult: SatisfactionLevel | null;
  finalAttitude: SatisfactionLevel | null;
  finalResult: SatisfactionLevel | null;
  /** For lists, read off the case after each act (derived.ts): its earliest running deadline, whether others are merged with it or it with another, whether the matter was raised before, the letters of the classes as signed. */
  nextDueOn: IsoDate | null;
  groupRole: 'principal' | 'member' | null;
  isRepeated: boolean;
  classLetters: string | null;
}

/** What the other suggestion is to this one: its principal (主案) or a member of its group, what it was split from or into, the same matter raised earlier. */
export type LinkRelation = 'principal' | 'member' | 'splitFrom' | 'splitInto' | 'earlier';
export interface SuggestionLinkRow extends RecordBase {
  readonly relation: LinkRelation;
  readonly otherId: string;
  readonly reason: string | null;
  readonly byName: string;
  readonly madeOn: IsoDate;
  endedOn: IsoDate | null;
  endedReason: string | null;
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
  /** What the signer said to the request of this number to withdraw; excused: no deputy any more. */
  withdrawalNo: number | null;
  withdrawalAnswer: 'consented' | 'refused' | 'excused' | null;
  withdrawalNote: string | null;
}
