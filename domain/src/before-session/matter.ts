/**
 * What is prepared before a session stands beside the cases: a topic, a guide, a talk about a draft, an announcement. Each has a
 * table like the records of a case, but is small enough to be decided upon by itself.
 */
import type { Addressee } from '../case-file/context.ts';
import type { Instant } from '../case-file/record-base.ts';
import type { Actor, AnyActor } from '../identity/actor.ts';
import type { RoleId } from '../identity/roles.ts';
import type { IsoDate } from '../kernel/dates.ts';

export interface MatterRow { readonly id: string; version: number; state: string; readonly createdAt: Instant; updatedAt: Instant }

export interface MatterContext<Rec extends MatterRow = MatterRow, Facts = unknown> {
  readonly record: Rec;
  readonly actor: AnyActor;
  readonly today: IsoDate;
  /** What stands outside of the record and its rules look at. */
  readonly facts: Facts;
}

/** `suggestionId`: where the addressee reads more, if the record itself is not for them. */
export interface MatterNotice extends Addressee { readonly topic: string; readonly text: string; readonly suggestionId?: string }

/** What an event does to the record; answers with whom to tell. */
export type MatterHandler<Rec extends MatterRow, Body = never, Facts = unknown> = (record: Rec, body: Body, context: MatterContext<Rec, Facts> & { readonly now: Instant }) => readonly MatterNotice[];

const nobody = { organisationId: null, sectionId: null, personId: null };
export const toRole = (role: RoleId, topic: string, text: string): MatterNotice => ({ ...nobody, role, topic, text });
export const toPerson = (role: RoleId, personId: string, topic: string, text: string): MatterNotice => ({ ...nobody, role, personId, topic, text });
export const toOrganisation = (role: RoleId, organisationId: string, topic: string, text: string): MatterNotice => ({ ...nobody, role, organisationId, topic, text });

export const isPerson = (actor: AnyActor): actor is Actor => actor.role !== 'system';
export const holds = (...roles: readonly RoleId[]) => ({ actor }: { readonly actor: AnyActor }): boolean => isPerson(actor) && roles.includes(actor.role);
