import { emptyDirectory, type Environment } from '@luoshi/domain/case-file/context.ts';
import { newCase } from '@luoshi/domain/case-file/new-case.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { NewSuggestionText } from '@luoshi/domain/suggestion/bodies.ts';
import { sql } from 'kysely';
import { rowsOfEach, type Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from './dependencies.ts';
import { selectDirectory, type DirectoryJson } from './directory.ts';
import { placeStamp } from './place.ts';
import { newId } from './new-id.ts';
import { hashText, saveOutcome } from './perform-action.ts';

export interface Created { readonly file: CaseFile; readonly env: Environment }

/** A deputy opens a draft (代表法 24, 36: in session and between sessions, one deputy is enough). */
export async function createSuggestion(tx: Tx, deps: CaseDependencies, actor: Actor, text: Partial<NewSuggestionText>): Promise<Created> {
  const [[congress], [directory]] = await rowsOfEach<[{ level: string; hasPresidium: boolean; stamp: string }, DirectoryJson]>(tx,
    sql`select level, exists (select 1 from identity i where i.congress_id = congress.id and i.role = 'townshipPresidium' and i.state = 'active') as "hasPresidium", ${placeStamp(actor.congressId)} as stamp from congress where id = ${actor.congressId}`, selectDirectory(actor.congressId, { persons: [actor.personId] }));
  const sponsor = actor.role === 'deputy' ? directory?.deputies?.[0] : undefined;
  if (sponsor === undefined) throw problem(403, 'notYourRole', '只有在任的人大代表可以提出建议');
  // A township's suggestions go to its presidium and to nobody else: before somebody acts for it here, none may begin and get stuck.
  if (congress?.level === 'township' && !congress.hasPresidium) throw problem(422, 'townshipNotOpen', '本乡镇人大还没有开通：系统中没有主席团的经办人。请向乡镇人大主席团书面提出，或者请县系统管理员设定主席团经办人的身份');
  if (text.topicId !== undefined) await checkTopic(tx, actor.congressId, text.topicId);
  const now = deps.clock.now().toISOString();
  const place = await deps.places.at(tx, actor.congressId, congress?.stamp ?? '');
  const env: Environment = { actor, now, today: dateInShanghai(now), settings: place.settings, calendar: place.calendar, directory: emptyDirectory, uploads: [], newId, hashText };
  const { file, entry } = newCase(newId(), sponsor, text, env);
  await saveOutcome(tx, deps, file, new Map(), { entries: [entry], notices: [], jobs: [], numbers: [] });
  return { file, env };
}

/** Only what stands in a guide that deputies can read is a topic to write from. */
async function checkTopic(tx: Tx, congressId: string, topicId: string): Promise<void> {
  const { rows } = await sql`select 1 from guide_topic t join topic_guide g on g.congress_id = t.congress_id and g.year = t.year
    where t.congress_id = ${congressId} and t.id = ${topicId} and t.state = 'adopted' and g.state <> 'preparing'`.execute(tx);
  if (rows.length === 0) throw problem(422, 'unknownTopic', '没有这个选题', { errors: [{ field: 'topicId', text: '选题参考里没有这个选题，可能已经调整。您可以直接写建议，不必从选题开始' }] });
}
