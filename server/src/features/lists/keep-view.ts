import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { newId } from '../cases/public.ts';
import { MOST_VIEWS, type SavedView, type ViewBody, type ViewedList } from './saved-view.ts';

const answered = sql`id, name, filter, sort, columns`;
const nameTaken = (name: string) => problem(422, 'nameTaken', '没有保存', { errors: [{ field: 'name', text: `您已经有名为「${name}」的视图，请换一个名称` }] });

/** Saves a new view of one's own. */
export async function addView(tx: Tx, actor: Actor, list: ViewedList, body: ViewBody, now: Date): Promise<SavedView> {
  // Two tabs of one person wait for each other here, or both would be the fiftieth.
  await sql`select 1 from identity where congress_id = ${actor.congressId} and id = ${actor.identityId} for no key update`.execute(tx);
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from saved_view where congress_id = ${actor.congressId} and identity_id = ${actor.identityId} and list = ${list}`.execute(tx);
  if ((counted[0]?.n ?? 0) >= MOST_VIEWS) throw problem(422, 'tooManyViews', '没有保存', { errors: [{ field: 'name', text: `最多保存 ${MOST_VIEWS} 个视图，请先删去不用的` }] });
  const name = body.name.trim();
  const { rows } = await sql<SavedView>`insert into saved_view (congress_id, id, identity_id, list, name, filter, sort, columns, created_at, updated_at)
    values (${actor.congressId}, ${newId()}, ${actor.identityId}, ${list}, ${name}, ${JSON.stringify(body.filter)}::jsonb, ${body.sort ?? null}, ${JSON.stringify(body.columns)}::jsonb, ${now}, ${now})
    on conflict (congress_id, identity_id, list, name) do nothing returning ${answered}`.execute(tx);
  const [made] = rows;
  if (made === undefined) throw nameTaken(name);
  return made;
}

/** Renames a view of one's own or gives it other contents. */
export async function changeView(tx: Tx, actor: Actor, id: string, body: ViewBody, now: Date): Promise<SavedView> {
  const name = body.name.trim();
  const { rows } = await sql<SavedView>`
    update saved_view v set name = ${name}, filter = ${JSON.stringify(body.filter)}::jsonb, sort = ${body.sort ?? null}, columns = ${JSON.stringify(body.columns)}::jsonb, updated_at = ${now}
     where v.congress_id = ${actor.congressId} and v.identity_id = ${actor.identityId} and v.id = ${id} returning ${answered}`.execute(tx).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === '23505') throw nameTaken(name);
    throw error;
  });
  const [changed] = rows;
  if (changed === undefined) throw notYours();
  return changed;
}

export async function dropView(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { rows } = await sql`delete from saved_view where congress_id = ${actor.congressId} and identity_id = ${actor.identityId} and id = ${id} returning id`.execute(tx);
  if (rows.length === 0) throw notYours();
}

/** Another person's view answers like none. */
const notYours = () => problem(404, 'notFound', '没有这个视图，可能已经删除');
