import { editorsOfGuides, placeOfActor, readersOfGuides, readersOfIntentions, sharedTalkStates } from '@luoshi/domain/before-session/visibility.ts';
import { isQualityKind, type MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import { sql, type RawBuilder } from 'kysely';
import { referralVisible } from './county-referral/referral-scope.ts';
import { livelihoodVisible } from './livelihood/livelihood-scope.ts';
import { qualityVisible } from './text-quality/quality-scope.ts';

const nothing = sql<boolean>`false`;

/** A guide `g` that the actor may read. */
function guideVisible(actor: Actor, alias: 'm' | 'g'): RawBuilder<boolean> {
  if (editorsOfGuides.includes(actor.role)) return sql`true`;
  return readersOfGuides.includes(actor.role) ? sql`${sql.ref(`${alias}.state`)} <> 'preparing'` : nothing;
}

function topicVisible(actor: Actor): RawBuilder<boolean> {
  if (editorsOfGuides.includes(actor.role)) return sql`true`;
  const mine = actor.role === 'deputy' ? sql`m.proposed_by_person_id = ${actor.personId}` : sql`m.proposed_by_organisation_id = ${placeOfActor(actor)}`;
  return sql`((m.proposed_by_role = ${actor.role} and ${mine})
    or (m.state = 'adopted' and exists (select 1 from topic_guide g where g.congress_id = m.congress_id and g.year = m.year and ${guideVisible(actor, 'g')})))`;
}

function talkVisible(actor: Actor): RawBuilder<boolean> {
  if (isUnitRole(actor.role)) return sql`(m.unit_id = ${actor.organisationId} and m.state in (${sql.join(sharedTalkStates)}))`;
  switch (actor.role) {
    case 'deputy': return sql`m.lead_person_id = ${actor.personId}`;
    case 'deputyAffairs': return sql`true`;
    case 'townshipPresidium': return actor.townshipId === null ? nothing : sql`m.lead_township_id = ${actor.townshipId}`;
    default: return nothing;
  }
}

function intentionVisible(actor: Actor): RawBuilder<boolean> {
  if (!readersOfIntentions.includes(actor.role)) return nothing;
  return actor.role === 'deputy' ? sql`(m.state <> 'withdrawn' or m.person_id = ${actor.personId})` : sql`true`;
}

/** The rows `m` that the actor may see: the SQL twins of `canSeeGuide`, `canSeeTopic`, `canSeeTalk` and `canSeeIntention`. */
export function matterVisible(kind: MatterKind, actor: Actor): RawBuilder<boolean> {
  if (isQualityKind(kind)) return qualityVisible(kind, actor);
  // A report is public once it is finished (代表法 51), as a guide is once it is out.
  if (kind === 'livelihoodMatter') return livelihoodVisible(actor);
  if (kind === 'countyReferral') return referralVisible(actor);
  if (kind === 'topicGuide' || kind === 'handlingReport') return guideVisible(actor, 'm');
  if (kind === 'draftIntention') return intentionVisible(actor);
  return kind === 'guideTopic' ? topicVisible(actor) : talkVisible(actor);
}
