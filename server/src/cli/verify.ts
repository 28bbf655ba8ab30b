import { exportHeads } from '../features/audit/export-heads.ts';
import { reportLines, verifySite } from '../features/audit/verify-site.ts';
import { openCommandSite } from '../features/backup/open-command-site.ts';
import { createProgress } from './progress.ts';
import { badOption, readOptions } from './read-options.ts';
import { verifyDocumentFile } from './verify-document.ts';

const USAGE = `用法:luoshi verify [audit|all] [选项]
      luoshi verify document 文件.pdf [--data 文件夹] [--json]   核验一份文书是不是本系统签发的原件
  audit           只核验审计链、签名链头和每条记录的版本
  all(默认)     另核验案卷（待办、期限、测评封存、定稿、编号）和全部文件
  --data 文件夹   网站的数据文件夹，默认 .luoshi/site，没有则 .luoshi/demo
  --congress ID   只核验一级人大
  --sample N      案卷只均匀抽查约 N 件
  --json          结果写成 JSON
退出码:0 全部相符（文书：与原件逐字节相同）,1 发现问题（文书：不是原件）,2 用法不对。网站可以照常运行。`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    data: { type: 'string' }, congress: { type: 'string' }, sample: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
  }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [scope = 'all', ...more] = positionals;
  if (scope === 'document') {
    const [file] = more;
    if (file === undefined || more.length > 1) throw badOption(`请写明要核验的一份文书。\n${USAGE}`);
    return verifyDocumentFile(file, values.data, values.json);
  }
  if (more.length > 0 || (scope !== 'audit' && scope !== 'all')) throw badOption(`不认识「${positionals.join(' ')}」。\n${USAGE}`);
  if (values.sample !== undefined && !/^[1-9]\d{0,6}$/.test(values.sample)) throw badOption(`选项 --sample 的值「${values.sample}」不对：须为正整数。`);
  const progress = createProgress();
  const { site, close } = await openCommandSite(process.env, values.data, progress);
  try {
    const { auditMacKey, auditSigningKey } = site.secrets;
    const verification = await verifySite({
      db: site.db, dataDir: site.config.dataDir, files: site.files, keys: { macKey: auditMacKey, signingKey: auditSigningKey }, sealer: site.secrets.sealer, scope, now: site.clock.now(),
      congressId: values.congress, sample: values.sample === undefined ? undefined : Number(values.sample), onProgress: progress,
    });
    if (values.congress !== undefined && !verification.congresses.includes(values.congress)) throw badOption(`没有「${values.congress}」这级人大，现有：${verification.congresses.join('、')}。`);
    if (values.json) console.log(JSON.stringify(verification, null, 2));
    else for (const line of reportLines(verification)) console.log(line);
    // A state that was just found wanting is not signed.
    if (verification.isSound) await exportHeads(site.db, site.config.dataDir, auditSigningKey, site.clock.now());
    if (!values.json) console.log(verification.isSound ? '核验通过，链头已导出。' : '核验发现问题，请保全现场（数据库、文件、audit-heads）后查明原因。');
    return verification.isSound ? 0 : 1;
  } finally {
    await close();
  }
}
