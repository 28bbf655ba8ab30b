import type { IsoDate } from '../kernel/dates.ts';
import type { RoleId } from '../identity/roles.ts';
import type { MatterRow } from './matter.ts';

/** 选题参考: one a year, put together by the deputies' affairs commission. */
export interface TopicGuideRow extends MatterRow {
  readonly year: number;
  title: string;
  preface: string;
  sections: string[];
  publishedOn: IsoDate | null;
  endedOn: IsoDate | null;
}

export type TopicSource = 'deputy' | 'unit' | 'township' | 'resident' | 'commission';
export const topicSourceLabels: Readonly<Record<TopicSource, string>> = { deputy: '代表', unit: '单位', township: '乡镇', resident: '群众反映', commission: '代表工委' };

/** One topic, as it was handed in and as it was edited: the words of the source are kept unchanged beside the edited ones. */
export interface GuideTopicRow extends MatterRow {
  readonly year: number;
  readonly source: TopicSource;
  /** Who raised it, for residents without their names: the place and the occasion. */
  readonly sourceName: string;
  readonly sourceTitle: string;
  readonly sourceText: string;
  readonly proposedByPersonId: string;
  readonly proposedByName: string;
  readonly proposedByRole: RoleId;
  /** A presidium by its township, everybody else by the organisation in which they acted. */
  readonly proposedByOrganisationId: string;
  title: string;
  section: string | null;
  background: string;
  data: string;
  unitIds: string[];
  unitNames: string[];
  /** What was already promised, is under way or has been raised again and again. */
  alreadyKnown: string;
  setAsideReason: string | null;
}
