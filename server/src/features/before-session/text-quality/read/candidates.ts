import type { Candidate } from '@luoshi/domain/text-quality/quality-rows.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../../platform/db/database.ts';

const MOST = 300;

/**
 * Registered suggestions with at least one sheet, the best writing first, with result and implementation beside. Satisfaction is not
 * among them: a kind rating says nothing of the writing, and one under embargo must not show here. A compilation goes to every deputy: where it is
 * kept who raised a suggestion, it is no candidate (山东条例 11).
 */
export function readCandidates(tx: Tx, congressId: string, which: { readonly year: number } | { readonly ids: readonly string[] }): Promise<Candidate[]> {
  const narrowed = 'year' in which ? sql`extract(year from s.registered_on) = ${which.year}` : sql`s.id = any(${[...new Set(which.ids)]})`;
  return rowsOf(tx, sql<Candidate>`
    select s.id as "suggestionId", coalesce(s.number_label, '') as "numberLabel", s.title, s.lead_person_id as "leadPersonId", s.lead_name as "leadName", extract(year from s.registered_on)::int as year,
      q.average, q.sheets, s.overall_class as "overallClass", coalesce(c.promised, 0) as promised, coalesce(c.kept, 0) as kept, coalesce(c.broken, 0) as broken
    from suggestion s
      join lateral (select round(avg(m.total)::numeric, 1)::float8 as average, count(*)::int as sheets from writing_score m where m.congress_id = s.congress_id and m.suggestion_id = s.id and m.state = 'given') q on q.sheets > 0
      left join lateral (select count(*)::int as promised, count(*) filter (where c.state = 'verified')::int as kept, count(*) filter (where c.state in ('broken', 'explained'))::int as broken
        from commitment c where c.congress_id = s.congress_id and c.suggestion_id = s.id and c.state <> 'replaced') c on true
    where s.congress_id = ${congressId} and s.registered_on is not null and s.state not in ('withdrawn', 'split', 'discarded') and s.identity_kept_on is null and ${narrowed}
    order by q.average desc, q.sheets desc, s.number, s.id limit ${MOST}`);
}
