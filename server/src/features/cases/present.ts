import type { WorkingCalendar } from '@luoshi/domain/calendar/working-calendar.ts';
import { deadlineLabels, endedDeadlineLabels } from '@luoshi/domain/case-deadline/workflow.ts';
import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import { placeOf } from '@luoshi/domain/case-file/place-of-case.ts';
import { offersFor } from '@luoshi/domain/case-file/perform.ts';
import { childKinds, type CaseFile, type CaseKind, type ChildKind, type DeadlineRow, type EvaluationRow, type PublicationRow, type RecordBase, type ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { decidingMeetingName, isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Settings } from '@luoshi/domain/setting/settings.ts';
import { isInGroup } from '@luoshi/domain/suggestion-link/group.ts';
import { canSeeAmongDeputies, canSeeLevels, canSeePlan, canSeeRecord, canSeeTextVersions } from '@luoshi/domain/visibility.ts';
import { bodySchemas, hasEndpoint } from './body-schemas.ts';
import { explainClock } from './explain-clock.ts';
import { hrefOf } from './paths.ts';
import { closedReason } from './sealed-ratings.ts';
import type { TimelineItem } from './read/timeline.ts';

/** What a view of a case is made for: who looks, on which day, under which rules. */
export interface Viewer { readonly actor: Actor; readonly today: IsoDate; readonly settings: Settings; readonly calendar: WorkingCalendar }

export interface ActionView { readonly action: string; readonly label: string; readonly method: 'POST'; readonly href: string; readonly schema: unknown; readonly refusals: readonly { code: string; text: string }[]; readonly foretold: readonly { code: string; text: string }[] }
export type RecordView = Record<string, unknown>;

type Place = Parameters<typeof workflowIn>[1];
const kindLabel = (kind: CaseKind, place: Place) => workflowIn(kind, place).label;

export function stateLabelOf(kind: CaseKind, state: string, place: Place): string {
  return workflowIn(kind, place).states[state] ?? (kind === 'deadline' ? endedDeadlineLabels[state] : undefined) ?? state;
}

/** The form of an act here: what is for a group is asked only of whoever is in one. */
function schemaIn(file: CaseFile, kind: CaseKind, action: string): unknown {
  const schema = bodySchemas[kind][action] as { readonly properties?: Readonly<Record<string, unknown>> } | undefined;
  if (kind === 'mediation' && action === 'conclude') return JSON.parse(JSON.stringify(schema).replaceAll('主任会议', decidingMeetingName(placeOf(file)))) as unknown;
  if (schema?.properties?.['alsoFor'] === undefined || isInGroup(file)) return schema;
  const { alsoFor: _alsoFor, ...properties } = schema.properties;
  return { ...schema, properties };
}

/** What the viewer could do with a record here: an offer without refusals is accepted by the write path, and nothing else is. */
export function actionsOf(viewer: Viewer, file: CaseFile, kind: CaseKind, record: RecordBase): ActionView[] {
  return offersFor(file, kind, record, viewer).filter((offer) => hasEndpoint(kind, offer.action)).map((offer) => ({
    action: offer.action, label: offer.label, method: 'POST', href: `${hrefOf(kind, record.id)}/actions/${offer.action}`,
    schema: schemaIn(file, kind, offer.action), refusals: offer.refusals.map(toReason), foretold: offer.foretold.map(toReason),
  }));
}

const toReason = ({ code, text }: { readonly code: string; readonly text: string }) => ({ code, text });

/** A record's fields as this viewer may see them. */
function fieldsOf(viewer: Viewer, file: CaseFile, kind: CaseKind, record: RecordBase): Record<string, unknown> {
  if (kind === 'evaluation' && !canSeeLevels(viewer.actor, record as EvaluationRow)) {
    return { ...record, attitude: null, result: null, reason: null, formAnswers: null, history: [], ratedAt: null, rereading: null };
  }
  // What is still between two people of the office, or between a section and its head, is nobody else's yet.
  if (kind === 'reply' && viewer.actor.organisationId !== (record as ReplyRow).unitId) return { ...record, classProposal: null };
  if (kind === 'evaluation' && !isConducting(viewer.actor) && viewer.actor.role !== 'committeeOffice') return { ...record, rereading: null, closedReason: closedReason(record as EvaluationRow) };
  if (kind === 'evaluation') return { ...record, closedReason: closedReason(record as EvaluationRow) };
  if (kind === 'suggestion') {
    const { leadPersonId, contactPersonId } = file.suggestion;
    const isOther = viewer.actor.role === 'deputy' && leadPersonId !== viewer.actor.personId && contactPersonId !== viewer.actor.personId;
    return {
      ...record, leadEmployerId: null, contactEmployerId: null, ...(isOther ? { leadPhone: null, contactPhone: null } : {}), ...(canSeePlan(viewer.actor, file) ? {} : { plan: [], planNote: null }),
      ...(canSeeAmongDeputies(viewer.actor, file) ? {} : { withdrawalNo: 0, withdrawalAskedOn: null, withdrawalReason: null, withdrawalOutcome: null, handedOverFrom: null }),
      ...(canSeeTextVersions(viewer.actor, file) ? {} : { textVersions: [], proposalNo: null, guidanceAnswer: null }),
    };
  }
  if (kind === 'coSponsorship' && !canSeeAmongDeputies(viewer.actor, file)) return { ...record, withdrawalNo: null, withdrawalAnswer: null, withdrawalNote: null };
  if (kind === 'publication') {
    const isWhole = viewer.actor.role === 'deputy' || isConducting(viewer.actor);
    return { ...record, ...(isWhole ? {} : { wishOn: null }), isRaisedLater: dateInShanghai(record.createdAt) > (record as PublicationRow).repliedOn, isAskedWithRating: viewer.settings.publicationWish === 'withRating' };
  }
  return { ...record };
}

function recordView(viewer: Viewer, file: CaseFile, kind: CaseKind, record: RecordBase): RecordView {
  return {
    ...fieldsOf(viewer, file, kind, record), kind, ...(kind === 'deadline' ? { deadlineKind: (record as DeadlineRow).kind } : {}),
    kindLabel: kindLabel(kind, placeOf(file)), stateLabel: stateLabelOf(kind, record.state, placeOf(file)), href: hrefOf(kind, record.id), actions: actionsOf(viewer, file, kind, record),
  };
}

export function deadlineView(viewer: Viewer, deadline: DeadlineRow) {
  const { id, kind, recordKind, recordId, startedOn, dueOn, originalDueOn, endedOn, state, basis, unitId } = deadline;
  const isPast = dueOn < viewer.today;
  return {
    id, kind, label: deadlineLabels[kind] ?? kind, recordKind, recordId, unitId, startedOn, dueOn, originalDueOn, endedOn, state, stateLabel: state === 'open' && isPast ? '已经过期' : stateLabelOf('deadline', state, viewer.actor), basis,
    // A right passes; nobody is late with it.
    overdue: state === 'running' && isPast,
    steps: explainClock(deadline, viewer.calendar),
  };
}

function linksOf(file: CaseFile, visible: readonly { kind: ChildKind; record: RecordBase }[], self: RecordBase) {
  const parent = self.id === file.suggestion.id ? [] : [{ rel: 'parent', kind: 'suggestion' as CaseKind, id: file.suggestion.id, href: hrefOf('suggestion', file.suggestion.id), label: `${file.suggestion.numberLabel ?? ''}《${file.suggestion.title}》`, state: file.suggestion.state, stateLabel: stateLabelOf('suggestion', file.suggestion.state, placeOf(file)) }];
  const related = visible.filter(({ kind, record }) => kind !== 'deadline' && record.id !== self.id).map(({ kind, record }) => ({
    rel: kind === 'handlingTask' ? 'task' : 'related', kind, id: record.id, href: hrefOf(kind, record.id), label: kindLabel(kind, placeOf(file)), state: record.state, stateLabel: stateLabelOf(kind, record.state, placeOf(file)),
  }));
  return [...parent, ...related];
}

/** Children of the case that the viewer may see. */
export function visibleRecords(viewer: Viewer, file: CaseFile): { kind: ChildKind; record: RecordBase }[] {
  return childKinds.flatMap((kind) => file[kind].filter((record) => canSeeRecord(viewer.actor, file, kind, record)).map((record) => ({ kind, record })));
}

export function presentRecord(viewer: Viewer, file: CaseFile, kind: CaseKind, record: RecordBase, timeline: readonly TimelineItem[]): RecordView {
  const visible = visibleRecords(viewer, file);
  const seen = new Set(visible.map(({ record: child }) => child.id));
  const own = kind === 'suggestion' ? null : record.id;
  const ownTask = 'taskId' in record ? (record as RecordBase & { taskId: string }).taskId : null;
  const deadlines = file.deadline.filter((d) => seen.has(d.id) && (own === null || d.recordId === own || d.recordId === ownTask));
  const attachments = file.attachment.filter((a) => (a.recordId === file.suggestion.id || seen.has(a.recordId)) && (own === null || a.recordId === own));
  return {
    ...recordView(viewer, file, kind, record),
    deadlines: deadlines.map((deadline) => deadlineView(viewer, deadline)),
    timeline: own === null ? timeline : timeline.filter((item) => item.recordId === own),
    links: linksOf(file, visible, record),
    attachments: attachments.map((a) => ({ ...a, href: `/api/v1/files/${a.fileId}` })),
    ...(kind === 'suggestion' ? { records: recordsOf(viewer, file, visible) } : {}),
  };
}

function recordsOf(viewer: Viewer, file: CaseFile, visible: readonly { kind: ChildKind; record: RecordBase }[]): Record<string, RecordView[]> {
  const grouped: Record<string, RecordView[]> = Object.fromEntries(childKinds.filter((kind) => kind !== 'deadline').map((kind) => [kind, []]));
  for (const { kind, record } of visible) grouped[kind]?.push(recordView(viewer, file, kind, record));
  return grouped;
}
