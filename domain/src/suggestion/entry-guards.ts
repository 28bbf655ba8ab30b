import type { CaseContext } from '../case-file/context.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { EntryBodies } from './entry-bodies.ts';
import { frozenText } from './guards.ts';

type Ctx = CaseContext<SuggestionRow>;

export function enteredOnPaper({ record }: Ctx): Refusal | null {
  return record.entryChannel === 'paper' ? null : refusal('notFromPaper', '这件建议不是按纸质件录入的');
}

export function entryDisputed({ record }: Ctx): Refusal | null {
  return record.entryObjectionState === 'raised' ? null : refusal('noEntryObjection', '代表没有提出录入与原件不一致');
}

/** Nobody reviews or numbers words that the deputy says are not theirs (浙江规定 9). */
export function entryUndisputed({ record }: Ctx): Refusal | null {
  return record.entryObjectionState === 'raised' ? refusal('entryDisputed', '代表提出录入与纸质原件不一致，请先由录入机关核对、更正') : null;
}

/** Who confirmed on a phone confirmed the words as they were; only signatures on the sheet hold for a better copy of the same sheet. */
export function signedOnPaperOnly({ file }: Ctx): Refusal | null {
  const others = file.coSponsorship.filter((c) => (c.state === 'confirmed' || c.state === 'invited') && !c.onPaper);
  return others.length === 0 ? null : refusal('signedOnline', `${others.map((c) => c.personName).join('、')}不是在纸上签名联名的，请退回领衔代表修改、重新确认`);
}

/** 代表工作用纸: a wish not to publish comes with its reason. */
export function wishReasoned({ record }: Ctx): Refusal | null {
  return record.disclosureWish === 'withhold' && (record.disclosureReason ?? '').trim() === '' ? refusal('wishReasonMissing', '选择了不公开，请在“附件和联名”中写明不公开的理由') : null;
}

export function correctionRule({ record }: Ctx, body: EntryBodies['correctEntry']): Refusal[] {
  const asks = (body.asks ?? record.asks.map((ask) => ask.text)).filter((text) => text.trim() !== '').map((text, index) => ({ no: index + 1, text }));
  const corrected = { ...record, title: body.title ?? record.title, situation: body.situation ?? record.situation, analysis: body.analysis ?? record.analysis, asks };
  if ([corrected.title, corrected.situation, corrected.analysis].some((text) => text.trim() === '') || asks.length === 0) return [refusal('textIncomplete', '标题、情况、分析和至少一条具体建议都不能空，请照原件补全', '/title')];
  return frozenText(corrected) === frozenText(record) ? [refusal('nothingCorrected', '录入的文字没有改动；核对无误的请用“录入无误”', '/title')] : [];
}
