import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import type { DayTask } from './read/day-tasks.ts';
import type { MeetingItemRow } from './read/items.ts';

export interface SummaryLine { readonly id: string; readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly units: string; readonly note: string }
/** A number of the day and what it counts, line by line: the number is the length of its list, so that the two cannot differ. */
export interface SummaryPart { readonly key: string; readonly label: string; readonly about: string; readonly lines: readonly SummaryLine[] }
export interface DaySummary { readonly parts: readonly SummaryPart[]; readonly units: { readonly all: number; readonly came: number; readonly signed: number } }

const returns: Readonly<Record<string, string>> = { requested: '待决定', agreed: '已同意', refused: '不同意', withdrawn: '单位已撤回' };
const disputes: Readonly<Record<string, string>> = { raised: '待决定', kept: '决定维持', changed: '承办单位已经调整', lapsed: '已经办理，不再协调' };
const ended = new Set(['reassigned', 'released']);

/** 交办日小结: read off the cases as they stand now, whatever the meeting said in the morning. */
export function summariseDay(items: readonly MeetingItemRow[], tasks: readonly DayTask[]): DaySummary {
  const ofItem = ({ suggestionId, numberLabel, title, leadName, plan }: MeetingItemRow, note: string): SummaryLine => ({ id: suggestionId, suggestionId, numberLabel, title, leadName, units: plan.map((unit) => unit.unitName).join('、'), note });
  const ofTask = (task: DayTask, note: string): SummaryLine => ({ id: task.id, suggestionId: task.suggestionId, numberLabel: task.numberLabel, title: task.title, leadName: task.leadName, units: task.unitName, note });
  const said = (...words: readonly (string | null)[]): string => words.filter((word) => word !== null && word !== '').join('：');
  const live = tasks.filter((task) => !ended.has(task.state));
  const units = [...Map.groupBy(live, (task) => task.unitName).values()];
  const handed = items.filter((item) => item.state === 'handedOver');
  const waits = (item: MeetingItemRow): boolean => item.suggestionState === 'awaitingJointAssignment';
  const parts: SummaryPart[] = [
    { key: 'handedOver', label: '已交办', about: '会上交给承办单位的建议', lines: handed.filter((item) => !waits(item)).map((item) => ofItem(item, '')) },
    { key: 'awaiting', label: '待政府办会签', about: '政府办没有确认，或者确认后改过承办单位的建议', lines: handed.filter(waits).map((item) => ofItem(item, '')) },
    { key: 'left', label: '没有交办', about: '列入会议而没有交出去的建议，写明原因', lines: items.filter((item) => item.state === 'left').map((item) => ofItem(item, item.refusal ?? '')) },
    { key: 'received', label: '已签收', about: '一件有几个承办单位的，每个单位算一份', lines: live.filter((task) => task.acceptedOn !== null && task.state !== 'assigned').map((task) => ofTask(task, task.acceptedOn === null ? '' : `${formatChineseDate(task.acceptedOn)}签收`)) },
    { key: 'unreceived', label: '未签收', about: '一件有几个承办单位的，每个单位算一份；退办没有同意、要重新签收的也在内', lines: live.filter((task) => task.state === 'assigned').map((task) => ofTask(task, said(task.attendeeName === null ? '未登记到会' : `${task.attendeeName}到会`))) },
    { key: 'returned', label: '申请退办', about: '单位认为不属于自己职责的', lines: tasks.filter((task) => task.returnState !== null).map((task) => ofTask(task, `${said(returns[task.returnState ?? ''] ?? '', task.returnAnswer)}；理由：${task.returnReason ?? ''}`)) },
    { key: 'disputed', label: '职责争议', about: '单位主要负责人书面提请协调的', lines: tasks.filter((task) => task.disputeState !== null).map((task) => ofTask(task, `${said(disputes[task.disputeState ?? ''] ?? '', task.disputeAnswer)}；单位意见：${task.disputeProposal ?? ''}`)) },
    { key: 'moved', label: '改由他单位', about: '退办、改派、协调以后换了承办单位的', lines: live.filter((task) => task.takesOverFromName !== null).map((task) => ofTask(task, `原为${task.takesOverFromName ?? ''}；${task.takesOverReason ?? ''}`)) },
  ];
  return { parts, units: { all: units.length, came: units.filter((own) => own[0]?.attendeeName !== null).length, signed: units.filter((own) => own.every((task) => task.state !== 'assigned')).length } };
}
