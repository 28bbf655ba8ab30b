import { findRecord, type CaseKind } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { canSeeRecord } from '@luoshi/domain/visibility.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { loadCase } from '../../cases/public.ts';

export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly personId: string;
}

/** The file, if the actor handed it in, or may see a record of a case on which it stands; otherwise it does not exist for them. */
export async function findVisibleFile(tx: Tx, actor: Actor, id: string): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`select id, name, media_type as "mediaType", size, sha256, person_id as "personId" from uploaded_file where congress_id = ${actor.congressId} and id = ${id}`.execute(tx);
  const file = rows[0];
  if (file === undefined) return null;
  return file.personId === actor.personId || (await isOnVisibleRecord(tx, actor, id)) || (await isVisibleLetter(tx, actor, file)) ? file : null;
}

/** The rendered copy of a signed letter belongs to its reply; the program made it, nobody handed it in. */
async function isVisibleLetter(tx: Tx, actor: Actor, { id, personId }: FileRow): Promise<boolean> {
  if (personId !== 'system') return false;
  const { rows } = await sql<{ suggestionId: string; id: string }>`select suggestion_id as "suggestionId", id from reply where congress_id = ${actor.congressId} and letter_file_id = ${id}`.execute(tx);
  return rows[0] !== undefined && isVisibleRecord(tx, actor, rows[0].suggestionId, 'reply', rows[0].id);
}

async function isOnVisibleRecord(tx: Tx, actor: Actor, fileId: string): Promise<boolean> {
  const { rows } = await sql<{ suggestionId: string; recordKind: CaseKind; recordId: string }>`select suggestion_id as "suggestionId", record_kind as "recordKind", record_id as "recordId"
    from attachment where congress_id = ${actor.congressId} and file_id = ${fileId} limit 100`.execute(tx);
  for (const { suggestionId, recordKind, recordId } of rows) {
    if (await isVisibleRecord(tx, actor, suggestionId, recordKind, recordId)) return true;
  }
  return false;
}

async function isVisibleRecord(tx: Tx, actor: Actor, suggestionId: string, kind: CaseKind, id: string): Promise<boolean> {
  const file = await loadCase(tx, actor.congressId, suggestionId);
  const record = file === undefined ? undefined : findRecord(file, kind, id);
  return file !== undefined && record !== undefined && canSeeRecord(actor, file, kind, record);
}
