import { isQualityKind, type MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql, type RawBuilder } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { selectMatters } from '../matter-tables.ts';
import { matterVisible } from '../scope.ts';

export interface MatterQuery { readonly id?: string; readonly year?: number; readonly state?: string; readonly suggestion?: string; readonly unit?: string }

const MOST = 500;
const orders: Readonly<Record<MatterKind, RawBuilder<unknown>>> = { topicGuide: sql`m.year desc`, guideTopic: sql`m.year desc, m.created_at, m.id`, draftTalk: sql`m.updated_at desc, m.id`, draftIntention: sql`m.created_at desc, m.id`, handlingReport: sql`m.year desc`, livelihoodMatter: sql`m.year desc, m.no desc`, countyReferral: sql`m.created_at desc, m.id`, writingRubric: sql`m.no desc`, writingScore: sql`m.created_at, m.id`, excellentSelection: sql`m.year desc`, compilationReceipt: sql`m.created_at, m.id` };

/** What the actor may see of a kind; a year has dozens of topics and a session dozens of talks, so one page holds them. */
export async function listMatters(tx: Tx, actor: Actor, kind: MatterKind, query: MatterQuery): Promise<MatterRow[]> {
  const where: RawBuilder<unknown>[] = [matterVisible(kind, actor)];
  if (query.id !== undefined) where.push(sql`m.id = ${query.id}`);
  if (query.state !== undefined) where.push(sql`m.state = ${query.state}`);
  if (query.year !== undefined && (!isQualityKind(kind) || kind === 'excellentSelection') && kind !== 'draftTalk' && kind !== 'countyReferral') where.push(sql`m.year = ${query.year}`);
  if (query.suggestion !== undefined && (kind === 'draftTalk' || kind === 'draftIntention' || kind === 'livelihoodMatter' || kind === 'countyReferral' || kind === 'writingScore')) where.push(sql`m.suggestion_id = ${query.suggestion}`);
  if (query.unit !== undefined && kind === 'draftTalk') where.push(sql`m.unit_id = ${query.unit}`);
  return selectMatters(tx, kind, actor.congressId, sql`${sql.join(where, sql` and `)} order by ${orders[kind]} limit ${MOST}`);
}

/** How many suggestions came from each topic. Drafts are private: only what was submitted counts. */
export async function countOfTopics(tx: Tx, congressId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf(tx, sql<{ id: string; n: number }>`select topic_id as id, count(*)::int as n from suggestion where congress_id = ${congressId} and topic_id = any(${[...ids]}) and submitted_on is not null
    and state not in ('draft', 'awaitingCoSponsors', 'handingOver', 'discarded', 'withdrawn') group by topic_id`);
  return new Map(rows.map((row) => [row.id, row.n]));
}

export interface TalkCounts { readonly total: number; readonly waiting: number; readonly answered: number; readonly kept: number; readonly changed: number; readonly givenUp: number }
export function countTalks(talks: readonly { readonly state: string; readonly result?: string | null }[]): TalkCounts {
  const held = talks.filter((talk) => ['invited', 'answered', 'concluded'].includes(talk.state));
  const result = (name: string) => held.filter((talk) => talk.result === name).length;
  return { total: held.length, waiting: held.filter((talk) => talk.state === 'invited').length, answered: held.filter((talk) => talk.state !== 'invited').length, kept: result('kept'), changed: result('changed'), givenUp: result('givenUp') };
}
