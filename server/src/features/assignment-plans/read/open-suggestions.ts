import type { Ask, PlannedUnit, SuggestionCategory } from '@luoshi/domain/case-file/rows.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** As many stand in one table; a session brings some hundreds. */
export const MOST_IN_TABLE = 600;

export interface OpenSuggestion {
  readonly id: string; readonly version: number; readonly title: string; readonly number: number | null; readonly numberLabel: string | null; readonly leadName: string; readonly leadDelegationName: string | null; readonly category: SuggestionCategory | null;
  readonly situation: string; readonly analysis: string; readonly asks: readonly Ask[]; readonly preferredUnits: readonly string[]; readonly dueOn: string | null;
  readonly plan: readonly PlannedUnit[]; readonly planNote: string | null; readonly meetingId: string | null; readonly meetingTitle: string | null;
}

/** Everything that has a number and no units yet: what is due first comes first, then in the order of the numbers. */
export async function readOpenSuggestions(tx: Tx, congressId: string): Promise<OpenSuggestion[]> {
  const { rows } = await sql<OpenSuggestion>`select s.id, s.version, s.title, s.number, s.number_label as "numberLabel", s.lead_name as "leadName", s.lead_delegation_name as "leadDelegationName", s.category,
      s.situation, s.analysis, s.asks, s.preferred_units as "preferredUnits", s.next_due_on as "dueOn", s.plan, s.plan_note as "planNote", m.id as "meetingId", m.title as "meetingTitle"
    from suggestion s left join assignment_meeting_item i on i.congress_id = s.congress_id and i.suggestion_id = s.id and i.state = 'listed'
      left join assignment_meeting m on m.congress_id = i.congress_id and m.id = i.meeting_id
    where s.congress_id = ${congressId} and s.state = 'registered' order by s.next_due_on nulls last, s.session_id, s.category, s.number, s.id limit ${MOST_IN_TABLE}`.execute(tx);
  return rows;
}
