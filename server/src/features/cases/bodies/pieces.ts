import { rankLabels } from '@luoshi/domain/consultation/valid-consultation.ts';
import { Type } from 'typebox';

/** Widths of what people write: generous for the office, bounded for the database. */
export const line = (title: string, options: object = {}) => Type.String({ title, minLength: 1, maxLength: 200, ...options });
export const text = (title: string, options: object = {}) => Type.String({ title, minLength: 1, maxLength: 10_000, 'x-widget': 'longText', ...options });
export const freeText = (title: string, options: object = {}) => Type.String({ title, maxLength: 10_000, 'x-widget': 'longText', ...options });
export const date = (title: string) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' });
export const id = (title: string, widget: string) => Type.String({ title, minLength: 1, maxLength: 64, 'x-widget': widget });
export const ids = (title: string, widget: string, options: object = {}) => Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { title, maxItems: 100, 'x-widget': widget, ...options });
export const files = (title = '附件') => ids(title, 'files', { maxItems: 20 });
export const nothing = Type.Object({});

export const choice = (title: string, labels: Readonly<Record<string, string>>, options: object = {}) =>
  Type.Unsafe<string>({ type: 'string', title, enum: Object.keys(labels), 'x-labels': labels, ...options });
export const optionalDate = (title: string, description: string) => Type.Optional(Type.String({ title, description, pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' }));
export const otherSuggestions = (title: string, options: object = {}) => ids(title, 'suggestions', { maxItems: 20, ...options });
export const alsoFor = Type.Optional(ids('一并登记的并案建议', 'group', { maxItems: 20, description: '一次面商谈了并案的几件建议的，在这里选其余各件；每件各留一份记录，由各件的领衔代表分别确认。' }));

export const attendees = Type.Array(Type.Object({ name: line('姓名', { maxLength: 60 }), position: line('职务', { maxLength: 100 }), rank: choice('职级', rankLabels) }), { title: '单位出席人员', minItems: 1, maxItems: 30, 'x-widget': 'attendees' });
export const plannedAt = Type.String({ title: '约定时间', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})$', 'x-widget': 'dateTime' });
export const phaseLabels = { before: '办前', during: '办中', after: '办后' } as const;
