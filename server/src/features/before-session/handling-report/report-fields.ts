import type { ReportFacts } from '@luoshi/domain/handling-report/handling-report.ts';
import type { HandlingReportRow } from '@luoshi/domain/handling-report/report-rows.ts';
import { overallText } from '@luoshi/domain/handling-report/report-text.ts';

/** The report with what the record says of the year: of today, or of the day on which it was finished. */
export const reportFields = (record: HandlingReportRow, { figures }: ReportFacts): HandlingReportRow & Record<string, unknown> =>
  ({ ...record, figures: null, overall: overallText(record.year, record.figures ?? figures) });
