import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { wordQuery } from '../word-query.ts';

/** Of more matches the newest are compared. */
const rankedAtMost = 2000;

interface UnitRow { unitId: string; name: string; shortName: string; channel: string; running: number; past: number; similar: number }
export interface Recommendation { readonly unitId: string; readonly name: string; readonly channel: string; readonly running: number; readonly score: number; readonly reasons: readonly string[] }

/**
 * Which unit should handle it, with reasons that a clerk can check: units that handled suggestions of the same words, units
 * named in the text, and units that the deputy wished for. It recommends; people decide.
 */
export async function recommendUnits(tx: Tx, file: CaseFile, words: readonly string[]): Promise<readonly Recommendation[]> {
  const { suggestion, congressId } = file;
  const query = words.length === 0 ? null : wordQuery(words, '|');
  const { rows } = await sql<UnitRow>`
    with near as materialized (select s.id, s.lead_unit_id from find_word_hits(${query ?? "'0'"}::tsquery) f join suggestion s on s.congress_id = ${congressId} and s.id = f.suggestion_id
        where ${query !== null} and s.lead_unit_id is not null and s.id <> ${suggestion.id} order by s.updated_at desc limit ${rankedAtMost}),
      hit as (select near.lead_unit_id, ts_rank(w.words, ${query ?? "'0'"}::tsquery, 1) as rank from near join suggestion_words w on w.congress_id = ${congressId} and w.suggestion_id = near.id
        order by rank desc limit 40),
      past as (select lead_unit_id, count(*)::int as n, sum(rank) as weight from hit group by 1),
      load as (select unit_id, count(*)::int as n from handling_task where congress_id = ${congressId} and role <> 'assisting' and state not in ('finished', 'replied', 'reassigned', 'released') group by 1)
    select o.id as "unitId", o.name, o.short_name as "shortName", o.channel, coalesce(load.n, 0) as running, coalesce(past.n, 0) as past, coalesce(past.weight, 0)::float8 as similar
    from organisation o left join past on past.lead_unit_id = o.id left join load on load.unit_id = o.id
    where o.congress_id = ${congressId} and o.kind = 'handlingUnit' and o.state = 'active'`.execute(tx);
  const text = [suggestion.title, suggestion.situation, suggestion.analysis, ...suggestion.asks.map((ask) => ask.text)].join('\n');
  const most = Math.max(0.0001, ...rows.map((row) => row.similar));
  return rows.map((row) => weigh(row, text, suggestion.preferredUnits, most)).filter((r) => r.score > 0).sort((a, b) => b.score - a.score).slice(0, 6);
}

function weigh(row: UnitRow, text: string, wished: readonly string[], most: number): Recommendation {
  const reasons: string[] = [];
  let score = 0;
  if (wished.includes(row.unitId)) { score += 0.5; reasons.push('代表希望由该单位办理'); }
  if (row.past > 0) { score += (row.similar / most) * 0.8; reasons.push(`以往 ${row.past} 件相近建议由该单位主办`); }
  if (row.shortName.length >= 3 && (text.includes(row.shortName) || text.includes(row.name))) { score += 0.3; reasons.push('建议正文提到该单位'); }
  return { unitId: row.unitId, name: row.name, channel: row.channel, running: row.running, score: Math.round(score * 100) / 100, reasons };
}
