import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Who came from a unit, or that nobody came; a unit of which neither was said stands here not at all. */
export interface Attendance { readonly unitId: string; readonly unitName: string; readonly attendeeName: string; readonly attendeePosition: string; readonly isAbsent: boolean }

export async function readAttendance(tx: Tx, congressId: string, meetingId: string): Promise<Attendance[]> {
  const { rows } = await sql<Attendance>`select a.unit_id as "unitId", o.name as "unitName", a.attendee_name as "attendeeName", a.attendee_position as "attendeePosition", a.is_absent as "isAbsent"
    from assignment_meeting_attendance a join organisation o on o.congress_id = a.congress_id and o.id = a.unit_id where a.congress_id = ${congressId} and a.meeting_id = ${meetingId}`.execute(tx);
  return rows;
}

export interface Liaison { readonly unitId: string; readonly name: string; readonly position: string }

/** Whom each unit sends as a rule: its liaison, with whom the register of those who came begins. */
export async function readLiaisons(tx: Tx, congressId: string): Promise<Liaison[]> {
  const { rows } = await sql<Liaison>`select distinct on (i.organisation_id) i.organisation_id as "unitId", p.name, coalesce(nullif(i.title, ''), '联络员') as position
    from identity i join person p on p.id = i.person_id where i.congress_id = ${congressId} and i.role = 'unitLiaison' and i.state = 'active' order by i.organisation_id, i.id`.execute(tx);
  return rows;
}
