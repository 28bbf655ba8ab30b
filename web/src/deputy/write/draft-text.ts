import type { Suggestion } from '../../api/types.ts';
import { raisedBefore } from '../text/words.ts';

/** What a deputy writes; `asks` keeps an empty card while it is being filled in. */
export interface DraftText {
  readonly title: string; readonly situation: string; readonly analysis: string; readonly asks: readonly string[]; readonly source: Suggestion['source'];
  readonly preferredUnits: readonly string[]; readonly disclosureWish: Suggestion['disclosureWish']; readonly disclosureReason: string;
  readonly occasion: Suggestion['occasion']; readonly raisedBefore: Suggestion['raisedBefore']; readonly earlierIds: readonly string[];
}
export type DraftField = keyof DraftText;

export const emptyText: DraftText = { title: '', situation: '', analysis: '', asks: [''], source: null, preferredUnits: [], disclosureWish: null, disclosureReason: '', occasion: 'interSessional', raisedBefore: null, earlierIds: [] };

export const fieldNames: Readonly<Record<DraftField, string>> = {
  title: '标题', situation: '情况', analysis: '分析', asks: '具体建议', source: '怎样形成的', preferredUnits: '希望由哪些单位办理', disclosureWish: '是否同意公开', disclosureReason: '不公开的理由',
  occasion: '何时提出', raisedBefore: '以前提过、没有解决', earlierIds: '以前提出的是哪几件',
};
export const draftFields = Object.keys(fieldNames) as readonly DraftField[];

export function textOfRecord(record: Suggestion): DraftText {
  const { title, situation, analysis, source, preferredUnits, disclosureWish } = record;
  return {
    title, situation, analysis, asks: record.asks.map((ask) => ask.text), source, preferredUnits: [...preferredUnits], disclosureWish, disclosureReason: record.disclosureReason ?? '',
    occasion: record.occasion, raisedBefore: record.raisedBefore, earlierIds: record.records.suggestionLink.filter((link) => link.relation === 'earlier' && link.state === 'standing').map((link) => link.otherId),
  };
}

/** As the server keeps it: cards that nobody filled in do not count. */
const settled = (text: DraftText, field: DraftField): unknown => (field === 'asks' ? text.asks.filter((ask) => ask.trim() !== '') : text[field]);
export const isSame = (a: DraftText, b: DraftText, field: DraftField): boolean => JSON.stringify(settled(a, field)) === JSON.stringify(settled(b, field));
export const changedFields = (a: DraftText, b: DraftText): readonly DraftField[] => draftFields.filter((field) => !isSame(a, b, field));
export const isBlankText = (text: DraftText): boolean => text.title.trim() === '' && text.situation.trim() === '' && text.analysis.trim() === '' && text.asks.every((ask) => ask.trim() === '');

/** The body of `save`: only what changed. */
export const bodyOf = (text: DraftText, fields: readonly DraftField[]): Record<string, unknown> => Object.fromEntries(fields.filter((field) => text[field] !== null).map((field) => [field, settled(text, field)]));

/**
 * Two people's (or two phones') changes to the same text: a field that only one of them touched is taken as they left it,
 * one that both changed is for the writer to decide.
 */
export function mergeTexts(base: DraftText, mine: DraftText, theirs: DraftText): { readonly text: DraftText; readonly conflicts: readonly DraftField[] } {
  const merged: Record<string, unknown> = { ...mine };
  const conflicts: DraftField[] = [];
  for (const field of draftFields) {
    if (isSame(mine, theirs, field) || isSame(theirs, base, field)) continue;
    if (isSame(mine, base, field)) merged[field] = theirs[field];
    else conflicts.push(field);
  }
  return { text: merged as unknown as DraftText, conflicts };
}

/** A field as one reads it, for two versions side by side. */
export function shown(text: DraftText, field: DraftField, nameOfUnit: (id: string) => string): string {
  const value = text[field];
  if (field === 'asks') return text.asks.map((ask, index) => `${index + 1}. ${ask}`).join('\n');
  if (field === 'preferredUnits') return text.preferredUnits.map(nameOfUnit).join('、');
  if (field === 'earlierIds') return text.earlierIds.length === 0 ? '' : `${text.earlierIds.length}件`;
  if (field === 'occasion') return text.occasion === 'inSession' ? '大会期间' : '闭会期间';
  if (field === 'raisedBefore') return raisedBefore.find((one) => one.value === (text.raisedBefore ?? 'no'))?.label ?? '';
  return value === null ? '' : String(value);
}
