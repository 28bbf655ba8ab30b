import { resolve } from 'node:path';
import { runScenario } from '../../../bench/scenario/run-scenario.ts';
import { createProgress } from './progress.ts';
import { badOption, readOptions } from './read-options.ts';

const USAGE = `用法:luoshi scenario 文件 [选项]
  文件            留言与答复，每行一个 JSON:id、subject、askedAt、body、reply、repliedAt
  --limit N       只取 N 件，均匀地取
  --parallel N    同时几个客户端，默认 8
  --keep          保留生成的网站数据`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    limit: { type: 'string' }, parallel: { type: 'string' }, keep: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
  }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw badOption(USAGE);
  return runScenario({ file: resolve(file), limit: readCount('--limit', values.limit), parallel: readCount('--parallel', values.parallel) ?? 8, keep: values.keep === true, progress: createProgress() });
}

export function readCount(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value);
  throw badOption(`选项 ${option} 的值「${value}」不对：须为正整数。\n${USAGE}`);
}
