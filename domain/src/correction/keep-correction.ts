import type { Correction, CorrectionSubject } from '../case-file/rows.ts';
import type { Work } from '../case-file/work.ts';

export type Change = Correction['changes'][number];

/** Only what differs is a change. */
export const changed = (what: string, before: string | null, after: string | null): Change[] => ((before ?? '') === (after ?? '') ? [] : [{ what, before: before ?? '', after: after ?? '' }]);

/** Writes down on the record itself what stood there before: whoever sees the record sees what was put right in it. */
export function keepCorrection(work: Work, record: { corrections: Correction[] }, subject: CorrectionSubject, reason: string, changes: readonly Change[]): void {
  const { actor, now, today } = work.env;
  record.corrections = [...record.corrections, { subject, on: today, at: now, byName: actor.name, byRole: actor.role as Correction['byRole'], reason, changes }];
}
