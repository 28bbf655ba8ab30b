import { withNotice } from '@luoshi/domain/calendar/working-calendar.ts';
import type { YearNotice } from '@luoshi/domain/calendar/year-notice.ts';
import { deadlineLabels } from '@luoshi/domain/case-deadline/workflow.ts';
import { recomputeDeadlines, type DeadlineDifference } from '@luoshi/domain/deadline/recompute-deadlines.ts';
import { systemActor, type AnyActor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { withTransaction } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { createActRecorder } from '../audit/public.ts';
import { performAction, type CaseDependencies } from '../cases/public.ts';
import { congressesOfSite, loadedNotices, runningDeadlines } from './read/running-deadlines.ts';

export interface Difference {
  readonly deadlineId: string; readonly congressId: string; readonly congressName: string; readonly numberLabel: string | null; readonly label: string; readonly startedOn: string;
  readonly oldDueOn: string; readonly newDueOn: string; readonly reason: string;
}

/** Which running clocks of the whole site a notice would move; holidays are the state's, so every congress has the same. No titles: administrators read none. */
export async function differencesOf(deps: CaseDependencies, actor: AnyActor, notice: YearNotice): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const congress of await withTransaction(deps.db, actor.congressId, congressesOfSite)) {
    await withTransaction(deps.db, congress.id, async (tx) => {
      const { calendar } = await deps.places.of(tx, congress.id);
      const deadlines = await runningDeadlines(tx, congress.id, dateInShanghai(deps.clock.now().toISOString()));
      const numbers = new Map(deadlines.map((deadline) => [deadline.id, deadline.numberLabel]));
      for (const { id, kind, startedOn, oldDueOn, newDueOn, reason } of recomputeDeadlines(deadlines, calendar, withNotice(calendar, notice))) {
        found.push({ deadlineId: id, congressId: congress.id, congressName: congress.name, numberLabel: numbers.get(id) ?? null, label: deadlineLabels[kind] ?? kind, startedOn, oldDueOn, newDueOn, reason });
      }
    });
  }
  return found;
}

/** Takes a notice into force in every congress of the site at once; the worker then moves the clocks, each by an act of its own. */
export async function adoptNotice(deps: CaseDependencies, actor: AnyActor, notice: YearNotice): Promise<void> {
  const record = createActRecorder(deps.clock, deps.auditMacKey);
  await withTransaction(deps.db, actor.congressId, async (tx) => {
    for (const { id: congressId } of await congressesOfSite(tx)) {
      await sql`select set_config('luoshi.congress_id', ${congressId}, true)`.execute(tx);
      const { rows } = await sql<{ version: number }>`select coalesce(max(version), 0) + 1 as version from audit_entry where congress_id = ${congressId} and record_kind = 'calendarNotice' and record_id = ${String(notice.year)}`.execute(tx);
      await sql`insert into calendar_notice (congress_id, year, notice, loaded_by, loaded_at) values (${congressId}, ${notice.year}, ${JSON.stringify(notice)}::jsonb, ${actor.name}, ${deps.clock.now()})
        on conflict (congress_id, year) do update set notice = excluded.notice, loaded_by = excluded.loaded_by, loaded_at = excluded.loaded_at`.execute(tx);
      await record(tx, { congressId, actor, kind: 'calendarNotice', id: String(notice.year), version: rows[0]?.version ?? 1, action: 'adopt', event: 'CalendarNoticeAdopted', body: notice });
      await enqueueJob(tx, 'recomputeDeadlines', { congressId, year: notice.year }, { jobKey: `recomputeDeadlines/${congressId}` });
    }
  });
}

/** Moves every running clock to the day that the calendar in force gives. Safe to repeat: what stands right is left alone. Answers how many moved. */
export async function recomputeRunningDeadlines(deps: CaseDependencies, congressId: string, year: number): Promise<number> {
  // What counts from the day by which a unit must sign is counted once that day stands.
  const isRight = ({ kind }: { readonly kind: string }) => kind === 'returnRequest';
  return await recomputeThose(deps, congressId, year, (one) => !isRight(one)) + await recomputeThose(deps, congressId, year, isRight);
}

async function recomputeThose(deps: CaseDependencies, congressId: string, year: number, which: (one: DeadlineDifference) => boolean): Promise<number> {
  const differences = await withTransaction(deps.db, congressId, async (tx) => {
    const { calendar } = await deps.places.of(tx, congressId);
    const notice = (await loadedNotices(tx, congressId)).find((each) => each.year === year)?.notice;
    // The calendar as it was, as far as it tells why a date moved: that year without its notice.
    const before = notice === undefined ? calendar : withNotice(calendar, { ...notice, holidays: [], makeUpWorkdays: [] });
    const why = notice === undefined ? '工作日历更正' : `载入《${notice.title}》`;
    return recomputeDeadlines(await runningDeadlines(tx, congressId, dateInShanghai(deps.clock.now().toISOString())), before, calendar).filter(which).map((difference) => ({ ...difference, reason: `${why}：${difference.reason}` }));
  });
  let moved = 0;
  for (const { id, newDueOn, reason } of differences) {
    const result = await performAction(deps, { actor: systemActor(congressId), kind: 'deadline', id, action: 'recompute', body: { dueOn: newDueOn, reason }, expectedVersion: null });
    if (result.ok) moved += 1;
  }
  return moved;
}
