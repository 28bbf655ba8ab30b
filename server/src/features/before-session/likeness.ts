import type { IntentionRow } from '@luoshi/domain/before-session/intention-rows.ts';
import type { MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import { similarTo } from '@luoshi/domain/before-session/similar-titles.ts';

const MOST_ALIKE = 5;

/** Beside each announcement those of the same year that seem to mean the same. */
export function withLikeness<View extends MatterRow>(kind: MatterKind, records: readonly MatterRow[], views: readonly View[]): (View & { readonly alike?: unknown })[] {
  if (kind !== 'draftIntention') return [...views];
  const announced = (records as readonly IntentionRow[]).filter((one) => one.state === 'announced');
  return views.map((view) => {
    const own = announced.find((one) => one.id === view.id);
    const alike = own === undefined ? [] : similarTo(own, announced.filter((one) => one.year === own.year)).slice(0, MOST_ALIKE);
    return { ...view, alike: alike.map((one) => ({ ...one, name: announced.find((other) => other.id === one.id)?.name ?? '' })) };
  });
}
