import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** A part that some unit got out of the meeting, also one that it has given back since, and one that took over from such. */
export interface DayTask {
  readonly id: string; readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly unitName: string; readonly state: string;
  readonly acceptedOn: string | null; readonly returnState: string | null; readonly returnReason: string | null; readonly returnAnswer: string | null; readonly disputeState: string | null; readonly disputeProposal: string | null; readonly disputeAnswer: string | null;
  readonly takesOverFromName: string | null; readonly takesOverReason: string | null; readonly attendeeName: string | null;
}

export async function readDayTasks(tx: Tx, congressId: string, meetingId: string): Promise<DayTask[]> {
  const { rows } = await sql<DayTask>`select t.id, t.suggestion_id as "suggestionId", s.number_label as "numberLabel", s.title, s.lead_name as "leadName", t.unit_name as "unitName", t.state,
      t.accepted_on as "acceptedOn", t.return_state as "returnState", t.return_reason as "returnReason", t.return_answer as "returnAnswer", t.dispute_state as "disputeState", t.dispute_proposal as "disputeProposal", t.dispute_answer as "disputeAnswer",
      t.takes_over_from_name as "takesOverFromName", t.takes_over_reason as "takesOverReason", a.attendee_name as "attendeeName"
    from assignment_meeting_item i join handling_task t on t.congress_id = i.congress_id and t.suggestion_id = i.suggestion_id
      join suggestion s on s.congress_id = t.congress_id and s.id = t.suggestion_id join organisation o on o.congress_id = t.congress_id and o.id = t.unit_id
      left join assignment_meeting_attendance a on a.congress_id = i.congress_id and a.meeting_id = i.meeting_id and a.unit_id = t.unit_id
    where i.congress_id = ${congressId} and i.meeting_id = ${meetingId} and i.state = 'handedOver'
    order by o.sort, o.name, o.id, i.position, t.created_at, t.id`.execute(tx);
  return rows;
}
