import type { SharedText } from './draft-talk-rows.ts';
import type { MatterRow } from './matter.ts';

export type TogetherWay = 'sign' | 'merge';
export const togetherLabels: Readonly<Record<TogetherWay, string>> = { sign: '联名提出', merge: '合并为一件' };

/** 会前拟提: a deputy tells what is going to be raised at the coming session; a title, not the text. */
export interface IntentionRow extends MatterRow {
  readonly year: number;
  readonly suggestionId: string;
  readonly personId: string;
  readonly name: string;
  readonly delegationName: string | null;
  readonly townshipId: string | null;
  title: string;
  /** What is asked for, in a line or two; written for others to see. */
  gist: string;
  readonly topicId: string | null;
  sharedText: SharedText | null;
  /** What an office proposed: to sign or to merge with another announcement. */
  withId: string | null;
  withTitle: string | null;
  withName: string | null;
  way: TogetherWay | null;
  proposedByRole: 'deputyAffairs' | 'townshipPresidium' | null;
  proposedNote: string | null;
}
