import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { collectFindings, type Check } from './verify-report.ts';

interface FileRow { sha256: string; name: string; what: string; size: number }

/** Every file that a record or an upload names lies in the store and has the content of its hash. */
export async function verifyFiles(tx: Tx, congressId: string, files: FileStore, seen: Map<string, boolean | undefined>): Promise<Omit<Check, 'nameZh'>> {
  const findings = collectFindings(congressId);
  const { rows } = await sql<FileRow>`select sha256, name, 'attachment' as what, size from attachment where congress_id = ${congressId}
    union select sha256, name, 'upload', size from uploaded_file where congress_id = ${congressId} order by sha256, what`.execute(tx);
  for (const { sha256, name, what, size } of rows) {
    const called = `${what === 'attachment' ? '附件' : '上传的文件'}“${name}”(${sha256.slice(0, 12)}…)`;
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      findings.add('fileHashInvalid', `${called}登记的散列不是 SHA-256:登记被改动`);
      continue;
    }
    if (!seen.has(sha256)) seen.set(sha256, await files.verify(sha256));
    const isWhole = seen.get(sha256);
    if (isWhole === undefined) findings.add('fileMissing', `${called}不在文件库中`);
    else if (!isWhole) findings.add('fileChanged', `${called}的内容与散列不符：文件损坏或被改动`);
    else if ((await files.size(sha256)) !== size) findings.add('fileSizeDiffers', `${called}登记的大小 ${size} 与实际不符：登记被改动`);
  }
  // An attachment is a copy of the upload's entry: both must say the same.
  const { rows: differing } = await sql<{ name: string }>`select a.name from attachment a join uploaded_file u on u.congress_id = a.congress_id and u.id = a.file_id
    where a.congress_id = ${congressId} and (a.sha256 <> u.sha256 or a.size <> u.size or a.sm3 <> u.sm3) order by a.id`.execute(tx);
  for (const { name } of differing) findings.add('attachmentDiffers', `附件“${name}”与上传时登记的不符：被换成了另一文件`);
  return { checked: rows.length, findings: findings.list, notesZh: [] };
}
