import { townshipSuggestion, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { indicatorKeys, indicatorParts, type IndicatorKey, type IndicatorPart } from '@luoshi/domain/indicator/definitions.ts';
import { formLabels } from '@luoshi/domain/publication/publicity.ts';
import { Type } from 'typebox';
import { categoryLabels, channelLabels } from './body-schemas.ts';
import { sortNames } from './read/list-suggestions.ts';

export const word = Type.Optional(Type.String({ maxLength: 100 }));
const isSo = Type.Optional(Type.Boolean());
const oneOf = (values: readonly string[], title: string) => Type.Optional(Type.Unsafe<string>({ type: 'string', title, enum: [...values] }));

/** Days of 交办, and the number of which the list is to show what it counts. */
export const assignedDays = { from: Type.Optional(Type.String({ format: 'date', title: '交办日期起' })), to: Type.Optional(Type.String({ format: 'date', title: '交办日期止' })) };
export const indicatorName = Type.Unsafe<IndicatorKey>({ type: 'string', title: '指标', enum: [...indicatorKeys] });
const part = Type.Optional(Type.Unsafe<IndicatorPart>({ type: 'string', title: '指标的哪一部分', enum: [...indicatorParts] }));
export const categoryFilter = oneOf(Object.keys(categoryLabels), '类别');

/** What narrows the list of suggestions: its pages, its export and the saved views take the same. */
export const suggestionFilter = {
  state: oneOf(Object.keys({ ...workflowOf('suggestion').states, ...townshipSuggestion.workflow.states }), '状态'), states: Type.Optional(Type.String({ maxLength: 500 })), unit: word, township: word, session: word,
  publication: oneOf([...Object.keys(formLabels), 'toDecide', 'recalled'], '公开方式'), delegation: word, assisting: word, merged: isSo, repeated: isSo, converted: isSo,
  category: categoryFilter, q: word, contactChanged: isSo, carried: isSo, overdue: isSo, mine: isSo, isKey: isSo, lead: word, resultClass: word, channel: oneOf(Object.keys(channelLabels), '来源渠道'),
  ...assignedDays, indicator: Type.Optional(indicatorName), part,
};
export const suggestionSort = oneOf(sortNames, '排序');

/** What narrows the ledger of promises. */
export const ledgerFilter = {
  state: oneOf(Object.keys(workflowOf('commitment').states), '状态'), unit: word, filter: oneOf(['open', 'due', 'overdue', 'toVerify'], '筛选'), mine: isSo, carried: isSo, followed: isSo,
  township: word, session: word, category: categoryFilter, ...assignedDays, indicator: Type.Optional(Type.Unsafe<'commitmentsKept'>({ type: 'string', title: '指标', enum: ['commitmentsKept'] })), part,
};
