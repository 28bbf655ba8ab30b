import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { isSealIntact } from './paper-seal.ts';
import { listIssued } from './read/issued-paper.ts';

/** What is wrong with the papers that a congress has issued: an entry that this program did not make, a letter that is not the reply's. Their files are checked with all files. */
export async function verifyKept(tx: Tx, congressId: string, macKey: Buffer): Promise<{ readonly checked: number; readonly findings: readonly { readonly code: string; readonly text: string }[] }> {
  const papers = await listIssued(tx, congressId);
  const findings = papers.filter((paper) => !isSealIntact(paper, macKey)).map(({ code, title }) => ({ code: 'paperSealBroken', text: `留存文书 ${code}“${title}”的登记或者内容被改动` }));
  const { rows: swapped } = await sql<{ code: string; title: string }>`select p.code, p.title from issued_paper p join uploaded_file u on u.congress_id = p.congress_id and u.id = p.file_id
    where p.congress_id = ${congressId} and (u.sha256 <> p.sha256 or u.sm3 <> p.sm3) order by p.code`.execute(tx);
  return { checked: papers.length, findings: [...findings, ...swapped.map(({ code, title }) => ({ code: 'paperFileSwapped', text: `留存文书 ${code}“${title}”登记的文件被换成了另一份` }))] };
}
