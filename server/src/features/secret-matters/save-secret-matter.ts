import type { SecretMatter } from '@luoshi/domain/secret-matter/workflow.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../cases/public.ts';

export async function saveSecretMatter(tx: Tx, m: SecretMatter, now: Date, fileIds: readonly string[] = []): Promise<void> {
  await sql`insert into secret_matter (congress_id, id, version, state, session_id, category, number, number_label, received_on, handed_over_on, replied_on, rated_on, ended_on, suggestion_id, found_by_person_id, text_since, file_ids, removed_at, swept_at, created_at, updated_at)
    values (${m.congressId}, ${m.id}, ${m.version}, ${m.state}, ${m.sessionId}, ${m.category}, ${m.number}, ${m.numberLabel}, ${m.receivedOn}, ${m.handedOverOn}, ${m.repliedOn}, ${m.ratedOn}, ${m.endedOn}, ${m.suggestionId},
      ${m.foundByPersonId}, ${m.textSince}, ${[...fileIds]}::text[], ${m.removedAt}, ${m.sweptAt}, ${now}, ${now})
    on conflict (congress_id, id) do update set version = excluded.version, state = excluded.state, session_id = excluded.session_id, category = excluded.category, number = excluded.number, number_label = excluded.number_label,
      handed_over_on = excluded.handed_over_on, replied_on = excluded.replied_on, rated_on = excluded.rated_on, ended_on = excluded.ended_on, removed_at = excluded.removed_at, swept_at = excluded.swept_at, updated_at = excluded.updated_at`.execute(tx);
}

/** The next number of the register's own series: suggestions and secret matters draw from one, so that it has neither gaps nor doubles. */
export async function drawRegisterNumber(tx: Tx, congressId: string, sessionId: string, category: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`insert into number_series (congress_id, series, last_number) values (${congressId}, ${`suggestion/${sessionId}/${category}`}, 1)
    on conflict (congress_id, series) do update set last_number = number_series.last_number + 1 returning last_number as n`.execute(tx);
  const n = rows[0]?.n;
  if (n === undefined) throw new Error('no number of the register');
  return n;
}

/** A notice names a number at most. */
export async function tellOfSecret(tx: Tx, m: Pick<SecretMatter, 'congressId' | 'id'>, role: string, text: string, now: Date, inCongress: string = m.congressId): Promise<void> {
  await sql`insert into notice (congress_id, id, record_kind, record_id, role, topic, text, at) values (${inCongress}, ${newId()}, 'secretMatter', ${m.id}, ${role}, 'secret', ${text}, ${now})`.execute(tx);
  await sql`select pg_notify('luoshi_notice', ${inCongress})`.execute(tx);
}

/** Messages of other matters that quote it: they are gone at once, for a message can be missed and a secret cannot be called back. */
export async function dropQuotingNotices(tx: Tx, congressId: string, title: string): Promise<void> {
  if (title.trim().length < 4) return;
  await sql`delete from notice_read r using notice n where n.congress_id = ${congressId} and r.congress_id = n.congress_id and r.notice_id = n.id and position(${title} in n.text) > 0`.execute(tx);
  await sql`delete from notice where congress_id = ${congressId} and position(${title} in text) > 0`.execute(tx);
}
