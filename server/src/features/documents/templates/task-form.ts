import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';

/** A form of two columns about one unit's task: 交办单, 退办申请单, 延期申请单. */
export interface TaskFormData {
  readonly documentDate: string; readonly heading: string; readonly title: string; readonly issuer: string;
  /** Rows without a text are left out. */
  readonly rows: readonly (readonly [label: string, text: string | null])[];
  readonly foot: string;
}

export interface TaskForm { readonly documentDate: string; readonly heading: string; readonly title: string; readonly issuer: string; readonly rows: readonly { label: string; text: string }[]; readonly signature: string; readonly foot: string }

export function taskForm({ rows, ...data }: TaskFormData): TaskForm {
  return { ...data, rows: rows.flatMap(([label, text]) => (text === null || text.trim() === '' ? [] : [{ label, text }])), signature: `${data.issuer}　${formatChineseDate(data.documentDate)}` };
}
