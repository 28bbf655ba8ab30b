/**
 * The case file: one suggestion with everything that belongs to it. It is loaded, decided upon and saved as a whole, so that
 * guards of the parent may look at its children and two people never act on the same case at once.
 * Field names are the columns' names in camelCase. Dates are 'YYYY-MM-DD' (Asia/Shanghai), instants ISO 8601 in UTC.
 */
import type { FormAnswers } from '../evaluation/form-answers.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { ResultClass } from '../setting/result-class.ts';
import type { DeadlineRule, GrantedExtension } from '../deadline/deadline-rule.ts';
import type { RoleId } from '../identity/roles.ts';
import type { Correction, Rereading } from './correction-rows.ts';
import type { CaseKind, Instant, RecordBase } from './record-base.ts';
import type { MediationRow } from './mediation-rows.ts';
import type { PublicationRow } from './publication-rows.ts';
import type { ReplyRow } from './reply-rows.ts';
import type { Follower, TermExplanationRow } from './term-rows.ts';
import type { CoSponsorshipRow, EntryChannel, SatisfactionLevel, SuggestionLinkRow, SuggestionRow, TaskRole } from './suggestion-rows.ts';

export type * from './record-base.ts';
export type * from './mediation-rows.ts';
export type * from './term-rows.ts';
export type * from './publication-rows.ts';
export type * from './suggestion-rows.ts';
export type * from './correction-rows.ts';
export type * from './reply-rows.ts';

/** 承接: a unit that had the task before its duties went to another one, with the day and the document. */
export interface FormerUnit { readonly unitId: string; readonly unitName: string; readonly on: IsoDate; readonly document: string }

/** 涉及面广, 处理难度大, both (代表法 51), or what the place names besides (浙江规定 21: 承办量大). */
export type ExtensionGround = 'wide' | 'difficult' | 'wideAndDifficult' | 'local';

export interface SupervisionNote {
  /** Which of the task's reminders it is. */
  readonly nth: number;
  readonly on: IsoDate; readonly byName: string; readonly byRole: string; readonly note: string; readonly replyBy: IsoDate | null;
  readonly feedback: { readonly text: string; readonly on: IsoDate; readonly byName: string } | null;
  readonly settled: { readonly opinion: string; readonly on: IsoDate; readonly byName: string } | null;
}

export interface HandlingTaskRow extends RecordBase {
  /** Changes where the unit's duties went to another one (succeedUnit); a change of units begins another task. */
  unitId: string;
  /** As the unit is called now, or was when its part ended: a new name reaches what is still open (renameUnit). */
  unitName: string;
  readonly role: TaskRole;
  channel: 'government' | 'direct';
  /** Whose duty it was before, oldest first. */
  formerUnits: readonly FormerUnit[];
  /** The task of the same case in which this one goes on: its unit's duties went to a unit that had one already. */
  joinedIntoId: string | null;
  /** In whose numbers it counts, where that is not its unit: what was finished before the merger stays the former unit's. */
  countsForUnitId: string | null;
  readonly assignedOn: IsoDate;
  acceptedOn: IsoDate | null;
  sectionId: string | null;
  sectionName: string | null;
  handlerName: string | null;
  contactedOn: IsoDate | null;
  contactNote: string | null;
  cycle: number;
  urgedCount: number;
  /** What it was pressed for, what it answered, and the word of who pressed that it is done (督办单). */
  supervision: SupervisionNote[];
  repliedOn: IsoDate | null;
  returnState: 'requested' | 'agreed' | 'refused' | 'withdrawn' | null;
  returnGround: string | null;
  returnReason: string | null;
  /** What the assigning office decided about it, and why. */
  returnAnswer: string | null;
  endedOn: IsoDate | null;
  endedReason: string | null;
  /** The task that this one takes over: a visible chain. */
  readonly takesOverId: string | null;
  /** The task whose reply the deputy was dissatisfied with, where this unit handles it again in its place. */
  readonly rehandlesId: string | null;
  readonly takesOverFromName: string | null;
  readonly takesOverReason: string | null;
  extensionState: 'requested' | 'granted' | 'refused' | null;
  /** On which of the law's grounds the unit asked (代表法 51), in its own words beside. */
  extensionGround: ExtensionGround | null;
  extensionReason: string | null;
  extensionAnswer: string | null;
  /** The office in whose name it was decided, with the person; and the day. */
  extensionDecidedBy: string | null;
  extensionDecidedOn: IsoDate | null;
  /** The deputy's objection to the unit, and what the deputies' affairs commission answered. */
  objectionState: 'raised' | 'kept' | 'changed' | null;
  objection: string | null;
  objectionAnswer: string | null;
  /** What the unit's head put to whoever settles disputes about duties, and the decision, which is final. */
  disputeState: 'raised' | 'kept' | 'changed' | 'lapsed' | null;
  disputeStatement: string | null;
  disputeGround: string | null;
  disputeProposal: string | null;
  disputeSignedBy: string | null;
  disputeAnswer: string | null;
  /** The unit's own earliest running clock in the case, for its lists; derived. */
  nextDueOn: IsoDate | null;
  /** When the suggestion itself last moved: the order of a unit's list; derived. */
  suggestionUpdatedAt: Instant;
}

export type AttendeeRank = 'countyLeader' | 'unitHead' | 'deputyHead' | 'sectionHead' | 'staff';
export interface Attendee { readonly name: string; readonly position: string; readonly rank: AttendeeRank }
export type ConsultationMode = 'meeting' | 'visit' | 'seminar' | 'onSite' | 'telephone' | 'video';
export type ConsultationPhase = 'before' | 'during' | 'after';

export interface ConsultationRow extends RecordBase {
  readonly taskId: string;
  unitId: string;
  readonly cycle: number;
  phase: ConsultationPhase;
  plannedAt: Instant | null;
  heldOn: IsoDate | null;
  place: string | null;
  mode: ConsultationMode | null;
  deputiesPresent: string[];
  attendees: Attendee[];
  highestRank: AttendeeRank | null;
  deputyOpinion: string | null;
  unitOpinion: string | null;
  difference: string | null;
  recordedByName: string | null;
  waiverReason: string | null;
  answer: string | null;
  /** Confirmed by a signature on paper, on this day, entered by whom; null where the deputy answered here. */
  signedOn: IsoDate | null;
  signedRecordedBy: string | null;
  /** What was put right in the record, and what stood there before. */
  corrections: Correction[];
}

export interface AssistingOpinionRow extends RecordBase {
  readonly taskId: string;
  unitId: string;
  unitName: string;
  text: string;
  contactName: string | null;
  contactPhone: string | null;
  letterNumber: string | null;
  deliveredOn: IsoDate | null;
  signedByName: string | null;
  note: string | null;
  sentBackCount: number;
  /** Its unit is ready to sign the reply together with the lead unit (联合行文). */
  agreesToJointReply: boolean;
}

export interface RatingChange { readonly attitude: SatisfactionLevel; readonly result: SatisfactionLevel; readonly reason: string | null; /** The other questions of the form, as far as they were answered. */ readonly form?: FormAnswers; readonly at: Instant; /** Scans of the form, where it was read from paper. */ readonly files?: readonly string[]; /** How it had been misread, where it was put right. */ readonly why?: string }

export interface EvaluationRow extends RecordBase {
  readonly taskId: string;
  readonly replyId: string;
  unitId: string;
  /** Null for the last rating after a mediation, which stands outside every round. */
  readonly roundId: string | null;
  readonly mediationId: string | null;
  readonly roundName: string;
  closesOn: IsoDate;
  readonly sequence: number;
  raterPersonId: string | null;
  raterName: string | null;
  attitude: SatisfactionLevel | null;
  result: SatisfactionLevel | null;
  reason: string | null;
  formAnswers: FormAnswers | null;
  ratedAt: Instant | null;
  history: RatingChange[];
  remindedCount: number;
  disclosedOn: IsoDate | null;
  countsAs: 'rating' | 'excluded' | 'basicallySatisfied' | null;
  /** Paper where the rating was read from an envelope. */
  entryChannel: EntryChannel;
  envelopeReceivedOn: IsoDate | null;
  openedOn: IsoDate | null;
  openedByName: string | null;
  openedByPersonId: string | null;
  witnessName: string | null;
  /** Why what came in the envelope does not count. */
  unreadable: string | null;
  /** A paper rating that was misread: the other reading until a second person agrees, and what was put right. */
  rereading: Rereading | null;
  corrections: Correction[];
}

export interface ProgressReport { readonly on: IsoDate; readonly text: string; readonly percent: number | null; readonly byName: string }

export interface CommitmentRow extends RecordBase {
  taskId: string;
  readonly replyId: string;
  unitId: string;
  unitName: string;
  readonly askNo: number;
  readonly resultClass: ResultClass;
  readonly content: string;
  readonly ownerName: string;
  readonly originalDueOn: IsoDate;
  dueOn: IsoDate;
  progress: ProgressReport[];
  claimedOn: IsoDate | null;
  claim: string | null;
  verifiedOn: IsoDate | null;
  verifierName: string | null;
  verifierRole: RoleId | null;
  finding: string | null;
  proposedDueOn: IsoDate | null;
  changeReason: string | null;
  changedCount: number;
  brokenOn: IsoDate | null;
  explanation: string | null;
  secondReplyId: string | null;
  /** Whether its fulfilment must be told in a second reply (inProgress, planned: handbook 1.9, 1.10). */
  readonly needsSecondReply: boolean;
  /** Deputies of a later term who are told how it goes on. */
  followers: Follower[];
}

export interface DeadlineRow extends RecordBase {
  readonly recordKind: CaseKind;
  readonly recordId: string;
  readonly kind: string;
  unitId: string | null;
  /** Changes only while nothing else tells it: a right that counts from a receipt which has not been given yet. */
  startedOn: IsoDate;
  dueOn: IsoDate;
  originalDueOn: IsoDate;
  /** The rule as it stood when the clock started; null for a date that was promised, not counted. */
  readonly rule: DeadlineRule | null;
  /** What an extended clock was before, and who let it run longer; null for every other. */
  readonly extension: GrantedExtension | null;
  readonly basis: string;
  endedOn: IsoDate | null;
  nextReminderOn: IsoDate | null;
  remindedCount: number;
}

export interface AttachmentRow {
  readonly id: string;
  readonly suggestionId: string;
  readonly recordKind: CaseKind;
  readonly recordId: string;
  readonly purpose: string;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly sm3: string;
  readonly byName: string;
  readonly at: Instant;
}

/** Whose turn it is: the rows behind 我的待办. Derived from the case file after every act, never typed. */
export interface TurnRow {
  readonly suggestionId: string;
  readonly recordKind: CaseKind;
  readonly recordId: string;
  readonly action: string;
  readonly role: RoleId;
  readonly organisationId: string | null;
  readonly sectionId: string | null;
  readonly personId: string | null;
  readonly since: Instant;
  readonly dueOn: IsoDate | null;
}

export interface CaseFile {
  readonly congressId: string;
  readonly suggestion: SuggestionRow;
  readonly suggestionLink: SuggestionLinkRow[];
  readonly coSponsorship: CoSponsorshipRow[];
  readonly handlingTask: HandlingTaskRow[];
  readonly consultation: ConsultationRow[];
  readonly assistingOpinion: AssistingOpinionRow[];
  readonly reply: ReplyRow[];
  readonly evaluation: EvaluationRow[];
  readonly mediation: MediationRow[];
  readonly commitment: CommitmentRow[];
  readonly termExplanation: TermExplanationRow[];
  readonly publication: PublicationRow[];
  readonly deadline: DeadlineRow[];
  readonly attachment: AttachmentRow[];
  turns: TurnRow[];
}

export interface RowOf {
  suggestion: SuggestionRow; suggestionLink: SuggestionLinkRow; coSponsorship: CoSponsorshipRow; handlingTask: HandlingTaskRow; consultation: ConsultationRow;
  assistingOpinion: AssistingOpinionRow; reply: ReplyRow; evaluation: EvaluationRow; mediation: MediationRow; commitment: CommitmentRow; termExplanation: TermExplanationRow; publication: PublicationRow; deadline: DeadlineRow;
}

/** Kinds that occur many times in a case. */
export type ChildKind = Exclude<CaseKind, 'suggestion'>;
export const childKinds = ['suggestionLink', 'coSponsorship', 'handlingTask', 'consultation', 'assistingOpinion', 'reply', 'evaluation', 'mediation', 'commitment', 'termExplanation', 'publication', 'deadline'] as const satisfies readonly ChildKind[];

export function findRecord<K extends CaseKind>(file: CaseFile, kind: K, id: string): RowOf[K] | undefined {
  if (kind === 'suggestion') return (file.suggestion.id === id ? file.suggestion : undefined) as RowOf[K] | undefined;
  return (file[kind as ChildKind] as { id: string }[]).find((row) => row.id === id) as RowOf[K] | undefined;
}
