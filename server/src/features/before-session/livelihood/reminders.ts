import type { LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** What happens by date stands in `due_event`: one row as long as the matter reminds. */
export async function keepReminder(tx: Tx, congressId: string, { id, nextReminderOn }: Pick<LivelihoodRow, 'id' | 'nextReminderOn'>): Promise<void> {
  await sql`delete from due_event where congress_id = ${congressId} and record_kind = 'livelihoodMatter' and record_id = ${id}`.execute(tx);
  if (nextReminderOn !== null) await sql`insert into due_event (congress_id, kind, record_kind, record_id, due_on) values (${congressId}, 'remind', 'livelihoodMatter', ${id}, ${nextReminderOn})`.execute(tx);
}
