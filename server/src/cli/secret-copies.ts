import { backupsMade } from '../features/backup/backups-made.ts';
import { openCommandSite } from '../features/backup/open-command-site.ts';
import { listRemovedTexts } from '../features/secret-matters/public.ts';
import { createProgress } from './progress.ts';
import { badOption, readOptions } from './read-options.ts';

const USAGE = `用法:luoshi secret-copies [--data 文件夹]
  列出每件曾经录入的涉密文本何时进入、何时移出本系统，其间用 luoshi backup 作过哪些备份。
  --data 文件夹   网站的数据文件夹，默认 .luoshi/site，没有则 .luoshi/demo
退出码:0 没有要处理的备份,1 列出了含有涉密文本的备份或还没有移出、清理完的,2 用法不对。`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { data: { type: 'string' }, help: { type: 'boolean', default: false } }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length > 0) throw badOption(USAGE);
  const { site, close } = await openCommandSite(process.env, values.data, createProgress());
  try {
    const removed = await listRemovedTexts(site.db);
    let open = 0;
    for (const { congressId, numberLabel, since, removedAt, sweptAt } of removed) {
      const copies = await backupsMade(site.config.dataDir, since, removedAt ?? new Date().toISOString());
      const isDone = removedAt !== null && sweptAt !== null;
      if (copies.length > 0 || !isDone) open += 1;
      console.log(`${congressId} ${numberLabel ?? '未编号'}：${since} 进入，${removedAt === null ? '还没有移出' : `${removedAt} 移出`}${isDone ? '' : '，残留还没有清理'}；其间备份 ${copies.length} 份`);
      for (const { at, path } of copies) console.log(`    ${at}  ${path}`);
    }
    console.log(removed.length === 0 ? '没有曾经录入的涉密文本。' : '别处的副本（复制走的备份、数据库自身的归档日志、快照、下载件、打印件）不在此列，须人工清点；处理办法见 docs/operations/secret-matters.md。');
    return open === 0 ? 0 : 1;
  } finally {
    await close();
  }
}
