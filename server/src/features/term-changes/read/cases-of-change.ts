import { endedTaskStates } from '@luoshi/domain/handling-task/live-task.ts';
import { settledCommitmentStates } from '@luoshi/domain/suggestion/guards.ts';
import { carriedStates } from '@luoshi/domain/term-change/acts-of-term-change.ts';
import type { TermChange } from '@luoshi/domain/term-change/workflow.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

const owed = ['assigned', 'accepted', 'returnRequested', 'inSection', 'rehandling'];
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

/** Cases of the term with a unit that owes a reply and was not asked by this change: handed over since it was asked, or open again. */
export async function casesToAsk(tx: Tx, congressId: string, change: Pick<TermChange, 'id' | 'termId'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select s.id from suggestion s join term t on t.congress_id = s.congress_id and t.id = s.term_id
     where s.congress_id = ${congressId} and s.state = any(${[...carriedStates]}) and t.number <= (select number from term where congress_id = ${congressId} and id = ${change.termId})
       and exists (select 1 from handling_task h where h.congress_id = s.congress_id and h.suggestion_id = s.id and h.role <> 'assisting' and h.state <> all(${[...endedTaskStates]})
         and (h.state = any(${owed}) or exists (select 1 from commitment c where c.congress_id = h.congress_id and c.task_id = h.id and c.state <> all(${[...settledCommitmentStates]}))
           or exists (select 1 from reply r where r.congress_id = h.congress_id and r.task_id = h.id and r.type = 'second' and r.state not in ('delivered', 'lapsed')))
         and not exists (select 1 from term_explanation e where e.congress_id = h.congress_id and e.task_id = h.id and e.term_change_id = ${change.id}))
     order by s.created_at, s.id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Cases with an explanation of a closed change that is neither sent nor noted as missing yet. */
export async function casesOwingExplanation(tx: Tx, congressId: string, { id }: Pick<TermChange, 'id'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct e.suggestion_id as id from term_explanation e where e.congress_id = ${congressId} and e.term_change_id = ${id}
       and (e.state = 'accepted' or (e.state in ('asked', 'awaitingSignature', 'signed') and e.missing_on is null)) order by 1`.execute(tx);
  return rows.map((row) => row.id);
}
