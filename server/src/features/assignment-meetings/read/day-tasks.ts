import type { HandlingTaskRow } from '@luoshi/domain/case-file/rows.ts';
import type { UnitSystem } from '@luoshi/domain/identity/unit-system.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { unitSystem } from '../../administration/public.ts';

/** A part that some unit got out of the meeting, also one that it has given back since, and one that took over from such. */
export interface DayTask {
  readonly id: string; readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly state: string; readonly role: HandlingTaskRow['role'];
  readonly unitId: string; readonly unitName: string; readonly system: UnitSystem; readonly position: number;
  /** Handed over at the meeting itself, not by what was decided since. */
  readonly isIssued: boolean;
  readonly acceptedOn: string | null; readonly returnState: string | null; readonly returnReason: string | null; readonly returnAnswer: string | null; readonly disputeState: string | null; readonly disputeProposal: string | null; readonly disputeAnswer: string | null;
  readonly takesOverReason: string | null; readonly endedReason: string | null;
}

/** Units in the order of every list of them: the systems apart. */
export async function readDayTasks(tx: Tx, congressId: string, meetingId: string): Promise<DayTask[]> {
  // What the meeting handed over came into being in one act, so at one instant; units added or changed later have later ones.
  const { rows } = await sql<DayTask>`select t.id, t.suggestion_id as "suggestionId", s.number_label as "numberLabel", s.title, s.lead_name as "leadName", t.state, t.role,
      t.unit_id as "unitId", o.name as "unitName", ${unitSystem('o')} as system, i.position,
      t.takes_over_id is null and t.created_at = min(t.created_at) over (partition by t.suggestion_id) as "isIssued",
      t.accepted_on as "acceptedOn", t.return_state as "returnState", t.return_reason as "returnReason", t.return_answer as "returnAnswer", t.dispute_state as "disputeState", t.dispute_proposal as "disputeProposal", t.dispute_answer as "disputeAnswer",
      t.takes_over_reason as "takesOverReason", t.ended_reason as "endedReason"
    from assignment_meeting_item i join handling_task t on t.congress_id = i.congress_id and t.suggestion_id = i.suggestion_id
      join suggestion s on s.congress_id = t.congress_id and s.id = t.suggestion_id join organisation o on o.congress_id = t.congress_id and o.id = t.unit_id
    where i.congress_id = ${congressId} and i.meeting_id = ${meetingId} and i.state = 'handedOver'
    order by array_position(array['executive', 'court', 'procuratorate', 'supervision', 'party'], ${unitSystem('o')}), o.sort, o.name, o.id, i.position, t.created_at, t.id`.execute(tx);
  return rows;
}
