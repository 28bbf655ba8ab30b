import { systemActor } from '@luoshi/domain/identity/actor.ts';
import type { Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import { withTransaction, type Tx } from '../../platform/db/database.ts';
import { actOnCase, recordRefused, type CaseDependencies } from '../cases/public.ts';
import { findMeeting } from './read/meetings.ts';
import { markItem, takeItem } from './save-meeting.ts';

/** The meeting and who opened it; the system only carries the assignment from case to case. */
async function toldOf(tx: Tx, congressId: string, { id, title }: { readonly id: string; readonly title: string }): Promise<string> {
  const { rows } = await sql<{ name: string }>`select actor_name as name from audit_entry where congress_id = ${congressId} and record_kind = 'assignmentMeeting' and record_id = ${id} and event = 'MeetingHeld'`.execute(tx);
  return `在“${title}”上交办${rows[0] === undefined ? '' : `，由${rows[0].name}召开`}`;
}

/** Thrown to undo the transaction of one suggestion that could not be handed over. */
class NotHandedOver extends Error {
  readonly suggestionId: string;
  readonly refusals: readonly Refusal[];
  constructor(suggestionId: string, refusals: readonly Refusal[]) {
    super(refusals.map((each) => each.text).join('；'));
    this.suggestionId = suggestionId;
    this.refusals = refusals;
  }
}

/**
 * Hands over what a held meeting lists, at most `limit` suggestions: each in a transaction of its own together with its mark on the list,
 * so that it may be stopped anywhere and gone on with by anybody, the page and the worker at once. What is refused stays behind with the reason.
 */
export async function handOverMeeting(deps: CaseDependencies, congressId: string, meetingId: string, limit = Infinity): Promise<{ done: number; left: number }> {
  const actor = systemActor(congressId);
  const count = { done: 0, left: 0 };
  while (count.done + count.left < limit) {
    try {
      const isDone = await withTransaction(deps.db, congressId, async (tx) => {
        const meeting = await findMeeting(tx, congressId, meetingId);
        if (meeting?.state !== 'held') return false;
        const suggestionId = await takeItem(tx, congressId, meetingId);
        if (suggestionId === undefined) return false;
        // Marked first: the act is the last statement of its transaction.
        await markItem(tx, congressId, meetingId, suggestionId, 'handedOver', null);
        const result = await actOnCase(tx, deps, { actor, kind: 'suggestion', id: suggestionId, action: 'handOver', body: { meetingId, note: await toldOf(tx, congressId, meeting) }, expectedVersion: null });
        if (!result.ok) throw new NotHandedOver(suggestionId, result.refusals);
        return true;
      });
      if (!isDone) return count;
      count.done += 1;
    } catch (error) {
      if (!(error instanceof NotHandedOver)) throw error;
      const { suggestionId, refusals, message } = error;
      await recordRefused(deps, { actor, kind: 'suggestion', id: suggestionId, action: 'handOver' }, refusals);
      await withTransaction(deps.db, congressId, (tx) => markItem(tx, congressId, meetingId, suggestionId, 'left', message === '' ? '没有这件建议' : message));
      count.left += 1;
    }
  }
  return count;
}
