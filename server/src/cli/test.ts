import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ensureWeb } from './ensure-web.ts';
import { readOptions } from './read-options.ts';
import { root } from './root.ts';

const USAGE = `用法:luoshi test [--only 步骤]… [vitest 的参数]
步骤:generated(生成的文件)、lint、types、unit(领域、服务器和网页)、browser(浏览器)。不写 --only 时全部执行。`;

interface Step {
  readonly name: string;
  readonly titleZh: string;
  /** Program in node_modules/.bin (or a script of ours) and its arguments. */
  readonly command: readonly string[];
}

const steps: readonly Step[] = [
  { name: 'generated', titleZh: '生成的文件', command: [join(root, 'bin/luoshi.mjs'), 'generate', '--check'] },
  { name: 'lint', titleZh: '代码检查', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types', titleZh: '类型检查', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'unit', titleZh: '领域、服务器和网页测试', command: ['vitest', 'run', '--project', 'domain', '--project', 'server', '--project', 'web', '--project', 'bench'] },
  { name: 'browser', titleZh: '浏览器测试', command: ['vitest', 'run', '--project', 'e2e'] },
];

/** Everything that must hold before a change goes in; each step runs even if one before it failed. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    only: { type: 'string', multiple: true }, help: { type: 'boolean', default: false },
  }, USAGE);
  const unknown = (values.only ?? []).filter((name) => !steps.some((step) => step.name === name));
  if (values.help || unknown.length > 0) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const chosen = steps.filter(({ name }) => values.only === undefined || values.only.includes(name));
  await ensureWeb((line) => console.log(line));
  const results: { titleZh: string; code: number; seconds: number }[] = [];
  for (const step of chosen) {
    console.log(`\n── ${step.titleZh} ──`);
    const start = performance.now();
    const extra = step.command[0] === 'vitest' ? positionals : [];
    const code = await runStep([...step.command, ...extra]);
    results.push({ titleZh: step.titleZh, code, seconds: (performance.now() - start) / 1000 });
  }
  console.log('');
  for (const { titleZh, code, seconds } of results) console.log(`${code === 0 ? '通过' : '失败'}  ${titleZh}(${seconds.toFixed(1)} 秒)`);
  return results.some(({ code }) => code !== 0) ? 1 : 0;
}

function runStep([program = '', ...args]: readonly string[]): Promise<number> {
  const local = join(root, 'node_modules', '.bin', program);
  const [command, line] = program.endsWith('.mjs') ? [process.execPath, [program, ...args]] : [existsSync(local) ? local : program, args];
  // Whatever Node the person has, tools run on the one that this runs on.
  const env = { ...process.env, PATH: [dirname(process.execPath), join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter) };
  return new Promise((resolve, reject) => {
    const child = spawn(command, line, { cwd: root, stdio: 'inherit', env });
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
}
