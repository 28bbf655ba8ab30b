import type { ConsultationRow } from '../case-file/rows.ts';

/** What the deputy answered to the record no longer holds. */
export function forgetSignature(record: ConsultationRow): void {
  record.signedOn = null;
  record.signedRecordedBy = null;
  record.answer = null;
}
