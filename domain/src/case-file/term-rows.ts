import type { IsoDate } from '../kernel/dates.ts';
import type { RecordBase } from './record-base.ts';

/** Somebody of the new term who watches what an earlier term was promised. */
export interface Follower { readonly personId: string; readonly name: string; readonly since: IsoDate }

/** 换届书面说明: what a unit tells the proposers about what is still open when their term ends (上海规定 22). */
export interface TermExplanationRow extends RecordBase {
  readonly termChangeId: string;
  readonly termName: string;
  taskId: string;
  unitId: string;
  unitName: string;
  readonly askedOn: IsoDate;
  standing: string;
  reason: string;
  nextSteps: string;
  nextBy: IsoDate | null;
  note: string | null;
  returnedCount: number;
  signedByName: string | null;
  signedOn: IsoDate | null;
  acceptedByName: string | null;
  acceptedOn: IsoDate | null;
  /** The term was closed without it: it stays due, and goes out as soon as it is accepted. */
  missingOn: IsoDate | null;
  sentOn: IsoDate | null;
}
