import { townshipSuggestion, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { unitSystems } from '@luoshi/domain/identity/unit-system.ts';
import { indicatorKeys, indicatorParts, intakes, type IndicatorKey, type IndicatorPart, type Intake } from '@luoshi/domain/indicator/definitions.ts';
import { formLabels } from '@luoshi/domain/publication/publicity.ts';
import { Type } from 'typebox';
import { categoryLabels, channelLabels } from './bodies/suggestion.ts';
import { sortNames } from './read/list-suggestions.ts';

export const word = Type.Optional(Type.String({ maxLength: 100 }));
const isSo = Type.Optional(Type.Boolean());
const oneOf = (values: readonly string[], title: string) => Type.Optional(Type.Unsafe<string>({ type: 'string', title, enum: [...values] }));

/** Days of 交办, and the number of which the list is to show what it counts. */
export const assignedDays = { from: Type.Optional(Type.String({ format: 'date', title: '交办日期起' })), to: Type.Optional(Type.String({ format: 'date', title: '交办日期止' })) };
/** What narrows lists and numbers alike, besides the days of 交办. */
export const alsoNarrowed = { registeredFrom: Type.Optional(Type.String({ format: 'date', title: '登记日期起' })), registeredTo: Type.Optional(Type.String({ format: 'date', title: '登记日期止' })), system: oneOf(unitSystems, '承办单位所属系统') };
export const indicatorName = Type.Unsafe<IndicatorKey>({ type: 'string', title: '指标', enum: [...indicatorKeys] });
const part = Type.Optional(Type.Unsafe<IndicatorPart>({ type: 'string', title: '指标的哪一部分', enum: [...indicatorParts] }));
export const categoryFilter = oneOf(Object.keys(categoryLabels), '类别');

/** What narrows the list of suggestions: its pages, its export and the saved views take the same. */
export const suggestionFilter = {
  state: oneOf(Object.keys({ ...workflowOf('suggestion').states, ...townshipSuggestion.workflow.states }), '状态'), states: Type.Optional(Type.String({ maxLength: 500 })), unit: word, township: word, session: word,
  publication: oneOf([...Object.keys(formLabels), 'toDecide', 'recalled'], '公开方式'), delegation: word, assisting: word, merged: isSo, repeated: isSo, converted: isSo,
  category: categoryFilter, q: word, contactChanged: isSo, carried: isSo, overdue: isSo, mine: isSo, isKey: isSo, lead: word, resultClass: word, channel: oneOf(Object.keys(channelLabels), '来源渠道'),
  ...assignedDays, ...alsoNarrowed, intake: Type.Optional(Type.Unsafe<Intake>({ type: 'string', title: '提出、受理', enum: [...intakes] })), rated: oneOf(['any', 'paper'], '已公开的测评'), indicator: Type.Optional(indicatorName), part,
};
export const suggestionSort = oneOf(sortNames, '排序');

/** What a search is asked. */
export const searchFilter = { q: Type.String({ title: '搜索词', minLength: 1, maxLength: 100 }) };

/** What narrows the ledger of promises. */
export const ledgerFilter = {
  state: oneOf(Object.keys(workflowOf('commitment').states), '状态'), unit: word, filter: oneOf(['open', 'due', 'overdue', 'toVerify'], '筛选'), mine: isSo, carried: isSo, followed: isSo,
  township: word, session: word, category: categoryFilter, ...assignedDays, ...alsoNarrowed, indicator: Type.Optional(Type.Unsafe<'commitmentsKept'>({ type: 'string', title: '指标', enum: ['commitmentsKept'] })), part,
};
