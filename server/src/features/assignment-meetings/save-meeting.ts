import type { AssignmentMeeting, SignedIn } from '@luoshi/domain/assignment-meeting/workflow.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../cases/public.ts';

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

export async function saveMeeting(tx: Tx, congressId: string, m: AssignmentMeeting, now: Date): Promise<void> {
  await sql`insert into assignment_meeting (congress_id, id, version, state, title, held_on, place, convener, agenda, sections, return_reason, confirmed_by_name, confirmed_on, opened_on, work_plan, held_time, minutes, created_at, updated_at)
    values (${congressId}, ${m.id}, ${m.version}, ${m.state}, ${m.title}, ${m.heldOn}, ${m.place}, ${m.convener}, ${json(m.agenda)}, ${json(m.sections)}, ${m.returnReason}, ${m.confirmedByName}, ${m.confirmedOn}, ${m.openedOn},
      ${m.workPlan === null ? sql`null` : json(m.workPlan)}, ${m.heldTime}, ${m.minutes === null ? sql`null` : json(m.minutes)}, ${now}, ${now})
    on conflict (congress_id, id) do update set version = excluded.version, state = excluded.state, title = excluded.title, held_on = excluded.held_on, place = excluded.place, convener = excluded.convener, agenda = excluded.agenda,
      sections = excluded.sections, return_reason = excluded.return_reason, confirmed_by_name = excluded.confirmed_by_name, confirmed_on = excluded.confirmed_on, opened_on = excluded.opened_on, work_plan = excluded.work_plan, held_time = excluded.held_time, minutes = excluded.minutes, updated_at = excluded.updated_at`.execute(tx);
}

export async function addItems(tx: Tx, congressId: string, meetingId: string, ids: readonly string[]): Promise<void> {
  await sql`insert into assignment_meeting_item (congress_id, meeting_id, suggestion_id, position, state)
    select ${congressId}, ${meetingId}, a.id, coalesce((select max(position) from assignment_meeting_item where congress_id = ${congressId} and meeting_id = ${meetingId}), 0) + a.n, 'listed' from unnest(${ids}::text[]) with ordinality as a (id, n)
    on conflict (congress_id, meeting_id, suggestion_id) do update set state = 'listed', refusal = null`.execute(tx);
}

export async function removeItems(tx: Tx, congressId: string, meetingId: string, ids: readonly string[] | null): Promise<void> {
  await sql`delete from assignment_meeting_item where congress_id = ${congressId} and meeting_id = ${meetingId} and state = 'listed' ${ids === null ? sql`` : sql`and suggestion_id = any(${ids})`}`.execute(tx);
}

/** What the government office is asked to sign: the units as they are when the plan is sent to it. Sent back or taken back, it signs nothing. */
export async function signItems(tx: Tx, congressId: string, meetingId: string, isSigned: boolean): Promise<void> {
  await sql`update assignment_meeting_item i set signed_plan = ${isSigned ? sql`s.plan` : sql`null`} from suggestion s
    where i.congress_id = ${congressId} and i.meeting_id = ${meetingId} and s.congress_id = i.congress_id and s.id = i.suggestion_id`.execute(tx);
}

/** The list as the government office had it before it when it sent the plan back: so it sees at the next sending what is not the same. */
export async function keepReturnedList(tx: Tx, congressId: string, meetingId: string): Promise<void> {
  await sql`update assignment_meeting m set returned_list = coalesce((select jsonb_agg(jsonb_build_object('suggestionId', s.id, 'plan', coalesce(i.signed_plan, s.plan)) order by i.position)
      from assignment_meeting_item i join suggestion s on s.congress_id = i.congress_id and s.id = i.suggestion_id where i.congress_id = m.congress_id and i.meeting_id = m.id), '[]'::jsonb)
    where m.congress_id = ${congressId} and m.id = ${meetingId}`.execute(tx);
}

export async function markItem(tx: Tx, congressId: string, meetingId: string, suggestionId: string, state: 'handedOver' | 'left', refusal: string | null): Promise<void> {
  await sql`update assignment_meeting_item set state = ${state}, refusal = ${refusal} where congress_id = ${congressId} and meeting_id = ${meetingId} and suggestion_id = ${suggestionId} and state = 'listed'`.execute(tx);
}

/** The next suggestion not yet handed over; whoever else is at it is passed by. */
export async function takeItem(tx: Tx, congressId: string, meetingId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select suggestion_id as id from assignment_meeting_item where congress_id = ${congressId} and meeting_id = ${meetingId} and state = 'listed' order by position limit 1 for update skip locked`.execute(tx);
  return rows[0]?.id;
}

/** What is not known of a unit does not stand here. */
export async function saveAttendance(tx: Tx, congressId: string, meetingId: string, units: readonly SignedIn[], now: Date): Promise<void> {
  const [known, unknown] = [units.filter((unit) => unit.presence !== 'unknown'), units.filter((unit) => unit.presence === 'unknown')];
  await sql`delete from assignment_meeting_attendance where congress_id = ${congressId} and meeting_id = ${meetingId} and unit_id = any(${unknown.map((unit) => unit.unitId)})`.execute(tx);
  for (const { unitId, presence, attendeeName, attendeePosition } of known) {
    const isAbsent = presence === 'absent';
    await sql`insert into assignment_meeting_attendance (congress_id, meeting_id, unit_id, attendee_name, attendee_position, is_absent, signed_at)
      values (${congressId}, ${meetingId}, ${unitId}, ${isAbsent ? '' : (attendeeName ?? '').trim()}, ${isAbsent ? '' : (attendeePosition ?? '').trim()}, ${isAbsent}, ${now})
      on conflict (congress_id, meeting_id, unit_id) do update set attendee_name = excluded.attendee_name, attendee_position = excluded.attendee_position, is_absent = excluded.is_absent`.execute(tx);
  }
}

export interface Reminder { readonly byName: string; readonly note: string; readonly units: readonly { readonly unitId: string; readonly unitName: string; readonly unreceived: number }[] }

export async function saveReminder(tx: Tx, congressId: string, meetingId: string, { byName, note, units }: Reminder, now: Date): Promise<void> {
  await sql`insert into assignment_meeting_reminder (congress_id, id, meeting_id, reminded_at, by_name, note, units) values (${congressId}, ${newId()}, ${meetingId}, ${now}, ${byName}, ${note}, ${json(units)})`.execute(tx);
}

export interface MeetingNotice { readonly role: string; readonly organisationId: string | null; readonly text: string }

export async function tell(tx: Tx, congressId: string, meetingId: string, notices: readonly MeetingNotice[], now: Date): Promise<void> {
  for (const { role, organisationId, text } of notices) {
    await sql`insert into notice (congress_id, id, record_kind, record_id, role, organisation_id, topic, text, at) values (${congressId}, ${newId()}, 'assignmentMeeting', ${meetingId}, ${role}, ${organisationId}, 'assignment', ${text}, ${now})`.execute(tx);
  }
}
