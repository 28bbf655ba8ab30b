import type { CaseContext } from '../case-file/context.ts';
import type { ConsultationRow } from '../case-file/rows.ts';
import { attach, caseName, notify, startDeadline, type Work } from '../case-file/work.ts';
import { talkStillCounts } from '../correction/consultation.ts';
import { forgetSignature } from './forget-signature.ts';
import { dateInShanghai, formatChineseDate, isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

type Ctx = CaseContext<ConsultationRow>;

/** A record that the deputy signed on paper, as the office that received it enters it (handbook 3.3: 签名 or one press). */
export interface PaperConfirmation { readonly signedOn: IsoDate; readonly files: readonly string[]; readonly opinion?: string }

/** Nobody signs what was not yet there: the day of the talk, or of the request to do without one. */
const since = (record: ConsultationRow): IsoDate => record.heldOn ?? dateInShanghai(record.createdAt);

export function paperConfirmationRule({ record, today }: Ctx, body: PaperConfirmation): Refusal[] {
  const first = since(record);
  const fits = isValidIsoDate(body.signedOn) && body.signedOn <= today && body.signedOn >= first;
  return [
    ...(fits ? [] : [refusal('badSigningDay', `代表签名日期须在${formatChineseDate(first)}以后、今天以前，请照签名的纸质件填写`, '/signedOn')]),
    ...(body.files.length > 0 ? [] : [refusal('scanMissing', '请上传有代表签名的扫描件', '/files')]),
  ];
}

export const confirmedOnPaper = ({ record }: Ctx): Refusal | null => (record.signedOn === null ? refusal('notOnPaper', '这次是您本人在网上确认的，不是按纸质签名登记的') : null);
export const caseStillOpen = ({ file }: Ctx): Refusal | null => (file.suggestion.state === 'closed' ? refusal('filed', '本件已经销号，不能再改；请把情况告诉代表工委') : null);
export const talkCounts = (context: Ctx): boolean => talkStillCounts(context) === null;

/** Who entered the signature, and when it was given. The deputy hears of it at once: the hand is theirs to deny. */
export function takeSignature(work: Work, record: ConsultationRow, body: PaperConfirmation): void {
  record.signedOn = body.signedOn;
  record.signedRecordedBy = work.env.actor.name;
  attach(work, 'consultation', record, 'signature', body.files);
  const what = record.heldOn === null ? '不需要面商' : '面商记录';
  notify(work, ['leadSponsor'], 'consultation', record, 'consultation', `${work.env.actor.name}按您${formatChineseDate(body.signedOn, 'short')}签名的纸质件，登记您确认了${caseName(work.file)}的${what}；不是您签的，请打开说明`);
}

function told(work: Work, record: ConsultationRow, note: string | undefined): void {
  notify(work, ['deputyAffairs', 'unitSection', 'unitHead'], 'consultation', record, 'consultationDenied', `代表说明${caseName(work.file)}面商的纸质签名不是本人的${note === undefined || note.trim() === '' ? '' : `：${note}`}，原登记的确认不再有效`);
}

/** While the unit is still at work the deputy is simply asked again. */
export function signatureDisowned(work: Work, record: ConsultationRow, body: { readonly note?: string }): void {
  forgetSignature(record);
  startDeadline(work, { setting: 'consultationConfirm', recordKind: 'consultation', record });
  told(work, record, body.note);
}

/** A reply that went out on this talk went out without one. */
export function signatureDisownedLate(work: Work, record: ConsultationRow, body: { readonly note?: string }): void {
  forgetSignature(record);
  record.answer = body.note ?? null;
  for (const reply of work.file.reply) if (reply.taskId === record.taskId && reply.cycle === record.cycle && (reply.consultationId === record.id || record.heldOn === null)) reply.marksMissingConsultation = true;
  told(work, record, body.note);
}
