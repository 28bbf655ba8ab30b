import type { MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { answerTownship } from './county-referral/answer-township.ts';
import { askCounty, takeBackFromCounty } from './county-referral/ask-county.ts';
import { writeSuggestionOf } from './livelihood/write-suggestion.ts';

export interface Beside { readonly beside?: (tx: Tx, record: MatterRow, fromState: string) => Promise<void> }

/** What an act brings about beside its record, in the same transaction: a draft, or word in another congress. */
export function besideOf(deps: CaseDependencies, actor: Actor, kind: MatterKind, action: string, body: unknown): Beside {
  if (kind === 'countyReferral') return { beside: (tx, record) => answerTownship(tx, deps, actor, record) };
  if (kind !== 'livelihoodMatter') return {};
  switch (action) {
    case 'writeSuggestion': return { beside: (tx, record) => writeSuggestionOf(tx, deps, actor, record) };
    case 'handToCounty': return { beside: (tx, record) => askCounty(tx, deps, actor, record, body as Parameters<typeof askCounty>[4]) };
    case 'resume': case 'end': return { beside: async (tx, record, fromState) => { if (fromState === 'atCounty') await takeBackFromCounty(tx, deps, actor, record, (body as { reason: string }).reason); } };
    default: return {};
  }
}
