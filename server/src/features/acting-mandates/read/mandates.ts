import type { Capacity, Standing } from '@luoshi/domain/acting-mandate/give.ts';
import type { ActingMandate } from '@luoshi/domain/acting-mandate/workflow.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

const columns = sql`m.id, m.version, m.state, m.congress_id as "congressId", m.identity_id as "identityId", m.principal_person_id as "principalPersonId", m.principal_name as "principalName",
  m.principal_role as "principalRole", m.organisation_id as "organisationId", m.organisation_name as "organisationName", m.holder_identity_id as "holderIdentityId", m.holder_person_id as "holderPersonId",
  m.holder_name as "holderName", m.holder_role as "holderRole", m.from_date as "fromDate", m.until_date as "untilDate", m.reason, m.files, m.given_by as "givenBy", m.recorded_by_name as "recordedByName",
  m.recorded_by_person_id as "recordedByPersonId", m.confirmed_by_name as "confirmedByName", m.ended_on as "endedOn", m.end_reason as "endReason"`;

/** Whose mandates somebody may read: the two people, their office's, and, for who confirms and can end them, all. */
const readable = (actor: Actor) => (actor.role === 'securityAdministrator' ? sql`true`
  : sql`m.congress_id = ${actor.congressId} and (m.principal_person_id = ${actor.personId} or m.holder_person_id = ${actor.personId} or m.organisation_id = ${actor.organisationId})`);

/** What waits for a decision first, then what holds, then what was, each the newest first. */
export async function listMandates(tx: Tx, actor: Actor): Promise<ActingMandate[]> {
  const { rows } = await sql<ActingMandate>`select ${columns} from acting_mandate m where ${readable(actor)}
    order by array_position(array['proposed', 'inForce', 'ended', 'refused'], m.state), m.created_at desc limit 200`.execute(tx);
  return rows;
}

export async function findMandate(tx: Tx, actor: Actor, id: string, lock = false): Promise<ActingMandate | undefined> {
  const { rows } = await sql<ActingMandate>`select ${columns} from acting_mandate m where m.id = ${id} and ${readable(actor)} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** Mandates in these states, of all congresses: read by those who confirm. */
export async function mandatesIn(tx: Tx, actor: Actor, states: readonly string[]): Promise<(ActingMandate & { readonly since: Date })[]> {
  const { rows } = await sql<ActingMandate & { since: Date }>`select ${columns}, m.updated_at as since from acting_mandate m where ${readable(actor)} and m.state = any(${[...states]})`.execute(tx);
  return rows;
}

/** For the clock, which acts within one congress. */
export async function takeMandate(tx: Tx, congressId: string, id: string): Promise<ActingMandate | undefined> {
  const { rows } = await sql<ActingMandate>`select ${columns} from acting_mandate m where m.congress_id = ${congressId} and m.id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Mandates of an organisation of which one side has ended. */
export async function orphanedMandates(tx: Tx, congressId: string, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m.id from acting_mandate m where m.congress_id = ${congressId} and m.organisation_id = ${organisationId} and m.state in ('proposed', 'inForce')
    and exists (select 1 from identity i where i.congress_id = m.congress_id and i.id in (m.identity_id, m.holder_identity_id) and i.state = 'ended') order by m.id`.execute(tx);
  return rows.map(({ id }) => id);
}

const capacity = sql`i.id as "identityId", i.congress_id as "congressId", i.person_id as "personId", p.name, i.role, i.organisation_id as "organisationId", o.name as "organisationName"`;
const fromCapacity = sql`from identity i join person p on p.id = i.person_id join organisation o on o.congress_id = i.congress_id and o.id = i.organisation_id`;

/** A capacity in force; locked, so that two mandates over it cannot be given side by side. */
export async function takeCapacity(tx: Tx, congressId: string, identityId: string): Promise<Capacity | undefined> {
  const { rows } = await sql<Capacity>`select ${capacity} ${fromCapacity} where i.congress_id = ${congressId} and i.id = ${identityId} and i.state = 'active' for no key update of i`.execute(tx);
  return rows[0];
}

export type Colleague = Capacity & { readonly sectionName: string | null };

/** Everybody's capacities in one organisation: whom to choose, on either side. */
export async function listColleagues(tx: Tx, actor: Actor): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`select ${capacity}, s.name as "sectionName" ${fromCapacity} left join section s on s.congress_id = i.congress_id and s.id = i.section_id
    where i.congress_id = ${actor.congressId} and i.state = 'active' and i.organisation_id = ${actor.organisationId} order by p.pinyin, i.id limit 500`.execute(tx);
  return rows;
}

export async function standingOver(tx: Tx, congressId: string, identityId: string): Promise<Standing[]> {
  const { rows } = await sql<Standing>`select holder_name as "holderName", from_date as "fromDate", until_date as "untilDate" from acting_mandate
    where congress_id = ${congressId} and identity_id = ${identityId} and state in ('proposed', 'inForce') order by from_date`.execute(tx);
  return rows;
}

export interface Scan { readonly id: string; readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string }
export async function scansOf(tx: Tx, { congressId, files }: Pick<ActingMandate, 'congressId' | 'files'>): Promise<Scan[]> {
  if (files.length === 0) return [];
  const { rows } = await sql<Scan>`select id, name, media_type as "mediaType", size, sha256 from uploaded_file where congress_id = ${congressId} and id = any(${[...files]})`.execute(tx);
  return rows;
}

/** Which of these files the person has handed in. */
export async function ownUploads(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from uploaded_file where congress_id = ${actor.congressId} and person_id = ${actor.personId} and id = any(${[...ids]})`.execute(tx);
  return rows.map(({ id }) => id);
}
