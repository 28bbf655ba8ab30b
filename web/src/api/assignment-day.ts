/** What the pages of the assignment day ask for: the table of plans and the meetings. */
import type { MeetingCounts } from '@luoshi/domain/assignment-meeting/workflow.ts';
import type { SectionKey, UnitList } from '@luoshi/domain/assignment-meeting/work-plan.ts';
import type { PlannedUnit } from '@luoshi/domain/case-file/rows.ts';
import { queryOptions } from '@tanstack/react-query';
import { get, post } from './client.ts';
import type { AnyRecord, RecommendedUnit, UnitSystem } from './types.ts';

export type { PlannedUnit, SectionKey };
export interface UnitChoice { readonly leadUnitId: string; readonly assistingUnitIds: readonly string[]; readonly separately?: boolean; readonly note?: string }
export interface PlanRow {
  readonly id: string; readonly version: number; readonly title: string; readonly number: number | null; readonly numberLabel: string | null; readonly leadName: string; readonly leadDelegationName: string | null; readonly category: string | null;
  readonly asks: readonly string[]; readonly dueOn: string | null; readonly plan: readonly PlannedUnit[]; readonly planNote: string | null; readonly meetingId: string | null; readonly meetingTitle: string | null;
  readonly lead: readonly RecommendedUnit[]; readonly assisting: readonly RecommendedUnit[];
}
export interface UnitLoad { readonly unitId: string; readonly name: string; readonly shortName: string; readonly channel: 'government' | 'direct'; readonly system: UnitSystem; readonly running: number; readonly plannedLead: number; readonly plannedAssisting: number }
export interface PlanTable { readonly items: readonly PlanRow[]; readonly units: readonly UnitLoad[]; readonly learntFrom: number }
export interface SavedPlan { readonly id: string; readonly ok: boolean; readonly version: number | null; readonly plan: readonly PlannedUnit[]; readonly planNote: string | null; readonly refusals: readonly { readonly code: string; readonly text: string }[] }

export const planKey = ['case', 'assignmentPlans'] as const;
export const planTableQuery = queryOptions({ queryKey: planKey, queryFn: ({ signal }) => get<PlanTable>('/api/v1/assignment-plans', signal) });
export const savePlans = (items: readonly { readonly id: string; readonly version: number; readonly plan: UnitChoice }[]) => post<{ results: SavedPlan[] }>('/api/v1/assignment-plans', { items });
/** As many as the server saves in one request. */
export const PLANS_AT_ONCE = 50;

export interface MeetingLine { readonly id: string; readonly state: string; readonly stateLabel: string; readonly title: string; readonly heldOn: string; readonly place: string; readonly suggestions: number; /** Of a unit's own tasks of the meeting: those not signed for, and those not yet with a section. */ readonly toAccept?: number; readonly toRoute?: number }
export interface MeetingItem { readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly plan: readonly (PlannedUnit & { readonly system: UnitSystem })[]; readonly state: string; readonly suggestionState: string; readonly refusal: string | null }
export interface MeetingReceipt { readonly unitId: string; readonly unitName: string; readonly system: UnitSystem; readonly leading: number; readonly assisting: number; readonly received: number; readonly unreceived: number; readonly isInvited: boolean; readonly attendeeName: string | null; readonly attendeePosition: string | null; readonly isAbsent: boolean; readonly text: string }
export interface MeetingReminder { readonly id: string; readonly remindedAt: string; readonly byName: string; readonly note: string; readonly units: readonly { readonly unitId: string; readonly unitName: string; readonly unreceived: number }[] }
export interface ListChange { readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly change: 'added' | 'removed' | 'replanned'; readonly before: string; readonly now: string }
export interface MeetingTask { readonly id: string; readonly version: number; readonly sectionName: string | null; readonly handlerName: string | null; readonly state: string; readonly suggestionId: string; readonly role: 'lead' | 'assisting' | 'separate'; readonly numberLabel: string | null; readonly title: string; readonly others: string | null; readonly acceptedOn: string | null; readonly dueOn: string | null }
export interface Meeting extends AnyRecord {
  readonly title: string; readonly heldOn: string; readonly heldTime: string; readonly minutes: { readonly present: string; readonly text: string; readonly writtenByName: string } | null; readonly place: string; readonly convener: string; readonly agenda: readonly string[]; readonly returnReason: string | null; readonly confirmedByName: string | null; readonly confirmedOn: string | null; readonly openedOn: string | null;
  readonly counts: MeetingCounts; readonly items: readonly MeetingItem[]; readonly receipts: readonly MeetingReceipt[]; readonly tasks: readonly MeetingTask[]; readonly mayReceive: boolean; readonly mayHandOver: boolean; readonly handedOver: number; readonly left: number;
  readonly reminders: readonly MeetingReminder[]; readonly liaisons: readonly { readonly unitId: string; readonly name: string; readonly position: string }[];
  /** What is not as it was when the government office sent the plan back; null where it never did. */
  readonly changedSinceReturn: readonly ListChange[] | null;
  /** Those that would go to the government office one by one if the meeting were held now. */
  readonly unsigned: number;
  readonly plan: { readonly sections: readonly { readonly key: SectionKey; readonly heading: string; readonly text: string; readonly isWritten: boolean }[]; readonly lists: readonly UnitList[]; readonly isIssued: boolean } | null;
}
export interface SummaryLine { readonly id: string; readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly leadName: string; readonly units: string; readonly note: string }
export interface DaySummary {
  readonly id: string; readonly title: string; readonly heldOn: string; readonly asOf: string; readonly units: { readonly all: number; readonly invited: number; readonly came: number; readonly absent: number; readonly signed: number };
  readonly parts: readonly { readonly key: string; readonly label: string; readonly counted: '件' | '份'; readonly about: string; readonly lines: readonly SummaryLine[] }[];
}
export const meetingPath = (id: string): string => `/api/v1/assignment-meetings/${encodeURIComponent(id)}`;
export const meetingsQuery = queryOptions({ queryKey: ['case', 'assignmentMeetings'], queryFn: ({ signal }) => get<{ items: MeetingLine[]; mayCreate: boolean }>('/api/v1/assignment-meetings', signal) });
export const meetingQuery = (id: string) => queryOptions({ queryKey: ['case', 'assignmentMeetings', id], queryFn: ({ signal }) => get<Meeting>(meetingPath(id), signal) });
export const daySummaryQuery = (id: string) => queryOptions({ queryKey: ['case', 'assignmentMeetings', id, 'summary'], queryFn: ({ signal }) => get<DaySummary>(`${meetingPath(id)}/summary`, signal) });
