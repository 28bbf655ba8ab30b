import type { MeetingItem } from '@luoshi/domain/assignment-meeting/work-plan.ts';
import type { PlannedUnit } from '@luoshi/domain/case-file/rows.ts';
import type { UnitSystem } from '@luoshi/domain/identity/unit-system.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { unitSystem } from '../../administration/public.ts';

export interface MeetingItemRow extends MeetingItem { readonly state: string; readonly suggestionState: string; readonly refusal: string | null; readonly signedPlan: readonly PlannedUnit[] | null }

/** What stands on the list of the meeting, in the order of the numbers. */
export async function readItems(tx: Tx, congressId: string, meetingId: string): Promise<MeetingItemRow[]> {
  const { rows } = await sql<MeetingItemRow>`select i.suggestion_id as "suggestionId", i.state, i.refusal, i.signed_plan as "signedPlan", s.number, s.number_label as "numberLabel", s.title, s.lead_name as "leadName", s.category, s.plan, s.state as "suggestionState"
    from assignment_meeting_item i join suggestion s on s.congress_id = i.congress_id and s.id = i.suggestion_id
    where i.congress_id = ${congressId} and i.meeting_id = ${meetingId} order by s.category, s.number nulls last, i.position, s.id`.execute(tx);
  return rows;
}

export async function readSystems(tx: Tx, congressId: string): Promise<(unitId: string) => UnitSystem> {
  const { rows } = await sql<{ id: string; system: UnitSystem }>`select o.id, ${unitSystem('o')} as system from organisation o where o.congress_id = ${congressId} and o.kind = 'handlingUnit'`.execute(tx);
  const systems = new Map(rows.map((row) => [row.id, row.system]));
  return (unitId) => systems.get(unitId) ?? 'party';
}

/** Of the suggestions named: which may be listed (numbered, without units yet), and which already wait for a meeting. */
export async function readListable(tx: Tx, congressId: string, ids: readonly string[]): Promise<{ id: string; title: string; state: string; meetingId: string | null; meetingTitle: string | null; number: number | null; category: string | null }[]> {
  const { rows } = await sql<{ id: string; title: string; state: string; meetingId: string | null; meetingTitle: string | null; number: number | null; category: string | null }>`
    select s.id, s.title, s.state, s.number, s.category, m.id as "meetingId", m.title as "meetingTitle" from suggestion s
      left join assignment_meeting_item i on i.congress_id = s.congress_id and i.suggestion_id = s.id and i.state = 'listed' left join assignment_meeting m on m.congress_id = i.congress_id and m.id = i.meeting_id
    where s.congress_id = ${congressId} and s.id = any(${ids}) order by s.category, s.number, s.id`.execute(tx);
  return rows;
}
