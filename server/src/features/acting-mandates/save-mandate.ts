import type { ActingMandate } from '@luoshi/domain/acting-mandate/workflow.ts';
import { addDays } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../cases/public.ts';

export async function saveMandate(tx: Tx, m: ActingMandate, now: Date): Promise<void> {
  await sql`insert into acting_mandate (congress_id, id, version, state, identity_id, principal_person_id, principal_name, principal_role, organisation_id, organisation_name, holder_identity_id, holder_person_id,
      holder_name, holder_role, from_date, until_date, reason, files, given_by, recorded_by_name, recorded_by_person_id, confirmed_by_name, ended_on, end_reason, created_at, updated_at)
    values (${m.congressId}, ${m.id}, ${m.version}, ${m.state}, ${m.identityId}, ${m.principalPersonId}, ${m.principalName}, ${m.principalRole}, ${m.organisationId}, ${m.organisationName}, ${m.holderIdentityId}, ${m.holderPersonId},
      ${m.holderName}, ${m.holderRole}, ${m.fromDate}, ${m.untilDate}, ${m.reason}, ${JSON.stringify(m.files)}::jsonb, ${m.givenBy}, ${m.recordedByName}, ${m.recordedByPersonId}, ${m.confirmedByName}, ${m.endedOn}, ${m.endReason}, ${now}, ${now})
    on conflict (congress_id, id) do update set version = excluded.version, state = excluded.state, confirmed_by_name = excluded.confirmed_by_name, ended_on = excluded.ended_on, end_reason = excluded.end_reason, updated_at = excluded.updated_at`.execute(tx);
  await sql`delete from due_event where congress_id = ${m.congressId} and record_kind = 'actingMandate' and record_id = ${m.id}`.execute(tx);
  if (m.state !== 'proposed' && m.state !== 'inForce') return;
  // The last day belongs to the mandate; it is over on the day after. The log-in asks for the day itself (luoshi_authenticate) and waits for nobody.
  await sql`insert into due_event (congress_id, kind, record_kind, record_id, due_on) values (${m.congressId}, 'endMandate', 'actingMandate', ${m.id}, ${addDays(m.untilDate, 1)})`.execute(tx);
}

/** The two people hear of it; each in the capacity that it concerns. */
export async function tellBoth(tx: Tx, m: ActingMandate, text: string, now: Date): Promise<void> {
  for (const [role, organisationId, personId] of [[m.principalRole, m.organisationId, m.principalPersonId], [m.holderRole, m.organisationId, m.holderPersonId]] as const) {
    await sql`insert into notice (congress_id, id, record_kind, record_id, role, organisation_id, person_id, topic, text, at)
      values (${m.congressId}, ${newId()}, 'actingMandate', ${m.id}, ${role}, ${organisationId}, ${personId}, 'mandate', ${text}, ${now})`.execute(tx);
  }
  await sql`select pg_notify('luoshi_notice', ${m.congressId})`.execute(tx);
}
