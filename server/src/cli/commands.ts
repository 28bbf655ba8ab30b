/** One command of `luoshi`. Its file exports `run` and is loaded only when asked for. */
export interface Command {
  readonly name: string;
  readonly summaryZh: string;
  readonly load: () => Promise<{ run(args: string[]): Promise<number> }>;
}

/** A command is added by one line here and one file beside. */
export const commands: readonly Command[] = [
  { name: 'demo', summaryZh: '启动演示(自带数据库和虚构的演示县)', load: () => import('./demo.ts') },
  { name: 'start', summaryZh: '正式运行', load: () => import('./start.ts') },
  { name: 'migrate', summaryZh: '把数据库升级到本版本的结构', load: () => import('./migrate.ts') },
  { name: 'generate', summaryZh: '写出全部生成的文件(--check 只检查)', load: () => import('./generate.ts') },
  { name: 'test', summaryZh: '运行全部检查和测试', load: () => import('./test.ts') },
];
