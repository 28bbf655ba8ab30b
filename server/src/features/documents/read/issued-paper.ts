import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { withTransaction } from '../../../platform/db/database.ts';
import type { AnyPaperKind } from '../paper-kinds.ts';
import type { PaperModel } from '../written-paper.ts';

/** A paper as it was issued, with what proves it. */
export interface IssuedPaper {
  readonly congressId: string; readonly id: string; readonly code: string; readonly kind: AnyPaperKind; readonly recordKind: string; readonly recordId: string; readonly suggestionId: string | null; readonly edition: string;
  readonly title: string; readonly issuer: string; readonly signedBy: string | null; readonly issuedOn: string; readonly template: PaperModel['template']; readonly model: unknown; readonly modelHash: string;
  readonly wordingVersion: number; readonly fileId: string; readonly sha256: string; readonly sm3: string; readonly size: number; readonly keptAt: string; readonly mac: string;
}

const columns = sql.raw(`congress_id as "congressId", id, code, kind, record_kind as "recordKind", record_id as "recordId", suggestion_id as "suggestionId", edition, title, issuer, signed_by as "signedBy",
  issued_on::text as "issuedOn", template, model, model_hash as "modelHash", wording_version as "wordingVersion", file_id as "fileId", sha256, sm3, size, to_char(kept_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "keptAt", mac`);

export async function findIssued(tx: Tx, congressId: string, kind: AnyPaperKind, recordId: string, edition: string): Promise<IssuedPaper | null> {
  const { rows } = await sql<IssuedPaper>`select ${columns} from issued_paper where congress_id = ${congressId} and kind = ${kind} and record_id = ${recordId} and edition = ${edition}`.execute(tx);
  return rows[0] ?? null;
}

/** By what stands on a print, or by what a file is: whichever congress of the site it belongs to. */
export async function findIssuedAnywhere(db: Db, by: { readonly code: string } | { readonly sha256: string }): Promise<IssuedPaper | null> {
  const [code, sha256] = 'code' in by ? [by.code, ''] : ['', by.sha256];
  const { rows } = await sql<{ congressId: string; id: string }>`select congress_id as "congressId", id from luoshi_paper_congress(${code}, ${sha256})`.execute(db);
  const found = rows[0];
  if (found === undefined) return null;
  return withTransaction(db, found.congressId, async (tx) => {
    const { rows: papers } = await sql<IssuedPaper>`select ${columns} from issued_paper where congress_id = ${found.congressId} and id = ${found.id}`.execute(tx);
    return papers[0] ?? null;
  });
}

export async function listIssued(tx: Tx, congressId: string): Promise<IssuedPaper[]> {
  return (await sql<IssuedPaper>`select ${columns} from issued_paper where congress_id = ${congressId} order by kept_at, id`.execute(tx)).rows;
}
