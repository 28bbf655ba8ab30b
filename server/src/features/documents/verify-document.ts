import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/db/database.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { documentKind, readDocument } from '../../platform/documents/read-document.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findVisible, hrefOf, type CaseDependencies } from '../cases/public.ts';
import { recipientOfEdition } from './letter-recipients.ts';
import { aboutPaper, isOtherPaper, otherPaperKinds, paperKinds, type OtherRecordKind } from './paper-kinds.ts';
import { readCode } from './paper-mark.ts';
import { isSealIntact } from './paper-seal.ts';
import { findIssuedAnywhere, type IssuedPaper } from './read/issued-paper.ts';

/** Who may read a record that is no case: said by the feature whose record it is, put together in the composition root. */
export type MayReadOther = Readonly<Record<OtherRecordKind, (tx: Tx, actor: Actor, recordId: string) => Promise<boolean>>>;
export type VerifyDependencies = Pick<CaseDependencies, 'db' | 'auditMacKey'> & { readonly mayReadOther?: MayReadOther };

/** genuine: byte for byte what was kept. changed: it carries the code of a kept paper and is another file. tampered: our own entry was changed. */
export type Verdict = 'genuine' | 'changed' | 'tampered' | 'draft' | 'unknown' | 'noText' | 'notPdf';
export interface DocumentFinding { readonly verdict: Verdict; readonly sha256: string; readonly sm3: string; readonly paper: IssuedPaper | null }

/** What a PDF file is to this site. */
export async function verifyDocument(deps: VerifyDependencies, bytes: Buffer): Promise<DocumentFinding> {
  const hashes = { sha256: createHash('sha256').update(bytes).digest('hex'), sm3: createHash('sm3').update(bytes).digest('hex') };
  const same = await findIssuedAnywhere(deps.db, { sha256: hashes.sha256 });
  if (same !== null) return { ...hashes, verdict: isSealIntact(same, deps.auditMacKey) && same.sm3 === hashes.sm3 ? 'genuine' : 'tampered', paper: same };
  if (documentKind(bytes) !== 'pdf') return { ...hashes, verdict: 'notPdf', paper: null };
  const read = await readDocument(bytes);
  const text = 'lines' in read ? read.lines.map((line) => line.text).join('\n') : '';
  if (text.trim() === '') return { ...hashes, verdict: 'noText', paper: null };
  const code = readCode(/校验码\s*([0-9A-Za-z]{4}-?[0-9A-Za-z]{4})/u.exec(text)?.[1] ?? '');
  const named = code === null ? null : await findIssuedAnywhere(deps.db, { code });
  if (named !== null) return { ...hashes, verdict: isSealIntact(named, deps.auditMacKey) ? 'changed' : 'tampered', paper: named };
  return { ...hashes, verdict: /送审稿，未签发|（未提交）|（未印发）|（草稿，未定稿）|（筹备稿，未召开）/u.test(text.replaceAll(/\s/gu, '')) ? 'draft' : 'unknown', paper: null };
}

/** What is told to everybody who holds the print: that it exists, what kind of paper it is, of whom and when. A deputy's own sheet names nobody. */
export const openFacts = (paper: IssuedPaper) => ({
  code: paper.code, kindLabel: aboutPaper(paper.kind).label, issuer: paper.kind === 'suggestionSheet' ? null : paper.issuer, issuedOn: paper.issuedOn,
});

/** What is told besides to those who may see the record: the rest stays closed. */
export async function closedFacts(deps: VerifyDependencies, actor: Actor | null, paper: IssuedPaper) {
  if (actor === null || actor.congressId !== paper.congressId) return null;
  const { kind } = paper;
  const facts = { title: paper.title, signedBy: paper.signedBy, keptAt: paper.keptAt, sha256: paper.sha256, sm3: paper.sm3, size: paper.size, suggestionId: paper.suggestionId };
  if (isOtherPaper(kind)) {
    const { record, at, path } = otherPaperKinds[kind];
    const mayRead = deps.mayReadOther?.[record];
    const isReader = mayRead !== undefined && (await withTransaction(deps.db, actor.congressId, (tx) => mayRead(tx, actor, paper.recordId)));
    return isReader ? { ...facts, href: `/api/v1/${at}/${paper.recordId}/${path}.pdf` } : null;
  }
  try {
    await withTransaction(deps.db, actor.congressId, (tx) => findVisible(tx, actor, paper.recordKind as CaseKind, paper.recordId));
  } catch (error) {
    if (error instanceof Problem && error.document.status === 404) return null;
    throw error;
  }
  const to = recipientOfEdition(paper.edition);
  return { ...facts, href: `${hrefOf(paper.recordKind as CaseKind, paper.recordId)}/${paperKinds[kind].path}.pdf${to === null ? '' : `?to=${encodeURIComponent(to)}`}` };
}

/** One sentence for people, on the screen and in the terminal. */
export function verdictText({ verdict, paper }: Pick<DocumentFinding, 'verdict' | 'paper'>): string {
  const what = paper === null ? '' : `${aboutPaper(paper.kind).label}（校验码 ${paper.code}，${formatChineseDate(paper.issuedOn)}）`;
  switch (verdict) {
    case 'genuine': return `真实：与本系统留存的${what}逐字节相同。`;
    case 'changed': return `不是原件：页脚写着${what}的校验码，但文件与留存的原件不同，可能被修改、重新打印或者另存过。请以系统中的原件为准。`;
    case 'tampered': return `无法认定：${what}在本系统的留存登记被改动过，请立即告诉审计员。`;
    case 'draft': return '这是没有签发的送审稿或者没有提交的草稿，本系统不留存，不能作为依据。';
    case 'unknown': return '不是本系统签发的文书：没有相同的文件，也没有本系统的校验码。';
    case 'noText': return '文件里没有可以读取的文字（多半是扫描件），无法按文件核验。请把页脚的校验码输入“文书核验”页面核对。';
    case 'notPdf': return '这不是 PDF 文件。请选择系统生成的 PDF 文书；Word 是可编辑的副本，不能作为核验依据。';
  }
}
