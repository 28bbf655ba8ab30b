import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { breakTitle } from './break-title.ts';
import type { FormPart } from './form-paper.ts';
import type { LetterBlock, RecordMark } from './official-letter.ts';

/** What stands on the page of the standard without being a letter: plan, agenda, minutes, report. */
export interface OfficialReport {
  readonly documentDate: string; readonly title: string; readonly titleLines: readonly string[]; readonly issuer: string; readonly draftMark: string | null; readonly record: RecordMark | null;
  /** The red mark of 纪要 (GB/T 9704-2012, 10.3), with office and date on the line under it; others have none. */
  readonly mark: { readonly name: string; readonly left: string; readonly right: string } | null;
  /** Under the title, in brackets: who reports where. */
  readonly subtitle: string | null;
  readonly recipient: string | null;
  readonly body: readonly LetterBlock[];
  /** 10.3: who was present, who was excused; the name in 黑体 before the colon. */
  readonly present: readonly { readonly name: string; readonly text: string }[];
  /** Offices that sign, one under the other; none where the mark says whose paper it is. */
  readonly signers: readonly string[];
  readonly dateText: string;
  /** Names of what is enclosed (7.3.4). */
  readonly attachments: readonly string[];
  /** The enclosures themselves, from a new page. */
  readonly appendix: readonly FormPart[];
}

export interface ReportWords {
  readonly documentDate: string; readonly title: string; readonly issuer: string; readonly body: readonly LetterBlock[];
  readonly draftMark?: string | null; readonly mark?: OfficialReport['mark']; readonly subtitle?: string | null; readonly recipient?: string | null; readonly present?: OfficialReport['present'];
  readonly signers?: readonly string[]; readonly attachments?: readonly string[]; readonly appendix?: readonly FormPart[];
}

export function officialReport({ draftMark = null, mark = null, subtitle = null, recipient = null, present = [], signers = [], attachments = [], appendix = [], ...words }: ReportWords): OfficialReport {
  return { ...words, titleLines: breakTitle(words.title), dateText: formatChineseDate(words.documentDate), draftMark, record: null, mark, subtitle, recipient, present, signers, attachments, appendix };
}
