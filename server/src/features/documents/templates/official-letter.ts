import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { breakTitle } from './break-title.ts';
import { evaluationFormParts, type EvaluationForm } from './evaluation-form.ts';
import type { FormPart } from './form-paper.ts';

/** A letter's own number (发文字号); `serial` is null until one is issued, as in a preview. */
export type DocumentNumber = { code: string; year: number; serial: number | null };

/** Printed at the foot of every page of what was issued: the code, the same as a picture for a phone, and the record's hash on the last page. */
export type RecordMark = { hash: string; code: string; qr: string };

export type LetterForm = 'document' | 'letter';

/** `lead`: a heading in the line of its text, for points that are no longer than a line or two (7.3.3 asks for the typeface, not for a line of its own). */
export type LetterBlock = { kind: 'heading' | 'subheading' | 'text'; text: string; lead?: string };

/** What every letter of a unit needs, whatever its words. */
export type LetterFrame = {
  documentDate: string;
  /** 文件格式 unless said; 信函格式 is GB/T 9704-2012, 10.1. */
  form?: LetterForm;
  showSigner?: boolean;
  /** Units that sign together with the issuer (联合行文). */
  coIssuers?: string[];
  /** A preview: marked on every page. */
  draft: boolean;
  /** Red head, e.g. 平泽县交通运输局文件. */
  letterhead: string;
  documentNumber: DocumentNumber;
  /** 签发人: the head of the unit; null in a preview. */
  signer: string | null;
  /** Name of the unit as it signs. */
  issuer: string;
  /** null leaves the 附注 out. */
  contact: { name: string; phone: string } | null;
  copyTo: string[];
  /** 印发机关 and date of printing; null leaves the line out. */
  printed: { office: string; date: string } | null;
  record: RecordMark | null;
};

/** What the Typst template reads: words ready to be set, nothing left to decide. */
export type OfficialLetter = {
  form: LetterForm; issuers: string[];
  documentDate: string; title: string; titleLines: string[]; draftMark: string | null; letterhead: string; documentNumber: string;
  signer: string | null; classMark: string | null; recipient: string; body: LetterBlock[]; closing: string; attachments: string[];
  issuer: string; dateText: string; note: string | null; copyTo: string[];
  /** A letter that bears no number has no line for it: its title stands two lines under the mark (10.1). */
  isUnnumbered?: true;
  /** What is enclosed, from a new page. */
  enclosure?: FormPart[] | null;
  printed: { office: string; dateText: string } | null; record: RecordMark | null; evaluationForm: FormPart[] | null;
};

export type LetterWords = {
  title: string; recipient: string; body: LetterBlock[]; closing: string;
  classMark?: string; attachments?: string[]; evaluationForm?: EvaluationForm;
};

/** GB/T 9704-2012, 7.2.5: year in 〔〕, no 第, no leading zeros. */
export function documentNumberText({ code, year, serial }: DocumentNumber): string {
  return `${code}〔${year}〕${serial ?? '　　'}号`;
}

export function officialLetter(frame: LetterFrame, words: LetterWords): OfficialLetter {
  const form = frame.form ?? 'document';
  return {
    form,
    issuers: [frame.issuer, ...(frame.coIssuers ?? [])],
    documentDate: frame.documentDate,
    title: words.title,
    titleLines: breakTitle(words.title),
    draftMark: frame.draft ? '（送审稿，未签发）' : null,
    letterhead: frame.letterhead,
    documentNumber: documentNumberText(frame.documentNumber),
    // 7.2.6: the signer stands on what goes upward; a letter has no place for it.
    signer: form === 'letter' || frame.showSigner === false ? null : (frame.signer ?? (frame.draft ? '　　　' : null)),
    classMark: words.classMark ?? null,
    recipient: words.recipient,
    body: words.body,
    closing: words.closing,
    attachments: words.attachments ?? [],
    issuer: frame.issuer,
    dateText: formatChineseDate(frame.documentDate),
    note: frame.contact === null ? null : `联系人：${frame.contact.name}；联系电话：${frame.contact.phone}`,
    copyTo: frame.copyTo,
    // 10.1: the 版记 of a letter has no line of printing.
    printed: frame.printed === null || form === 'letter' ? null : { office: frame.printed.office, dateText: formatChineseDate(frame.printed.date) },
    record: frame.draft ? null : frame.record,
    evaluationForm: words.evaluationForm === undefined ? null : evaluationFormParts(words.evaluationForm),
  };
}
