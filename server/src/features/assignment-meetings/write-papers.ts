import type { AssignmentMeeting } from '@luoshi/domain/assignment-meeting/workflow.ts';
import type { WorkPlan } from '@luoshi/domain/assignment-meeting/work-plan.ts';
import { taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { unitSystemLabels } from '@luoshi/domain/identity/unit-system.ts';
import { formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { meetingAgenda, meetingMinutes, meetingNotice, receiptList, signInSheet, unitLists, workPlan, type MeetingFacts, type PaperModel } from '../documents/public.ts';
import type { HandedTask, UnitReceipt } from './read/receipts.ts';

const counts = (leading: number, assisting: number): string => `主办（分办）${leading}件，会办${assisting}件`;

const report = (paper: ReturnType<typeof workPlan>): PaperModel => ({ template: 'official-report', paper });
const form = (paper: ReturnType<typeof unitLists>): PaperModel => ({ template: 'form', paper });

export const factsOf = ({ title, heldOn, heldTime, place, agenda }: AssignmentMeeting, issuer: string, on: IsoDate = heldOn): MeetingFacts =>
  ({ documentDate: on, title, issuer, timeText: `${formatChineseDate(heldOn, 'fullWeekday').replace('(', '（').replace(')', '）')}${heldTime}`, place, agenda });

export const writeNotice = (facts: MeetingFacts, plan: WorkPlan, words: Parameters<typeof meetingNotice>[1]): PaperModel =>
  ({ template: 'official-letter', paper: meetingNotice({ ...facts, units: plan.lists.map((list) => list.unitName) }, words) });

export const writeAgenda = (facts: MeetingFacts): PaperModel => report(meetingAgenda(facts));

/** Before the meeting the units of its plan, afterwards those that got something, with who has signed in. */
export function writeSignInSheet(facts: MeetingFacts, plan: WorkPlan, receipts: readonly UnitReceipt[]): PaperModel {
  const invited = receipts.length > 0 ? receipts : plan.lists.map((list) => ({ unitName: list.unitName, attendeeName: null, attendeePosition: null }));
  return form(signInSheet({ ...facts, rows: invited.map((unit) => ({ unitName: unit.unitName, name: unit.attendeeName ?? '', position: unit.attendeePosition ?? '' })) }));
}

/** 会议纪要, or null until somebody has written what was settled. */
export function writeMinutes({ minutes, heldOn }: AssignmentMeeting, facts: MeetingFacts, receipts: readonly UnitReceipt[]): PaperModel | null {
  if (minutes === null) return null;
  const came = receipts.filter((unit) => unit.attendeeName !== null);
  const missing = receipts.filter((unit) => unit.attendeeName === null);
  const leading = receipts.reduce((sum, unit) => sum + unit.leading, 0);
  return report(meetingMinutes({
    ...facts, documentDate: heldOn, text: minutes.text, present: minutes.present, recordedBy: minutes.writtenByName, counts: `会议向${receipts.length}个承办单位交办代表建议，主办（分办）${leading}件次。`,
    attendees: came.map((unit) => `${unit.unitName}${unit.attendeeName ?? ''}`).join('、'), absent: missing.length === 0 || came.length === 0 ? '' : missing.map((unit) => unit.unitName).join('、'),
  }));
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

export function receiptText({ received, unreceived, returned, lastReceivedOn }: UnitReceipt): string {
  if (received === 0 && unreceived > 0) return '未签收';
  const day = lastReceivedOn === null ? '' : `${Number(lastReceivedOn.slice(5, 7))}月${Number(lastReceivedOn.slice(8))}日`;
  return [received === 0 ? '' : `${day}签收${received}件`, unreceived === 0 ? '' : `未签收${unreceived}件`, returned === 0 ? '' : `申请退办${returned}件`].filter((part) => part !== '').join('，');
}

export function writeReceiptListPaper(meeting: AssignmentMeeting, issuer: string, receipts: readonly UnitReceipt[]): PaperModel {
  const missing = receipts.filter((unit) => unit.unreceived > 0);
  return form(receiptList({
    documentDate: meeting.heldOn, title: `${meeting.title}签收表`, issuer, meeting: meeting.title, place: meeting.place,
    summary: `共${receipts.length}个承办单位，到会${receipts.filter((unit) => unit.attendeeName !== null).length}个，全部签收${receipts.length - missing.length}个${missing.length === 0 ? '。' : `，未签收或者未全部签收的：${missing.map((unit) => unit.unitName).join('、')}。`}`,
    rows: receipts.map((unit) => ({
      system: unitSystemLabels[unit.system], unitName: unit.unitName, leading: String(unit.leading), assisting: String(unit.assisting),
      attendee: unit.attendeeName === null ? '' : `${unit.attendeeName}（${unit.attendeePosition ?? ''}）`, receipt: receiptText(unit),
    })),
  }));
}
