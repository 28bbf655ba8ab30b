import type { EvaluationRound } from '@luoshi/domain/evaluation-round/workflow.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** How many ratings of a round stand where. Never a level: nothing here depends on how anybody rated. */
export interface RoundCounts { readonly open: number; readonly rated: number; readonly disclosed: number; readonly noResponse: number; readonly noRater: number; /** Closed envelopes, and those that two people have still to open. */ readonly inEnvelope: number; readonly toOpen: number }

export type CountedRound = EvaluationRound & { readonly counts: RoundCounts };

const columns = sql`r.id, r.version, r.state, r.name, r.opens_on as "opensOn", r.closes_on as "closesOn", r.sequence, r.opened_on as "openedOn", r.closed_on as "closedOn"`;
const counted = (state: string) => sql`(count(e.id) filter (where e.state = ${state}))::int`;

export async function findRound(tx: Tx, congressId: string, id: string, lock = false): Promise<EvaluationRound | undefined> {
  const { rows } = await sql<EvaluationRound>`select ${columns} from evaluation_round r where r.congress_id = ${congressId} and r.id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** Rounds, the newest first. */
export async function listRounds(tx: Tx, congressId: string, which: { id?: string; state?: string; limit: number }): Promise<CountedRound[]> {
  const where: RawBuilder<unknown>[] = [sql`r.congress_id = ${congressId}`];
  if (which.id !== undefined) where.push(sql`r.id = ${which.id}`);
  if (which.state !== undefined) where.push(sql`r.state = ${which.state}`);
  const { rows } = await sql<CountedRound>`select ${columns}, jsonb_build_object('open', ${counted('open')}, 'rated', ${counted('rated')}, 'disclosed', ${counted('disclosed')},
      'noResponse', ${counted('noResponse')}, 'noRater', ${counted('noRater')},
      'inEnvelope', ${counted('envelopeReceived')}, 'toOpen', (count(e.id) filter (where e.state in ('awaitingOpening', 'readingProposed')))::int) as counts
    from evaluation_round r left join evaluation e on e.congress_id = r.congress_id and e.round_id = r.id
    where ${sql.join(where, sql` and `)} group by r.congress_id, r.id order by r.opens_on desc, r.created_at desc limit ${which.limit}`.execute(tx);
  return rows;
}

/** Rounds not cancelled or closed whose days overlap: a reply could not tell into which of them it belongs. */
export async function overlappingRound(tx: Tx, congressId: string, round: { id: string | null; opensOn: IsoDate; closesOn: IsoDate; sequence: number }): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from evaluation_round where congress_id = ${congressId} and state in ('planned', 'open') and sequence = ${round.sequence}
    and id is distinct from ${round.id} and opens_on <= ${round.closesOn} and closes_on >= ${round.opensOn} limit 1`.execute(tx);
  return rows[0]?.name;
}

/** Rounds that still have something to do to cases, or whose day has come. */
export async function unfinishedRounds(tx: Tx, congressId: string, today: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.id from evaluation_round r where r.congress_id = ${congressId} and (r.state = 'open' or (r.state = 'planned' and r.opens_on <= ${today})
    or (r.state = 'closed' and exists (select 1 from evaluation e where e.congress_id = r.congress_id and e.round_id = r.id and e.state in ('open', 'rated', 'envelopeReceived')))) order by r.opens_on, r.id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Cases to which the round, as it stands, has something to do. */
export async function casesOfRound(tx: Tx, congressId: string, round: EvaluationRound): Promise<string[]> {
  const enrolled = sql`select e.suggestion_id as id from evaluation e where e.congress_id = ${congressId} and e.round_id = ${round.id} and e.state in ('open', 'rated', 'envelopeReceived')`;
  const type = round.sequence === 1 ? 'first' : 'rehandled';
  const { rows } = await sql<{ id: string }>`select distinct id from (${round.state === 'closed' ? enrolled : sql`
      select t.suggestion_id as id from handling_task t join reply p on p.congress_id = t.congress_id and p.suggestion_id = t.suggestion_id and p.task_id = t.id and p.state = 'delivered' and p.type = ${type}
       where t.congress_id = ${congressId} and t.state = 'replied' and not exists (select 1 from evaluation e where e.congress_id = p.congress_id and e.suggestion_id = p.suggestion_id and e.reply_id = p.id)
      union all ${enrolled} and e.closes_on <> ${round.closesOn}`}) as cases order by id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Ratings of an open round that nobody has been reminded of. */
export async function unremindedEvaluations(tx: Tx, congressId: string, roundId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from evaluation where congress_id = ${congressId} and round_id = ${roundId} and state = 'open' and reminded_count = 0 order by created_at, id`.execute(tx);
  return rows.map((row) => row.id);
}
