import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import type { SavedView, ViewedList } from '../saved-view.ts';

/** One's own views of a list, in the order in which they were made. */
export const listViews = (tx: Tx, actor: Actor, list: ViewedList): Promise<SavedView[]> => rowsOf(tx, sql<SavedView>`
  select id, name, filter, sort, columns from saved_view where congress_id = ${actor.congressId} and identity_id = ${actor.identityId} and list = ${list} order by created_at, id`);
