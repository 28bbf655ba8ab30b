import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { visibleTo } from '../scope.ts';
import { unitWord, wordQuery } from '../word-query.ts';
import { countMatching, headHash } from './count-matching.ts';
import { listColumns, listedOf, toItem } from './list-suggestions.ts';

export interface SearchAnswer { readonly items: readonly Record<string, unknown>[]; readonly total: number; readonly words: readonly string[] }

/** What is looked for of what was typed: cut into words, the first twelve. */
export const wordsSearched = (cut: (text: string) => readonly string[], typed: string): readonly string[] => [...new Set(cut(typed))].slice(0, 12);

/** Where words can stand, in the order in which hits are shown. */
const parts = ['title', 'asks', 'text'] as const;

interface Hit extends Record<string, unknown> { id: string; state: string; updatedAt: string; nextDueOn: string | null; at: number | null; piece: string; head: string | null }

/** Finds suggestions by words through the actor's scope: all words must occur; those with all of them in the title first, then in title and asks, then anywhere, each newest first. */
export async function searchSuggestions(tx: Tx, actor: Actor, typed: string, words: readonly string[], limit: number, today: IsoDate): Promise<SearchAnswer> {
  if (words.length === 0) return { items: [], total: 0, words };
  // A unit searches among what it handles; the scope is asked of each hit all the same.
  const query = wordQuery(isUnitRole(actor.role) ? [...words, unitWord(actor.organisationId)] : words, '&');
  const where = sql<boolean>`s.congress_id = ${actor.congressId} and ${visibleTo(actor)}`;
  // A part is looked through only as far as the page is not yet full: the lateral row is fetched hit by hit, in the order of the hits.
  const hitsIn = (part: (typeof parts)[number], rank: number) => sql`(select ${rank}::int as rank, f.made_at, x.* from find_words_in(${part}, ${query}::tsquery) f cross join lateral (
    select ${listColumns}, concat((select string_agg(a->>'text', ' ') from jsonb_array_elements(s.asks) a), ' ', s.situation) as body from suggestion s where s.id = f.suggestion_id and ${where} limit 1) x limit ${limit})`;
  const rows = await rowsOf(tx, sql<Hit>`
    with hit as (${sql.join(parts.map(hitsIn), sql` union all `)} limit ${limit})
    select ${listedOf('hit')}, place.at, substr(hit.body, greatest(1, coalesce(place.at, 1) - ${BEFORE}), ${SHOWN + 1}) as piece, ${headHash(actor.congressId)} as head
    from hit cross join lateral (select least(${sql.join(words.map((word) => sql`nullif(strpos(lower(hit.body), ${word}), 0)`))}) as at) place order by hit.rank, hit.made_at desc, hit.id`);
  // Two characters are a word or none; what is cut otherwise on its own is longer.
  if (rows.length === 0 && typed.trim().length > 2) return searchTitles(tx, actor, typed.trim(), limit, today);
  const { role, personId, organisationId, townshipId } = actor;
  const isAll = rows.length < limit;
  const total = isAll ? rows.length : await countMatching(tx, actor.congressId, ['search', words, role, personId, organisationId, townshipId], rows[0]?.head ?? null, sql`${where} and s.id in (select f.suggestion_id from find_word_hits(${query}::tsquery) f)`);
  const items = rows.map(({ at, piece, head: _head, ...row }) => ({ ...toItem(actor, row, today), snippet: snippet(at, piece) }));
  return { items, total, words };
}

/** A piece of a title that the dictionary cuts otherwise on its own than inside the title is found by its letters; asked only when no words were found, for it goes through all titles. */
async function searchTitles(tx: Tx, actor: Actor, piece: string, limit: number, today: IsoDate): Promise<SearchAnswer> {
  const like = `%${piece.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await rowsOf(tx, sql<Hit & { total: number }>`select ${listColumns}, substr(s.situation, 1, ${SHOWN + 1}) as piece, count(*) over ()::int as total
    from suggestion s where s.congress_id = ${actor.congressId} and ${visibleTo(actor)} and (s.title ilike ${like} or s.number_label ilike ${like}) order by s.updated_at desc, s.id desc limit ${limit}`);
  return { items: rows.map(({ piece: shown, total: _total, ...row }) => ({ ...toItem(actor, row, today), snippet: snippet(null, shown) })), total: rows[0]?.total ?? 0, words: [piece] };
}

/** Characters shown before the first word found, and in all. */
const BEFORE = 20;
const SHOWN = 90;

function snippet(at: number | null, piece: string): string {
  return `${at !== null && at > BEFORE + 1 ? '…' : ''}${piece.slice(0, SHOWN).replace(/\s+/g, ' ')}${piece.length > SHOWN ? '…' : ''}`;
}

/** Earlier suggestions of the same matter, for the writer, the reviewer and the assignment desk: candidates by rare words, ranked. */
export async function findSimilar(tx: Tx, actor: Actor, id: string, words: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  if (words.length === 0) return [];
  const query = wordQuery(words, '|');
  const { rows } = await sql<Record<string, unknown>>`
    with near as materialized (select s.id from find_word_hits(${query}::tsquery) f join suggestion s on s.congress_id = ${actor.congressId} and s.id = f.suggestion_id
        where s.id <> ${id} and ${visibleTo(actor)} order by s.updated_at desc limit 2000),
      hit as (select w.suggestion_id, w.words from near join suggestion_words w on w.congress_id = ${actor.congressId} and w.suggestion_id = near.id)
    select s.id, s.title, s.number_label as "numberLabel", s.lead_unit_name as "leadUnitName", s.lead_unit_id as "leadUnitId", s.state, s.registered_on as "registeredOn",
      round(ts_rank(hit.words, ${query}::tsquery, 1)::numeric, 4)::float8 as similarity
    from hit join suggestion s on s.congress_id = ${actor.congressId} and s.id = hit.suggestion_id order by similarity desc limit 8`.execute(tx);
  return rows;
}
