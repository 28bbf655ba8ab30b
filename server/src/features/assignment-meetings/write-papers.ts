import type { AssignmentMeeting } from '@luoshi/domain/assignment-meeting/workflow.ts';
import type { WorkPlan } from '@luoshi/domain/assignment-meeting/work-plan.ts';
import { taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { unitSystemLabels } from '@luoshi/domain/identity/unit-system.ts';
import { formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { meetingAgenda, meetingMinutes, meetingNotice, receiptForm, receiptStates, signInSheet, unitLists, workPlan, type MeetingFacts, type PaperModel } from '../documents/public.ts';
import type { Attendance } from './read/attendance.ts';
import type { DayTask } from './read/day-tasks.ts';
import type { HandedTask } from './read/handed-tasks.ts';
import { hasParts, receiptText, type UnitReceipt } from './unit-receipts.ts';

const counts = (leading: number, assisting: number): string => `主办（分办）${leading}件，会办${assisting}件`;

const report = (paper: ReturnType<typeof workPlan>): PaperModel => ({ template: 'official-report', paper });
const form = (paper: ReturnType<typeof unitLists>): PaperModel => ({ template: 'form', paper });

export const factsOf = ({ title, heldOn, heldTime, place, agenda }: AssignmentMeeting, issuer: string, on: IsoDate = heldOn): MeetingFacts =>
  ({ documentDate: on, title, issuer, timeText: `${formatChineseDate(heldOn, 'fullWeekday').replace('(', '（').replace(')', '）')}${heldTime}`, place, agenda });

export const writeNotice = (facts: MeetingFacts, plan: WorkPlan, words: Parameters<typeof meetingNotice>[1]): PaperModel =>
  ({ template: 'official-letter', paper: meetingNotice({ ...facts, units: plan.lists.map((list) => list.unitName) }, words) });

export const writeAgenda = (facts: MeetingFacts): PaperModel => report(meetingAgenda(facts));

/** Before the meeting the units of its plan, afterwards those to which it handed something, with who has signed in. */
export function writeSignInSheet(facts: MeetingFacts, plan: WorkPlan, receipts: readonly UnitReceipt[]): PaperModel {
  const invited = receipts.length > 0 ? receipts : plan.lists.map((list) => ({ unitName: list.unitName, attendeeName: null, attendeePosition: null }));
  return form(signInSheet({ ...facts, rows: invited.map((unit) => ({ unitName: unit.unitName, name: unit.attendeeName ?? '', position: unit.attendeePosition ?? '' })) }));
}

/** 会议纪要, or null until somebody has written what was settled. A unit is named absent only where somebody marked it so. */
export function writeMinutes({ minutes, heldOn }: AssignmentMeeting, facts: MeetingFacts, { units, tasks, attendance }: { readonly units: readonly UnitReceipt[]; readonly tasks: readonly DayTask[]; readonly attendance: readonly Attendance[] }): PaperModel | null {
  if (minutes === null) return null;
  const came = attendance.filter((one) => !one.isAbsent);
  const unknown = units.filter((unit) => !attendance.some((one) => one.unitId === unit.unitId)).length;
  return report(meetingMinutes({
    ...facts, documentDate: heldOn, text: minutes.text, present: minutes.present, recordedBy: minutes.writtenByName, counts: handedOut(units.length, tasks),
    attendees: attendance.length === 0 ? '到会情况没有登记' : `${came.length === 0 ? '没有登记到会的单位' : came.map((one) => `${one.unitName}${one.attendeeName}`).join('、')}${unknown === 0 ? '' : `（另有${unknown}个单位的到会情况没有登记）`}`,
    absent: attendance.filter((one) => one.isAbsent).map((one) => one.unitName).join('、'),
  }));
}

/** Suggestions in 件, the units' parts in 件次: where several handle one separately the parts are more, and it says why. */
function handedOut(units: number, tasks: readonly DayTask[]): string {
  const casesOf = (some: readonly DayTask[]) => new Set(some.map((task) => task.suggestionId)).size;
  const [separate, leading] = [tasks.filter((task) => task.role === 'separate'), tasks.filter((task) => task.role !== 'assisting').length];
  const assisting = tasks.length - leading;
  return `会议向${units}个承办单位交办代表建议${casesOf(tasks)}件${separate.length === 0 ? '' : `，其中${casesOf(separate)}件由几个单位分别办理，主办、分办合计${leading}件次`}${assisting === 0 ? '' : `；会办${assisting}件次`}。`;
}

export function writeWorkPlanPaper(meeting: AssignmentMeeting, plan: WorkPlan): PaperModel {
  return report(workPlan({
    documentDate: plan.heldOn, title: plan.title, issuers: plan.issuer.split('　'), isDraft: meeting.workPlan === null, sections: plan.sections.map(({ heading, text }) => ({ heading, text })),
    lists: plan.lists.map((list) => ({ unitName: list.unitName, counts: counts(list.leading, list.assisting), lines: list.lines.map(({ numberLabel, ...line }) => ({ ...line, number: numberLabel })) })),
  }));
}

/** What each unit really got, with its last days as they stand. */
export function writeUnitListsPaper(meeting: AssignmentMeeting, issuer: string, tasks: readonly HandedTask[]): PaperModel {
  const lists = [...Map.groupBy(tasks, (task) => task.unitId).values()].map((own) => ({
    unitName: own[0]?.unitName ?? '', counts: counts(own.filter((task) => task.role !== 'assisting').length, own.filter((task) => task.role === 'assisting').length),
    rows: own.map((task) => ({
      number: task.numberLabel ?? '', title: task.title, leadName: task.leadName, role: taskRoleLabels[task.role], others: task.others ?? '',
      due: task.dueOn === null ? (task.role === 'assisting' && task.state === 'assigned' ? '签收后起算' : '') : formatChineseDate(task.dueOn),
    })),
  }));
  return form(unitLists({ documentDate: meeting.heldOn, title: `${meeting.title}交办清单${lists.length === 1 ? `（${lists[0]?.unitName ?? ''}）` : ''}`, issuer, meeting: meeting.title, lists }));
}

const systemOf = (unit: UnitReceipt) => ({ system: unitSystemLabels[unit.system], unitName: unit.unitName, leading: String(unit.leading), assisting: String(unit.assisting) });

/** 签收表 to be signed by hand at the meeting: what it handed out, whatever became of it since. */
export function writeReceiptForm(meeting: AssignmentMeeting, issuer: string, units: readonly UnitReceipt[]): PaperModel {
  return form(receiptForm({ documentDate: meeting.heldOn, title: `${meeting.title}签收表`, issuer, meeting: meeting.title, place: meeting.place, rows: units.map(systemOf) }));
}

/** 签收情况表: who has signed for what it has today. */
export function writeReceiptStates(meeting: AssignmentMeeting, issuer: string, all: readonly UnitReceipt[], today: IsoDate): PaperModel {
  const units = all.filter(hasParts);
  const open = units.filter((unit) => unit.unreceived > 0).length;
  return form(receiptStates({
    documentDate: today, title: `${meeting.title}签收情况表`, issuer, meeting: meeting.title,
    summary: `截至${formatChineseDate(today)}，共${units.length}个承办单位，全部签收${units.length - open}个，没有签收或者没有全部签收${open}个。`,
    rows: units.map((unit) => ({ ...systemOf(unit), attendee: attendanceText(unit), receipt: receiptText(unit) })),
  }));
}

export function attendanceText({ attendeeName, attendeePosition, isAbsent, isInvited }: UnitReceipt): string {
  if (attendeeName !== null) return (attendeePosition ?? '') === '' ? attendeeName : `${attendeeName}（${attendeePosition}）`;
  return isAbsent ? '未到会' : isInvited ? '' : '会后改派';
}
