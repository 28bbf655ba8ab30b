import { ownNameOf } from '../acting-mandate/who-may-act.ts';
import type { CaseContext } from '../case-file/context.ts';
import type { ReplyRow } from '../case-file/rows.ts';
import { dateInShanghai, formatChineseDate, isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { ReplyBodies } from './bodies.ts';
import { signedAsAllowed } from './guards.ts';

type Ctx = CaseContext<ReplyRow>;

/** What stands on the signed paper, as the liaison copies it. */
export interface HandSignature { readonly signerName: string; readonly signedOn: IsoDate; readonly files: readonly string[] }

export function handSignatureRule(context: Ctx, body: ReplyBodies['recordHandSignature']): Refusal[] {
  const checkedOn = dateInShanghai(context.record.updatedAt);
  const fits = isValidIsoDate(body.signedOn) && body.signedOn <= context.today && body.signedOn >= checkedOn;
  return [
    ...(body.signerName.trim() === '' ? [refusal('signerMissing', '请填写手签人姓名', '/signerName')] : []),
    ...(fits ? [] : [refusal('badSigningDay', `手签日期须在核稿通过之日（${formatChineseDate(checkedOn)}）以后、今天以前，核稿后的文稿才能送签`, '/signedOn')]),
    ...(body.files.length > 0 ? [] : [refusal('scanMissing', '请上传有签发人手签的签发稿扫描件', '/files')]),
    ...signedAsAllowed(context, body),
  ];
}

/** A letter goes out in the name of the leader who signed it (浙江规定 22): nobody else can say that it is their hand. */
export function isOwnSignature({ record, actor }: Ctx): Refusal | null {
  // The head of a unit that is no more: the successor's head says that the paper is what it claims to be.
  return record.handSignedByName === null || record.handSignedForUnit !== null || ownNameOf(actor) === record.handSignedByName || (actor.role !== 'unitHead' && actor.role !== 'unitDeputyHead') ? null
    : refusal('otherSigner', `签发稿上的手签人为${record.handSignedByName}，须由本人确认；手签人填错的，请退回重新登记`);
}
