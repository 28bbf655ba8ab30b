import { sql, type RawBuilder } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';

export interface OwedTask { readonly taskId: string; readonly suggestionId: string; readonly numberLabel: string | null; readonly role: string; readonly state: string; readonly group: string | null }

/** The SQL twin of `stillOwes` in domain/src/handling-task/succeed-unit.ts, held equal to it by a test: a unit's tasks in which something is still to be done. */
export const isOwed: RawBuilder<boolean> = sql`t.state not in ('reassigned', 'released') and (t.state <> 'finished'
  or exists (select 1 from commitment c where c.congress_id = t.congress_id and c.suggestion_id = t.suggestion_id and c.task_id = t.id and c.state not in ('verified', 'explained', 'replaced'))
  or exists (select 1 from reply r where r.congress_id = t.congress_id and r.suggestion_id = t.suggestion_id and r.task_id = t.id and r.state not in ('delivered', 'replaced', 'lapsed'))
  or exists (select 1 from term_explanation e where e.congress_id = t.congress_id and e.suggestion_id = t.suggestion_id and e.task_id = t.id and e.state not in ('sent', 'waived', 'lapsed')))`;

/** In the order in which they are carried on: by number. `group` is the principal of those that are handled together. */
export function owedTasks(tx: Tx, congressId: string, unitId: string): Promise<OwedTask[]> {
  return rowsOf(tx, sql<OwedTask>`select t.id as "taskId", t.suggestion_id as "suggestionId", s.number_label as "numberLabel", t.role, t.state,
      coalesce((select case l.relation when 'principal' then l.other_id else s.id end from suggestion_link l where l.congress_id = s.congress_id and l.suggestion_id = s.id and l.state = 'standing' and l.relation in ('principal', 'member') limit 1), null) as "group"
    from handling_task t join suggestion s on s.congress_id = t.congress_id and s.id = t.suggestion_id
    where t.congress_id = ${congressId} and t.unit_id = ${unitId} and ${isOwed} order by s.registered_on, s.number, t.id`);
}
