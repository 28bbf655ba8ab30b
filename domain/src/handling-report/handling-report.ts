import { holds, isPerson, toRole, type MatterContext, type MatterHandler } from '../before-session/matter.ts';
import { isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { HandlingReportRow, ReportFigures } from './report-rows.ts';

/** The figures of the record today. */
export interface ReportFacts { readonly figures: ReportFigures }
export type ReportContext = MatterContext<HandlingReportRow, ReportFacts>;
export interface ReportBodies {
  save: { readonly meeting: string; readonly reportedOn: IsoDate; readonly practice?: string; readonly problems?: string; readonly nextSteps?: string };
  finish: Record<string, never>;
  reopen: { readonly reason: string };
}

export const writtenParts = { practice: '主要做法和成效', problems: '存在的问题', nextSteps: '下一步打算' } as const;

export const reportDayRule = (reportedOn: IsoDate): Refusal[] => (isValidIsoDate(reportedOn) ? [] : [refusal('badDate', '报告日期不是有效日期，请填写会议那一天', '/reportedOn')]);

/** The figures stand in the record; what was done, what is lacking and what comes next people have to write. */
export const handlingReportWorkflow = defineWorkflow<ReportContext>()({
  kind: 'handlingReport',
  label: '办理情况报告',
  initial: 'preparing',
  rows: [
    ['save',   ['preparing'], 'unchanged', ['deputyAffairs'], [],             'ReportSaved'],
    ['finish', ['preparing'], 'finished',  ['deputyAffairs'], ['allWritten'], 'ReportFinished'],
    ['reopen', ['finished'],  'preparing', ['deputyAffairs'], [],             'ReportReopened'],
  ],
  roles: { deputyAffairs: holds('deputyAffairs') },
  guards: {
    allWritten: ({ record }) => {
      const missing = Object.entries(writtenParts).filter(([part]) => record[part as keyof typeof writtenParts].trim() === '').map(([, label]) => label);
      return missing.length === 0 ? null : refusal('notWritten', `“${missing.join('”“')}”还没有写，请先填写再定稿`);
    },
  },
  routes: {},
  states: { preparing: '正在起草', finished: '已定稿' },
  actions: { save: '撰写', finish: '定稿', reopen: '退回修改' },
  events: { ReportSaved: '撰写办理情况报告', ReportFinished: '办理情况报告定稿', ReportReopened: '退回修改办理情况报告' },
  bodyRules: { save: (_context: ReportContext, body: ReportBodies['save']) => reportDayRule(body.reportedOn) },
  turns: {},
});

export const handlingReportHandlers: { readonly ReportSaved: MatterHandler<HandlingReportRow, ReportBodies['save'], ReportFacts>; readonly ReportFinished: MatterHandler<HandlingReportRow, ReportBodies['finish'], ReportFacts>; readonly ReportReopened: MatterHandler<HandlingReportRow, ReportBodies['reopen'], ReportFacts> } = {
  ReportSaved: (report, body) => {
    report.meeting = body.meeting.trim();
    report.reportedOn = body.reportedOn;
    report.practice = body.practice?.trim() ?? '';
    report.problems = body.problems?.trim() ?? '';
    report.nextSteps = body.nextSteps?.trim() ?? '';
    return [];
  },
  ReportFinished: (report, _body, { actor, today, facts }) => {
    report.figures = facts.figures;
    report.finishedByName = isPerson(actor) ? actor.name : null;
    report.finishedOn = today;
    return [toRole('committeeOffice', 'handlingReport', `${report.year}年代表建议办理情况报告已经定稿，请安排印发${report.meeting}`)];
  },
  ReportReopened: (report) => {
    report.figures = null;
    report.finishedByName = null;
    report.finishedOn = null;
    return [toRole('committeeOffice', 'handlingReport', `${report.year}年代表建议办理情况报告退回修改，请等新的定稿`)];
  },
};
