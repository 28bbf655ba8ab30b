import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { StoredFile } from '../../platform/files/file-store.ts';
import { newId } from '../cases/public.ts';

/** Notes a stored file as the actor's. It becomes part of a record only when an action names it. */
export async function keepUpload(tx: Tx, actor: Pick<Actor, 'congressId' | 'personId'>, file: StoredFile, now: Date): Promise<string> {
  const id = newId();
  await sql`insert into uploaded_file (congress_id, id, name, media_type, size, sha256, sm3, person_id, at)
    values (${actor.congressId}, ${id}, ${file.name}, ${file.mediaType}, ${file.size}, ${file.sha256}, ${file.sm3}, ${actor.personId}, ${now})`.execute(tx);
  return id;
}
