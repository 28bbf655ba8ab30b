import { reportsToPrepare, type KnownReport, type ReportTime, type ReportToPrepare } from '@luoshi/domain/handling-report/report-time.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';

/** What the office has to begin or finish by the time of the year that the place has set; nothing is read where it has set none. */
export async function readReportsToPrepare(tx: Tx, congressId: string, time: ReportTime, today: IsoDate): Promise<ReportToPrepare[]> {
  if (time === 'beforeSession') return [];
  const known = await rowsOf(tx, sql<KnownReport>`select id, year, state from handling_report where congress_id = ${congressId} and year >= ${Number(today.slice(0, 4)) - 1}`);
  return reportsToPrepare(time, today, known);
}
