import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { createSuggestion, type CaseDependencies } from '../../cases/public.ts';

/** The deputy's draft begins with what the matter says; the matter knows it from then on, and the case finds the matter by it. */
export async function writeSuggestionOf(tx: Tx, deps: CaseDependencies, actor: Actor, record: MatterRow): Promise<void> {
  const matter = record as LivelihoodRow;
  const title = matter.title.startsWith('关于') ? matter.title : `关于${matter.title}的建议`;
  const { file } = await createSuggestion(tx, deps, actor, { title, situation: `${matter.place}：${matter.what}` });
  matter.suggestionId = file.suggestion.id;
}
