/** What the API answers, in the shapes of its records. Field names of a record are those of the domain's rows. */
import type { CountyAnswer, CountyReferralRow, CountySuggestion } from '@luoshi/domain/county-referral/rows.ts';
import type { LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import type {
  AssistingOpinionRow, CaseKind, CommitmentRow, ConsultationRow, CoSponsorshipRow, DeadlineRow, LinkRelation, EvaluationRow, HandlingTaskRow, MediationRow, PublicationRow, ReplyRow, SatisfactionLevel, TermExplanationRow,
  Correction, SuggestionCategory, SuggestionLinkRow, VoidedNumber, SuggestionRow, TaskRole,
} from '@luoshi/domain/case-file/rows.ts';
import type { DisclosureWish, PublicForm, PublicText, WithholdGround } from '@luoshi/domain/case-file/rows.ts';
import type { DraftTalkRow, TalkAnswer, TalkResult } from '@luoshi/domain/before-session/draft-talk-rows.ts';
import type { HandlingReportRow } from '@luoshi/domain/handling-report/report-rows.ts';
import type { IntentionRow } from '@luoshi/domain/before-session/intention-rows.ts';
import type { GuideTopicRow, TopicGuideRow } from '@luoshi/domain/before-session/guide-rows.ts';
import type { CompilationReceiptRow, CompiledText, ExcellentSelectionRow, WritingRubricRow, WritingScoreRow } from '@luoshi/domain/text-quality/quality-rows.ts';
import type { OutsideKind } from '@luoshi/domain/work-outside-cases/tables.ts';
import type { DayKind } from '@luoshi/domain/calendar/working-calendar.ts';
import type { Segment } from '@luoshi/domain/text-revision/diff.ts';
import type { TextOfVersion } from '@luoshi/domain/case-file/rows.ts';
import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import type { UnitSystem } from '@luoshi/domain/identity/unit-system.ts';
import type { ResultClass } from '@luoshi/domain/setting/result-class.ts';
import type { Refusal } from './problem.ts';

export type { CaseKind, Correction, DisclosureWish, PublicForm, PublicText, WithholdGround, ResultClass, RoleId, SatisfactionLevel, TaskRole, UnitSystem };

/** The part of JSON Schema that bodies of actions use, with what a form needs to draw them. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly 'x-widget'?: string;
  readonly 'x-labels'?: Readonly<Record<string, string>>;
}

export interface OfferedAction {
  readonly action: string;
  readonly label: string;
  readonly method: 'POST';
  readonly href: string;
  readonly schema: JsonSchema;
  /** Reasons why it cannot be done yet; empty: it can. */
  readonly refusals: readonly Refusal[];
  /** What its form will have to say something about, because of how the case stands. */
  readonly foretold?: readonly Refusal[];
}

export interface DeadlineStep { readonly date: string; readonly text: string; readonly counted: boolean; readonly dayKind: DayKind }
export interface ShownDeadline {
  readonly id: string; readonly kind: string; readonly label: string; readonly dueOn: string; readonly startedOn: string; readonly endedOn: string | null;
  readonly state: string; readonly stateLabel: string; readonly basis: string; readonly overdue: boolean; readonly steps?: readonly DeadlineStep[];
  readonly recordKind: CaseKind; readonly recordId: string; readonly unitId: string | null; readonly originalDueOn: string;
}
export interface TimelineEntry {
  readonly seq: number; readonly at: string; readonly actorName: string; readonly actorRole: string; readonly actorRoleLabel: string; readonly organisationName: string | null;
  readonly text: string; readonly note: string | null; readonly recordKind: CaseKind; readonly recordId: string; readonly action: string; readonly event: string;
}
export interface RecordLink { readonly rel: string; readonly kind: CaseKind; readonly id: string; readonly href: string; readonly label: string; readonly state: string; readonly stateLabel: string }
export interface Attachment {
  readonly id: string; readonly fileId: string; readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string; readonly purpose: string;
  readonly recordKind: CaseKind; readonly recordId: string; readonly href: string; readonly byName: string; readonly at: string;
}

interface Presented {
  readonly kind: string;
  readonly kindLabel?: string;
  readonly stateLabel: string;
  readonly actions: readonly OfferedAction[];
  readonly deadlines?: readonly ShownDeadline[];
  readonly timeline?: readonly TimelineEntry[];
  readonly links?: readonly RecordLink[];
  readonly attachments?: readonly Attachment[];
}
type Shown<Row> = Readonly<Row> & Presented;

export type SuggestionLink = Shown<SuggestionLinkRow>;
export type CoSponsorship = Shown<CoSponsorshipRow>;
export type HandlingTask = Shown<HandlingTaskRow>;
export type Consultation = Shown<ConsultationRow>;
export type AssistingOpinion = Shown<AssistingOpinionRow>;
export type Reply = Shown<ReplyRow>;
/** `closedReason`: why one's own rating cannot be opened (its sealing key is not at hand). */
export type Evaluation = Shown<EvaluationRow> & { readonly closedReason?: string | null };
export type Mediation = Shown<MediationRow>;
export type TermExplanation = Shown<TermExplanationRow>;
/** `isAskedWithRating`: whether the place asks the deputy again when rating. `isRaisedLater`: the reply was delivered before there was this record. */
export type Publication = Shown<PublicationRow> & { readonly isAskedWithRating: boolean; readonly isRaisedLater: boolean };
export type Commitment = Shown<CommitmentRow>;
export type Deadline = Shown<DeadlineRow>;
export interface CaseRecords {
  readonly suggestionLink: readonly SuggestionLink[]; readonly coSponsorship: readonly CoSponsorship[]; readonly handlingTask: readonly HandlingTask[]; readonly consultation: readonly Consultation[];
  readonly assistingOpinion: readonly AssistingOpinion[]; readonly reply: readonly Reply[]; readonly evaluation: readonly Evaluation[]; readonly mediation: readonly Mediation[]; readonly commitment: readonly Commitment[]; readonly termExplanation: readonly TermExplanation[]; readonly publication: readonly Publication[];
}
export type Suggestion = Shown<SuggestionRow> & { readonly records: CaseRecords };
/** Any record that offers actions; enough for buttons and forms. */
export interface AnyRecord extends Presented { readonly id: string; readonly version: number; readonly state: string }
export interface RecordOf {
  suggestion: Suggestion; suggestionLink: SuggestionLink; coSponsorship: CoSponsorship; handlingTask: HandlingTask; consultation: Consultation; assistingOpinion: AssistingOpinion; reply: Reply;
  evaluation: Evaluation; mediation: Mediation; commitment: Commitment; termExplanation: TermExplanation; publication: Publication; deadline: Deadline;
}

export interface Page<T> { readonly items: readonly T[]; readonly nextCursor: string | null; readonly total: number }

export interface SuggestionItem {
  readonly id: string; readonly kind: 'suggestion'; readonly version: number; readonly state: string; readonly stateLabel: string; readonly title: string;
  readonly numberLabel: string | null; readonly number: number | null; readonly leadName: string; readonly leadDelegationName: string | null; readonly leadUnitName: string | null;
  readonly category: SuggestionCategory | null; readonly submittedOn: string | null; readonly registeredOn: string | null; readonly assignedOn: string | null; readonly repliedOn: string | null;
  readonly nextDueOn: string | null; readonly overdue: boolean; readonly isKey: boolean; readonly overallClass: ResultClass | null; readonly firstResult: SatisfactionLevel | null; readonly finalResult: SatisfactionLevel | null;
  readonly updatedAt: string; readonly groupRole: 'principal' | 'member' | null; readonly isRepeated: boolean; readonly motionNumber: string | null; readonly assistingNames: string | null; readonly entryChannel: string; readonly carriedFrom: string | null; readonly voidedNumbers: readonly VoidedNumber[];
  /** As the reply was signed. */
  readonly classLetters: string | null;
  /** The reader's own task, where the reader is a handling unit. */
  readonly taskState?: string | null; readonly taskStateLabel?: string | null; readonly taskRole?: TaskRole | null;
}
/** What narrows the list of suggestions, by the names of the interface. */
export interface SuggestionFilter {
  readonly state?: string; readonly states?: string; readonly unit?: string; readonly township?: string; readonly session?: string; readonly category?: string; readonly q?: string;
  readonly contactChanged?: boolean; readonly carried?: boolean; readonly overdue?: boolean; readonly mine?: boolean; readonly isKey?: boolean; readonly lead?: string; readonly resultClass?: string; readonly channel?: string; readonly publication?: string;
  readonly from?: string; readonly to?: string; readonly registeredFrom?: string; readonly registeredTo?: string; readonly system?: string; readonly intake?: string; readonly rated?: string; readonly indicator?: string; readonly part?: string;
  readonly delegation?: string; readonly assisting?: string; readonly merged?: boolean; readonly repeated?: boolean; readonly converted?: boolean;
}
export interface ListColumn { readonly name: string; readonly label: string; readonly isStandard: boolean }
/** Filters, order and columns that somebody keeps under a name. */
export interface ViewContents { readonly filter: SuggestionFilter; readonly sort: string | null; readonly columns: readonly string[] }
export interface SavedView extends ViewContents { readonly id: string; readonly name: string }
export interface ListViews { readonly columns: readonly ListColumn[]; readonly items: readonly SavedView[] }
export interface FoundSuggestion extends SuggestionItem { readonly snippet: string }

interface Waiting {
  readonly recordId: string; readonly action: string; readonly actionLabel: string; readonly title: string; readonly stateLabel: string; readonly since: string;
  readonly dueOn: string | null; readonly daysLeft: number | null; readonly overdue: boolean; readonly group: string;
}
/** Something of a case that waits for me. */
export interface CaseToDo extends Waiting {
  readonly suggestionId: string; readonly recordKind: CaseKind; readonly href: string; readonly numberLabel: string | null; readonly leadName: string; readonly unitName: string | null; readonly about: null;
  /** What was promised, where the record is a promise: a suggestion may hold several. */
  readonly promise: string | null;
}
/** Something beside the cases: a meeting, a mandate, a talk about a draft. */
export interface OutsideToDo extends Waiting {
  readonly suggestionId: null; readonly recordKind: OutsideKind; readonly href: null; readonly numberLabel: null; readonly leadName: null; readonly unitName: null; readonly promise: null;
  /** One line that says what it is about. */
  readonly about: string;
  /** Own suggestion at which it is shown. */
  readonly shownAt: string | null;
  /** The year of the list in which it stands. */
  readonly year: number | null;
}
export type ToDoItem = CaseToDo | OutsideToDo;
export interface ToDoPage extends Page<ToDoItem> { readonly groups: readonly { readonly action: string; readonly label: string; readonly count: number }[] }

export interface Notice {
  readonly id: string; readonly seq: number; readonly topic: string; readonly text: string; readonly at: string; readonly read: boolean;
  readonly suggestionId: string | null; readonly recordKind: CaseKind | 'assignmentMeeting' | 'actingMandate' | 'secretMatter' | 'unitSuccession' | MatterKind | null; readonly recordId: string | null;
}
export interface NoticePage { readonly items: readonly Notice[]; readonly nextCursor: string | null; readonly unread: number }

export interface CommitmentItem {
  readonly id: string; readonly kind: 'commitment'; readonly version: number; readonly state: string; readonly stateLabel: string; readonly suggestionId: string; readonly unitId: string; readonly unitName: string;
  readonly askNo: number; readonly content: string; readonly ownerName: string; readonly dueOn: string; readonly originalDueOn: string; readonly claimedOn: string | null; readonly verifiedOn: string | null;
  readonly verifierName: string | null; readonly changedCount: number; readonly resultClass: ResultClass; readonly title: string; readonly numberLabel: string | null; readonly leadName: string;
  readonly evidenceCount: number; readonly overdue: boolean; readonly daysLeft: number; readonly carriedFrom: string | null;
}

export interface EvaluationRound extends AnyRecord {
  readonly name: string; readonly opensOn: string; readonly closesOn: string; readonly sequence: number; readonly openedOn: string | null; readonly closedOn: string | null;
  /** How many evaluations stand where; told to the deputies' affairs commission alone. */
  readonly counts: { readonly open: number; readonly rated: number; readonly disclosed: number; readonly noResponse: number; readonly noRater: number; readonly inEnvelope: number; readonly toOpen: number } | null;
}

/** 换届承接: the end of a term, and how the explanations that were asked for stand. */
export interface TermChange extends AnyRecord {
  readonly termId: string; readonly termName: string; readonly endsOn: string; readonly askedOn: string | null; readonly closedOn: string | null; readonly cancelReason: string | null;
  readonly counts: { readonly asked: number; readonly toCheck: number; readonly accepted: number; readonly sent: number; readonly missing: number; readonly carried: number; readonly carriedCommitments: number };
}
export interface TermExplanationItem {
  readonly id: string; readonly state: string; readonly stateLabel: string; readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly unitName: string;
  readonly askedOn: string; readonly dueOn: string | null; readonly signedOn: string | null; readonly sentOn: string | null; readonly isMissing: boolean;
}

export interface PublicationItem {
  readonly id: string; readonly state: string; readonly stateLabel: string; readonly form: string | null; readonly formLabel: string | null; readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly unitName: string;
  readonly repliedOn: string; readonly decidedOn: string | null; readonly releaseOn: string | null; readonly releasedOn: string | null; readonly isRaisedLater: boolean; readonly dueOn: string | null; readonly isLate: boolean; readonly namesShown: boolean; readonly reason: string | null; readonly hash: string | null;
}
export interface PublicPreview { readonly text: PublicText | null; readonly found: readonly { readonly label: string; readonly text: string }[]; readonly faults: readonly { readonly text: string; readonly field: string | null }[] }

/** One number with what it counts, and how long the lists are that it opens to. */
export interface Figure { readonly numerator: number; readonly denominator: number; readonly rate: number | null; readonly isSmall: boolean; readonly listed: Readonly<Record<IndicatorPart, number>> }
export type IndicatorPart = 'numerator' | 'denominator' | 'missing';
export interface Indicator {
  readonly key: string; readonly family: 'handling' | 'satisfaction' | 'implementation'; readonly name: string; readonly counts: 'suggestion' | 'ask' | 'commitment';
  readonly numerator: string; readonly denominator: string; readonly missing: string; readonly note: string; readonly moreIsBetter: boolean;
  /** Has a column in the tables by unit and by township. */
  readonly isGrouped: boolean;
}
export interface FigureGroup { readonly id: string; readonly name: string; readonly figures: Readonly<Record<string, Figure>> }
export interface FigureGroups { readonly items: readonly FigureGroup[]; readonly leftOff: number }
/** Raised, admitted, handed over and solved; without a category is what was not registered. */
export interface StageCounts { readonly category: SuggestionCategory | null; readonly raised: number; readonly admitted: number; readonly handedOver: number; readonly solved: number }
/** Null: no reply has said a class yet. */
export interface ResultCount { readonly resultClass: ResultClass | null; readonly letter: string; readonly count: number }
export interface Numbers {
  readonly asOf: string; readonly paper: { readonly suggestions: number; readonly ofSuggestions: number; readonly ratings: number; readonly ofRatings: number; readonly rated: number; readonly ofRated: number }; readonly carried: { readonly suggestions: number; readonly commitments: number }; readonly total: Readonly<Record<string, Figure>>; readonly units: FigureGroups; readonly townships: FigureGroups;
  readonly sessions: readonly { readonly id: string; readonly name: string }[];
  readonly stages: readonly StageCounts[];
  readonly results: readonly ResultCount[];
}
export interface RecommendedUnit { readonly unitId: string; readonly name: string; readonly shortName: string; readonly system: UnitSystem; readonly channel: 'government' | 'direct'; readonly reasons: readonly string[]; readonly running: number; readonly score: number }
export interface SimilarSuggestion { readonly id: string; readonly title: string; readonly numberLabel: string | null; readonly similarity: number; readonly state: string; readonly leadUnitName: string | null; readonly registeredOn: string | null }

/** A suggestion as another one names it. */
export interface RelatedSuggestion {
  readonly id: string; readonly title: string; readonly numberLabel: string | null; readonly state: string; readonly stateLabel: string; readonly leadName: string; readonly leadUnitName: string | null;
  readonly registeredOn: string | null; readonly overallClass: ResultClass | null; readonly promises: number; readonly kept: number;
}
export interface SuggestionLinkShown {
  readonly linkId: string; readonly relation: LinkRelation; readonly state: string; readonly reason: string | null; readonly byName: string; readonly madeOn: string; readonly endedOn: string | null; readonly endedReason: string | null;
  readonly other: RelatedSuggestion | null;
}
export interface Relations { readonly links: readonly SuggestionLinkShown[]; readonly years: readonly (RelatedSuggestion & { readonly year: number; readonly isThis: boolean })[]; readonly yearNumber: number; readonly hidden: number }
export interface ListChoices { readonly mergedUnits: readonly { readonly id: string; readonly name: string }[]; readonly sessions: readonly { readonly id: string; readonly name: string }[]; readonly delegations: readonly { readonly id: string; readonly name: string }[] }

export interface CalendarDay { readonly date: string; readonly kind: DayKind; readonly name?: string | null }
export interface CalendarEntry { readonly on: string; readonly kind: string; readonly label: string; readonly suggestionId: string | null; readonly title: string | null; readonly numberLabel: string | null; readonly recordKind: string; readonly recordId: string; readonly overdue: boolean }
export interface CalendarSpan { readonly days: readonly CalendarDay[]; readonly entries: readonly CalendarEntry[]; readonly truncated: boolean; readonly missingNotices: readonly number[] }

export interface Person {
  readonly personId: string; readonly identityId: string; readonly name: string; readonly role: RoleId; readonly roleLabel: string; readonly title: string;
  readonly organisationId: string; readonly organisationName: string; readonly deputyId: string | null; readonly certificateNumber: string | null; readonly phone?: string;
}
export interface Unit { readonly id: string; readonly name: string; readonly shortName: string; readonly system: UnitSystem; readonly channel: 'government' | 'direct'; readonly phone: string; readonly formerNames: readonly string[]; readonly carriesOnFor: readonly string[]; readonly sections: readonly { readonly id: string; readonly name: string }[] }

export interface Identity {
  readonly id: string; readonly role: RoleId; readonly roleLabel: string; readonly title: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string }; readonly section: { readonly id: string; readonly name: string } | null;
  readonly congress: { readonly id: string; readonly name: string; readonly shortName: string; readonly level: string }; readonly townshipId: string | null;
  /** An absent colleague's capacity in which one may act, until that day. */
  readonly actingFor: { readonly mandateId: string; readonly personId: string; readonly name: string; readonly until: string } | null;
}
export interface Me {
  readonly person: { readonly id: string; readonly name: string }; readonly identity: Identity; readonly identities: readonly Identity[];
  readonly largeText: boolean; readonly mustChangePassword: boolean;
}
export interface Clock { readonly now: string; readonly today: string; readonly demo: boolean }
export interface LoginSession { readonly id: string; readonly current: boolean; readonly createdAt: string; readonly lastSeenAt: string; readonly remoteAddress: string; readonly userAgent: string }

/** What is prepared before a session. */
export type TopicGuide = Readonly<TopicGuideRow> & AnyRecord;
export type GuideTopic = Omit<Readonly<GuideTopicRow>, 'proposedByPersonId' | 'proposedByOrganisationId'> & AnyRecord & { readonly sourceLabel: string; /** Submitted suggestions that were written from it. */ readonly suggestionCount: number };
export type DraftTalk = Readonly<DraftTalkRow> & AnyRecord;
export type { TalkAnswer, TalkResult };
export interface TalkCounts { readonly total: number; readonly waiting: number; readonly answered: number; readonly kept: number; readonly changed: number; readonly givenUp: number }
/** `alike`: others of the same year that seem to mean the same. */
export type DraftIntention = Readonly<IntentionRow> & AnyRecord & { readonly isSubmitted: boolean; readonly alike: readonly { readonly id: string; readonly title: string; readonly name: string; readonly percent: number }[] };
/** How suggestions are written: the criteria, the levels' sheets, the yearly selection and its receipts. */
export type WritingRubric = Readonly<WritingRubricRow> & AnyRecord;
export type WritingScore = Readonly<WritingScoreRow> & AnyRecord & { readonly levelLabel: string; readonly isOwn: boolean; readonly isOfEarlierText: boolean };
/** `excellent`: what was decided, for every reader; `entries` only for the two offices. */
export type ExcellentSelection = Readonly<ExcellentSelectionRow> & AnyRecord & { readonly excellent: readonly CompiledText[] };
export type CompilationReceipt = Readonly<CompilationReceiptRow> & AnyRecord;
/** `overall`: what the record says of the year, in paragraphs. */
export type HandlingReport = Omit<Readonly<HandlingReportRow>, 'figures'> & AnyRecord & { readonly overall: readonly string[] };
/** 镇级民生事项 as one reader sees it. */
export type LivelihoodMatter = Omit<Readonly<LivelihoodRow>, 'files'> & AnyRecord & { readonly label: string; readonly sourceLabel: string; readonly handlerName: string; readonly endLabel: string | null; readonly isOverdue: boolean; readonly suggestionNumber: string | null; readonly files: readonly { readonly id: string; readonly name: string; readonly size: number; readonly of: 'raised' | 'done'; readonly href: string }[]; readonly answers: readonly CountyAnswerView[] };
/** What the township reads of a county deputy's answer. */
export type CountyAnswerView = Omit<CountyAnswer, 'matterId' | 'suggestion'> & { readonly stateLabel: string; readonly suggestion: (Pick<CountySuggestion, 'numberLabel' | 'units'> & { readonly stateLabel: string; readonly commitments: readonly (Omit<CountySuggestion['commitments'][number], 'state'> & { readonly stateLabel: string })[] }) | null };
/** 转请县代表的事项, as the deputy and the readers of the suggestion see it. */
export type CountyReferral = Omit<Readonly<CountyReferralRow>, 'matterId' | 'files'> & AnyRecord & { readonly takenBy: string | null; readonly suggestionNumber: string | null; readonly files: readonly { readonly id: string; readonly name: string; readonly size: number; readonly href: string }[] };
export interface MatterOf { topicGuide: TopicGuide; guideTopic: GuideTopic; draftTalk: DraftTalk; draftIntention: DraftIntention; handlingReport: HandlingReport; livelihoodMatter: LivelihoodMatter; countyReferral: CountyReferral; writingRubric: WritingRubric; writingScore: WritingScore; excellentSelection: ExcellentSelection; compilationReceipt: CompilationReceipt }
export type MatterKind = keyof MatterOf;
export interface MatterList<K extends MatterKind> { readonly items: readonly MatterOf[K][]; readonly createSchema: JsonSchema; readonly counts?: TalkCounts; readonly window?: { readonly from: string; readonly year: number; readonly text: string } | null }

/** What lies between two versions of a suggestion's text. */
export type TextSegment = Segment;
export interface ChangedField { readonly field: keyof TextOfVersion; readonly label: string; readonly segments: readonly TextSegment[] }
export interface TextChanges { readonly from: number; readonly to: number; readonly fields: readonly ChangedField[] }
