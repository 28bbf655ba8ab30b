import { readConfig } from '../platform/config.ts';
import { refuseUnsafe } from '../platform/refuse-unsafe.ts';
import { createMissingSecrets } from '../platform/secrets.ts';
import { prepareFolder } from '../platform/postgres/prepare-folder.ts';
import { claimSite } from '../platform/supervise/site-mode.ts';
import { supervise } from '../platform/supervise/supervise.ts';
import { ensureWeb } from './ensure-web.ts';
import { printFirstAdministratorCode } from './first-administrator-code.ts';
import { createProgress } from './progress.ts';
import { readOptions, readPort, refusePositionals } from './read-options.ts';
import { roleScript } from './root.ts';
import { replaySecretRemovals } from './replay-secret-removals.ts';
import { sealRatings } from './seal-ratings.ts';

const USAGE = `用法:luoshi start [选项]
  --port N        端口，默认 8080(或 LUOSHI_PORT)
  --data 文件夹   数据放在哪里，默认 .luoshi/site(或 LUOSHI_DATA)
其余设置用环境变量:LUOSHI_PUBLIC_URL、LUOSHI_HOST、LUOSHI_TLS_CERT、LUOSHI_TLS_KEY、LUOSHI_TRUSTED_PROXY、
DATABASE_URL、PG_BIN、LUOSHI_ALLOW_BUNDLED_POSTGRES、LUOSHI_METRICS_TOKEN、LUOSHI_LOG、LUOSHI_RATE_LIMIT、LUOSHI_FONT_DIR。`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    port: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean', default: false },
  }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  refusePositionals(positionals, USAGE);
  const config = readConfig(process.env, { mode: 'production', port: readPort(values.port), dataDir: values.data });
  const progress = createProgress();
  await prepareFolder(config.dataDir, false);
  createMissingSecrets(config);
  refuseUnsafe(config);
  await ensureWeb(progress);
  return supervise({
    config, script: roleScript, portOptionZh: '--port', progress,
    prepare: async ({ url }) => {
      await claimSite(url, 'production');
      await sealRatings(config, url, progress);
      await replaySecretRemovals(config, url);
      await printFirstAdministratorCode(url);
    },
  });
}
