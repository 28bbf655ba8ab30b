import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { visibleTo } from '../scope.ts';
import { listColumns, toItem } from './list-suggestions.ts';

/** More hits than this are not ranked: very common words would otherwise cost seconds. The newest stand for them. */
const rankedAtMost = 500;

export interface SearchAnswer { readonly items: readonly Record<string, unknown>[]; readonly total: number; readonly words: readonly string[] }

/** Finds suggestions by words through the actor's scope: all words must occur; ranked by where they stand (title, asks, text). */
export async function searchSuggestions(tx: Tx, actor: Actor, words: readonly string[], limit: number, today: IsoDate): Promise<SearchAnswer> {
  if (words.length === 0) return { items: [], total: 0, words };
  const query = words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' & ');
  const { rows } = await sql<Record<string, unknown> & { id: string; state: string; nextDueOn: string | null; total: number; situation: string; asks: { text: string }[] }>`
    with hit as materialized (
      select s.id from find_word_hits(${query}::tsquery) f join suggestion s on s.congress_id = ${actor.congressId} and s.id = f.suggestion_id where ${visibleTo(actor)}
      order by s.updated_at desc limit ${rankedAtMost}),
    ranked as (select w.suggestion_id, ts_rank(w.words, ${query}::tsquery) as rank from hit join suggestion_words w on w.congress_id = ${actor.congressId} and w.suggestion_id = hit.id)
    select ${listColumns}, s.situation, s.asks, null as "sortValue", (select count(*) from hit)::int as total from ranked join suggestion s on s.congress_id = ${actor.congressId} and s.id = ranked.suggestion_id
    order by ranked.rank desc, s.updated_at desc limit ${limit}`.execute(tx);
  const items = rows.map(({ situation, asks, ...row }) => ({ ...toItem(row, today), snippet: snippet([...asks.map((ask) => ask.text), situation].join(' '), words) }));
  return { items, total: rows[0]?.total ?? 0, words };
}

function snippet(text: string, words: readonly string[]): string {
  const lower = text.toLowerCase();
  const at = words.map((word) => lower.indexOf(word)).filter((index) => index >= 0).sort((a, b) => a - b)[0] ?? 0;
  const from = Math.max(0, at - 20);
  return `${from > 0 ? '…' : ''}${text.slice(from, from + 90).replace(/\s+/g, ' ')}${from + 90 < text.length ? '…' : ''}`;
}

/** Earlier suggestions of the same matter, for the writer, the reviewer and the assignment desk: candidates by rare words, ranked. */
export async function findSimilar(tx: Tx, actor: Actor, id: string, words: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  if (words.length === 0) return [];
  const query = words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' | ');
  const { rows } = await sql<Record<string, unknown>>`
    with near as materialized (select s.id from find_word_hits(${query}::tsquery) f join suggestion s on s.congress_id = ${actor.congressId} and s.id = f.suggestion_id
        where s.id <> ${id} and ${visibleTo(actor)} order by s.updated_at desc limit 2000),
      hit as (select w.suggestion_id, w.words from near join suggestion_words w on w.congress_id = ${actor.congressId} and w.suggestion_id = near.id)
    select s.id, s.title, s.number_label as "numberLabel", s.lead_unit_name as "leadUnitName", s.lead_unit_id as "leadUnitId", s.state, s.registered_on as "registeredOn",
      round(ts_rank(hit.words, ${query}::tsquery, 1)::numeric, 4)::float8 as similarity
    from hit join suggestion s on s.congress_id = ${actor.congressId} and s.id = hit.suggestion_id order by similarity desc limit 8`.execute(tx);
  return rows;
}
