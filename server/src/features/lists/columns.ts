import { taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { levelLabels } from '@luoshi/domain/evaluation/workflow.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import { dateInShanghai, daysBetween, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import { categoryLabels, channelLabels } from '../cases/public.ts';
import { date, filledBy, number, text, type FilledColumn, type Item, type ListColumn } from './list-column.ts';

const column = (name: string, label: string, isStandard: boolean, ...filled: readonly FilledColumn[]): ListColumn => ({ name, label, isStandard, filled });
const daysLeft = (dueOn: unknown, today: IsoDate) => (typeof dueOn === 'string' ? daysBetween(today, dueOn as IsoDate) : null);
/** A promise that is kept or accounted for has no days left, and is not late for ever. */
const isSettled = (item: Item) => item['state'] === 'verified' || item['state'] === 'explained';

/** The columns of the list of suggestions, in the order in which they stand. */
const suggestionColumns: readonly ListColumn[] = [
  column('number', '编号', true, text('编号', 22, 'numberLabel')),
  column('title', '标题', true, text('标题', 48, 'title'), filledBy('重点督办', 10, 'text', (item) => (item['isKey'] === true ? '是' : null)), filledBy('纸质录入', 10, 'text', (item) => (item['entryChannel'] === 'paper' ? '是' : null)), text('跨届', 12, 'carriedFrom')),
  column('lead', '领衔代表', true, text('领衔代表', 12, 'leadName'), text('代表团', 18, 'leadDelegationName')),
  column('unit', '主办单位', true, text('主办单位', 24, 'leadUnitName')),
  column('state', '状态', true, text('状态', 18, 'stateLabel'), text('测评结果', 12, 'finalResult', levelLabels)),
  column('dueOn', '最近期限', true, date('最近期限', 'nextDueOn'), filledBy('剩余天数', 10, 'number', (item, today) => daysLeft(item['nextDueOn'], today))),
  column('assisting', '会办单位', false, text('会办单位', 36, 'assistingNames')),
  column('category', '类别', false, text('类别', 12, 'category', categoryLabels)),
  column('channel', '来源渠道', false, text('来源渠道', 12, 'entryChannel', channelLabels)),
  column('submittedOn', '提出日期', false, date('提出日期', 'submittedOn')),
  column('registeredOn', '登记日期', false, date('登记日期', 'registeredOn')),
  column('assignedOn', '交办日期', false, date('交办日期', 'assignedOn')),
  column('repliedOn', '答复日期', false, date('答复日期', 'repliedOn')),
  column('overallClass', '办理结果', false, text('办理结果', 20, 'overallClass', resultClassLabels), text('结果分类', 10, 'classLetters')),
  column('firstResult', '首次测评', false, text('首次测评', 12, 'firstResult', levelLabels)),
  column('voided', '作废编号', false, filledBy('作废编号', 28, 'text', (item) => (item['voidedNumbers'] as readonly { numberLabel: string; reason: string }[]).map((one) => `${one.numberLabel}（${one.reason}）`).join('；') || null)),
  column('group', '并案', false, filledBy('并案', 12, 'text', (item) => (item['groupRole'] === 'principal' ? '主案' : item['groupRole'] === 'member' ? '并案' : null))),
  column('motion', '原议案', false, text('原议案', 14, 'motionNumber')),
  column('repeated', '多年重复', false, filledBy('多年重复', 10, 'text', (item) => (item['isRepeated'] === true ? '是' : null))),
  column('updatedAt', '最近变动', false, filledBy('最近变动', 12, 'date', (item) => (typeof item['updatedAt'] === 'string' ? dateInShanghai(item['updatedAt']) : null))),
];
/** How the reader's own unit stands with each: only units have such a thing. */
const ownTask = column('task', '本单位办理', false, text('本单位办理', 20, 'taskStateLabel'), text('主办或会办', 12, 'taskRole', taskRoleLabels));

export const suggestionColumnsOf = (actor: Actor): readonly ListColumn[] => (isUnitRole(actor.role) ? [...suggestionColumns, ownTask] : suggestionColumns);
/** Whoever reads: what a saved view may name at all. */
export const suggestionColumnNames: readonly string[] = [...suggestionColumns, ownTask].map(({ name }) => name);

/** The columns of the ledger of promises. */
export const commitmentColumns: readonly ListColumn[] = [
  column('content', '承诺内容', true, text('承诺内容', 48, 'content')),
  column('number', '建议编号', true, text('建议编号', 22, 'numberLabel')),
  column('title', '建议标题', true, text('建议标题', 40, 'title')),
  column('carried', '跨届', true, text('跨届', 12, 'carriedFrom'), date('转入日期', 'carriedOn')),
  column('lead', '领衔代表', true, text('领衔代表', 12, 'leadName')),
  column('unit', '责任单位', true, text('责任单位', 24, 'unitName')),
  column('owner', '责任人', true, text('责任人', 14, 'ownerName')),
  column('resultClass', '办理结果', true, text('办理结果', 20, 'resultClass', resultClassLabels)),
  column('state', '状态', true, text('状态', 18, 'stateLabel')),
  column('dueOn', '期限', true, date('期限', 'dueOn'), filledBy('剩余天数', 10, 'number', (item, today) => (isSettled(item) ? null : daysLeft(item['dueOn'], today)))),
  column('changed', '改期', true, number('改期次数', 'changedCount'), date('原定期限', 'originalDueOn')),
  column('evidence', '佐证', true, number('佐证件数', 'evidenceCount')),
  column('claimedOn', '报已落实', true, date('报已落实日期', 'claimedOn')),
  column('verified', '核验', true, date('核验日期', 'verifiedOn'), text('核验人', 14, 'verifierName')),
];

/** The columns of the register of publications. */
export const publicationColumns: readonly ListColumn[] = [
  column('number', '编号', true, text('编号', 22, 'numberLabel')),
  column('title', '标题', true, text('标题', 48, 'title')),
  column('unit', '答复单位', true, text('答复单位', 24, 'unitName')),
  column('repliedOn', '答复日期', true, date('答复日期', 'repliedOn')),
  column('state', '状态', true, text('状态', 20, 'stateLabel'), date('审定期限', 'dueOn')),
  column('form', '公开方式', true, text('公开方式', 14, 'formLabel'), filledBy('署名', 8, 'text', (item) => (item['namesShown'] === true ? '署名' : null))),
  column('releasedOn', '公开日期', true, date('公开日期', 'releasedOn')),
  column('reason', '理由', true, text('理由', 40, 'reason')),
  column('hash', '公开文本的散列值', false, text('公开文本的散列值', 66, 'hash')),
];

/** What was found, as the page tells it: the title, what belongs to it, and the words around the hit. */
export const searchColumns: readonly ListColumn[] = [
  column('title', '标题', true, text('标题', 48, 'title')),
  column('number', '编号', true, filledBy('编号', 22, 'text', (item) => (typeof item['numberLabel'] === 'string' ? item['numberLabel'] : '未编号'))),
  column('lead', '领衔代表', true, text('领衔代表', 12, 'leadName')),
  column('unit', '主办单位', true, text('主办单位', 24, 'leadUnitName')),
  column('state', '状态', true, text('状态', 18, 'stateLabel')),
  column('snippet', '找到的文字', true, text('找到的文字', 80, 'snippet')),
];
