#!/usr/bin/env node
// Finds a Node new enough to run the program's TypeScript as it is, and hands over to it. Plain JavaScript
// that old versions can read; everything else is in server/src/cli.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LEAST = 24;
const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
const main = join(root, 'server', 'src', 'cli', 'main.ts');
// The compiled program is kept: later starts are quicker, and no process needs the compiler's 20 MB.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'luoshi');
const own = Number(process.versions.node.split('.')[0]);

if (!existsSync(join(root, 'node_modules', 'fastify'))) {
  stop('程序的依赖还没有安装。请先在 ' + root + ' 中执行:npm ci', 'The dependencies are not installed. First run, in that folder: npm ci');
} else if (own >= LEAST) {
  nodeModule.enableCompileCache();
  await import(pathToFileURL(main).href);
} else {
  const node = bundledNode();
  if (node === undefined) {
    stop(
      '需要 Node.js ' + LEAST + ' 或更新的版本(现在是 ' + process.versions.node + ')，随程序安装的也没有找到。\n请安装 Node.js ' + LEAST + ',或重新执行 npm ci(不要加 --omit=optional)。',
      'Node.js ' + LEAST + ' or newer is needed (this is ' + process.versions.node + ') and the bundled one is missing.\nInstall Node.js ' + LEAST + ', or run npm ci again without --omit=optional.',
    );
  } else {
    handOver(node);
  }
}

function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(root, 'node_modules', 'node-' + platform + '-' + process.arch, 'bin', program);
  return existsSync(path) ? path : undefined;
}

function handOver(node) {
  // The channel tells the program when this process is killed, so that it does not go on alone.
  const child = spawn(node, [main, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LUOSHI_LAUNCHER: String(process.pid), PATH: dirname(node) + (process.platform === 'win32' ? ';' : ':') + (process.env.PATH || '') },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop('无法启动 ' + node + ':' + error.message, 'Cannot start ' + node + ': ' + error.message));
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9) : code;
    if (child.connected) child.disconnect();
  });
}

function stop(zh, en) {
  console.error(zh + '\n' + en);
  process.exitCode = 1;
}
