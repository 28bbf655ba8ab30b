import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { addressedTo } from '../addressed.ts';

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

const isRead = (actor: Actor) => sql<boolean>`exists (select 1 from notice_read r where r.congress_id = n.congress_id and r.notice_id = n.id and r.person_id = ${actor.personId})`;
const columns = (actor: Actor) => sql`n.id, n.seq, n.topic, n.text, n.at, ${isRead(actor)} as read, n.suggestion_id as "suggestionId", n.record_kind as "recordKind", n.record_id as "recordId"`;
const view = (row: NoticeRow): NoticeView => ({ ...row, at: row.at.toISOString() });

/** One page, the newest first; `before` is the seq of the last one seen. */
export async function listNotices(tx: Tx, actor: Actor, query: { unread: boolean; before: number | null; limit: number }) {
  const { rows } = await sql<NoticeRow>`select ${columns(actor)} from notice n where n.congress_id = ${actor.congressId} and ${addressedTo(actor)}
    and (${query.before}::bigint is null or n.seq < ${query.before}) and (not ${query.unread} or not ${isRead(actor)}) order by n.seq desc limit ${query.limit + 1}`.execute(tx);
  const items = rows.slice(0, query.limit).map(view);
  return { items, nextCursor: rows.length > query.limit ? String(items.at(-1)?.seq ?? 0) : null, unread: await countUnread(tx, actor) };
}

export async function countUnread(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from notice n where n.congress_id = ${actor.congressId} and ${addressedTo(actor)} and not ${isRead(actor)}`.execute(tx);
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
