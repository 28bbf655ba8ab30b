import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { cell, label, note, paragraphsOf, table, type FormPaper } from './form-paper.ts';

/** A form of two columns about one matter: 交办单, 退办申请单, 延期申请单 and the like. */
export interface TaskFormData {
  readonly documentDate: string; readonly heading: string; readonly title: string; readonly issuer: string;
  /** Rows without a text are left out; a single wide space leaves room for a pen. */
  readonly rows: readonly (readonly [label: string, text: string | null])[];
  readonly foot: string;
}

export function taskForm({ rows, ...data }: TaskFormData): FormPaper {
  return {
    documentDate: data.documentDate, title: data.title, issuer: data.issuer, draftMark: null, record: null,
    parts: [
      { kind: 'head', lines: [data.heading] },
      table([34, null], rows.flatMap(([name, text]) => (text === null || text === '' || (text.trim() === '' && text !== '　') ? [] : [[label(name), text === '　' ? cell('', { height: 20 }) : cell(paragraphsOf(text).join('\n'))]]))),
      { kind: 'right', runs: [{ text: `${data.issuer}　${formatChineseDate(data.documentDate)}`, isName: false }] },
      ...note(data.foot),
    ],
  };
}
