import { paperClocks } from '../case-deadline/paper-clocks.ts';
import { pressesFor } from '../case-deadline/presses-for.ts';
import type { RoleId } from '../identity/roles.ts';
import { dateInShanghai } from '../kernel/dates.ts';
import type { CaseContext } from './context.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import { workflowIn } from './kinds.ts';
import { placeOf } from './place-of-case.ts';
import { addresseesOf } from './relations.ts';
import { childKinds, type CaseFile, type CaseKind, type HandlingTaskRow, type MediationRow, type RecordBase, type TurnRow } from './rows.ts';

/** Whose turn it is in the whole case, read off the tables: who must do what with which record, since when, until when. */
export function turnsOf(file: CaseFile, base: Omit<CaseContext, 'record' | 'file'>): TurnRow[] {
  const turns: TurnRow[] = [];
  collect(file, base, 'suggestion', file.suggestion, turns);
  for (const kind of childKinds) {
    if (kind === 'deadline') continue;
    for (const record of file[kind]) collect(file, base, kind, record, turns);
  }
  return turns;
}

function collect(file: CaseFile, base: Omit<CaseContext, 'record' | 'file'>, kind: CaseKind, record: RecordBase, into: TurnRow[]): void {
  const context: CaseContext = { ...base, file, record };
  for (const { by, action } of workflowIn(kind, placeOf(file)).turnsOf(record.state, context)) {
    for (const to of addresseesOf(by, context)) {
      const { role, organisationId, sectionId, personId } = to;
      into.push({ suggestionId: file.suggestion.id, recordKind: kind, recordId: record.id, action, role: role as RoleId, organisationId, sectionId, personId, since: record.updatedAt, dueOn: dayOf(kind, record, action) ?? dueOf(file, kind, record, action) });
    }
  }
}

/** What is agreed for a day presses by that day: a meeting by its own, a word to the experts' opinion by its last. */
function dayOf(kind: CaseKind, record: RecordBase, action: string): string | null {
  if (kind !== 'mediation') return null;
  const { meetingAt, opinions } = record as MediationRow;
  if (action === 'answerOpinion') return opinions.at(-1)?.answersUntil ?? null;
  return action === 'recordMeeting' && meetingAt !== null ? dateInShanghai(meetingAt) : null;
}

/** A promise's date presses on the unit; whoever must verify has a clock of their own, and a change of date is decided without one. */
const commitmentClocks: Readonly<Record<string, string>> = { undertaken: 'commitment', underWay: 'commitment', broken: 'commitment', claimed: 'commitmentVerification' };

/** The clock that presses on a record: its own, or for papers inside a unit the clock of the unit's task. */
function dueOf(file: CaseFile, kind: CaseKind, record: RecordBase, action: string): string | null {
  const taskId = kind === 'reply' || kind === 'assistingOpinion' ? (record as RecordBase & { taskId: string }).taskId : null;
  let due: string | null = null;
  for (const deadline of file.deadline) {
    if (deadline.state !== 'running') continue;
    if (kind === 'commitment' && deadline.kind !== commitmentClocks[record.state]) continue;
    if (kind === 'handlingTask' && !pressesFor(action, deadline.kind)) continue;
    if (deadline.recordId !== record.id && (deadline.recordId !== taskId || !paperClocks.includes(deadline.kind))) continue;
    if (due === null || deadline.dueOn < due) due = deadline.dueOn;
  }
  return due;
}

/**
 * The earliest running clock of the case, for lists. The clock of a rating is left out: units read this date too, and it
 * would tell them when the deputy has rated; and that of the publication, which hurries nobody who handles the case.
 */
export function nextDueOn(file: CaseFile): string | null {
  return file.deadline.reduce<string | null>((due, d) => (d.state === 'running' && d.recordKind !== 'evaluation' && d.recordKind !== 'publication' && (due === null || d.dueOn < due) ? d.dueOn : due), null);
}

/** The same for one unit: its own duties only, for nobody is hurried by another's date. */
export function nextDueOfTask(file: CaseFile, task: HandlingTaskRow): string | null {
  if (!isLiveTask(task)) return null;
  return file.deadline.reduce<string | null>((due, d) => (d.state === 'running' && d.unitId === task.unitId && d.recordKind !== 'evaluation' && (due === null || d.dueOn < due) ? d.dueOn : due), null);
}
