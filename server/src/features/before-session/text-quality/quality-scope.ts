import type { QualityKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { readersOfRubrics, readersOfSelections, reviewersOfAll } from '@luoshi/domain/text-quality/quality-visibility.ts';
import { sql, type RawBuilder } from 'kysely';

const nothing = sql<boolean>`false`;
const all = sql<boolean>`true`;

const ofTownship = (actor: Actor, column: 'm.lead_township_id' | 'm.township_id'): RawBuilder<boolean> =>
  (actor.role === 'townshipPresidium' && actor.townshipId !== null ? sql<boolean>`coalesce(${sql.ref(column)} = ${actor.townshipId}, false)` : nothing);

/** The SQL twins of `canSeeRubric`, `canSeeScore`, `canSeeSelection` and `canSeeReceipt`. */
export function qualityVisible(kind: QualityKind, actor: Actor): RawBuilder<boolean> {
  if (kind === 'writingRubric') return readersOfRubrics.includes(actor.role) ? all : nothing;
  if (reviewersOfAll.includes(actor.role)) return all;
  switch (kind) {
    case 'writingScore': return ofTownship(actor, 'm.lead_township_id');
    case 'excellentSelection': return readersOfSelections.includes(actor.role) ? sql<boolean>`m.state = 'published'` : nothing;
    case 'compilationReceipt': return actor.role === 'deputy' ? sql<boolean>`m.person_id = ${actor.personId}` : ofTownship(actor, 'm.township_id');
  }
}
