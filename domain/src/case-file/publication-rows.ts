import type { IsoDate } from '../kernel/dates.ts';
import type { Instant, RecordBase } from './record-base.ts';
import type { DisclosureWish } from './suggestion-rows.ts';

/** How a suggestion and the reply to it are made public: 全文、摘要、仅标题, or not at all. */
export type PublicForm = 'full' | 'summary' | 'titleOnly' | 'notPublic';
/** Why not: a state secret is no answer here, for such a matter must not be in this system at all (保密法 31). */
export type WithholdGround = 'businessSecret' | 'privacy' | 'deputyUnwilling' | 'otherLaw';

/** What is to be made public, and how; the unit proposes it with its reply, the office that runs the suggestions decides it. */
export interface Publicity {
  readonly form: PublicForm;
  /** Whether the suggestion's own text goes out beside the reply; for the full form and the summary. */
  readonly withSuggestion: boolean;
  readonly summary: string | null;
  readonly ground: WithholdGround | null;
  readonly reason: string | null;
  /** Passages, word for word, in whose place the public finds a marked gap. */
  readonly strikes: readonly string[];
}

/** The unit's proposal; `byName` is null as long as it is only what was filled in beforehand. */
export interface PublicityProposal extends Publicity { readonly byName: string | null }

/** What the public reads: composed once, frozen and hashed when it is released. No number, address or name of a resident belongs here. */
export interface PublicText {
  readonly form: Exclude<PublicForm, 'notPublic'>;
  readonly number: string;
  readonly title: string;
  /** Null where the proposers' names are kept. */
  readonly proposers: readonly string[] | null;
  readonly unitName: string;
  readonly letterNumber: string | null;
  readonly repliedOn: IsoDate | null;
  readonly summary: string | null;
  readonly suggestion: { readonly situation: string; readonly analysis: string; readonly asks: readonly { readonly no: number; readonly text: string }[] } | null;
  readonly reply: {
    readonly opening: string;
    readonly answers: readonly { readonly askNo: number; readonly resultLabel: string; readonly text: string; readonly promise: { readonly content: string; readonly dueOn: IsoDate } | null }[];
    readonly closing: string;
  } | null;
}

/** One release: what was read from when to when. Nothing of it ever changes but its end. */
export interface Release { readonly on: IsoDate; readonly at: Instant; readonly byName: string; readonly text: PublicText; readonly hash: string; readonly endedOn: IsoDate | null; readonly endedReason: string | null }

/** 公开: one for each delivered reply, from the deputy's wish and the unit's proposal to what the public reads. */
export interface PublicationRow extends RecordBase {
  readonly taskId: string;
  readonly replyId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly repliedOn: IsoDate;
  readonly proposal: PublicityProposal;
  /** As given with the suggestion, or said again since (`wishOn`). */
  wish: DisclosureWish | null;
  wishReason: string | null;
  wishOn: IsoDate | null;
  /** The proposers' names are not to be published. */
  keepName: boolean;
  form: PublicForm | null;
  withSuggestion: boolean;
  summary: string | null;
  ground: WithholdGround | null;
  /** Why withheld, or why otherwise than wished or proposed. */
  reason: string | null;
  strikes: string[];
  /** What the check found and the decision leaves in, knowingly. */
  leftIn: string[];
  showNames: boolean;
  decidedOn: IsoDate | null;
  decidedByName: string | null;
  releaseOn: IsoDate | null;
  /** What was approved for a later day, word for word; on that day nothing else goes out. */
  approvedText: PublicText | null;
  releases: Release[];
}
