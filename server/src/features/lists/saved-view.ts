import { Type, type Static } from 'typebox';
import { suggestionFilter, suggestionSort } from '../cases/public.ts';
import { suggestionColumnNames } from './columns.ts';

export const MOST_VIEWS = 50;
export const LONGEST_NAME = 30;
export const viewedLists = ['suggestions'] as const;
export type ViewedList = (typeof viewedLists)[number];

export const listName = Type.Unsafe<ViewedList>({ type: 'string', title: '列表', enum: [...viewedLists] });
const contents = {
  filter: Type.Object(suggestionFilter, { title: '筛选' }),
  sort: suggestionSort,
  columns: Type.Array(Type.Unsafe<string>({ type: 'string', title: '列', enum: [...suggestionColumnNames] }), { title: '列', minItems: 1, maxItems: suggestionColumnNames.length, uniqueItems: true }),
};
// At least one character that is seen, and no line breaks: it stands in a menu. That nothing is nothing, the length says better.
const named = { name: Type.String({ title: '名称', minLength: 1, maxLength: LONGEST_NAME, pattern: '^(?:[^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*)?$' }) };

/** Filters, order and columns under a name; only names that the list knows. */
export const viewBody = Type.Object({ ...named, ...contents });
export const newViewBody = Type.Object({ list: listName, ...named, ...contents });
export type ViewBody = Static<typeof viewBody>;

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: string | null;
  readonly columns: string[];
}
export const viewAnswer = Type.Object({
  id: Type.String(), name: Type.String(), filter: Type.Unsafe<SavedView['filter']>({ type: 'object', additionalProperties: true }), sort: Type.Union([Type.String(), Type.Null()]), columns: Type.Array(Type.String()),
});
