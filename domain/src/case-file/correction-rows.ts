import type { IsoDate } from '../kernel/dates.ts';
import type { RoleId } from '../identity/roles.ts';
import type { Instant } from './record-base.ts';

export type CorrectionSubject = 'number' | 'signers' | 'text' | 'consultation';

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
