import type { Instant } from '../case-file/record-base.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { MatterRow } from './matter.ts';

/** The words of a draft on the day on which its deputy opened them to a unit. */
export interface SharedText { readonly title: string; readonly situation: string; readonly analysis: string; readonly asks: readonly string[] }

export type TalkAnswer = 'planned' | 'solved' | 'underWay' | 'supplement' | 'otherUnit' | 'difficult';
export const talkAnswerLabels: Readonly<Record<TalkAnswer, string>> = {
  planned: '已列入计划', solved: '已经解决', underWay: '正在办理', supplement: '建议补充情况', otherUnit: '主要属于其他单位职责', difficult: '目前条件不具备',
};
export type TalkResult = 'kept' | 'changed' | 'givenUp';
export const talkResultLabels: Readonly<Record<TalkResult, string>> = { kept: '照原来的意思提出', changed: '修改后提出', givenUp: '不再提出' };

export type TalkWay = 'meeting' | 'visit' | 'telephone' | 'written';
export const talkWayLabels: Readonly<Record<TalkWay, string>> = { meeting: '当面', visit: '实地', telephone: '电话', written: '书面' };

/** 会前沟通: one deputy and one unit about one draft. */
export interface DraftTalkRow extends MatterRow {
  readonly suggestionId: string;
  readonly leadPersonId: string;
  readonly leadName: string;
  readonly leadTownshipId: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly requestedByRole: 'deputy' | 'deputyAffairs' | 'townshipPresidium';
  readonly requestedByName: string;
  /** What is to be talked about; known to the offices too, which do not see the draft. */
  readonly question: string;
  sharedText: SharedText | null;
  sharedAt: Instant | null;
  answer: TalkAnswer | null;
  facts: string | null;
  answeredByName: string | null;
  answeredOn: IsoDate | null;
  heldOn: IsoDate | null;
  way: TalkWay | null;
  result: TalkResult | null;
  resultNote: string | null;
  endedOn: IsoDate | null;
}
