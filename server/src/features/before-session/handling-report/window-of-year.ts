import { reportWindow, windowText, type ReportWindow } from '@luoshi/domain/handling-report/report-time.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { CaseDependencies } from '../../cases/public.ts';

/** By when this year's report is to be before the standing committee, in words; null where the place names no month. */
export async function windowOfYear({ places, clock }: Pick<CaseDependencies, 'places' | 'clock'>, tx: Tx, congressId: string): Promise<(ReportWindow & { readonly year: number; readonly text: string }) | null> {
  const year = Number(dateInShanghai(clock.now().toISOString()).slice(0, 4));
  const window = reportWindow((await places.of(tx, congressId)).settings.handlingReportTime, year);
  return window === null ? null : { ...window, year, text: windowText(window) };
}
