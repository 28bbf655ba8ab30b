import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { addressedTo, waysToAddress } from '../addressed.ts';

export interface NoticeView {
  readonly id: string;
  readonly seq: number;
  readonly topic: string;
  readonly text: string;
  readonly at: string;
  readonly read: boolean;
  readonly suggestionId: string | null;
  readonly recordKind: string | null;
  readonly recordId: string | null;
}

type NoticeRow = Omit<NoticeView, 'at'> & { at: Date };

/** A look-up for each row: a join would read all that the person has ever read. */
const isRead = (actor: Actor) => sql<boolean>`coalesce((select true from notice_read r where r.congress_id = n.congress_id and r.notice_id = n.id and r.person_id = ${actor.personId} limit 1), false)`;
const columns = (actor: Actor) => sql`n.id, n.seq, n.topic, n.text, n.at, ${isRead(actor)} as read, n.suggestion_id as "suggestionId", n.record_kind as "recordKind", n.record_id as "recordId"`;
const view = (row: NoticeRow): NoticeView => ({ ...row, at: row.at.toISOString() });

/** Only among so many of the newest is unread told from read: what lies further back is history. */
export const NEWEST = 1000;

/** The newest notices for the actor, as rows `n`: an office has tens of thousands after some years, and a page shows thirty. */
export function newestNotices(actor: Actor, limit: number, before: number | null = null): RawBuilder<unknown> {
  const parts = waysToAddress(actor).map(({ holds, newestFirst }) => sql`(select n.* from notice n where n.congress_id = ${actor.congressId} and ${holds} and ${before === null ? sql`true` : sql`n.seq < ${before}`} order by ${newestFirst} limit ${limit})`);
  return sql`(select * from (${sql.join(parts, sql` union all `)}) as parts order by seq desc limit ${limit}) as n`;
}

/** One page, the newest first; `before` is the seq of the last one seen. */
export async function listNotices(tx: Tx, actor: Actor, query: { unread: boolean; before: number | null; limit: number }) {
  const from = query.unread
    ? sql`${newestNotices(actor, NEWEST)} where not ${isRead(actor)} and (${query.before}::bigint is null or n.seq < ${query.before})`
    : newestNotices(actor, query.limit + 1, query.before);
  const { rows } = await sql<NoticeRow>`select ${columns(actor)} from ${from} order by n.seq desc limit ${query.limit + 1}`.execute(tx);
  const items = rows.slice(0, query.limit).map(view);
  return { items, nextCursor: rows.length > query.limit ? String(items.at(-1)?.seq ?? 0) : null, unread: await countUnread(tx, actor) };
}

export async function countUnread(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${newestNotices(actor, NEWEST)} where not ${isRead(actor)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** What came after `seq`, in the order of commits: notices of a congress are written while its audit chain is held. */
export async function noticesAfter(tx: Tx, actor: Actor, seq: number, limit: number): Promise<NoticeView[]> {
  const { rows } = await sql<NoticeRow>`select ${columns(actor)} from notice n where n.congress_id = ${actor.congressId} and n.seq > ${seq} and ${addressedTo(actor)} order by n.seq limit ${limit}`.execute(tx);
  return rows.map(view);
}

export async function lastSeq(tx: Tx, congressId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from notice where congress_id = ${congressId}`.execute(tx);
  return rows[0]?.seq ?? 0;
}
