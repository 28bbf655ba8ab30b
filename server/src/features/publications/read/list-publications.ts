import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { PublicForm } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { formLabels } from '@luoshi/domain/publication/publicity.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { hrefOf, visibleTo } from '../../cases/public.ts';

export interface PublicationQuery { readonly state?: string; readonly form?: string; readonly unit?: string; readonly year?: string; readonly late?: boolean; readonly limit?: number; readonly cursor?: string }
export interface PublicationItem {
  readonly id: string; readonly href: string; readonly state: string; readonly stateLabel: string; readonly form: string | null; readonly formLabel: string | null; readonly suggestionId: string; readonly numberLabel: string | null;
  readonly title: string; readonly unitName: string; readonly repliedOn: string; readonly decidedOn: string | null; readonly releaseOn: string | null; readonly releasedOn: string | null; readonly dueOn: string | null; readonly isLate: boolean;
  readonly namesShown: boolean; readonly isRaisedLater: boolean; readonly reason: string | null; readonly hash: string | null;
}
export interface PublicationAnswer { readonly items: readonly PublicationItem[]; readonly total: number; readonly nextCursor: string | null; readonly counts: Readonly<Record<string, number>> }

/** Decided ones are open to all who see the case; what is still to be decided to the office alone (the twin of `canSeeRecord`). */
const shown = (actor: Actor): RawBuilder<boolean> => (isConducting(actor) ? sql`true` : sql`p.decided_on is not null`);

const dueOn = sql`(select d.due_on from deadline d where d.congress_id = p.congress_id and d.suggestion_id = p.suggestion_id and d.record_id = p.id and d.state = 'running')`;
/** The day on which what is out now went out. */
const releasedOn = sql`(case when p.state = 'released' then p.releases->-1->>'on' end)`;

function conditions(actor: Actor, query: PublicationQuery, today: IsoDate): RawBuilder<unknown> {
  const late = sql<boolean>`coalesce(${dueOn} < ${today}::date, false)`;
  return sql`from publication p join suggestion s on s.congress_id = p.congress_id and s.id = p.suggestion_id
    where p.congress_id = ${actor.congressId} and ${visibleTo(actor)} and ${shown(actor)} and p.state <> 'lapsed'
      and ${query.unit === undefined ? sql`true` : sql`p.unit_id = ${query.unit}`} and ${query.year === undefined ? sql`true` : sql`p.replied_on >= ${`${query.year}-01-01`}::date and p.replied_on <= ${`${query.year}-12-31`}::date`}
      and ${query.late === undefined ? sql`true` : query.late ? late : sql`not ${late}`}`;
}

/** 公开目录: what is released and what is not, newest replies first, and how many of each form and state. */
export async function listPublications(tx: Tx, actor: Actor, query: PublicationQuery, today: IsoDate): Promise<PublicationAnswer> {
  const limit = query.limit ?? 50;
  const offset = Number(query.cursor ?? '0');
  const all = conditions(actor, query, today);
  const { rows: counted } = await sql<{ state: string; form: PublicForm | null; n: number }>`select p.state, p.form, count(*)::int as n ${all} group by 1, 2`.execute(tx);
  const counts: Record<string, number> = {};
  const add = (name: string, n: number) => { counts[name] = (counts[name] ?? 0) + n; };
  for (const { state, form, n } of counted) {
    add(state, n);
    if (state === 'released' && form !== null) add(form, n);
  }
  const narrowed = sql`${all} and ${query.state === undefined ? sql`true` : sql`p.state = ${query.state}`} and ${query.form === undefined ? sql`true` : sql`p.form = ${query.form}`}`;
  const total = counted.filter((one) => (query.state ?? one.state) === one.state && (query.form === undefined || query.form === one.form)).reduce((sum, one) => sum + one.n, 0);
  // Where names are kept the internal register names nobody either: it has no column for them.
  const { rows } = await sql<Omit<PublicationItem, 'href' | 'stateLabel' | 'formLabel' | 'isLate'>>`select p.id, p.state, p.form, p.suggestion_id as "suggestionId", s.number_label as "numberLabel", s.title, p.unit_name as "unitName", p.replied_on::text as "repliedOn",
      p.decided_on::text as "decidedOn", p.release_on::text as "releaseOn", ${releasedOn} as "releasedOn", ${dueOn}::text as "dueOn", p.show_names as "namesShown", (p.created_at at time zone 'Asia/Shanghai')::date > p.replied_on as "isRaisedLater",
      case when p.state = 'recalled' then p.releases->-1->>'endedReason' else p.reason end as "reason", case when p.state = 'released' then p.releases->-1->>'hash' end as "hash"
    ${narrowed} order by p.replied_on desc, p.id limit ${limit} offset ${offset}`.execute(tx);
  const { states } = workflowOf('publication');
  const items = rows.map((row) => ({
    ...row, href: hrefOf('publication', row.id), stateLabel: states[row.state] ?? row.state, formLabel: row.form === null ? null : formLabels[row.form as PublicForm], isLate: row.state === 'toDecide' && row.dueOn !== null && row.dueOn < today,
  }));
  return { items, total, nextCursor: offset + items.length < total ? String(offset + items.length) : null, counts };
}
