import type { AnyRecord } from '../../api/types.ts';
import { choiceLabels } from '../../text/field-labels.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import type { Column } from './kinds.ts';

export type AdministrationRecord = Omit<AnyRecord, 'actions'> & { readonly congressId: string; readonly [field: string]: unknown };

/** A field as a list shows it. */
export function shownValue(record: AdministrationRecord, column: Column): string {
  const value = record[column.field];
  if (value === null || value === undefined || value === '') return '';
  const text = String(value);
  return column.as === 'date' ? formatDate(text) : column.as === 'instant' ? formatInstant(text) : column.as === 'choice' ? (choiceLabels[text] ?? text) : text;
}
