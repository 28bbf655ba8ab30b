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
  return file.personId === actor.personId || (await isOnVisibleRecord(tx, actor, id)) ? file : null;
}

async function isOnVisibleRecord(tx: Tx, actor: Actor, fileId: string): Promise<boolean> {
  const { rows } = await sql<{ suggestionId: string; recordKind: CaseKind; recordId: string }>`select suggestion_id as "suggestionId", record_kind as "recordKind", record_id as "recordId"
    from attachment where congress_id = ${actor.congressId} and file_id = ${fileId} limit 100`.execute(tx);
  for (const { suggestionId, recordKind, recordId } of rows) {
    const file = await loadCase(tx, actor.congressId, suggestionId);
    const record = file === undefined ? undefined : findRecord(file, recordKind, recordId);
    if (file !== undefined && record !== undefined && canSeeRecord(actor, file, recordKind, record)) return true;
  }
  return false;
}
