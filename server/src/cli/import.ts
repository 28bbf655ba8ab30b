import { caseDependencies } from '../app.ts';
import { openCommandSite } from '../features/backup/open-command-site.ts';
import { findRootCongress } from '../features/identity/public.ts';
import { consoleClerk, findClerk } from '../features/import-suggestions/find-clerk.ts';
import { importSuggestions, type ImportReport } from '../features/import-suggestions/import-suggestions.ts';
import { sql } from 'kysely';
import { createProgress } from './progress.ts';
import { badOption, readChoice, readOptions } from './read-options.ts';

const USAGE = `用法:luoshi import suggestions 文件 [选项]
  文件为 .xlsx(第一张表，第一行是表头)或 .jsonl(每行一个对象)。
  列：标题、领衔代表（姓名或证号）、情况、分析、具体建议（列表或每条一行）、提出日期、类别、会议、来源编号……中英文列名都可以。
  --preview         只检查和预告，不写入
  --as draft        作为代表的草稿（默认），由代表自己修改和提交
  --as reviewed     审核已在系统外完成：依次走完审核；填了会议和类别的随即登记编号
  --by 登录名       以代表工委这位经办人的名义导入，默认记为控制台
  --congress ID     导入到哪一级人大，默认县人大
  --data 文件夹     网站的数据文件夹，默认 .luoshi/site，没有则 .luoshi/demo
  --json            结果写成 JSON
可以重复执行：已导入过的行（按来源编号，没有编号的按内容）不再导入。
退出码:0 全部可以导入,1 有行不能导入（其余已导入）,2 用法不对。`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    preview: { type: 'boolean', default: false }, as: { type: 'string' }, by: { type: 'string' }, congress: { type: 'string' }, data: { type: 'string' },
    json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
  }, USAGE);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [what, path, ...more] = positionals;
  if (what !== 'suggestions' || path === undefined || more.length > 0) throw badOption(USAGE);
  const as = readChoice('--as', values.as, ['draft', 'reviewed'] as const) ?? 'draft';
  const progress = createProgress();
  const { site, close } = await openCommandSite(process.env, values.data, progress);
  try {
    const { rows: congresses } = await sql<{ id: string }>`select id from congress order by parent_id nulls first, id`.execute(site.db);
    const congressId = values.congress ?? (await findRootCongress(site.db));
    if (congressId === null || !congresses.some(({ id }) => id === congressId)) throw badOption(`没有「${congressId ?? ''}」这级人大，现有：${congresses.map(({ id }) => id).join('、') || '无'}。`);
    const clerk = values.by === undefined ? consoleClerk(congressId) : await findClerk(site.db, congressId, values.by);
    const report = await importSuggestions(caseDependencies(site), {
      path, congressId, as, preview: values.preview, clerk, onRow: (done) => { if (done % 200 === 0) progress(`已处理 ${done} 行`); },
    });
    if (values.json) console.log(JSON.stringify(report, null, 2));
    else for (const line of linesOf(report)) console.log(line);
    return report.count.refused === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

function linesOf({ written, count, remarkable, ignoredHeadings }: ImportReport): string[] {
  return [
    ...remarkable.flatMap(({ row, title, outcome, faults, suggestionId }) => (outcome === 'differs'
      ? [`第 ${row} 行《${title}》：以前导入过（${suggestionId ?? ''}），内容与当时不同，没有覆盖`]
      : faults.map(({ field, textZh }) => `第 ${row} 行${title === '' ? '' : `《${title}》`} ${field}：${textZh}`))),
    ...(ignoredHeadings.length > 0 ? [`没有用到的列：${ignoredHeadings.join('、')}`] : []),
    `${written ? '已导入' : '预览（没有写入）:可以导入'} ${count.created} 件，以前导入过 ${count.unchanged + count.differs} 件，不能导入 ${count.refused} 行。`,
  ];
}
