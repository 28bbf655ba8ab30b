import type { CaseContext } from '../case-file/context.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { attach, caseName, notifySigners, type Work } from '../case-file/work.ts';
import { formatChineseDate, isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

/** A withdrawal in writing (handbook 1.3), as the office that received it enters it. */
export interface PaperWithdrawal { readonly receivedOn: IsoDate; readonly reason: string; readonly files: readonly string[] }

export function paperWithdrawalRule({ record, today }: CaseContext<SuggestionRow>, body: PaperWithdrawal): Refusal[] {
  const fits = isValidIsoDate(body.receivedOn) && body.receivedOn <= today && (record.submittedOn === null || body.receivedOn >= record.submittedOn);
  return [
    ...(fits ? [] : [refusal('badReceiptDay', '收到日期须在建议提交以后、今天以前，请照收文登记填写', '/receivedOn')]),
    ...(body.files.length > 0 ? [] : [refusal('scanMissing', '请上传代表签名的书面撤回扫描件', '/files')]),
  ];
}

/** Kept with the case and told to everybody who signed, before it is taken out of the work like any other withdrawal. */
export function keepPaperWithdrawal(work: Work, record: SuggestionRow, body: PaperWithdrawal): void {
  attach(work, 'suggestion', record, 'withdrawal', body.files);
  notifySigners(work, 'suggestion', record, 'withdrawn', `${work.env.actor.name}按${formatChineseDate(body.receivedOn, 'short')}收到的书面撤回，登记撤回了建议${caseName(work.file)}；不是您签的，请告诉登记机关`);
}
