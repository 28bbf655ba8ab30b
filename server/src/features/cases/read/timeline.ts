import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseFile, CaseKind, EvaluationRow } from '@luoshi/domain/case-file/rows.ts';
import { findRecord } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { roleLabels } from '@luoshi/domain/identity/roles.ts';
import { canSeeLevels, canSeeRecord } from '@luoshi/domain/visibility.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface TimelineItem {
  readonly seq: number; readonly at: string; readonly actorName: string; readonly actorRole: string; readonly actorRoleLabel: string; readonly organisationName: string | null;
  readonly text: string; readonly note: string | null; readonly recordKind: CaseKind; readonly recordId: string; readonly action: string; readonly event: string;
}

interface EntryRow { at: Date; actorName: string; actorRole: string; organisationName: string | null; recordKind: CaseKind; recordId: string; action: string; event: string; body: Record<string, unknown> | null }

/** Steps that are not news: texts in the making, children being born, and most of what the process does by itself. */
const quiet = new Set(['DraftSaved', 'ReplySaved', 'OpinionSaved', 'TaskReplied', 'SuggestionRehandling', 'TaskOpinionDelivered', 'TaskOpinionSentBack', 'TaskFinished', 'ReplyReplaced', 'CommitmentReplaced', 'CoSponsorshipRemoved', 'DeadlineRecomputed']);
/** Steps of a paper inside its unit: seen by the unit alone. */
const insideUnit = new Set(['TaskRouted', 'TaskRerouted', 'ReplySubmittedForCheck', 'ReplyReturnedByDeputyHead', 'ReplyChecked', 'ReplyReturnedByHead', 'OpinionSubmitted', 'OpinionReturned']);
const noteFields = ['guidance', 'explanation', 'reason', 'note', 'finding', 'statement', 'text', 'opinion', 'withoutConsultationText'] as const;

/** Everything that happened in the case, oldest first, as far as this actor may know of it. */
export async function readTimeline(tx: Tx, actor: Actor, file: CaseFile): Promise<TimelineItem[]> {
  const { rows } = await sql<EntryRow>`select at, actor_name as "actorName", actor_role as "actorRole", organisation_name as "organisationName", record_kind as "recordKind",
    record_id as "recordId", action, event, body from audit_entry where congress_id = ${actor.congressId} and suggestion_id = ${file.suggestion.id} and action <> 'create' order by seq`.execute(tx);
  // Counted among what this actor sees: the audit's own numbers would have gaps where something is kept from them (a rating under embargo).
  return rows.filter((row) => mayKnow(actor, file, row)).map((row, index) => toItem(row, index + 1));
}

function mayKnow(actor: Actor, file: CaseFile, row: EntryRow): boolean {
  if (quiet.has(row.event)) return false;
  const record = findRecord(file, row.recordKind, row.recordId);
  if (record === undefined || !canSeeRecord(actor, file, row.recordKind, record)) return false;
  if (row.recordKind === 'evaluation') return canSeeLevels(actor, record as EvaluationRow) || row.event === 'EvaluationReminded';
  if (insideUnit.has(row.event)) return 'unitId' in record && (record as { unitId?: string }).unitId === actor.organisationId;
  return true;
}

function toItem(row: EntryRow, seq: number): TimelineItem {
  const note = noteFields.map((field) => row.body?.[field]).find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? null;
  return {
    seq, at: row.at.toISOString(), actorName: row.actorName, actorRole: row.actorRole, actorRoleLabel: (roleLabels as Record<string, string>)[row.actorRole] ?? '系统',
    organisationName: row.organisationName, text: workflowOf(row.recordKind).events[row.event] ?? row.event, note, recordKind: row.recordKind, recordId: row.recordId, action: row.action, event: row.event,
  };
}
