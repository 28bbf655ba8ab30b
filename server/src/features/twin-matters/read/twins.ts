import { commitmentWorkflow } from '@luoshi/domain/commitment/workflow.ts';
import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isConducting, isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { twinMatterWorkflow, type TwinMatter } from '@luoshi/domain/twin-matter/workflow.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';

export interface TwinRow extends TwinMatter { readonly reason: string; readonly answer: string | null; readonly proposedAt: string; readonly otherName: string }
export interface EvidenceOfTwin { readonly id: string; readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string }
interface SummaryJson {
  readonly numberLabel: string; readonly state: string; readonly units: readonly string[];
  readonly commitments: readonly { readonly id: string; readonly content: string; readonly unitName: string; readonly dueOn: string; readonly state: string; readonly verifiedOn: string | null; readonly evidence: readonly EvidenceOfTwin[] }[];
}

const columns = (own: string) => sql`t.id, t.version, t.state, t.county_congress_id as "countyCongressId", t.county_suggestion_id as "countySuggestionId", t.township_congress_id as "townshipCongressId",
  t.township_suggestion_id as "townshipSuggestionId", t.proposed_by as "proposedBy", t.reason, t.answer, t.proposed_at as "proposedAt",
  (select c.name from congress c where c.id = case when t.county_congress_id = ${own} then t.township_congress_id else t.county_congress_id end) as "otherName"`;

/** The twin matters of one's own case; proposals that nobody has agreed to are the offices' own business. */
export async function twinsOf(tx: Tx, actor: Actor, suggestionId: string): Promise<readonly TwinRow[]> {
  const rows = await rowsOf(tx, sql<TwinRow>`select ${columns(actor.congressId)} from twin_matter t
    where (t.county_congress_id = ${actor.congressId} and t.county_suggestion_id = ${suggestionId}) or (t.township_congress_id = ${actor.congressId} and t.township_suggestion_id = ${suggestionId}) order by t.proposed_at, t.id`);
  return isConducting(actor) ? rows : rows.filter((row) => row.state === 'linked');
}

export async function findTwin(tx: Tx, actor: Actor, id: string): Promise<TwinRow | undefined> {
  const [row] = await rowsOf(tx, sql<TwinRow>`select ${columns(actor.congressId)} from twin_matter t where t.id = ${id} for update`);
  return row;
}

export const ownCaseOf = (actor: Actor, twin: TwinMatter): string => (actor.congressId === twin.countyCongressId ? twin.countySuggestionId : twin.townshipSuggestionId);

/** What the other side shows of its case while the two are linked: read in one place of the database (`luoshi_twin_summary`) and nowhere else. */
export async function summaryOf(tx: Tx, twinId: string): Promise<SummaryJson | null> {
  const [row] = await rowsOf(tx, sql<{ summary: SummaryJson | null }>`select luoshi_twin_summary(${twinId}) as summary`);
  return row?.summary ?? null;
}

export async function presentTwin(tx: Tx, actor: Actor, twin: TwinRow) {
  const summary = twin.state === 'linked' ? await summaryOf(tx, twin.id) : null;
  const otherId = actor.congressId === twin.countyCongressId ? twin.townshipCongressId : twin.countyCongressId;
  // The other is a township's case if one's own is the county's.
  const other = { congressId: otherId, townshipId: isOfTownshipCongress(actor) ? null : otherId };
  return {
    id: twin.id, version: twin.version, state: twin.state, stateLabel: (twinMatterWorkflow.states as Record<string, string>)[twin.state] ?? twin.state, otherName: twin.otherName,
    isOwnProposal: twin.proposedBy === actor.congressId, reason: twin.reason, answer: twin.answer,
    other: summary === null ? null : {
      numberLabel: summary.numberLabel, stateLabel: workflowIn('suggestion', other).states[summary.state] ?? '', units: summary.units,
      commitments: summary.commitments.map(({ id, content, unitName, dueOn, state, verifiedOn, evidence }) => ({
        id, content, unitName, dueOn, verifiedOn, stateLabel: (commitmentWorkflow.states as Record<string, string>)[state] ?? state,
        evidence: evidence.map(({ id: fileId, name, size }) => ({ id: fileId, name, size, href: `/api/v1/twin-matters/${encodeURIComponent(twin.id)}/evidence/${encodeURIComponent(fileId)}` })),
      })),
    },
    actions: twinMatterWorkflow.actionsFor(twin.state, { record: twin, actor }).map(({ action, label, refusals }) => ({ action, label, refusals: refusals.map(({ code, text }) => ({ code, text })) })).filter((one) => one.refusals.length === 0),
  };
}
