import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../platform/db/database.ts';
import type { WordColumn } from './case-tables.ts';

/** Shorter ones stand in many texts and tell nothing. */
const SHORTEST = 8;
const SHORTEST_TITLE = 4;
export const REMOVED = '（涉密，已移出）';

interface Words { title: string; situation: string; analysis: string; asks: unknown; textVersions: unknown; others: unknown }

/** What was written in the case and before it: its title and each of its lines, by which a quotation elsewhere is known. */
export async function passagesOf(tx: Tx, congressId: string, suggestionId: string): Promise<readonly string[]> {
  const [words] = await rowsOf(tx, sql<Words>`select s.title, s.situation, s.analysis, s.asks, s.text_versions as "textVersions",
      (select jsonb_agg(jsonb_build_array(t.question, t.shared_text)) from draft_talk t where t.congress_id = s.congress_id and t.suggestion_id = s.id) as others
    from suggestion s where s.congress_id = ${congressId} and s.id = ${suggestionId}`);
  if (words === undefined) return [];
  const intended = await rowsOf(tx, sql<{ title: string; gist: string }>`select title, gist from draft_intention where congress_id = ${congressId} and suggestion_id = ${suggestionId}`);
  const lines = textsIn([words.situation, words.analysis, words.asks, words.textVersions, words.others, intended.map(({ gist }) => gist)]).flatMap((text) => text.split(/\r?\n/u)).map((line) => line.trim()).filter((line) => line.length >= SHORTEST && /\p{Script=Han}/u.test(line));
  const titles = [words.title, ...intended.map(({ title }) => title)].map((title) => title.trim()).filter((title) => title.length >= SHORTEST_TITLE);
  return [...new Set([...titles, ...lines])].toSorted((a, b) => b.length - a.length);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsIn);
}

/** As a text stands within the text of a JSON value. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

export const quotes = (text: string, passages: readonly string[]): boolean => passages.some((passage) => text.includes(passage) || text.includes(inJson(passage)));

/** Takes the passages out of one column of what is no case; answers how many rows held one. */
export async function redact(tx: Tx, congressId: string, { table, column, isJson }: WordColumn, passages: readonly string[]): Promise<number> {
  if (passages.length === 0) return 0;
  const wanted = isJson ? passages.map(inJson) : [...passages];
  const target = sql.raw(`"${column}"`);
  const replaced = wanted.reduce((text, passage) => sql`replace(${text}, ${passage}, ${REMOVED})`, isJson ? sql`${target}::text` : sql`${target}`);
  const rows = await rowsOf(tx, sql<{ n: number }>`with held as (update ${sql.table(table)} set ${target} = ${isJson ? sql`(${replaced})::jsonb` : replaced}
    where congress_id = ${congressId} and exists (select 1 from unnest(${wanted}::text[]) w where position(w in ${target}::text) > 0) returning 1) select count(*)::int as n from held`);
  return rows[0]?.n ?? 0;
}

/** Other cases that say the same in so many words: each is its own matter and has to be looked at by people. */
export async function othersQuoting(tx: Tx, congressId: string, suggestionId: string, passages: readonly string[]): Promise<string[]> {
  if (passages.length === 0) return [];
  const rows = await rowsOf(tx, sql<{ label: string }>`select coalesce(s.number_label, s.id) as label from suggestion s where s.congress_id = ${congressId} and s.id <> ${suggestionId}
    and exists (select 1 from unnest(${passages.map(inJson)}::text[]) w where position(w in to_jsonb(s)::text) > 0) order by 1 limit 50`);
  return rows.map(({ label }) => label);
}
