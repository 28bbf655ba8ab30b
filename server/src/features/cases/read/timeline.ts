import { deadlineLabels } from '@luoshi/domain/case-deadline/workflow.ts';
import { birthEventLabels } from '@luoshi/domain/case-file/new-case.ts';
import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import { placeOf } from '@luoshi/domain/case-file/place-of-case.ts';
import type { CaseFile, CaseKind, Correction, EvaluationRow } from '@luoshi/domain/case-file/rows.ts';
import { handOverEvents } from '@luoshi/domain/mandate/hand-over-labels.ts';
import { withdrawalAnswerEvents, withdrawalEvents } from '@luoshi/domain/withdrawal/labels.ts';
import { findRecord } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { roleLabels } from '@luoshi/domain/identity/roles.ts';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { canSeeAmongDeputies, canSeeLevels, canSeeRecord, isAssigningOffice } from '@luoshi/domain/visibility.ts';
import type { EntryJson } from '../load-case.ts';

export interface TimelineItem {
  readonly seq: number; readonly at: string; readonly actorName: string; readonly actorRole: string; readonly actorRoleLabel: string; readonly organisationName: string | null;
  readonly text: string; readonly note: string | null; readonly recordKind: CaseKind; readonly recordId: string; readonly action: string; readonly event: string;
}

/** Steps that are not news: texts in the making, children being born, and most of what the process does by itself. */
const quiet = new Set(['DraftSaved', 'ReplySaved', 'OpinionSaved', 'TaskReplied', 'SuggestionRehandling', 'TaskOpinionDelivered', 'TaskOpinionSentBack', 'TaskJoinedOther', 'TaskFinished', 'ReplyReplaced', 'CommitmentReplaced', 'CoSponsorshipRemoved', 'DeadlineRecomputed', 'LinkEnded']);
/** Steps of a paper inside its unit: seen by the unit alone. */
const insideUnit = new Set(['TaskRouted', 'TaskRerouted', 'TaskRoutedOn', 'PublicityProposed', 'PublicityChangedInCheck', 'PublicityChangedByHead', 'ReplySubmittedForCheck', 'ReplyReturnedByDeputyHead', 'ReplyChecked', 'ReplyReturnedByHead', 'HandSignatureRecorded', 'HandSignatureRefused', 'ClassProposed', 'ClassReturned', 'OpinionSubmitted', 'OpinionReturned']);
/** Between those who signed and the offices that review it. */
const amongDeputies = new Set<string>([...Object.keys(handOverEvents), ...Object.keys(withdrawalEvents), ...Object.keys(withdrawalAnswerEvents)]);
/** What became of a closed envelope tells no level: whoever may know that there is a rating may know it. */
const ofEnvelope = new Set(['EnvelopeReceived', 'EnvelopeReturned', 'EnvelopeDue', 'ReadingRefused', 'ReadingWithdrawn']);
/** Another reading of a form is between the two who look at it until both agree. */
const betweenReaders = new Set(['RereadingProposed', 'RereadingRefused']);
const puttingRight = new Set(['SignersCorrected', 'LeadCorrectedForPresidium', 'LeadCorrectedForAffairs', 'SignersCorrectedLater', 'NumberCorrected', 'TextCorrected', 'ConsultationCorrected', 'ConfirmedConsultationCorrected', 'ConfirmationReopened', 'ClassCorrected', 'ReadingCorrected']);
const noteFields = ['guidance', 'explanation', 'reason', 'answer', 'note', 'finding', 'statement', 'text', 'outcome', 'opinion', 'withoutConsultationText'] as const;

/** Everything that happened in the case, oldest first, as far as this actor may know of it. */
export function timelineOf(actor: Actor, file: CaseFile, entries: readonly EntryJson[]): TimelineItem[] {
  // Counted among what this actor sees: the audit's own numbers would have gaps where something is kept from them (a rating under embargo).
  const known = entries.filter((entry) => mayKnow(actor, file, entry));
  return known.filter((entry, index) => !repeatsReminder(entry, known[index - 1])).map((entry, index) => toItem(file, entry, index + 1));
}

/** A clock that goes on reminding is told once, until something else happens. */
function repeatsReminder(entry: EntryJson, before: EntryJson | undefined): boolean {
  return entry.event === 'DeadlineReminded' && before?.event === 'DeadlineReminded' && before.recordId === entry.recordId;
}

function correctionsOf(file: CaseFile, { recordKind, recordId }: EntryJson): readonly Correction[] {
  switch (recordKind) {
    case 'suggestion': return file.suggestion.corrections;
    case 'consultation': return file.consultation.find((one) => one.id === recordId)?.corrections ?? [];
    case 'evaluation': return file.evaluation.find((one) => one.id === recordId)?.corrections ?? [];
    case 'reply': return file.reply.find((one) => one.id === recordId)?.classNotices ?? [];
    default: return [];
  }
}

/** A correction tells what stood there before, in the same breath as why. */
function correctionOf(file: CaseFile, row: EntryJson): string | null {
  const at = new Date(row.at).getTime();
  const kept = correctionsOf(file, row).find((one) => new Date(one.at).getTime() === at);
  return kept === undefined ? null : `${kept.reason}（${kept.changes.map(({ what, before, after }) => `${what}原为“${before === '' ? '无' : before}”，改为“${after === '' ? '无' : after}”`).join('；')}）`;
}

function noteOf(file: CaseFile, row: EntryJson): string | null {
  if (row.event === 'DeadlineReminded') {
    const deadline = file.deadline.find((one) => one.id === row.recordId);
    return deadline === undefined ? null : `${deadlineLabels[deadline.kind] ?? deadline.kind}，${formatChineseDate(deadline.dueOn, 'short')}到期`;
  }
  if (puttingRight.has(row.event)) {
    const told = correctionOf(file, row);
    if (told !== null) return told;
  }
  return noteFields.map((field) => row.body?.[field]).find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? null;
}

function mayKnow(actor: Actor, file: CaseFile, row: EntryJson): boolean {
  if (amongDeputies.has(row.event) && !canSeeAmongDeputies(actor, file)) return false;
  if (quiet.has(row.event)) return false;
  const record = findRecord(file, row.recordKind, row.recordId);
  if (record === undefined || !canSeeRecord(actor, file, row.recordKind, record)) return false;
  if (betweenReaders.has(row.event) && !isConducting(actor) && actor.role !== 'committeeOffice') return false;
  if (row.recordKind === 'evaluation') return canSeeLevels(actor, record as EvaluationRow) || ofEnvelope.has(row.event) || row.event === 'EvaluationReminded';
  // When a wish was said could tell the unit that the deputy has rated.
  if (row.event === 'PublicationWishStated') return actor.role === 'deputy' || isConducting(actor);
  if (row.event === 'UnitsPlanned') return isAssigningOffice(actor);
  if (insideUnit.has(row.event)) return 'unitId' in record && (record as { unitId?: string }).unitId === actor.organisationId;
  return true;
}

/** What nobody did by hand is said as what it is: a member of a group goes with its principal case, the rest follows from the step before. */
function itself(file: CaseFile, { recordKind }: EntryJson): string {
  const goesAlong = (recordKind === 'suggestion' || recordKind === 'handlingTask') && file.suggestionLink.some(({ relation }) => relation === 'principal');
  return goesAlong ? '随主案一并办理' : '随上一步自动办理';
}

function toItem(file: CaseFile, row: EntryJson, seq: number): TimelineItem {
  const byItself = row.actorRole === 'process' ? itself(file, row) : null;
  return {
    seq, at: new Date(row.at).toISOString(), actorName: byItself ?? row.actorName, actorRole: row.actorRole, actorRoleLabel: byItself ?? (roleLabels as Record<string, string>)[row.actorRole] ?? '系统',
    organisationName: row.organisationName, text: workflowIn(row.recordKind, placeOf(file)).events[row.event] ?? birthEventLabels[row.event] ?? row.event, note: noteOf(file, row), recordKind: row.recordKind, recordId: row.recordId, action: row.action, event: row.event,
  };
}
