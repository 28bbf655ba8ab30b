import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generators } from './generators.ts';
import { readOptions, refusePositionals } from './read-options.ts';
import { root } from './root.ts';

const USAGE = '用法:luoshi generate [--check]\n  --check  只检查，有文件过时就以 1 退出';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  refusePositionals(positionals, USAGE);
  let stale = 0;
  for (const { path, make } of generators) {
    const file = join(root, path);
    const text = await make();
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (before === text) continue;
    stale += 1;
    if (values.check) {
      console.error(`${path} 与来源不一致，请运行 npm run generate 并提交`);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
    console.log(`已写出 ${path}`);
  }
  if (stale === 0) console.log(`${generators.length} 个生成的文件都是最新的。`);
  return values.check && stale > 0 ? 1 : 0;
}
