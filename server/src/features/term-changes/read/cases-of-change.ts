import { carriedStates } from '@luoshi/domain/term-change/acts-of-term-change.ts';
import type { TermChange } from '@luoshi/domain/term-change/workflow.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

const done = ['concluded', 'reported', 'archived'];
const beforeNumber = ['draft', 'awaitingCoSponsors', 'handingOver', 'returned', 'underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed'];

/** Cases of the term, or of one before it, that may still be open: the rules look at each; what is done for good is not loaded. */
export async function openCasesOf(tx: Tx, congressId: string, { termId }: Pick<TermChange, 'termId'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select s.id from suggestion s join term t on t.congress_id = s.congress_id and t.id = s.term_id
     where s.congress_id = ${congressId} and s.state = any(${[...carriedStates]}) and t.number <= (select number from term where congress_id = ${congressId} and id = ${termId})
       and (not s.state = any(${done})
         or exists (select 1 from commitment c where c.congress_id = s.congress_id and c.suggestion_id = s.id and c.state in ('undertaken', 'underWay', 'claimed', 'changeProposed', 'broken'))
         or exists (select 1 from reply r where r.congress_id = s.congress_id and r.suggestion_id = s.id and r.type = 'second' and r.state not in ('delivered', 'lapsed')))
     order by s.created_at, s.id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Texts without a number whose author, or somebody asked to sign them, was a deputy of the ended term and is none now. */
export async function unnumberedCasesOf(tx: Tx, congressId: string, { termId }: Pick<TermChange, 'termId'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with former as (select d.person_id from deputy d where d.congress_id = ${congressId} and d.term_id = ${termId} and d.state = 'ended'
       and not exists (select 1 from deputy a where a.congress_id = d.congress_id and a.person_id = d.person_id and a.state = 'active'))
    select s.id from suggestion s where s.congress_id = ${congressId} and s.state = any(${beforeNumber}) and (s.contact_person_id in (select person_id from former) or s.heir_person_id in (select person_id from former)
       or exists (select 1 from co_sponsorship c where c.congress_id = s.congress_id and c.suggestion_id = s.id and c.state = 'invited' and c.person_id in (select person_id from former)))
     order by s.created_at, s.id`.execute(tx);
  return rows.map((row) => row.id);
}
