import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IndicatorPart } from '@luoshi/domain/indicator/definitions.ts';
import { daysBetween, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { hrefOf } from '../paths.ts';
import { commitmentVerdict, partOf, requirePart, shareOf } from '../indicator-rows.ts';
import { narrowedBy, type Narrowing } from '../narrowed-by.ts';
import { visibleTo } from '../scope.ts';

export interface LedgerQuery extends Narrowing {
  readonly state?: string; readonly unit?: string; readonly filter?: 'open' | 'due' | 'overdue' | 'toVerify'; readonly mine?: boolean; readonly carried?: boolean; readonly followed?: boolean; readonly limit?: number; readonly cursor?: string;
  readonly indicator?: 'commitmentsKept'; readonly part?: IndicatorPart;
}

/** What a number of promises counts, in the reader's share of it. */
function countedBy(actor: Actor, query: LedgerQuery, today: IsoDate): RawBuilder<boolean> {
  requirePart(query);
  if (query.indicator === undefined) return sql`true`;
  const unitId = shareOf(actor, query.unit);
  return sql`${partOf(commitmentVerdict(today), query.part ?? 'denominator')} and ${unitId === null ? sql`true` : sql`c.unit_id = ${unitId}`}`;
}

const open = sql<boolean>`c.state in ('undertaken', 'underWay', 'claimed', 'changeProposed', 'broken')`;

function filterOf(filter: LedgerQuery['filter'], today: IsoDate): RawBuilder<boolean> {
  switch (filter) {
    case 'open': return open;
    case 'due': return sql`${open} and c.due_on between ${today}::date and ${today}::date + 30`;
    case 'overdue': return sql`${open} and c.due_on < ${today}::date`;
    case 'toVerify': return sql`c.state = 'claimed'`;
    default: return sql`true`;
  }
}

/** The ledger of promises (承诺台账) in the actor's scope, earliest due first. */
export async function listCommitments(tx: Tx, actor: Actor, query: LedgerQuery, today: IsoDate) {
  const limit = query.limit ?? 50;
  const offset = Number(query.cursor ?? '0');
  const where = sql`c.congress_id = ${actor.congressId} and c.state <> 'replaced' and ${visibleTo(actor)} and ${filterOf(query.filter, today)}
    and ${query.state === undefined ? sql`true` : sql`c.state = ${query.state}`} and ${query.unit === undefined ? sql`true` : sql`c.unit_id = ${query.unit}`} and ${query.mine === true ? sql`s.lead_person_id = ${actor.personId}` : sql`true`}
    and ${query.carried === undefined ? sql`true` : query.carried ? sql`s.carried_on is not null` : sql`s.carried_on is null`} and ${query.followed === true ? sql`c.followers @> jsonb_build_array(jsonb_build_object('personId', ${actor.personId}::text))` : sql`true`}
    and ${sql.join([countedBy(actor, query, today), ...narrowedBy(query)], sql` and `)}`;
  const from = sql`from commitment c join suggestion s on s.congress_id = c.congress_id and s.id = c.suggestion_id where ${where}`;
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n ${from}`.execute(tx);
  const { rows } = await sql<{ id: string; state: string; dueOn: IsoDate }>`select c.id, c.version, c.state, c.suggestion_id as "suggestionId", c.unit_id as "unitId", c.unit_name as "unitName", c.ask_no as "askNo",
      c.content, c.owner_name as "ownerName", c.due_on as "dueOn", c.original_due_on as "originalDueOn", c.claimed_on as "claimedOn", c.verified_on as "verifiedOn", c.verifier_name as "verifierName",
      c.changed_count as "changedCount", c.result_class as "resultClass", s.title, s.number_label as "numberLabel", s.lead_name as "leadName", s.carried_from as "carriedFrom", s.carried_on as "carriedOn",
      (select count(*)::int from attachment a where a.congress_id = c.congress_id and a.suggestion_id = c.suggestion_id and a.record_id = c.id) as "evidenceCount"
    ${from} order by c.due_on, c.id limit ${limit + 1} offset ${offset}`.execute(tx);
  const items = rows.slice(0, limit).map((row) => ({
    ...row, kind: 'commitment', stateLabel: workflowOf('commitment').states[row.state] ?? row.state, href: hrefOf('commitment', row.id),
    overdue: row.dueOn < today && !['verified', 'explained'].includes(row.state), daysLeft: daysBetween(today, row.dueOn),
  }));
  return { items, nextCursor: rows.length > limit ? String(offset + limit) : null, total: counted[0]?.n ?? 0 };
}
