import { resolve } from 'node:path';
import { exportHeads, signHeads } from '../features/audit/export-heads.ts';
import { createBackup } from '../features/backup/create-backup.ts';
import { openCommandSite } from '../features/backup/open-command-site.ts';
import { noteBackup } from '../features/backup/backups-made.ts';
import { listRemovedTexts } from '../features/secret-matters/public.ts';
import { OperatorError } from '../platform/operator-error.ts';
import { createProgress } from './progress.ts';
import { badOption, readOptions } from './read-options.ts';

const USAGE = `用法:luoshi backup 文件 [选项]
  把数据库和全部文件备份成一个 tar 文件，网站可以照常运行。
  --data 文件夹   网站的数据文件夹，默认 .luoshi/site，没有则 .luoshi/demo
  --force         覆盖已有的文件
  --with-keys     连同密钥一起备份（这样的备份须像密钥一样保管）
退出码:0 完成,1 没有完成或有文件缺失、损坏,2 用法不对。`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    data: { type: 'string' }, force: { type: 'boolean', default: false }, 'with-keys': { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
  }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) throw badOption(USAGE);
  const progress = createProgress();
  const { site, database, close } = await openCommandSite(process.env, values.data, progress);
  try {
    const { config, secrets, files, db, clock } = site;
    if ((await listRemovedTexts(db)).some(({ removedAt }) => removedAt === null)) {
      throw new OperatorError('secretPending', '有一件已屏蔽、还没有移出的涉密文本，此时备份会把它复制出去。请先由安全管理员确认移出，或者确认不涉密恢复，再备份。');
    }
    const manifest = await createBackup({
      url: database.url, files, target, force: values.force, signingKey: secrets.auditSigningKey, progress,
      signHeads: (heads) => signHeads(heads, secrets.auditSigningKey, clock.now()),
      ...(values['with-keys'] ? { keys: { 'session-secret': config.sessionSecretFile, 'audit-signing-key.pem': config.auditSigningKeyFile, 'audit-mac-key': config.auditMacKeyFile } } : {}),
    });
    await exportHeads(db, config.dataDir, secrets.auditSigningKey, clock.now());
    await noteBackup(config.dataDir, { at: manifest.createdAt, path: resolve(target) });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`备份完成：${target}(${manifest.tables.length} 张表 ${rows} 行，${manifest.files} 个文件，${manifest.jobs} 项待办作业)`);
    console.log(manifest.includesKeys ? '备份中含有密钥，请妥善保管。' : `备份中没有密钥，请另行保管 ${config.dataDir}/keys；没有密钥，恢复后不能核对审计校验码。`);
    console.log(`测评密封密钥从不写入备份：请把 ${config.ratingSealingKeyFile} 的副本交给另外的人保管，恢复时一并放回；没有它，未公开的测评打不开。`);
    for (const sha256 of manifest.unsoundFiles) console.error(`文件库中缺少或损坏：${sha256}`);
    return manifest.unsoundFiles.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}
