import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface ExplanationQuery { readonly state?: string; readonly unit?: string; readonly missing?: boolean; readonly limit?: number; readonly cursor?: string }
export interface ExplanationItem {
  readonly id: string; readonly state: string; readonly stateLabel: string; readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly unitName: string;
  readonly askedOn: string; readonly dueOn: string | null; readonly signedOn: string | null; readonly sentOn: string | null; readonly isMissing: boolean;
}

/** Who was asked and how it stands: open to all who do the work; what a unit has written so far is not part of it. */
export async function listExplanations(tx: Tx, congressId: string, changeId: string, query: ExplanationQuery): Promise<{ items: ExplanationItem[]; total: number; nextCursor: string | null }> {
  const limit = query.limit ?? 100;
  const offset = Number(query.cursor ?? '0');
  const missing = sql<boolean>`(e.missing_on is not null and e.state in ('asked', 'awaitingSignature', 'signed'))`;
  const from = sql`from term_explanation e join suggestion s on s.congress_id = e.congress_id and s.id = e.suggestion_id
    where e.congress_id = ${congressId} and e.term_change_id = ${changeId} and e.state <> 'lapsed' and ${query.state === undefined ? sql`true` : sql`e.state = ${query.state}`}
      and ${query.unit === undefined ? sql`true` : sql`e.unit_id = ${query.unit}`} and ${query.missing === undefined ? sql`true` : query.missing ? missing : sql`not ${missing}`}`;
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n ${from}`.execute(tx);
  const { rows } = await sql<Omit<ExplanationItem, 'stateLabel'>>`select e.id, e.state, e.suggestion_id as "suggestionId", s.number_label as "numberLabel", s.title, s.lead_name as "leadName", e.unit_name as "unitName", e.asked_on as "askedOn",
      (select max(d.due_on)::text from deadline d where d.congress_id = e.congress_id and d.suggestion_id = e.suggestion_id and d.record_id = e.id and d.state = 'running') as "dueOn",
      e.signed_on as "signedOn", e.sent_on as "sentOn", ${missing} as "isMissing"
    ${from} order by ${missing} desc, s.number, e.unit_name, e.id limit ${limit + 1} offset ${offset}`.execute(tx);
  const items = rows.slice(0, limit).map((row) => ({ ...row, stateLabel: workflowOf('termExplanation').states[row.state] ?? row.state }));
  return { items, total: counted[0]?.n ?? 0, nextCursor: rows.length > limit ? String(offset + limit) : null };
}
