import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { withReading } from '../../platform/db/database.ts';
import { performAction, type CaseDependencies } from '../cases/public.ts';
import { readHandedTasks } from './read/handed-tasks.ts';

/** A unit signs for everything on its list: each task by the one write path, as if signed for one by one. */
export async function receiveList(deps: CaseDependencies, actor: Actor, meetingId: string): Promise<{ done: number; results: { id: string; title: string; text: string }[] }> {
  const tasks = await withReading(deps.db, actor.congressId, (tx) => readHandedTasks(tx, actor.congressId, meetingId, actor.organisationId));
  const answer = { done: 0, results: [] as { id: string; title: string; text: string }[] };
  for (const { id, version, state, title } of tasks) {
    if (state !== 'assigned') continue;
    const result = await performAction(deps, { actor, kind: 'handlingTask', id, action: 'accept', body: {}, expectedVersion: version });
    if (result.ok) answer.done += 1;
    else answer.results.push({ id, title, text: result.refusals.map((each) => each.text).join('；') });
  }
  return answer;
}
