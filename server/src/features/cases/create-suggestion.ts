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
  const [[congress], [directory]] = await rowsOfEach<[{ level: string; stamp: string }, DirectoryJson]>(tx,
    sql`select level, ${placeStamp(actor.congressId)} as stamp from congress where id = ${actor.congressId}`, selectDirectory(actor.congressId, { persons: [actor.personId] }));
  const sponsor = actor.role === 'deputy' ? directory?.deputies?.[0] : undefined;
  if (sponsor === undefined) throw problem(403, 'notYourRole', '只有在任的人大代表可以提出建议');
  // A township congress has a process of its own (no assignment office, 乡镇人大主席团 decides); until it is here, none may begin and get stuck.
  if (congress?.level === 'township') throw problem(422, 'townshipNotOpen', '乡镇人大代表建议的办理还没有在本系统开通，请暂按原有方式向乡镇人大主席团提出');
  const now = deps.clock.now().toISOString();
  const place = await deps.places.at(tx, actor.congressId, congress?.stamp ?? '');
  const env: Environment = { actor, now, today: dateInShanghai(now), settings: place.settings, calendar: place.calendar, directory: emptyDirectory, uploads: [], newId, hashText };
  const { file, entry } = newCase(newId(), sponsor, text, env);
  await saveOutcome(tx, deps, file, new Map(), { entries: [entry], notices: [], jobs: [], numbers: [] });
  return { file, env };
}
