import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** One urging of those that had not signed: who was told, by whom, when and in which words. */
export interface ReminderRow { readonly id: string; readonly remindedAt: string; readonly byName: string; readonly note: string; readonly units: readonly { readonly unitId: string; readonly unitName: string; readonly unreceived: number }[] }

export async function readReminders(tx: Tx, congressId: string, meetingId: string): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow & { remindedAt: Date | string }>`select r.id, r.reminded_at as "remindedAt", r.by_name as "byName", r.note, r.units from assignment_meeting_reminder r
    where r.congress_id = ${congressId} and r.meeting_id = ${meetingId} order by r.reminded_at desc, r.id`.execute(tx);
  return rows.map((row) => ({ ...row, remindedAt: new Date(row.remindedAt).toISOString() }));
}
