/** One command of `luoshi`. Its file exports `run` and is loaded only when asked for. */
export interface Command {
  readonly name: string;
  readonly summaryZh: string;
  readonly load: () => Promise<{ run(args: string[]): Promise<number> }>;
}

/** A command is added by one line here and one file beside. */
export const commands: readonly Command[] = [
  { name: 'demo', summaryZh: '启动演示（自带数据库和虚构的演示县）', load: () => import('./demo.ts') },
  { name: 'start', summaryZh: '正式运行', load: () => import('./start.ts') },
  { name: 'migrate', summaryZh: '把数据库升级到本版本的结构', load: () => import('./migrate.ts') },
  { name: 'generate', summaryZh: '写出全部生成的文件（--check 只检查）', load: () => import('./generate.ts') },
  { name: 'test', summaryZh: '运行全部检查和测试', load: () => import('./test.ts') },
  { name: 'verify', summaryZh: '核对审计链、记录、编号和文件', load: () => import('./verify.ts') },
  { name: 'backup', summaryZh: '备份数据库和文件（网站可以继续运行）', load: () => import('./backup.ts') },
  { name: 'restore', summaryZh: '从备份恢复到空的文件夹', load: () => import('./restore.ts') },
  { name: 'secret-copies', summaryZh: '列出可能含有已移出涉密文本的备份', load: () => import('./secret-copies.ts') },
  { name: 'rotate-sealing-key', summaryZh: '换一把测评密封密钥', load: () => import('./rotate-sealing-key.ts') },
  { name: 'import', summaryZh: '成批导入建议（Excel 或 JSON）', load: () => import('./import.ts') },
  { name: 'scenario', summaryZh: '用真实留言走完建议办理的全过程（自建临时网站）', load: () => import('./scenario.ts') },
  { name: 'faults', summaryZh: '反复强行结束网站进程和数据库，核对已确认的操作', load: () => import('./faults.ts') },
  { name: 'bench', summaryZh: '测量速度和内存，与只做同样 SQL 的最小服务相比', load: () => import('./bench.ts') },
];
