import { Readable } from 'node:stream';
import type { CaseFile, ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import { findRecord } from '@luoshi/domain/case-file/rows.ts';
import { canonicalJson } from '@luoshi/domain/kernel/canonical.ts';
import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { sql } from 'kysely';
import { withTransaction } from '../../platform/db/database.ts';
import { hashText, loadCase, lockCase, type CaseDependencies } from '../cases/public.ts';
import { keepUpload } from '../files/public.ts';
import { writeReplyLetter } from './write-reply-letter.ts';

/** Stands as the owner of files that the program itself has made. */
export const PROGRAM = 'system';

export const letterName = (label: string | null): string => `${label ?? '代表建议'}答复.pdf`;

/** Whether the letter still is what was signed. */
export const isAsSigned = (reply: Pick<ReplyRow, 'letter' | 'letterHash'>): boolean => hashText(canonicalJson(reply.letter)) === reply.letterHash;

/** The signed letter, from its data and its hash alone. */
export function renderSigned(deps: Pick<CaseDependencies, 'documents'>, reply: ReplyRow): Promise<Uint8Array> {
  if (reply.letter === null || reply.letterHash === null || reply.deliveredOn === null) throw new Error(`reply ${reply.id} has no signed letter`);
  return deps.documents().render('official-letter', writeReplyLetter(reply.letter as ReplyLetter, { signed: true, hash: reply.letterHash, on: reply.deliveredOn }));
}

/**
 * After sign-off: renders the letter once and keeps it. The file is a copy for speed: it is no step of the record, and can be
 * made again from the signed data at any time. Safe to repeat. Answers the case, or null if there is no such signed reply.
 */
export async function keepLetter(deps: CaseDependencies, congressId: string, replyId: string): Promise<string | null> {
  const find = () => withTransaction(deps.db, congressId, async (tx): Promise<{ file: CaseFile; reply: ReplyRow } | null> => {
    const suggestionId = await lockCase(tx, 'reply', congressId, replyId);
    const file = suggestionId === undefined ? undefined : await loadCase(tx, congressId, suggestionId);
    const reply = file === undefined ? undefined : findRecord(file, 'reply', replyId);
    return file === undefined || reply === undefined || reply.letter === null ? null : { file, reply };
  });
  const found = await find();
  if (found === null) return null;
  const { file, reply } = found;
  if (reply.letterFileId !== null) return file.suggestion.id;
  if (!isAsSigned(reply)) throw new Error(`the letter of ${replyId} is not what was signed`);
  const pdf = await renderSigned(deps, reply);
  const stored = await deps.files.put(Readable.from([pdf]), letterName(file.suggestion.numberLabel));
  if ('refused' in stored) throw new Error(`the letter of ${replyId} could not be kept: ${stored.refused}`);
  await withTransaction(deps.db, congressId, async (tx) => {
    // Under the lock of the case, so that no act at the same time writes the row without it.
    await lockCase(tx, 'reply', congressId, replyId);
    const { rows } = await sql<{ id: string }>`select id from reply where congress_id = ${congressId} and id = ${replyId} and letter_file_id is null`.execute(tx);
    if (rows.length === 0) return;
    const fileId = await keepUpload(tx, { congressId, personId: PROGRAM }, stored, deps.clock.now());
    await sql`update reply set letter_file_id = ${fileId} where congress_id = ${congressId} and id = ${replyId}`.execute(tx);
  });
  return file.suggestion.id;
}
