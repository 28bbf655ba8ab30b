import { isPerson } from '@luoshi/domain/before-session/matter.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { QualityKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { levelLabels, type ExcellentSelectionRow, type WritingScoreRow } from '@luoshi/domain/text-quality/quality-rows.ts';
import { reviewersOfAll } from '@luoshi/domain/text-quality/quality-visibility.ts';
import { isOfficeOf, type ScoreFacts } from '@luoshi/domain/text-quality/writing-score.ts';

/** The fields of a record for one reader. */
export function qualityFields(actor: Actor, kind: QualityKind, record: MatterRow, facts: unknown): MatterRow & Record<string, unknown> {
  if (kind === 'writingScore') {
    const sheet = record as WritingScoreRow;
    return { ...sheet, levelLabel: levelLabels[sheet.level], isOwn: isPerson(actor) && isOfficeOf(actor, sheet), isOfEarlierText: sheet.textHash !== (facts as ScoreFacts).suggestion?.textHash };
  }
  if (kind !== 'excellentSelection') return { ...record };
  const selection = record as ExcellentSelectionRow;
  if (reviewersOfAll.includes(actor.role)) return { ...selection, excellent: selection.compiled };
  // What was proposed and how it was scored stays with the two offices; readers get what was decided.
  const { entries: _entries, decidedIds: _ids, ...shown } = selection;
  return { ...shown, entries: [], decidedIds: [], excellent: selection.compiled };
}
