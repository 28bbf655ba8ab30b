import { resolve } from 'node:path';
import { runAssignmentDay } from '../../../bench/assignment-day/run-assignment-day.ts';
import { runBench } from '../../../bench/performance/run-bench.ts';
import { createProgress } from './progress.ts';
import { badOption, readChoice, readOptions, refusePositionals } from './read-options.ts';

const USAGE = `用法:luoshi bench [选项]
  --size s|m      演示县的大小，默认 m(两万件建议)
  --seconds N     每项测几秒，默认 5
  --only 名称     只测名称中有此字样的项:list、detail、toDo、search、action、create
  --assignment-day 只测交办日：从打开拟办表到各单位签收(--size s 为200件，m 为500件)，交办到一半时结束网站进程
  --data 文件夹   网站数据放在哪里并保留；已有的直接使用
  --write         把结果写入 docs/performance.md
  --profile 文件夹  各进程的 CPU 采样写到哪里`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    size: { type: 'string' }, seconds: { type: 'string' }, only: { type: 'string' }, data: { type: 'string' }, write: { type: 'boolean', default: false }, 'assignment-day': { type: 'boolean', default: false }, profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  refusePositionals(positionals, USAGE);
  if (values.seconds !== undefined && !/^[1-9]\d{0,2}$/.test(values.seconds)) throw badOption(`选项 --seconds 的值「${values.seconds}」不对：须为 1 到 999 的整数。\n${USAGE}`);
  if (values['assignment-day'] === true) return runAssignmentDay({ size: readChoice('--size', values.size, ['s', 'm'] as const) ?? 'm', progress: createProgress() });
  return runBench({
    size: readChoice('--size', values.size, ['s', 'm'] as const) ?? 'm', seconds: Number(values.seconds ?? 5), only: values.only,
    dataDir: values.data === undefined ? undefined : resolve(values.data), write: values.write === true,
    profileDir: values.profile === undefined ? undefined : resolve(values.profile), progress: createProgress(),
  });
}
