import type { MatterNotice } from '@luoshi/domain/before-session/matter.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../cases/public.ts';

/** What one congress writes into another one's rows: here and in the twin matters, nowhere else. */
export async function inCongress(tx: Tx, actor: Actor, congressId: string, work: () => Promise<void>): Promise<void> {
  await sql`select set_config('luoshi.congress_id', ${congressId}, true)`.execute(tx);
  await work();
  await sql`select set_config('luoshi.congress_id', ${actor.congressId}, true)`.execute(tx);
}

export async function tellAt(tx: Tx, congressId: string, kind: string, recordId: string, notices: readonly MatterNotice[], at: string): Promise<void> {
  for (const { role, organisationId, sectionId, personId, topic, text } of notices) {
    await sql`insert into notice (congress_id, id, suggestion_id, record_kind, record_id, role, organisation_id, section_id, person_id, topic, text, at)
      values (${congressId}, ${newId()}, null, ${kind}, ${recordId}, ${role}, ${organisationId}, ${sectionId}, ${personId}, ${topic}, ${text}, ${at})`.execute(tx);
  }
  if (notices.length > 0) await sql`select pg_notify('luoshi_notice', ${congressId})`.execute(tx);
}
