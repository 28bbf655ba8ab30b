import { reportDayRule } from '@luoshi/domain/handling-report/handling-report.ts';
import type { HandlingReportRow } from '@luoshi/domain/handling-report/report-rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import { rowsOf } from '../../../platform/db/database.ts';
import { bearMatter, refused, type MatterDependencies, type MatterResult } from '../perform-matter.ts';

export interface NewReport { readonly year: number; readonly meeting: string; readonly reportedOn: string }

/** One report of a year; the office that works for the standing committee writes it (代表法 51). */
export function beginReport(deps: MatterDependencies, actor: Actor, body: NewReport): Promise<MatterResult> {
  return bearMatter(deps, actor, 'handlingReport', body, async (tx, base) => {
    if (actor.role !== 'deputyAffairs') return refused(403, 'notYourRole', refusal('notYourRole', '向常委会的办理情况报告由代表工委起草'));
    const wrong = reportDayRule(body.reportedOn);
    if (wrong.length > 0) return refused(422, 'refused', ...wrong);
    const [known] = await rowsOf(tx, sql<{ year: number }>`select year from handling_report where congress_id = ${actor.congressId} and year = ${body.year}`);
    if (known !== undefined) return refused(422, 'refused', refusal('yearTaken', `${body.year}年的办理情况报告已经在起草，请直接修改那一份`, '/year'));
    const record: HandlingReportRow = { ...base, year: body.year, meeting: body.meeting.trim(), reportedOn: body.reportedOn, practice: '', problems: '', nextSteps: '', figures: null, finishedByName: null, finishedOn: null };
    return { record, notices: [] };
  });
}
