import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { LinkedEntry } from './chain.ts';

const PAGE = 2_000;

/** Microseconds that no entry was ever written with stay in the text, so that they break the hash instead of being rounded off. */
const instant = sql.raw(`regexp_replace(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '') || 'Z'`);

/** The chain of one congress in its order, page by page, each entry as it was hashed. The congress is already set in `tx`. */
export async function* readEntries(tx: Tx, congressId: string): AsyncIterable<LinkedEntry> {
  let after = -1;
  for (;;) {
    const { rows } = await sql<LinkedEntry>`select congress_id as "congressId", seq, ${instant} as at, record_kind as "recordKind", record_id as "recordId",
        suggestion_id as "suggestionId", version, action, event, from_state as "fromState", to_state as "toState", actor_role as "actorRole", actor_name as "actorName",
        person_id as "personId", identity_id as "identityId", organisation_id as "organisationId", organisation_name as "organisationName", cause, body, hash, mac, mandate_id as "mandateId"
      from audit_entry where congress_id = ${congressId} and seq > ${after} order by seq limit ${PAGE}`.execute(tx);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.seq;
  }
}
