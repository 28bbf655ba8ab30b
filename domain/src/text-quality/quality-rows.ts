import type { MatterRow } from '../before-session/matter.ts';
import type { DisclosureWish, ReviewLevel, TextOfVersion } from '../case-file/rows.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { ResultClass } from '../setting/result-class.ts';

export interface Criterion { readonly name: string; readonly hint: string; readonly weight: number }

/** 撰写质量评价办法: one version of the criteria with their weights. A version is never edited; a new one takes its place from its day on. */
export interface WritingRubricRow extends MatterRow {
  readonly no: number;
  readonly startsOn: IsoDate;
  readonly criteria: readonly Criterion[];
  readonly reason: string;
  readonly byName: string;
  cancelReason: string | null;
}

export interface Score { readonly criterion: string; readonly score: number; readonly remark?: string; /** The remark is meant for the deputy, too. */ readonly forDeputy?: boolean }
/** What a sheet said before it was corrected. */
export interface EarlierSheet { readonly at: string; readonly byName: string; readonly scores: readonly Score[]; readonly total: number; readonly reason: string }

/** 撰写质量评价表: what one level of review thinks of the writing of one suggestion, by the criteria in force on that day. */
export interface WritingScoreRow extends MatterRow {
  readonly suggestionId: string;
  readonly leadPersonId: string;
  readonly leadTownshipId: string | null;
  readonly level: ReviewLevel;
  /** A presidium by its township, everybody else by the organisation in which they acted. */
  readonly byOrganisationId: string;
  byName: string;
  scoredOn: IsoDate;
  /** Null: by the criteria that the system comes with. */
  readonly rubricNo: number | null;
  readonly criteria: readonly Criterion[];
  scores: readonly Score[];
  /** 0 to 100. */
  total: number;
  /** The text that was read; a later text is another. */
  textHash: string | null;
  history: readonly EarlierSheet[];
  annulReason: string | null;
}
export const levelLabels: Readonly<Record<ReviewLevel, string>> = { presidium: '乡镇人大主席团', affairs: '代表工委', office: '常委会办公室' };

/** What stands beside a candidate: the writing, the result and whether it was carried out. */
export interface Candidate {
  readonly suggestionId: string;
  readonly numberLabel: string;
  readonly title: string;
  readonly leadPersonId: string;
  readonly leadName: string;
  readonly year: number;
  readonly average: number;
  readonly sheets: number;
  readonly overallClass: ResultClass | null;
  readonly promised: number;
  readonly kept: number;
  readonly broken: number;
}
export interface SelectionEntry extends Candidate { readonly reason: string }
/** The words as they were frozen for registration; none where the deputy does not want them published. */
export interface CompiledText {
  readonly suggestionId: string; readonly numberLabel: string; readonly leadPersonId: string; readonly leadName: string; readonly delegationName: string | null; readonly leadUnitName: string | null; readonly title: string; readonly text: TextOfVersion | null; readonly wish: DisclosureWish | null;
  readonly overallClass: ResultClass | null; readonly promised: number; readonly kept: number; readonly reason: string;
}

/** 优秀建议评选 of one year, from the proposal to the handed-out compilation. */
export interface ExcellentSelectionRow extends MatterRow {
  readonly year: number;
  readonly title: string;
  entries: readonly SelectionEntry[];
  proposedOn: IsoDate | null;
  meeting: string | null;
  decidedOn: IsoDate | null;
  decidedIds: readonly string[];
  preface: string;
  compiled: readonly CompiledText[];
  publishedOn: IsoDate | null;
}

/** 选编签收: a deputy confirms having got the compilation, and having read it. */
export interface CompilationReceiptRow extends MatterRow {
  readonly selectionId: string;
  readonly personId: string;
  readonly name: string;
  readonly townshipId: string | null;
  readonly receivedOn: IsoDate;
  readOn: IsoDate | null;
}
