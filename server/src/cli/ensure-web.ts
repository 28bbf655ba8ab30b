import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../platform/operator-error.ts';
import { root } from './root.ts';

/** Builds the pages if there are none yet or their sources are newer. Returns whether anything was built. */
export async function ensureWeb(progress: (line: string) => void): Promise<boolean> {
  const web = join(root, 'web');
  if (!existsSync(join(web, 'vite.config.ts'))) return false; // A package without sources ships web/dist as it is.
  const built = await newest(join(web, 'dist'));
  const sources = await Promise.all(['src', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((name) => newest(join(web, name))));
  if (built > Math.max(...sources)) return false;
  progress('正在生成网页（首次启动需要几十秒）');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve, reject) => {
    // What is served is the production build, also when a test or a developer's shell has set another NODE_ENV.
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: web, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (text += chunk.toString()));
    child.once('error', reject).once('close', (status) => resolve({ code: status ?? 1, output: text }));
  });
  if (code !== 0) throw new OperatorError('webBuildFailed', `网页生成失败：\n${output.trim()}`);
  return true;
}

/** The newest change in a file or folder, in milliseconds; 0 if there is none. */
async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const below = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(0, ...below);
}
