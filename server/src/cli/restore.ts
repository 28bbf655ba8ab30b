import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeDailyHeads } from '../features/audit/export-heads.ts';
import { reportLines, verifySite } from '../features/audit/verify-site.ts';
import { restoreBackup } from '../features/backup/restore-backup.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { createPool } from '../platform/db/create-pool.ts';
import { createDatabase } from '../platform/db/database.ts';
import { openFileStore } from '../platform/files/file-store.ts';
import { createSealer, type Sealer } from '../platform/sealer.ts';
import { readAuditSecrets, readSealingKeys, type Secrets } from '../platform/secrets.ts';
import { createProgress } from './progress.ts';
import { badOption, readOptions } from './read-options.ts';

const USAGE = `用法:luoshi restore 文件 --data 文件夹
  把备份恢复到空文件夹（内置数据库），或空文件夹加 DATABASE_URL 指定的空数据库。
  原来的密钥可先放在 文件夹/keys 中，恢复时即可核对签名和校验码。
退出码:0 恢复并核验通过,1 没有恢复或核验发现问题,2 用法不对。`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { data: { type: 'string' }, help: { type: 'boolean', default: false } }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [archive, ...more] = positionals;
  if (archive === undefined || more.length > 0 || values.data === undefined) throw badOption(USAGE);
  const config = readConfig(process.env, { dataDir: values.data });
  const progress = createProgress();
  let isSound = true;
  const manifest = await restoreBackup({
    archive, config, progress, signingKey: keysOf(config)?.auditSigningKey ?? null,
    afterwards: async (url, { auditHeads, createdAt }) => {
      if (auditHeads.length > 0) await writeDailyHeads(config.dataDir, auditHeads, new Date(createdAt));
      isSound = await verify(config, url, progress);
    },
  });
  console.log(`已恢复 ${manifest.createdAt} 的备份到 ${config.dataDir}${isSound ? ',核验通过。' : ',但核验发现问题。'}`);
  if (keysOf(config) === null) console.log(`没有密钥：启动前请把原来的密钥放到 ${join(config.dataDir, 'keys')}，再执行 luoshi verify；否则启动时会另造新的密钥，旧条目的校验码将无法核对。`);
  if (sealerOf(config) === null) console.log(`没有测评密封密钥：启动前请把原来的密封密钥放到 ${config.ratingSealingKeyFile}；没有它，备份时未公开的测评打不开，要请代表重新测评。`);
  for (const sha256 of manifest.unsoundFiles) console.error(`备份时文件库就缺少或损坏：${sha256}`);
  return isSound ? 0 : 1;
}

/** Keys that lie in place, or null where none does. */
function keysOf(config: Config): Omit<Secrets, 'sealer'> | null {
  return [config.auditMacKeyFile, config.auditSigningKeyFile, config.sessionSecretFile].every((path) => existsSync(path)) ? readAuditSecrets(config) : null;
}

/** The sealing key that lies in place, or null. */
function sealerOf(config: Config): Sealer | null {
  return existsSync(config.ratingSealingKeyFile) ? createSealer(readSealingKeys(config.ratingSealingKeyFile)) : null;
}

async function verify(config: Config, url: string, progress: (textZh: string) => void): Promise<boolean> {
  const pool = createPool({ url, max: 2, role: 'luoshi_app' });
  try {
    const secrets = keysOf(config);
    const keys = secrets === null ? null : { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey };
    const files = await openFileStore(join(config.dataDir, 'files'));
    const verification = await verifySite({ db: createDatabase(pool), dataDir: config.dataDir, files, keys, sealer: sealerOf(config), scope: 'all', now: systemClock.now(), onProgress: progress });
    for (const line of reportLines(verification)) console.log(line);
    return verification.isSound;
  } finally {
    await pool.end();
  }
}
