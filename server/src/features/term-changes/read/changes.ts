import type { TermChange, TermFacts } from '@luoshi/domain/term-change/workflow.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** How the explanations of a change of term stand; `lapsed` and `waived` are owed no longer. */
export interface ChangeCounts { readonly asked: number; readonly toCheck: number; readonly accepted: number; readonly sent: number; readonly missing: number; readonly carried: number; readonly carriedCommitments: number }
export type CountedChange = TermChange & { readonly counts: ChangeCounts };
export interface OpenTerm { readonly id: string; readonly name: string; readonly lastSessionCloses: string | null }

const columns = sql`c.id, c.version, c.state, c.term_id as "termId", c.term_name as "termName", c.ends_on as "endsOn", c.asked_on as "askedOn", c.closed_on as "closedOn", c.cancel_reason as "cancelReason"`;
const counted = (condition: ReturnType<typeof sql>) => sql`(select count(*)::int from term_explanation e where e.congress_id = c.congress_id and e.term_change_id = c.id and ${condition})`;

export async function findChange(tx: Tx, congressId: string, id: string, lock = false): Promise<TermChange | undefined> {
  const { rows } = await sql<TermChange>`select ${columns} from term_change c where c.congress_id = ${congressId} and c.id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

export async function listChanges(tx: Tx, congressId: string, id?: string): Promise<CountedChange[]> {
  const { rows } = await sql<CountedChange>`select ${columns}, jsonb_build_object(
      'asked', ${counted(sql`e.state in ('asked', 'awaitingSignature')`)}, 'toCheck', ${counted(sql`e.state = 'signed'`)}, 'accepted', ${counted(sql`e.state = 'accepted'`)}, 'sent', ${counted(sql`e.state = 'sent'`)},
      'missing', ${counted(sql`e.missing_on is not null and e.state in ('asked', 'awaitingSignature', 'signed')`)},
      'carried', (select count(*)::int from suggestion s where s.congress_id = c.congress_id and s.carried_from = c.term_name and c.state = 'closed'),
      'carriedCommitments', (select count(*)::int from commitment k join suggestion s on s.congress_id = k.congress_id and s.id = k.suggestion_id
         where k.congress_id = c.congress_id and s.carried_from = c.term_name and c.state = 'closed' and k.state in ('undertaken', 'underWay', 'claimed', 'changeProposed', 'broken'))) as counts
    from term_change c where c.congress_id = ${congressId} ${id === undefined ? sql`` : sql`and c.id = ${id}`} order by c.created_at desc limit 50`.execute(tx);
  return rows;
}

/** Changes in these states, with what their rules look at. */
export async function changesIn(tx: Tx, congressId: string, states: readonly string[]): Promise<(TermChange & { readonly since: Date; readonly facts: TermFacts })[]> {
  const { rows } = await sql<TermChange & { since: Date }>`select ${columns}, c.updated_at as since from term_change c where c.congress_id = ${congressId} and c.state = any(${[...states]})`.execute(tx);
  const known = [];
  for (const change of rows) known.push({ ...change, facts: await factsOf(tx, congressId, change.termId) });
  return known;
}

/** What must be known of the term to prepare, ask and close. */
export async function factsOf(tx: Tx, congressId: string, termId: string): Promise<TermFacts> {
  const { rows } = await sql<TermFacts>`select
      (select max(n.closes_on)::text from session n where n.congress_id = t.congress_id and n.term_id = t.id) as "lastSessionCloses",
      (select coalesce(jsonb_agg(r.name order by r.closes_on), '[]') from evaluation_round r where r.congress_id = t.congress_id and r.state = 'open') as "openRounds",
      (select count(*)::int from deputy d join term o on o.congress_id = d.congress_id and o.id = d.term_id where d.congress_id = t.congress_id and o.number > t.number and d.state = 'active') as "newDeputies"
    from term t where t.congress_id = ${congressId} and t.id = ${termId}`.execute(tx);
  return rows[0] ?? { lastSessionCloses: null, openRounds: [], newDeputies: 0 };
}

/** Terms that have begun and for which no change is under way: the earliest is the one that can end. */
export async function openTerms(tx: Tx, congressId: string): Promise<OpenTerm[]> {
  const { rows } = await sql<OpenTerm>`select t.id, t.name, (select max(n.closes_on)::text from session n where n.congress_id = t.congress_id and n.term_id = t.id) as "lastSessionCloses" from term t
    where t.congress_id = ${congressId} and t.state = 'active' and not exists (select 1 from term_change c where c.congress_id = t.congress_id and c.term_id = t.id and c.state <> 'cancelled') order by t.number`.execute(tx);
  return rows;
}
