import { runFaults } from '../../../bench/faults/run-faults.ts';
import { createProgress } from './progress.ts';
import { badOption, readOptions, refusePositionals } from './read-options.ts';

const USAGE = `用法:luoshi faults [选项]
  --runs N        几轮，默认 100
  --seed N        随机数种子，默认 1
  --clients N     同时几个客户端，默认 4
  --keep          保留网站数据（发现问题时总是保留）
退出码:0 没有丢失,1 有丢失或半途的操作。`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    runs: { type: 'string' }, seed: { type: 'string' }, clients: { type: 'string' }, keep: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
  }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  refusePositionals(positionals, USAGE);
  const number = (option: string, value: string | undefined, otherwise: number): number => {
    if (value === undefined) return otherwise;
    if (/^[1-9]\d{0,6}$/.test(value)) return Number(value);
    throw badOption(`选项 ${option} 的值「${value}」不对：须为正整数。\n${USAGE}`);
  };
  return runFaults({
    runs: number('--runs', values.runs, 100), seed: number('--seed', values.seed, 1), clients: number('--clients', values.clients, 4), keep: values.keep === true, progress: createProgress(),
  });
}
