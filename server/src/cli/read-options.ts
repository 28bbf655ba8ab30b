import { parseArgs, type ParseArgsConfig } from 'node:util';
import { OperatorError } from '../platform/operator-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true; args: string[] }>>;

/** parseArgs with its complaints in Chinese, each naming the option and the remedy. */
export function readOptions<O extends Options>(args: string[], options: O, usageZh: string): Parsed<O> {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const option = /'(-[^' ]+)/.exec(message)?.[1] ?? '';
    const what = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `没有 ${option} 这个选项。` : `选项 ${option} 的写法不对。`;
    throw badOption(`${what}\n${usageZh}`);
  }
}

export function badOption(textZh: string): OperatorError {
  return new OperatorError('badOption', textZh);
}

export function readPort(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw badOption(`选项 --port 的值「${value}」不对：须为 1 到 65535 的整数，如 --port 8080。`);
}

/** An instant; one without a time zone would mean something else on every machine. */
export function readInstant(option: string, value: string | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const isComplete = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value);
  const instant = new Date(value);
  if (isComplete && !Number.isNaN(instant.getTime())) return instant;
  throw badOption(`选项 ${option} 的值「${value}」不对：须为带时区的 ISO 8601 时间，如 2026-10-20T09:00:00+08:00。`);
}

export function readChoice<Choice extends string>(option: string, value: string | undefined, choices: readonly Choice[]): Choice | undefined {
  const found = choices.find((choice) => choice === value);
  if (value === undefined || found !== undefined) return found;
  throw badOption(`选项 ${option} 的值「${value}」不对：须为 ${choices.join(' 或 ')}。`);
}

/** A command that takes no further words refuses them: a misspelt option must not start something else. */
export function refusePositionals(positionals: readonly string[], usageZh: string): void {
  if (positionals.length > 0) throw badOption(`不认识「${positionals.join(' ')}」。\n${usageZh}`);
}
