import { readConfig } from '../platform/config.ts';
import { migrate } from '../platform/db/migrate.ts';
import { OperatorError } from '../platform/operator-error.ts';
import { readOptions, refusePositionals } from './read-options.ts';

const USAGE = '用法:DATABASE_URL=postgres://… luoshi migrate\n(内置数据库在 luoshi demo 或 luoshi start 启动时自动升级)';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { help: { type: 'boolean', default: false } }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  refusePositionals(positionals, USAGE);
  const { databaseUrl } = readConfig(process.env);
  if (databaseUrl === undefined) throw new OperatorError('noDatabase', `没有设置 DATABASE_URL。\n${USAGE}`);
  const applied = await migrate(databaseUrl, { onProgress: (name) => console.error(`执行 ${name}`) });
  console.log(applied.length === 0 ? '数据库已是最新结构。' : `已执行 ${applied.length} 项结构变更。`);
  return 0;
}
