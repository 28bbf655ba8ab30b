import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Until when the coming session takes suggestions, for a draft that its author meant for the session. */
export async function sessionDueFor(tx: Tx, { congressId, suggestion }: CaseFile, now: Date): Promise<{ readonly sessionDueOn?: IsoDate }> {
  if (suggestion.occasion !== 'inSession') return {};
  const { rows: [next] } = await sql<{ dueOn: IsoDate }>`select (suggestions_due_at at time zone 'Asia/Shanghai')::date::text as "dueOn" from session
    where congress_id = ${congressId} and suggestions_due_at > ${now} order by suggestions_due_at limit 1`.execute(tx);
  return next === undefined ? {} : { sessionDueOn: next.dueOn };
}
