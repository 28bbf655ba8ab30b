import type { RecordMark } from './official-letter.ts';

/** A cell of a form: a label, or what was filled in. `prose` keeps paragraphs, `choices` are boxes for a pen. */
export interface FormCell {
  readonly text: string;
  readonly style?: 'label' | 'strong' | 'name';
  readonly span?: number;
  readonly prose?: boolean;
  readonly choices?: readonly string[];
  /** Which of them was chosen; without it they wait for a pen. */
  readonly chosen?: string;
  /** Least height in millimetres, where something is to be written by hand. */
  readonly height?: number;
}

/** What a form is made of, from top to bottom. Every word stands here: PDF and Word set the same parts. */
export type FormPart =
  | { readonly kind: 'head'; readonly lines: readonly string[] }
  | { readonly kind: 'corner' | 'subhead'; readonly text: string }
  | { readonly kind: 'columns'; readonly texts: readonly string[] }
  /** Widths in millimetres; null takes what is left. */
  | { readonly kind: 'table'; readonly columns: readonly (number | null)[]; readonly header: readonly string[]; readonly rows: readonly (readonly FormCell[])[]; /** Lists of many columns are set smaller. */ readonly small?: boolean }
  /** The papers of one addressee within a paper: from the right-hand side of a new sheet, with its name at the head of every further page and pages counted for itself. */
  | { readonly kind: 'sheet'; readonly running: string; readonly isFirst: boolean }
  | { readonly kind: 'newPage' }
  | { readonly kind: 'title'; readonly lines: readonly string[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'right'; readonly runs: readonly { readonly text: string; readonly isName: boolean }[] }
  | { readonly kind: 'note'; readonly text: string };

/** A form (表) as it will be set, nothing left to decide. */
export interface FormPaper {
  readonly documentDate: string; readonly title: string; readonly issuer: string; readonly draftMark: string | null;
  readonly parts: readonly FormPart[]; readonly record: RecordMark | null;
}

export const label = (text: string): FormCell => ({ text, style: 'label' });
export const cell = (text: string, more: Omit<FormCell, 'text'> = {}): FormCell => ({ text, ...more });
export const table = (columns: readonly (number | null)[], rows: readonly (readonly FormCell[])[], header: readonly string[] = [], small = false): FormPart => ({ kind: 'table', columns, header, rows, ...(small ? { small } : {}) });
/** A list of many lines under a head that stands on every page. */
export const list = (columns: readonly (number | null)[], header: readonly string[], rows: readonly (readonly string[])[]): FormPart => ({ kind: 'table', columns, header, rows: rows.map((row) => row.map((text) => cell(text))), small: true });
export const note = (text: string): FormPart[] => (text === '' ? [] : [{ kind: 'note', text }]);
/** Every line of what somebody wrote is a paragraph of its own. */
export const paragraphsOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
