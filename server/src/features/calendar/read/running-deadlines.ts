import type { RunningDeadline } from '@luoshi/domain/deadline/recompute-deadlines.ts';
import type { DeadlineRule, GrantedExtension } from '@luoshi/domain/deadline/deadline-rule.ts';
import type { YearNotice } from '@luoshi/domain/calendar/year-notice.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface CountedDeadline extends RunningDeadline { readonly dueOn: IsoDate; readonly numberLabel: string | null }

/** Clocks that run and were counted by a rule; a promised date moves with no notice. A right that has not passed yet (`today`) moves like a duty. */
export async function runningDeadlines(tx: Tx, congressId: string, today: IsoDate): Promise<CountedDeadline[]> {
  const { rows } = await sql<{ id: string; rule: DeadlineRule; extension: GrantedExtension | null; startedOn: IsoDate; dueOn: IsoDate; assignedOn: IsoDate | null; numberLabel: string | null }>`select d.id, d.rule, d.extension, d.started_on as "startedOn", d.due_on as "dueOn",
      t.assigned_on as "assignedOn", s.number_label as "numberLabel"
    from deadline d join suggestion s on s.congress_id = d.congress_id and s.id = d.suggestion_id left join handling_task t on t.congress_id = d.congress_id and t.id = d.record_id
    where d.congress_id = ${congressId} and (d.state = 'running' or (d.state = 'open' and d.due_on >= ${today})) and d.rule is not null order by d.due_on, d.id`.execute(tx);
  return rows.map(({ id, rule, extension, startedOn, dueOn, assignedOn, numberLabel }) => ({
    id, rule, startedOn, dueOn, numberLabel,
    terms: {
      // 代表法 51 counts from the assignment; a unit's own clock may start later, at receipt.
      ...(rule.nationalLimit === undefined || rule.nationalLimit.startEvent === rule.startEvent ? {} : { nationalStartedOn: assignedOn ?? startedOn }),
      ...(extension === null ? {} : { extension: { ...extension, rule } }),
    },
  }));
}

export async function congressesOfSite(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, short_name as name from congress order by level, sort, id`.execute(tx);
  return rows;
}

export interface LoadedNotice { readonly year: number; readonly notice: YearNotice; readonly loadedBy: string; readonly loadedAt: Date }

export async function loadedNotices(tx: Tx, congressId: string): Promise<LoadedNotice[]> {
  const { rows } = await sql<LoadedNotice>`select year, notice, loaded_by as "loadedBy", loaded_at as "loadedAt" from calendar_notice where congress_id = ${congressId} order by year`.execute(tx);
  return rows;
}
