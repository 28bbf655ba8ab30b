import { OperatorError } from '../platform/operator-error.ts';
import { commands } from './commands.ts';

/** `luoshi <command> …`: finds the command, runs it, and turns what goes wrong into one clear message. */
async function main([name, ...args]: string[]): Promise<number> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const isHelp = name === undefined || ['help', '--help', '-h'].includes(name);
    const list = commands.map((each) => `  ${each.name.padEnd(20)}${each.summaryZh}`).join('\n');
    console.error(`${isHelp ? '' : `没有「${name}」这个命令。\n`}用法:luoshi <命令> [选项]\n\n${list}\n\n每个命令后加 --help 可看其选项。`);
    return isHelp && name !== undefined ? 0 : 2;
  }
  try {
    const { run } = await command.load();
    return await run(args);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    console.error(error.message);
    return error.code === 'badOption' ? 2 : 1;
  }
}

// Started by bin/luoshi.mjs under an older Node: when that process is killed, this one must not go on alone.
if (process.env['LUOSHI_LAUNCHER'] !== undefined && process.channel !== undefined) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

process.exitCode = await main(process.argv.slice(2));
