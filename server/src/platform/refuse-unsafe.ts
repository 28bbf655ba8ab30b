import { existsSync, readFileSync } from 'node:fs';
import { unsafeSettings } from './config-safety.ts';
import type { Config } from './config.ts';
import { OperatorError } from './operator-error.ts';
import { openBits } from './secrets.ts';

/** Looks at the disk for the pure check and refuses a production start, naming every unsafe setting at once. */
export function refuseUnsafe(config: Config): void {
  const keys = [config.sessionSecretFile, config.auditSigningKeyFile, config.auditMacKeyFile, config.ratingSealingKeyFile].filter((path) => existsSync(path));
  const found = unsafeSettings(config, {
    sessionSecret: existsSync(config.sessionSecretFile) ? readFileSync(config.sessionSecretFile, 'utf8') : undefined,
    readableKeys: keys.filter((path) => openBits(path) !== 0),
  });
  if (found.length === 0) return;
  const list = found.map(({ name, textZh }) => `  ${name}：${textZh}`).join('\n');
  throw new OperatorError('unsafeSettings', `以下设置不安全，不能正式运行：\n${list}`);
}
