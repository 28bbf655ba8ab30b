import type { MatterRow } from '../before-session/matter.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { ResultClass } from '../setting/result-class.ts';

export interface PromisesOfYear { readonly made: number; readonly verified: number; readonly broken: number; readonly open: number }

/** What the record says of a year, in the definitions of the indicators; taken down when the report is finished. */
export interface ReportFigures {
  readonly asOf: IsoDate;
  readonly counts: { readonly registered: number; readonly inSession: number; readonly interSessional: number; readonly declined: number; readonly withdrawn: number; readonly assigned: number; readonly concluded: number; readonly ofGovernment: number };
  readonly classes: readonly { readonly resultClass: ResultClass; readonly count: number }[];
  readonly indicators: readonly { readonly family: string; readonly name: string; readonly numerator: number; readonly denominator: number; readonly rate: number | null; readonly isSmall: boolean }[];
  /** Made in the replies of the year, and of the year before: what was promised then is told of now (重庆 34). */
  readonly promises: PromisesOfYear; readonly promisesBefore: PromisesOfYear;
  readonly units: readonly { readonly name: string; readonly assigned: number; readonly replied: number; readonly satisfied: number; readonly rated: number }[];
  readonly rehandled: readonly { readonly number: string; readonly title: string; readonly leadName: string; readonly unitName: string; readonly first: string; readonly last: string }[];
}

/** 代表建议办理情况报告 of a year to the standing committee (代表法 51). */
export interface HandlingReportRow extends MatterRow {
  readonly year: number;
  meeting: string; reportedOn: IsoDate;
  practice: string; problems: string; nextSteps: string;
  /** null while it is being written: then the figures are those of the day. */
  figures: ReportFigures | null;
  finishedByName: string | null; finishedOn: IsoDate | null;
}
