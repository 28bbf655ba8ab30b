import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Listed } from '../changed-since-return.ts';

/** What the government office had before it when it last sent the plan back; null where it never did. Numbers and titles are those of today. */
export async function readReturnedList(tx: Tx, congressId: string, meetingId: string): Promise<Listed[] | null> {
  const { rows } = await sql<{ list: Listed[] | null }>`select case when m.returned_list is null then null else coalesce((select jsonb_agg(jsonb_build_object('suggestionId', s.id, 'numberLabel', s.number_label, 'title', s.title, 'plan', one.value->'plan') order by one.ordinality)
      from jsonb_array_elements(m.returned_list) with ordinality one join suggestion s on s.congress_id = m.congress_id and s.id = one.value->>'suggestionId'), '[]'::jsonb) end as list
    from assignment_meeting m where m.congress_id = ${congressId} and m.id = ${meetingId}`.execute(tx);
  return rows[0]?.list ?? null;
}
