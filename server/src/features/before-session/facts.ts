import type { SharedText } from '@luoshi/domain/before-session/draft-talk-rows.ts';
import type { DraftTalkRow } from '@luoshi/domain/before-session/draft-talk-rows.ts';
import type { TalkFacts } from '@luoshi/domain/before-session/draft-talk.ts';
import type { GuideTopicRow, TopicGuideRow } from '@luoshi/domain/before-session/guide-rows.ts';
import type { TopicFacts } from '@luoshi/domain/before-session/guide-topic.ts';
import type { IntentionFacts } from '@luoshi/domain/before-session/intention.ts';
import type { IntentionRow } from '@luoshi/domain/before-session/intention-rows.ts';
import { isQualityKind, type MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { GuideFacts } from '@luoshi/domain/before-session/topic-guide.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../platform/db/database.ts';
import type { HandlingReportRow } from '@luoshi/domain/handling-report/report-rows.ts';
import { reportFacts } from './handling-report/report-facts.ts';
import type { CountyReferralRow } from '@luoshi/domain/county-referral/rows.ts';
import { referralFacts } from './county-referral/referral-facts.ts';
import type { LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import { livelihoodFacts } from './livelihood/livelihood-facts.ts';
import { qualityFacts } from './text-quality/quality-facts.ts';

/** What the rules of a kind look at outside of the record, for many records at once. */
export async function readFacts(tx: Tx, kind: MatterKind, congressId: string, records: readonly MatterRow[], today: IsoDate, body: { readonly unitIds?: readonly string[]; readonly withId?: string } = {}): Promise<(record: MatterRow) => unknown> {
  if (isQualityKind(kind)) return qualityFacts(tx, kind, congressId, records, body);
  if (kind === 'handlingReport') return reportFacts(tx, congressId, records as readonly HandlingReportRow[], today);
  if (kind === 'livelihoodMatter') return livelihoodFacts(tx, congressId, records as readonly LivelihoodRow[], body, today);
  if (kind === 'countyReferral') return referralFacts(tx, congressId, records as readonly CountyReferralRow[]);
  const { unitIds = [], withId } = body;
  if (kind === 'draftIntention') return intentionFacts(tx, congressId, records as readonly IntentionRow[], withId);
  if (kind === 'topicGuide') return guideFacts(tx, congressId, records as readonly TopicGuideRow[]);
  return kind === 'guideTopic' ? topicFacts(tx, congressId, records as readonly GuideTopicRow[], unitIds) : talkFacts(tx, congressId, records as readonly DraftTalkRow[]);
}

async function guideFacts(tx: Tx, congressId: string, guides: readonly TopicGuideRow[]): Promise<(record: MatterRow) => GuideFacts> {
  const rows = await rowsOf(tx, sql<{ year: number; section: string; n: number }>`select year, section, count(*)::int as n from guide_topic
    where congress_id = ${congressId} and state = 'adopted' and year = any(${guides.map((guide) => guide.year)}::int[]) group by year, section`);
  return (record) => ({ adopted: Object.fromEntries(rows.filter((row) => row.year === (record as TopicGuideRow).year).map((row) => [row.section, row.n])) });
}

async function topicFacts(tx: Tx, congressId: string, topics: readonly GuideTopicRow[], unitIds: readonly string[]): Promise<(record: MatterRow) => TopicFacts> {
  const guides = await rowsOf(tx, sql<{ year: number; state: string; title: string; sections: string[] }>`select year, state, title, sections from topic_guide where congress_id = ${congressId} and year = any(${topics.map((topic) => topic.year)}::int[])`);
  const units = unitIds.length === 0 ? [] : await rowsOf(tx, sql<{ id: string; name: string }>`select id, name from organisation where congress_id = ${congressId} and kind = 'handlingUnit' and id = any(${[...unitIds]})`);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return (record) => ({ guide: guides.find((guide) => guide.year === (record as GuideTopicRow).year) ?? null, unitName: (id) => names.get(id) });
}

async function talkFacts(tx: Tx, congressId: string, talks: readonly DraftTalkRow[]): Promise<(record: MatterRow) => TalkFacts> {
  const drafts = await readDrafts(tx, congressId, talks.map((talk) => talk.suggestionId));
  return (record) => ({ draft: drafts.get((record as DraftTalkRow).suggestionId) ?? null });
}

async function intentionFacts(tx: Tx, congressId: string, intentions: readonly IntentionRow[], withId: string | undefined): Promise<(record: MatterRow) => IntentionFacts> {
  const drafts = await readDrafts(tx, congressId, intentions.map((intention) => intention.suggestionId));
  const named = [...intentions.flatMap((intention) => intention.withId ?? []), ...(withId === undefined ? [] : [withId])];
  const others = named.length === 0 ? [] : await rowsOf(tx, sql<{ id: string; state: string; year: number; title: string; name: string; personId: string }>`select id, state, year, title, name, person_id as "personId" from draft_intention where congress_id = ${congressId} and id = any(${named})`);
  return (record) => ({ draft: drafts.get((record as IntentionRow).suggestionId) ?? null, other: (id) => others.find((one) => one.id === id) });
}

export interface Draft { readonly state: string; readonly text: SharedText; readonly leadPersonId: string; readonly leadName: string; readonly leadTownshipId: string | null; readonly leadDelegationName: string | null; readonly topicId: string | null; readonly submittedOn: string | null }

export async function readDrafts(tx: Tx, congressId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Draft>> {
  const rows = await rowsOf(tx, sql<{ id: string; state: string; title: string; situation: string; analysis: string; asks: { text: string }[]; leadPersonId: string; leadName: string; leadTownshipId: string | null; leadDelegationName: string | null; topicId: string | null; submittedOn: string | null }>`
    select id, state, title, situation, analysis, asks, lead_person_id as "leadPersonId", lead_name as "leadName", lead_township_id as "leadTownshipId", lead_delegation_name as "leadDelegationName", topic_id as "topicId", submitted_on as "submittedOn" from suggestion where congress_id = ${congressId} and id = any(${[...new Set(ids)]})`);
  return new Map(rows.map(({ id, title, situation, analysis, asks, ...row }) => [id, { ...row, text: { title, situation, analysis, asks: asks.map((ask) => ask.text) } }]));
}
