import type { CarryBody } from '../term-change/carry-over.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { ResultClass } from '../setting/result-class.ts';
import type { DisclosureWish, RaisedBefore, SuggestionCategory, SuggestionSource, TextOfVersion } from '../case-file/rows.ts';
import type { WithdrawalBodies } from '../withdrawal/evolve.ts';
import type { HandOverBodies } from '../mandate/hand-over-draft.ts';
import type { EndedBody } from '../mandate/pass-contact.ts';
import type { IdentityBodies } from '../identity-kept/keep-identity.ts';
import type { CorrectionBodies } from '../correction/bodies.ts';
import type { EntryBodies } from './entry-bodies.ts';
import type { DeclineCode } from './decline-reasons.ts';
import type { PaperWithdrawal } from './withdraw-on-paper.ts';

export interface SuggestionText {
  readonly title: string;
  readonly situation: string;
  readonly analysis: string;
  /** The concrete asks in their order; numbered from 1 when saved. */
  readonly asks: readonly string[];
  readonly source?: SuggestionSource;
  /** For the session or between sessions, as the deputy means it. */
  readonly occasion?: SuggestionCategory;
  readonly raisedBefore?: RaisedBefore | null;
  /** Suggestions of the same matter in earlier years. */
  readonly earlierIds?: readonly string[];
  readonly preferredUnits?: readonly string[];
  readonly disclosureWish?: DisclosureWish;
  readonly disclosureReason?: string;
}

/** How a draft begins: the topic that it was taken from stays with it. */
export interface NewSuggestionText extends SuggestionText { readonly topicId?: string }

/** `separately`: all units named handle their parts and reply each for itself (分别办理), the first in lists. */
export interface UnitChoice { readonly leadUnitId: string; readonly assistingUnitIds: readonly string[]; readonly separately?: boolean; readonly note?: string }

/** One of the matters that a suggestion is split into: some of its asks under a title of their own (一事一议). */
export interface SplitPart { readonly title: string; readonly askNos: readonly number[] }

/** What each action on a suggestion must be given. */
export interface SuggestionBodies extends EntryBodies, IdentityBodies, CorrectionBodies, HandOverBodies, WithdrawalBodies {
  lapseDraft: EndedBody;
  passContact: EndedBody;
  carryOver: CarryBody;
  save: Partial<SuggestionText>;
  attachFiles: { readonly files: readonly string[] };
  inviteCoSponsors: { readonly personIds: readonly string[] };
  removeCoSponsor: { readonly personId: string };
  freeze: Record<string, never>;
  unfreeze: Record<string, never>;
  submit: { readonly answer?: string };
  discard: Record<string, never>;
  withdraw: { readonly reason: string };
  withdrawOnPaper: PaperWithdrawal;
  passReview: { readonly note?: string };
  /** `proposal`: the reviewer's copy of the text with changes. */
  returnForRevision: { readonly guidance: string; readonly proposal?: TextOfVersion };
  decline: { readonly code: DeclineCode; readonly explanation: string };
  register: { readonly sessionId: string; readonly category: SuggestionCategory };
  /** The same choice, kept for the meeting or for later; nothing is handed over by it. */
  planUnits: UnitChoice;
  /** `note`: at which meeting and by whom, for whoever reads the case's history. */
  handOver: { readonly meetingId: string; readonly note?: string };
  assign: UnitChoice;
  assignTogether: UnitChoice;
  confirmTogether: { readonly note?: string };
  returnTogether: { readonly reason: string };
  merge: { readonly suggestionIds: readonly string[]; readonly reason: string };
  unmerge: { readonly reason: string };
  joinGroup: { readonly principalId: string; readonly reason: string };
  leaveGroup: { readonly otherId: string; readonly reason: string };
  split: { readonly parts: readonly SplitPart[]; readonly reason: string };
  passUp: { readonly to: string; readonly letterNumber?: string; readonly reason: string; readonly files?: readonly string[] };
  recordHigherReply: { readonly repliedOn: IsoDate; readonly resultClass: ResultClass; readonly outcome: string; readonly files?: readonly string[] };
  linkEarlier: { readonly suggestionIds: readonly string[]; readonly reason: string };
  confirmAssignment: { readonly note?: string };
  returnAssignment: { readonly reason: string };
  urgeUnits: { readonly note: string };
  addUnits: { readonly unitIds: readonly string[]; readonly reason: string };
  markReplied: Record<string, never>;
  markRehandling: Record<string, never>;
  endRehandling: Record<string, never>;
  markEvaluated: Record<string, never>;
  conclude: { readonly note?: string };
  archive: { readonly note?: string };
  supplement: { readonly note: string; readonly files?: readonly string[] };
  close: { readonly note?: string };
}
