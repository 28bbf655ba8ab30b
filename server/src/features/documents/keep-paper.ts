import { Readable } from 'node:stream';
import { canonicalJson } from '@luoshi/domain/kernel/canonical.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { findRecord } from '@luoshi/domain/case-file/rows.ts';
import { sql } from 'kysely';
import { withTransaction } from '../../platform/db/database.ts';
import { hashText, loadCase, lockCase, newId, type CaseDependencies } from '../cases/public.ts';
import { keepUpload } from '../files/public.ts';
import { recipientOfEdition, SIGNED } from './letter-recipients.ts';
import { aboutPaper, paperKinds, type AnyPaperKind, type PaperKind } from './paper-kinds.ts';
import { markOf, recordCode } from './paper-mark.ts';
import { macOf } from './paper-seal.ts';
import { findIssued, findIssuedAnywhere, type IssuedPaper } from './read/issued-paper.ts';
import { writePaper } from './write-paper.ts';
import type { WrittenPaper } from './written-paper.ts';

/** Stands as the owner of files that the program itself has made. */
export const PROGRAM = 'system';

/** `suggestionId` is null for a paper of what is no case. */
export interface PaperOf { readonly congressId: string; readonly kind: AnyPaperKind; readonly recordId: string; readonly suggestionId: string | null }
type Issued = WrittenPaper & { readonly edition: string };

/** What is printed as the hash where the record has none of its own: over the text and what it is of. */
export const markHashOf = ({ congressId, kind, recordId, edition, modelHash }: Pick<IssuedPaper, 'congressId' | 'kind' | 'recordId' | 'edition' | 'modelHash'>): string =>
  hashText(canonicalJson({ congressId, kind, recordId, edition, modelHash }));

/** The paper with its code and the picture of it at the foot of every page. */
export const withMark = ({ paper }: Pick<WrittenPaper, 'paper'>, hash: string, code: string, publicUrl: string | undefined) => ({ ...paper, record: markOf(hash, code, publicUrl) });

/**
 * Issues a paper: sets it once, keeps file, text and hashes. Two who print it at the same moment get the same one. What is kept is
 * never set anew from the record, so that it prints for ever as it was.
 */
export async function issuePaper(deps: CaseDependencies, of: PaperOf, written: Issued): Promise<IssuedPaper> {
  const modelHash = hashText(canonicalJson(written.paper));
  const hash = written.hash ?? markHashOf({ ...of, edition: written.edition, modelHash });
  // All prints of one letter stand on its hash; which of them a print is, its code tells.
  const code = await freeCode(deps, recipientOfEdition(written.edition) === null ? hash : hashText(`${hash} ${written.edition}`));
  const pdf = await deps.documents().render(written.template, withMark(written, hash, code, deps.publicUrl));
  const stored = await deps.files.put(Readable.from([pdf]), `${written.name.replaceAll(/[\\/:*?"<>|\n]/g, '')}.pdf`);
  if ('refused' in stored) throw new Error(`${of.kind} of ${of.recordId} could not be kept: ${stored.refused}`);
  return withTransaction(deps.db, of.congressId, async (tx) => {
    // Under the lock of the case, so that two never keep the same paper and no act at the same time writes the row without it.
    if (of.suggestionId === null) await sql`select pg_advisory_xact_lock(hashtext(${`paper/${of.congressId}/${of.recordId}`}))`.execute(tx);
    else await lockCase(tx, 'suggestion', of.congressId, of.suggestionId);
    const known = await findIssued(tx, of.congressId, of.kind, of.recordId, written.edition);
    if (known !== null) return known;
    const now = deps.clock.now();
    const fileId = await keepUpload(tx, { congressId: of.congressId, personId: PROGRAM }, stored, now);
    const entry: Omit<IssuedPaper, 'mac'> = {
      ...of, wordingVersion: written.wordingVersion, id: newId(), code, recordKind: aboutPaper(of.kind).record, edition: written.edition, title: written.paper.title, issuer: written.paper.issuer, signedBy: written.signedBy, issuedOn: written.issuedOn,
      template: written.template, model: written.paper, modelHash, fileId, sha256: stored.sha256, sm3: stored.sm3, size: stored.size, keptAt: now.toISOString(),
    };
    const paper: IssuedPaper = { ...entry, mac: macOf(entry, deps.auditMacKey) };
    await sql`insert into issued_paper (congress_id, id, code, kind, record_kind, record_id, suggestion_id, edition, title, issuer, signed_by, issued_on, template, model, model_hash, wording_version, file_id, sha256, sm3, size, kept_at, mac)
      values (${paper.congressId}, ${paper.id}, ${paper.code}, ${paper.kind}, ${paper.recordKind}, ${paper.recordId}, ${paper.suggestionId}, ${paper.edition}, ${paper.title}, ${paper.issuer}, ${paper.signedBy}, ${paper.issuedOn},
        ${paper.template}, ${JSON.stringify(paper.model)}::jsonb, ${paper.modelHash}, ${paper.wordingVersion}, ${paper.fileId}, ${paper.sha256}, ${paper.sm3}, ${paper.size}, ${now}, ${paper.mac})`.execute(tx);
    if (of.kind === 'replyLetter' && written.edition === SIGNED) await sql`update reply set letter_file_id = ${fileId} where congress_id = ${of.congressId} and id = ${of.recordId}`.execute(tx);
    return paper;
  });
}

/** Eight characters of the hash; the next eight where another paper of the site has the first. */
async function freeCode(deps: CaseDependencies, hash: string): Promise<string> {
  for (let nth = 0; nth < 6; nth += 1) {
    const code = recordCode(hash, nth);
    const holder = await findIssuedAnywhere(deps.db, { code });
    if (holder === null) return code;
  }
  throw new Error(`no free code for ${hash}`);
}

/** After the act that issues it: keeps the paper of a record as it stands. Safe to repeat. Answers the case; null where there is nothing to keep. */
export const keepPaper = async (deps: CaseDependencies, congressId: string, kind: PaperKind, recordId: string): Promise<string | null> => (await keptPaper(deps, congressId, kind, recordId))?.suggestionId ?? null;

/** The same, answering the paper as it is kept. */
export async function keptPaper(deps: CaseDependencies, congressId: string, kind: PaperKind, recordId: string): Promise<IssuedPaper | null> {
  const found = await withTransaction(deps.db, congressId, async (tx) => {
    const recordKind = paperKinds[kind].record;
    const suggestionId = await lockCase(tx, recordKind, congressId, recordId);
    const file = suggestionId === undefined ? undefined : await loadCase(tx, congressId, suggestionId);
    const record = file === undefined ? undefined : findRecord(file, recordKind, recordId);
    if (file === undefined || record === undefined) return null;
    const { settings } = await deps.places.of(tx, congressId);
    const written = await writePaper(kind, { tx, file, record, actor: null, to: null, settings, today: dateInShanghai(deps.clock.now().toISOString()) });
    if (written === null || written.edition === null) return null;
    return { suggestionId: file.suggestion.id, written: { ...written, edition: written.edition }, kept: await findIssued(tx, congressId, kind, recordId, written.edition) };
  });
  if (found === null) return null;
  return found.kept ?? issuePaper(deps, { congressId, kind, recordId, suggestionId: found.suggestionId }, found.written);
}
