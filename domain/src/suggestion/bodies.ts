import type { DisclosureWish, SuggestionCategory, SuggestionSource } from '../case-file/rows.ts';
import type { EntryBodies } from './entry-bodies.ts';
import type { DeclineCode } from './decline-reasons.ts';

export interface SuggestionText {
  readonly title: string;
  readonly situation: string;
  readonly analysis: string;
  /** The concrete asks in their order; numbered from 1 when saved. */
  readonly asks: readonly string[];
  readonly source?: SuggestionSource;
  readonly preferredUnits?: readonly string[];
  readonly disclosureWish?: DisclosureWish;
  readonly disclosureReason?: string;
}

/** `separately`: all units named handle their parts and reply each for itself (分别办理), the first in lists. */
export interface UnitChoice { readonly leadUnitId: string; readonly assistingUnitIds: readonly string[]; readonly separately?: boolean; readonly note?: string }

/** What each action on a suggestion must be given. */
export interface SuggestionBodies extends EntryBodies {
  save: Partial<SuggestionText>;
  attachFiles: { readonly files: readonly string[] };
  inviteCoSponsors: { readonly personIds: readonly string[] };
  removeCoSponsor: { readonly personId: string };
  freeze: Record<string, never>;
  unfreeze: Record<string, never>;
  submit: Record<string, never>;
  discard: Record<string, never>;
  withdraw: { readonly reason: string };
  passReview: { readonly note?: string };
  returnForRevision: { readonly guidance: string };
  decline: { readonly code: DeclineCode; readonly explanation: string };
  register: { readonly sessionId: string; readonly category: SuggestionCategory };
  assign: UnitChoice;
  confirmAssignment: { readonly note?: string };
  returnAssignment: { readonly reason: string };
  urgeUnits: { readonly note: string };
  addUnits: { readonly assistingUnitIds: readonly string[]; readonly reason: string };
  markReplied: Record<string, never>;
  markRehandling: Record<string, never>;
  markEvaluated: Record<string, never>;
  conclude: { readonly note?: string };
  archive: { readonly note?: string };
  supplement: { readonly note: string; readonly files?: readonly string[] };
  close: { readonly note?: string };
}
