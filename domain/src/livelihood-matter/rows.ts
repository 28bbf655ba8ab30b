import type { MatterRow } from '../before-session/matter.ts';
import type { IsoDate } from '../kernel/dates.ts';

/** Where a matter was heard of. */
export type MatterSource = 'deputy' | 'reception' | 'visit' | 'station' | 'other';
export const matterSourceLabels: Readonly<Record<MatterSource, string>> = { deputy: '代表反映', reception: '接待日', visit: '走访', station: '代表联络站', other: '其他' };

export type EndKind = 'notPossible' | 'otherWay' | 'repeated' | 'notTownship' | 'viaCounty';
export const endKindLabels: Readonly<Record<EndKind, string>> = { notPossible: '条件不具备，已作说明', otherWay: '已由其他渠道办理', repeated: '与另一件重复', notTownship: '不属于镇级职责，已作说明', viaCounty: '经县人大代表建议办理' };

export interface MatterFile { readonly id: string; readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string; readonly of: 'raised' | 'done' }
/** What happened, in a sentence each: those who may see the matter read it, the audit keeps the rest. */
export interface MatterStep { readonly at: string; readonly byName: string; readonly what: string; readonly note: string | null }

/** 镇级民生事项: what deputies and residents bring up and the township settles without a formal suggestion. */
export interface LivelihoodRow extends MatterRow {
  readonly year: number;
  readonly no: number;
  readonly title: string;
  readonly what: string;
  readonly place: string;
  readonly source: MatterSource;
  readonly sourceNote: string;
  /** The deputy who raised it, or who received the resident: the one who says whether it is done. None: the presidium asks the residents itself. */
  readonly deputyPersonId: string | null;
  readonly deputyName: string | null;
  readonly enteredByName: string;
  readonly raisedOn: IsoDate;
  /** An office of the township, one section of it, or a village, which has no log-in here and reports through the presidium. */
  unitId: string | null;
  unitName: string | null;
  sectionId: string | null;
  village: string | null;
  takenOn: IsoDate | null;
  dueOn: IsoDate | null;
  /** While it is handled: the day on which its handler and the presidium are reminded next. */
  nextReminderOn: IsoDate | null;
  doneText: string | null;
  doneOn: IsoDate | null;
  /** How often a report was answered with "not done". */
  returns: number;
  settledOn: IsoDate | null;
  endKind: EndKind | null;
  endReason: string | null;
  endedOn: IsoDate | null;
  /** Beyond what can be settled on the spot: the suggestion that a deputy made of it. */
  suggestionId: string | null;
  files: readonly MatterFile[];
  steps: readonly MatterStep[];
}

export const livelihoodLabel = ({ year, no }: Pick<LivelihoodRow, 'year' | 'no'>): string => `民生事项${year}年第${no}号`;
/** Who is told of as the handler. */
export const handlerName = ({ unitName, village }: Pick<LivelihoodRow, 'unitName' | 'village'>): string => unitName ?? village ?? '';
