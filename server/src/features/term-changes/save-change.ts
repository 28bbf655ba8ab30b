import type { TermChange } from '@luoshi/domain/term-change/workflow.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

export async function saveChange(tx: Tx, congressId: string, change: TermChange, now: Date): Promise<void> {
  await sql`insert into term_change (congress_id, id, version, state, term_id, term_name, ends_on, asked_on, closed_on, cancel_reason, created_at, updated_at)
    values (${congressId}, ${change.id}, ${change.version}, ${change.state}, ${change.termId}, ${change.termName}, ${change.endsOn}, ${change.askedOn}, ${change.closedOn}, ${change.cancelReason}, ${now}, ${now})
    on conflict (congress_id, id) do update set version = excluded.version, state = excluded.state, ends_on = excluded.ends_on, asked_on = excluded.asked_on, closed_on = excluded.closed_on,
      cancel_reason = excluded.cancel_reason, updated_at = excluded.updated_at`.execute(tx);
}
