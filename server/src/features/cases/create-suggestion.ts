import { emptyDirectory, type Environment } from '@luoshi/domain/case-file/context.ts';
import { newCase } from '@luoshi/domain/case-file/new-case.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { SuggestionText } from '@luoshi/domain/suggestion/bodies.ts';
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
export async function createSuggestion(tx: Tx, deps: CaseDependencies, actor: Actor, text: Partial<SuggestionText>): Promise<Created> {
  const [[congress], [directory]] = await rowsOfEach<[{ level: string; hasPresidium: boolean; stamp: string }, DirectoryJson]>(tx,
    sql`select level, exists (select 1 from identity i where i.congress_id = congress.id and i.role = 'townshipPresidium' and i.state = 'active') as "hasPresidium", ${placeStamp(actor.congressId)} as stamp from congress where id = ${actor.congressId}`, selectDirectory(actor.congressId, { persons: [actor.personId] }));
  const sponsor = actor.role === 'deputy' ? directory?.deputies?.[0] : undefined;
  if (sponsor === undefined) throw problem(403, 'notYourRole', '只有在任的人大代表可以提出建议');
  // A township's suggestions go to its presidium and to nobody else: before somebody acts for it here, none may begin and get stuck.
  if (congress?.level === 'township' && !congress.hasPresidium) throw problem(422, 'townshipNotOpen', '本乡镇人大还没有开通：系统中没有主席团的经办人。请向乡镇人大主席团书面提出，或者请县系统管理员设定主席团经办人的身份');
  const now = deps.clock.now().toISOString();
  const place = await deps.places.at(tx, actor.congressId, congress?.stamp ?? '');
  const env: Environment = { actor, now, today: dateInShanghai(now), settings: place.settings, calendar: place.calendar, directory: emptyDirectory, uploads: [], newId, hashText };
  const { file, entry } = newCase(newId(), sponsor, text, env);
  await saveOutcome(tx, deps, file, new Map(), { ok: true, entries: [entry], notices: [], jobs: [], numbers: [] });
  return { file, env };
}
