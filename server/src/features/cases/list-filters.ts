import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { Type } from 'typebox';
import { categoryLabels } from './body-schemas.ts';
import { sortNames } from './read/list-suggestions.ts';

export const word = Type.Optional(Type.String({ maxLength: 100 }));
const isSo = Type.Optional(Type.Boolean());
const oneOf = (values: readonly string[], title: string) => Type.Optional(Type.Unsafe<string>({ type: 'string', title, enum: [...values] }));

/** What narrows the list of suggestions: its pages, its export and the saved views take the same. */
export const suggestionFilter = {
  state: oneOf(Object.keys(workflowOf('suggestion').states), '状态'), states: Type.Optional(Type.String({ maxLength: 500 })), unit: word, township: word, session: word,
  category: oneOf(Object.keys(categoryLabels), '类别'), q: word, overdue: isSo, mine: isSo, isKey: isSo, lead: word, resultClass: word,
};
export const suggestionSort = oneOf(sortNames, '排序');

/** What narrows the ledger of promises. */
export const ledgerFilter = {
  state: oneOf(Object.keys(workflowOf('commitment').states), '状态'), unit: word, filter: oneOf(['open', 'due', 'overdue', 'toVerify'], '筛选'), mine: isSo,
};
