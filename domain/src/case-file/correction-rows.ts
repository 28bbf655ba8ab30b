import type { IsoDate } from '../kernel/dates.ts';
import type { RoleId } from '../identity/roles.ts';
import type { ResultClass } from '../setting/result-class.ts';
import type { Instant } from './record-base.ts';
import type { SatisfactionLevel } from './suggestion-rows.ts';

export type CorrectionSubject = 'number' | 'signers' | 'text' | 'consultation' | 'class' | 'reading';

/** One thing put right: what stood there, what stands there now, by whom and why. Nothing is ever taken out of the list. */
export interface Correction {
  readonly subject: CorrectionSubject;
  readonly on: IsoDate;
  readonly at: Instant;
  readonly byName: string;
  readonly byRole: RoleId | 'process';
  readonly reason: string;
  readonly changes: readonly { readonly what: string; readonly before: string; readonly after: string }[];
}

/** A number that was given by mistake. It stays in its series, with the reason, and is given to nobody again. */
export interface VoidedNumber {
  readonly sessionId: string;
  readonly category: 'inSession' | 'interSessional';
  readonly number: number;
  readonly numberLabel: string;
  readonly on: IsoDate;
  readonly byName: string;
  readonly reason: string;
}

export interface PromisedWork { readonly content: string; readonly ownerName: string; readonly dueOn: IsoDate }

/** What a unit wants to put right in the class of one answer, until its head signs it or gives it back. */
export interface ClassProposal {
  readonly askNo: number;
  readonly resultClass: ResultClass;
  readonly promise: PromisedWork | null;
  readonly reason: string;
  readonly byName: string;
  readonly on: IsoDate;
}

/** A signed notice that one answer of a delivered reply stands in another class than its letter says. The letter stays as it is. */
export interface ClassNotice extends Correction {
  readonly askNo: number;
  readonly before: ResultClass;
  readonly after: ResultClass;
  readonly promise: PromisedWork | null;
  readonly noticeNumber: string;
  readonly signedByName: string;
}

/** Another reading of a paper rating, entered by one and in force only when a second person agrees. */
export interface Rereading {
  readonly attitude: SatisfactionLevel;
  readonly result: SatisfactionLevel;
  readonly reason: string | null;
  readonly files: readonly string[];
  readonly why: string;
  readonly byPersonId: string;
  readonly byName: string;
}
