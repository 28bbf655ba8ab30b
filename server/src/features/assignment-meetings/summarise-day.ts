import { taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import type { Attendance } from './read/attendance.ts';
import type { DayTask } from './read/day-tasks.ts';
import type { MeetingItemRow } from './read/items.ts';
import { hasParts, isLivePart, isSigned, isUnsigned, receiptsOf } from './unit-receipts.ts';

export interface SummaryLine { readonly id: string; readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly units: string; readonly note: string }
/** A number of the day and what it counts, line by line: the number is the length of its list, so that the two cannot differ. Suggestions are counted in 件, the units' parts of them in 份. */
export interface SummaryPart { readonly key: string; readonly label: string; readonly counted: '件' | '份'; readonly about: string; readonly lines: readonly SummaryLine[] }
export interface DaySummary { readonly parts: readonly SummaryPart[]; readonly units: { readonly all: number; readonly invited: number; readonly came: number; readonly absent: number; readonly signed: number } }

const returns: Readonly<Record<string, string>> = { requested: '待决定', agreed: '已同意', refused: '不同意', withdrawn: '单位已撤回' };
const disputes: Readonly<Record<string, string>> = { raised: '待决定', kept: '决定维持', changed: '承办单位已经调整', lapsed: '已经办理，不再协调' };

/** 交办日小结: read off the cases as they stand now, whatever the meeting said in the morning. */
export function summariseDay(items: readonly MeetingItemRow[], tasks: readonly DayTask[], attendance: readonly Attendance[]): DaySummary {
  const ofItem = ({ suggestionId, numberLabel, title, leadName, plan }: MeetingItemRow, note: string): SummaryLine => ({ id: suggestionId, suggestionId, numberLabel, title, leadName, units: plan.map((unit) => unit.unitName).join('、'), note });
  const ofTask = (task: DayTask, note: string): SummaryLine => ({ id: task.id, suggestionId: task.suggestionId, numberLabel: task.numberLabel, title: task.title, leadName: task.leadName, units: `${task.unitName}（${taskRoleLabels[task.role]}）`, note });
  const said = (...words: readonly (string | null)[]): string => words.filter((word) => word !== null && word !== '').join('：');
  const units = receiptsOf(tasks, attendance);
  const came = (unitId: string): string => {
    const unit = units.find((one) => one.unitId === unitId);
    return unit?.isInvited === false ? '会后改派' : unit?.isAbsent === true ? '未到会' : unit === undefined || unit.attendeeName === null ? '未登记到会' : `${unit.attendeeName}到会`;
  };
  const live = tasks.filter(isLivePart);
  const handed = items.filter((item) => item.state === 'handedOver');
  const waits = (item: MeetingItemRow): boolean => item.suggestionState === 'awaitingJointAssignment';
  const byCase = Map.groupBy(tasks, (task) => task.suggestionId);
  const parts: SummaryPart[] = [
    { key: 'handedOver', label: '已交办', counted: '件', about: '会上交给承办单位的建议', lines: handed.filter((item) => !waits(item)).map((item) => ofItem(item, '')) },
    { key: 'awaiting', label: '待政府办会签', counted: '件', about: '政府办没有确认，或者确认后改过承办单位的建议', lines: handed.filter(waits).map((item) => ofItem(item, '')) },
    { key: 'left', label: '没有交办', counted: '件', about: '列入会议而没有交出去的建议，写明原因', lines: items.filter((item) => item.state === 'left').map((item) => ofItem(item, item.refusal ?? '')) },
    { key: 'received', label: '已签收', counted: '份', about: '一件有几个承办单位的，每个单位算一份', lines: live.filter(isSigned).map((task) => ofTask(task, task.acceptedOn === null ? '' : `${formatChineseDate(task.acceptedOn)}签收`)) },
    { key: 'unreceived', label: '未签收', counted: '份', about: '一件有几个承办单位的，每个单位算一份；退办没有同意、要重新签收的也在内', lines: live.filter(isUnsigned).map((task) => ofTask(task, came(task.unitId))) },
    { key: 'returned', label: '申请退办', counted: '份', about: '单位认为不属于自己职责的；一件有两个单位申请的，算两份', lines: tasks.filter((task) => task.returnState !== null).map((task) => ofTask(task, `${said(returns[task.returnState ?? ''] ?? '', task.returnAnswer)}；理由：${task.returnReason ?? ''}`)) },
    { key: 'disputed', label: '职责争议', counted: '份', about: '单位主要负责人书面提请协调的', lines: tasks.filter((task) => task.disputeState !== null).map((task) => ofTask(task, `${said(disputes[task.disputeState ?? ''] ?? '', task.disputeAnswer)}；单位意见：${task.disputeProposal ?? ''}`)) },
    { key: 'moved', label: '承办单位有变动', counted: '件', about: '会后换了单位、增减了单位，或者主办和会办对调的建议；一件变动几次，也只算一件', lines: handed.flatMap((item) => changeOf(item, byCase.get(item.suggestionId) ?? [])) },
  ];
  const withParts = units.filter(hasParts);
  return { parts, units: {
    all: withParts.length, invited: units.filter((unit) => unit.isInvited).length, came: units.filter((unit) => unit.attendeeName !== null).length, absent: units.filter((unit) => unit.isAbsent).length, signed: withParts.filter((unit) => unit.unreceived === 0).length,
  } };
}

const inOrder = (tasks: readonly DayTask[]): string => tasks.toSorted((a, b) => Number(a.role === 'assisting') - Number(b.role === 'assisting')).map((task) => `${task.unitName}（${taskRoleLabels[task.role]}）`).join('、');
const whoDoesWhat = (tasks: readonly DayTask[]): string => tasks.map((task) => `${task.unitId} ${task.role}`).toSorted().join();

/** A suggestion that is handled otherwise than the meeting said, once, however many of its parts went from hand to hand. */
function changeOf({ suggestionId, numberLabel, title, leadName }: MeetingItemRow, tasks: readonly DayTask[]): SummaryLine[] {
  const [before, now] = [tasks.filter((task) => task.isIssued), tasks.filter(isLivePart)];
  if (whoDoesWhat(before) === whoDoesWhat(now)) return [];
  // What was said of the unit that took over says it all; without one, why the part ended.
  const [taken, ended] = [tasks.map((task) => task.takesOverReason ?? ''), tasks.map((task) => (isLivePart(task) ? '' : task.endedReason ?? ''))].map((reasons) => [...new Set(reasons)].filter((reason) => reason !== ''));
  const why = (taken ?? []).length > 0 ? taken ?? [] : ended ?? [];
  return [{ id: suggestionId, suggestionId, numberLabel, title, leadName, units: inOrder(now), note: [`会上交${inOrder(before)}`, ...why].join('；') }];
}
