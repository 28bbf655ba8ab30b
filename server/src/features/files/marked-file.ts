import { readFile, rm } from 'node:fs/promises';
import { bearsMark } from '@luoshi/domain/writing-coach/secret-signs.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { readDocument } from '../../platform/documents/read-document.ts';
import type { FileStore, StoredFile } from '../../platform/files/file-store.ts';

/** Larger ones hold pictures rather than words, and reading them would keep people waiting. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Whether a file's words bear a mark of classification. What has no words that can be read (a scan, a picture, a table) is people's to look at. */
export async function isMarkedFile(files: FileStore, { sha256, size, extension }: Pick<StoredFile, 'sha256' | 'size' | 'extension'>): Promise<boolean> {
  if (size > MOST_BYTES || !['txt', 'pdf', 'docx'].includes(extension)) return false;
  const bytes = await readFile(files.pathOf(sha256));
  if (extension === 'txt') return bearsMark(bytes.toString('utf8'));
  const read = await readDocument(bytes);
  return !('failed' in read) && bearsMark(read.lines.map(({ text }) => text).join('\n'));
}

/** Takes a file that was not accepted off the disk again, unless an upload from before names it. */
export async function dropFile(tx: Tx, files: FileStore, sha256: string): Promise<void> {
  const { rows } = await sql`select 1 from uploaded_file where sha256 = ${sha256} limit 1`.execute(tx);
  if (rows.length === 0) await rm(files.pathOf(sha256), { force: true });
}
