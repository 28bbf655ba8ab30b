import type { AssignmentMeeting, MeetingCounts } from '@luoshi/domain/assignment-meeting/workflow.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

const columns = sql`m.id, m.version, m.state, m.title, m.held_on as "heldOn", m.place, m.convener, m.agenda, m.sections, m.return_reason as "returnReason", m.confirmed_by_name as "confirmedByName",
  m.confirmed_on as "confirmedOn", m.opened_on as "openedOn", m.work_plan as "workPlan", m.held_time as "heldTime", m.minutes`;

export async function findMeeting(tx: Tx, congressId: string, id: string, lock = false): Promise<AssignmentMeeting | undefined> {
  const { rows } = await sql<AssignmentMeeting>`select ${columns} from assignment_meeting m where m.congress_id = ${congressId} and m.id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** Meetings in which somebody may have to act, with what their rules look at. */
export async function meetingsIn(tx: Tx, congressId: string, states: readonly string[]): Promise<(AssignmentMeeting & { readonly since: Date; readonly counts: MeetingCounts })[]> {
  const { rows } = await sql<AssignmentMeeting & { since: Date }>`select ${columns}, m.updated_at as since from assignment_meeting m where m.congress_id = ${congressId} and m.state = any(${[...states]})
    and (m.state <> 'held' or exists (select 1 from assignment_meeting_item i join handling_task t on t.congress_id = i.congress_id and t.suggestion_id = i.suggestion_id and t.state = 'assigned'
      where i.congress_id = m.congress_id and i.meeting_id = m.id and i.state = 'handedOver'))`.execute(tx);
  const counted = [];
  for (const meeting of rows) counted.push({ ...meeting, counts: await countMeeting(tx, congressId, meeting.id) });
  return counted;
}

export interface MeetingLine { readonly id: string; readonly state: string; readonly title: string; readonly heldOn: string; readonly place: string; readonly suggestions: number; readonly toAccept?: number; readonly toRoute?: number }

/** Meetings, the latest day first; of units only those at which they were handed something. */
export async function listMeetings(tx: Tx, congressId: string, unitId: string | null): Promise<MeetingLine[]> {
  const mine = unitId === null ? sql`true` : sql`m.state = 'held' and exists (${handedTo(congressId, sql.ref('m.id'), unitId)})`;
  const { rows } = await sql<MeetingLine>`select m.id, m.state, m.title, m.held_on as "heldOn", m.place,
      (select count(*)::int from assignment_meeting_item i where i.congress_id = m.congress_id and i.meeting_id = m.id and i.state <> 'left'
        and ${unitId === null ? sql`true` : sql`exists (select 1 from handling_task t where t.congress_id = i.congress_id and t.suggestion_id = i.suggestion_id and t.unit_id = ${unitId})`}) as suggestions ${unitId === null ? sql`` : sql`, ${waitingTasks(unitId, 'assigned')} as "toAccept", ${waitingTasks(unitId, 'accepted')} as "toRoute"`}
    from assignment_meeting m where m.congress_id = ${congressId} and ${mine} order by m.held_on desc, m.created_at desc limit 200`.execute(tx);
  return rows;
}

/** How many of a unit's tasks of the meeting `m` wait for its liaison in a state. */
const waitingTasks = (unitId: string, state: 'assigned' | 'accepted') => sql`(select count(*)::int from assignment_meeting_item i join handling_task t on t.congress_id = i.congress_id and t.suggestion_id = i.suggestion_id
  where i.congress_id = m.congress_id and i.meeting_id = m.id and i.state = 'handedOver' and t.unit_id = ${unitId} and t.state = ${state})`;

/** Tasks that a unit got at the meeting. */
const handedTo = (congressId: string, meetingId: RawBuilder<unknown>, unitId: string) => sql`select 1 from assignment_meeting_item i
  join handling_task t on t.congress_id = i.congress_id and t.suggestion_id = i.suggestion_id and t.unit_id = ${unitId}
  where i.congress_id = ${congressId} and i.meeting_id = ${meetingId} and i.state = 'handedOver'`;

export async function wasHandedSomething(tx: Tx, congressId: string, meetingId: string, unitId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select exists (${handedTo(congressId, sql`${meetingId}`, unitId)}) as is`.execute(tx);
  return rows[0]?.is === true;
}

export async function countMeeting(tx: Tx, congressId: string, meetingId: string): Promise<MeetingCounts> {
  const { rows } = await sql<MeetingCounts>`select count(*) filter (where i.state = 'listed')::int as listed,
      count(*) filter (where i.state = 'listed' and s.plan = '[]'::jsonb)::int as unplanned,
      count(*) filter (where i.state = 'listed' and s.plan @> '[{"channel":"government"}]'::jsonb)::int as government,
      coalesce(sum((select count(*) from handling_task t where t.congress_id = i.congress_id and t.suggestion_id = i.suggestion_id and t.state = 'assigned')) filter (where i.state = 'handedOver'), 0)::int as unreceived
    from assignment_meeting_item i join suggestion s on s.congress_id = i.congress_id and s.id = i.suggestion_id where i.congress_id = ${congressId} and i.meeting_id = ${meetingId}`.execute(tx);
  return rows[0] ?? { listed: 0, unplanned: 0, government: 0, unreceived: 0 };
}
