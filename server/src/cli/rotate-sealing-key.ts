import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { siteConfig } from '../features/backup/open-command-site.ts';
import { readSealingKeys } from '../platform/secrets.ts';
import { readOptions, refusePositionals } from './read-options.ts';

const USAGE = `用法:luoshi rotate-sealing-key [--data 文件夹]
  换一把新的测评密封密钥，写在密钥文件的第一行；重新启动网站后，未公开的测评改由它封存。
  旧密钥留在后面的行里：启动完成、且不再需要更早的备份以后，可以把它们删去。`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { data: { type: 'string' }, help: { type: 'boolean', default: false } }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  refusePositionals(positionals, USAGE);
  const { ratingSealingKeyFile: path } = siteConfig(process.env, values.data);
  const keys = [randomBytes(32), ...readSealingKeys(path)];
  const making = `${path}.making-${process.pid}`;
  writeFileSync(making, keys.map((key) => `${key.toString('base64url')}\n`).join(''), { mode: 0o600, flush: true });
  renameSync(making, path);
  console.log(`新的密封密钥已写入 ${path} 的第一行。请重新启动网站，再把这个文件的副本交给保管人。`);
  return 0;
}
