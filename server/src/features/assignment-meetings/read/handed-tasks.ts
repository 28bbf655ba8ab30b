import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface HandedTask { readonly id: string; readonly version: number; readonly state: string; readonly suggestionId: string; readonly unitId: string; readonly unitName: string; readonly role: 'lead' | 'assisting' | 'separate'; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly others: string | null; readonly acceptedOn: string | null; readonly dueOn: string | null; readonly sectionName: string | null; readonly handlerName: string | null }

/** The tasks that came out of the meeting, unit by unit, first those that it answers for. */
export async function readHandedTasks(tx: Tx, congressId: string, meetingId: string, unitId: string | null = null): Promise<HandedTask[]> {
  const { rows } = await sql<HandedTask>`select t.id, t.version, t.state, t.suggestion_id as "suggestionId", t.unit_id as "unitId", t.unit_name as "unitName", t.role, s.number_label as "numberLabel", s.title, s.lead_name as "leadName", t.accepted_on as "acceptedOn", t.section_name as "sectionName", t.handler_name as "handlerName",
      (select string_agg(f.unit_name || '（' || case f.role when 'lead' then '主办' when 'separate' then '分办' else '会办' end || '）', '、' order by f.role = 'assisting', f.id) from handling_task f
        where f.congress_id = t.congress_id and f.suggestion_id = t.suggestion_id and f.id <> t.id and f.state not in ('reassigned', 'released')) as others,
      (select min(d.due_on) from deadline d where d.congress_id = t.congress_id and d.suggestion_id = t.suggestion_id and d.record_id = t.id and d.kind in ('reply', 'replyComplex', 'assistingOpinion') and d.state = 'running') as "dueOn"
    from assignment_meeting_item i join handling_task t on t.congress_id = i.congress_id and t.suggestion_id = i.suggestion_id and t.state not in ('reassigned', 'released')
      join suggestion s on s.congress_id = t.congress_id and s.id = t.suggestion_id join organisation o on o.congress_id = t.congress_id and o.id = t.unit_id
    where i.congress_id = ${congressId} and i.meeting_id = ${meetingId} and i.state = 'handedOver' ${unitId === null ? sql`` : sql`and t.unit_id = ${unitId}`}
    order by o.sort, o.name, o.id, t.role = 'assisting', i.position, t.id`.execute(tx);
  return rows;
}
