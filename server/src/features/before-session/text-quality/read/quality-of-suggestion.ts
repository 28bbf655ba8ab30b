import { isPerson } from '@luoshi/domain/before-session/matter.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { canSeeAverages, canSeeScore } from '@luoshi/domain/text-quality/quality-visibility.ts';
import type { Criterion, WritingScoreRow } from '@luoshi/domain/text-quality/quality-rows.ts';
import { divergences, summarise, summaryForDeputy, type Divergence, type QualitySummary, type SummaryForDeputy } from '@luoshi/domain/text-quality/quality-summary.ts';
import { levelOfRole, mayScore } from '@luoshi/domain/text-quality/writing-score.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/database.ts';
import { selectMatters } from '../../matter-tables.ts';
import { criteriaToday } from '../bear-quality.ts';
import { readScored } from '../quality-facts.ts';

export interface QualityForReviewers { readonly for: 'reviewer'; readonly summary: QualitySummary | null; readonly divergences: readonly Divergence[]; readonly criteria: readonly Criterion[]; readonly rubricNo: number | null; /** Why one's own level cannot score now; null: it can. */ readonly closed: string | null; readonly isRegistered: boolean }
export interface QualityForDeputy { readonly for: 'deputy'; readonly summary: SummaryForDeputy | null; readonly excellentIn: readonly { readonly id: string; readonly year: number }[] }
export type QualityOfSuggestion = QualityForReviewers | QualityForDeputy;

/** What one reader may know of how a suggestion is written; undefined: nothing, not even that there is something. */
export async function qualityOfSuggestion(tx: Tx, actor: Actor, suggestionId: string, today: IsoDate): Promise<QualityOfSuggestion | undefined> {
  const suggestion = (await readScored(tx, actor.congressId, [suggestionId])).get(suggestionId);
  if (suggestion === undefined || suggestion.submittedOn === null) return undefined;
  const sheets = () => selectMatters<WritingScoreRow>(tx, 'writingScore', actor.congressId, sql`m.suggestion_id = ${suggestionId} order by m.created_at, m.id`);
  if (canSeeAverages(actor, suggestion)) return { for: 'deputy', summary: summaryForDeputy(await sheets()), excellentIn: await publishedWith(tx, actor.congressId, suggestionId) };
  const level = levelOfRole[actor.role];
  if (!isPerson(actor) || level === undefined || !canSeeScore(actor, suggestion)) return undefined;
  const known = await sheets();
  const { no, criteria } = await criteriaToday(tx, actor.congressId, today);
  const isScored = known.some((sheet) => sheet.state === 'given' && sheet.level === level);
  return {
    for: 'reviewer', summary: summarise(known), divergences: divergences(known), criteria, rubricNo: no,
    closed: isScored ? '本级已经评价' : mayScore(suggestion, level)?.text ?? null, isRegistered: suggestion.registeredOn !== null,
  };
}

async function publishedWith(tx: Tx, congressId: string, suggestionId: string) {
  const { rows } = await sql<{ id: string; year: number }>`select id, year from excellent_selection where congress_id = ${congressId} and state = 'published' and decided_ids ? ${suggestionId} order by year`.execute(tx);
  return rows;
}
