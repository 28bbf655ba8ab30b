import type { IsoDate } from '../kernel/dates.ts';
import type { ChoiceSettingValue } from '../setting/choice-settings.ts';
import type { ResultClass } from '../setting/result-class.ts';
import type { ClassNotice, ClassProposal, PromisedWork } from './correction-rows.ts';
import type { PublicityProposal } from './publication-rows.ts';
import type { RecordBase } from './record-base.ts';

export interface Answer { readonly askNo: number; readonly resultClass: ResultClass; readonly text: string; readonly promise: PromisedWork | null }
export type WithoutConsultationReason = 'deputyDeclined' | 'deputyUnreachable' | 'rankNotAvailable' | 'noDeputyLeft' | 'other';
export type ReplyType = 'first' | 'rehandled' | 'second';

export interface ReplyRow extends RecordBase {
  taskId: string;
  unitId: string;
  readonly type: ReplyType;
  readonly cycle: number;
  opening: string;
  answers: Answer[];
  closing: string;
  contactName: string | null;
  contactPhone: string | null;
  overallClass: ResultClass | null;
  note: string | null;
  checkedByName: string | null;
  letterNumber: string | null;
  signedByName: string | null;
  deliveredOn: IsoDate | null;
  /** Signed on paper by the head, and who in the unit recorded it. */
  handSignedByName: string | null;
  handSignedOn: IsoDate | null;
  handSignedRecordedBy: string | null;
  /** In which form, and with the assisting units or without them, the signed paper was set; null and false where it was not recorded by hand. */
  handSignedForm: ChoiceSettingValue<'replyForm'> | null;
  handSignedJoint: boolean;
  /** The unit whose head signed the paper, where its duties have gone to another unit since. */
  handSignedForUnit: string | null;
  consultationId: string | null;
  withoutConsultation: WithoutConsultationReason | null;
  withoutConsultationText: string | null;
  /** True where the missing consultation counts in the score (handbook 2.6: 面商). */
  marksMissingConsultation: boolean;
  /** The letter's data exactly as signed; the PDF is made from nothing else. */
  letter: unknown;
  letterHash: string | null;
  letterFileId: string | null;
  /** How the unit proposes to make it public (复文与公开同步审查); null in drafts from before there was a proposal. */
  publicity: PublicityProposal | null;
  /** A class put right after the reply went out: what waits for the head's signature, and what was signed and sent. */
  classProposal: ClassProposal | null;
  classNotices: ClassNotice[];
  /** A second reply tells what became of these commitments. */
  commitmentIds: string[];
}
