import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { openCommandSite } from '../features/backup/open-command-site.ts';
import { verdictText, verifyDocument } from '../features/documents/public.ts';
import { createProgress } from './progress.ts';
import { badOption } from './read-options.ts';

const MOST_BYTES = 50 * 1024 * 1024;

/** `luoshi verify document FILE`: 0 if it is byte for byte what was kept, 1 if not. */
export async function verifyDocumentFile(file: string, dataDir: string | undefined, asJson: boolean): Promise<number> {
  const size = await stat(file).then((found) => (found.isFile() ? found.size : null), () => null);
  if (size === null) throw badOption(`没有「${file}」这个文件，请核对路径。`);
  if (size > MOST_BYTES) throw badOption(`「${file}」超过 50 MB，不是本系统的文书。`);
  const bytes = await readFile(file);
  const { site, close } = await openCommandSite(process.env, dataDir, createProgress());
  try {
    const found = await verifyDocument({ db: site.db, auditMacKey: site.secrets.auditMacKey }, bytes);
    const { verdict, paper, sha256, sm3 } = found;
    if (asJson) console.log(JSON.stringify({ file: basename(file), verdict, text: verdictText(found), sha256, sm3, paper }, null, 2));
    else {
      console.log(verdictText(found));
      if (paper !== null) {
        console.log(`  文书    ${paper.title}`);
        console.log(`  签发    ${paper.issuer}${paper.signedBy === null ? '' : ` ${paper.signedBy}`}，${formatChineseDate(paper.issuedOn)}`);
        console.log(`  记录    ${paper.congressId} ${paper.recordKind} ${paper.recordId}（${paper.edition}）`);
        console.log(`  留存于  ${paper.keptAt}，原件 SHA-256 ${paper.sha256}`);
      }
      console.log(`  本文件  SHA-256 ${sha256}\n          SM3     ${sm3}`);
    }
    return verdict === 'genuine' ? 0 : 1;
  } finally {
    await close();
  }
}
