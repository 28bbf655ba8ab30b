import type { ChangedField } from '../../api/types.ts';
import type { DraftText } from './draft-text.ts';

/** Which changes were taken, by field and number. */
export type Taken = ReadonlySet<string>;
export const keyOf = (field: string, change: number): string => `${field}/${change}`;
export const changesIn = (fields: readonly ChangedField[]): readonly string[] => [...new Set(fields.flatMap(({ field, segments }) => segments.flatMap((one) => (one.change === null ? [] : [keyOf(field, one.change)]))))];

/** The four parts with the taken changes carried out; parts in which nothing was proposed are left as they are. */
export function withChanges(fields: readonly ChangedField[], taken: Taken): Partial<Pick<DraftText, 'title' | 'situation' | 'analysis' | 'asks'>> {
  const parts: Record<string, unknown> = {};
  for (const { field, segments } of fields) {
    if (segments.every((one) => one.change === null)) continue;
    const text = segments.filter((one) => one.change === null || (one.kind === 'added') === taken.has(keyOf(field, one.change))).map((one) => one.text).join('');
    parts[field] = field === 'asks' ? text.split('\n').filter((line) => line.trim() !== '') : text;
  }
  return parts;
}
