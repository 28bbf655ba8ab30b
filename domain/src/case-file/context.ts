import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { AnyActor } from '../identity/actor.ts';
import type { RoleId } from '../identity/roles.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { Settings } from '../setting/settings.ts';
import type { CaseFile, CaseKind, Instant, PlannedUnit, RecordBase } from './rows.ts';

/** The process itself, when one act brings another about (a delivered reply makes the suggestion `replied`). */
export interface ProcessActor { readonly congressId: string; readonly role: 'process'; readonly name: string }
export type CaseActor = AnyActor | ProcessActor;

/** All that a rule may look at. Rules are pure: the same context gives the same answer. */
export interface CaseContext<Rec extends RecordBase = RecordBase> {
  readonly file: CaseFile;
  readonly record: Rec;
  readonly actor: CaseActor;
  readonly today: IsoDate;
  readonly settings: Settings;
  readonly directory: Directory;
}

export interface UnitInfo { readonly id: string; readonly name: string; readonly channel: 'government' | 'direct'; readonly letterPrefix: string; readonly townshipId: string | null }
export interface EndedUnit { readonly id: string; readonly name: string; readonly successorName: string | null }
export interface SectionInfo { readonly id: string; readonly name: string; readonly unitId: string }
export interface DeputyInfo { readonly personId: string; readonly name: string; readonly delegationId: string | null; readonly delegationName: string | null; readonly townshipId: string | null; readonly employerId: string | null; readonly phone: string | null }
export interface RoundInfo { readonly id: string; readonly name: string; readonly opensOn: IsoDate; readonly closesOn: IsoDate; readonly sequence: number; readonly state: string }
/** An assignment meeting as far as it concerns one case: whether it lists the case, and the units to which the government office put its name beforehand. */
export interface MeetingInfo { readonly id: string; readonly title: string; readonly state: string; readonly heldOn: IsoDate; readonly isListed: boolean; readonly signedPlan: readonly PlannedUnit[] | null }
export interface SessionInfo { readonly id: string; readonly termId: string; readonly label: string; readonly closesOn: IsoDate | null }

/** Things outside the case that a body refers to; loaded by the caller for the ids that the body names. */
export interface Directory {
  readonly unit: (id: string) => UnitInfo | undefined;
  /** A unit that works no more, and who carries on its duties. */
  readonly endedUnit: (id: string) => EndedUnit | undefined;
  readonly section: (id: string) => SectionInfo | undefined;
  readonly deputy: (personId: string) => DeputyInfo | undefined;
  readonly round: (id: string) => RoundInfo | undefined;
  readonly session: (id: string) => SessionInfo | undefined;
  readonly meeting: (id: string) => MeetingInfo | undefined;
  readonly hasMandate: (personId: string) => boolean;
  /** Another suggestion of the congress with all that belongs to it: one that the body names, or of the same group. */
  readonly otherCase: (id: string) => CaseFile | undefined;
}

/** A directory that knows nothing: for asking what could be done, before anybody has named a unit or a person. */
export const emptyDirectory: Directory = {
  unit: () => undefined, endedUnit: () => undefined, section: () => undefined, deputy: () => undefined, round: () => undefined, session: () => undefined, meeting: () => undefined, hasMandate: () => true, otherCase: () => undefined,
};

/** A file that the actor has uploaded, not yet part of any record. */
export interface Upload { readonly fileId: string; readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string; readonly sm3: string }

/** The world that a command runs in. */
export interface Environment {
  readonly actor: CaseActor;
  readonly now: Instant;
  readonly today: IsoDate;
  readonly settings: Settings;
  readonly calendar: WorkingCalendar;
  readonly directory: Directory;
  readonly uploads: readonly Upload[];
  readonly newId: () => string;
  readonly hashText: (text: string) => string;
}

export interface Addressee { readonly role: RoleId; readonly organisationId: string | null; readonly sectionId: string | null; readonly personId: string | null }

export interface Notice extends Addressee {
  readonly id: string;
  readonly suggestionId: string;
  readonly recordKind: CaseKind;
  readonly recordId: string;
  readonly topic: string;
  readonly text: string;
  readonly at: Instant;
}

/** A job for after the commit. */
export interface Job { readonly task: string; readonly payload: Readonly<Record<string, string>> }

/** A number to be drawn from a series without gaps when the act is saved. */
export interface NumberRequest { readonly series: string; readonly assign: (n: number) => void }

/** One version step of one record, as the audit keeps it. */
export interface ActEntry {
  readonly recordKind: CaseKind;
  readonly recordId: string;
  readonly suggestionId: string;
  readonly version: number;
  readonly action: string;
  readonly event: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly actor: CaseActor;
  readonly at: Instant;
  readonly body: unknown;
  /** Index of the entry that brought this one about, within the same act; null for the act itself. */
  readonly cause: number | null;
}
