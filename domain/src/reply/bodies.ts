import type { ClassCorrection } from '../correction/bodies.ts';
import type { ReplyForm } from './letter.ts';
import type { HandSignature } from './hand-signature.ts';
import type { PublicityBody } from '../publication/publicity.ts';
import type { Answer, WithoutConsultationReason } from '../case-file/rows.ts';

export interface ReplyBodies {
  save: { readonly opening?: string; readonly answers?: readonly Answer[]; readonly closing?: string; readonly contactName?: string; readonly contactPhone?: string };
  proposePublicity: PublicityBody;
  submitForCheck: Record<string, never>;
  returnForChange: { readonly note: string };
  passCheck: { readonly note?: string };
  /** `letterNumber`: the unit's own office number; without one the next of the unit's series here is issued.
   * `form`: unless said, that of the place. `joint`: signed together with the assisting units that agreed to it. */
  signOff: { readonly letterNumber?: string; readonly form?: ReplyForm; readonly joint?: boolean; readonly withoutConsultation?: WithoutConsultationReason; readonly withoutConsultationText?: string };
  recordHandSignature: HandSignature & { readonly letterNumber?: string; readonly form?: ReplyForm; readonly joint?: boolean; readonly withoutConsultation?: WithoutConsultationReason; readonly withoutConsultationText?: string };
  confirmHandSignature: Record<string, never>;
  refuseHandSignature: { readonly reason: string };
  proposeClass: ClassCorrection;
  signClass: { readonly letterNumber?: string };
  returnClass: { readonly note: string };
  replace: Record<string, never>;
  lapse: Record<string, never>;
}
