import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { caseDependencies } from '../../app.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { verifySite } from '../audit/verify-site.ts';
import { consoleClerk, findClerk } from './find-clerk.ts';
import { importSuggestions, type ImportRequest } from './import-suggestions.ts';

let site: ProcessSite;
let folder: string;
beforeAll(async () => {
  site = await processSite();
  folder = await mkdtemp(join(tmpdir(), 'luoshi-import-'));
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const row = (more: Record<string, unknown> = {}) => ({
  id: 'A-1', title: '关于修复北门桥的建议', leadDeputy: '林永发', situation: '桥面破损。', analysis: '年久失修。', asks: ['年内修复桥面', '设限重标志'], date: '2026-01-21', category: '大会期间', session: '第五次会议', ...more,
});

async function lines(name: string, rows: readonly unknown[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, rows.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'));
  return path;
}

function bring(path: string, more: Partial<ImportRequest> = {}) {
  return importSuggestions(caseDependencies(site.site), { path, congressId: 'county', as: 'draft', preview: false, clerk: consoleClerk('county'), ...more });
}

async function counts(): Promise<Record<string, number>> {
  const { rows } = await site.database.ownerPool.query<Record<string, number>>(`select (select count(*) from suggestion) as suggestions, (select count(*) from audit_entry where record_kind = 'suggestion') as entries,
    (select count(*) from imported_suggestion) as imported, (select count(*) from notice) as notices, (select coalesce(sum(last_number), 0) from number_series) as numbers`);
  return rows[0] ?? {};
}

async function expectSound(): Promise<void> {
  const { secrets, files, config } = site.site;
  const found = await verifySite({ db: site.database.ownerDb, dataDir: config.dataDir, files, keys: { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey }, sealer: secrets.sealer, scope: 'all', now: site.clock.now() });
  expect(found.checks.flatMap((check) => check.findings)).toEqual([]);
}

describe('importing suggestions', () => {
  it('previews without a trace, then brings drafts in that their deputies can submit', async () => {
    const path = await lines('drafts.jsonl', [row(), row({ id: 'A-2', leadDeputy: '18003', asks: '1. 修路\n（二）装灯\n三、清淤', extra: 'x' })]);
    const before = await counts();
    const preview = await bring(path, { preview: true });
    expect(preview).toMatchObject({ written: false, count: { created: 2, refused: 0 }, ignoredHeadings: ['extra'] });
    expect(await counts()).toEqual(before);
    expect((await bring(path)).count).toEqual({ created: 2, unchanged: 0, differs: 0, refused: 0 });
    const { rows } = await site.database.ownerPool.query(`select s.state, s.asks, s.lead_name, e.action, e.event, e.actor_role, e.actor_name, e.body->>'onBehalfOf' as behalf from suggestion s join audit_entry e on e.record_id = s.id order by s.lead_name`);
    expect(rows).toMatchObject([
      { state: 'draft', lead_name: '仇红', asks: [{ no: 1, text: '修路' }, { no: 2, text: '装灯' }, { no: 3, text: '清淤' }], action: 'importSuggestion' },
      { state: 'draft', lead_name: '林永发', event: 'SuggestionImported', actor_role: 'system', actor_name: '系统（控制台成批导入）', behalf: 'deputy' },
    ]);
    const mine = (await site.get('lin', '/api/v1/suggestions'))['items'] as { id: string }[];
    const submitted = await site.act('lin', `suggestions/${mine[0]?.id}`, 'submit');
    expect(submitted.state).toBe('underPresidiumReview');
    await expectSound();
  });

  it('is safe to repeat, and says when a row has changed since', async () => {
    const before = await counts();
    const path = await lines('again.jsonl', [row(), row({ id: 'A-2', leadDeputy: '18003', asks: '1. 修路\n（二）装灯\n三、清淤' })]);
    expect((await bring(path)).count).toEqual({ created: 0, unchanged: 2, differs: 0, refused: 0 });
    const changed = await bring(await lines('changed.jsonl', [row({ title: '另一个标题' })]));
    expect(changed.count.differs).toBe(1);
    const nameless = await lines('nameless.jsonl', [row({ id: undefined, title: '没有编号的' })]);
    expect((await bring(nameless)).count.created).toBe(1);
    expect((await bring(nameless)).count).toMatchObject({ created: 0, unchanged: 1 });
    expect((await counts())['suggestions']).toBe((before['suggestions'] ?? 0) + 1);
  });

  it('takes reviewed ones through every review to their number, in the clerk’s name', async () => {
    const clerk = await findClerk(site.database.db, 'county', 'affairs');
    const path = await lines('reviewed.jsonl', [row({ id: 'R-1', title: '已审核的第一件' }), row({ id: 'R-2', title: '没有会议的', session: undefined, category: undefined }), row({ id: 'R-3', title: '无乡镇代表的', leadDeputy: '郑爱军' })]);
    const report = await bring(path, { as: 'reviewed', clerk });
    expect(report.remarkable).toEqual([]);
    const { rows } = await site.database.ownerPool.query(`select title, state, number, submitted_on::text, registered_on::text, jsonb_array_length(passes) as passes from suggestion where title like '已审核%' or title like '没有会议%' or title like '无乡镇%' order by title`);
    expect(rows).toEqual([
      { title: '已审核的第一件', state: 'registered', number: 1, submitted_on: '2026-01-21', registered_on: '2026-01-21', passes: 3 },
      { title: '无乡镇代表的', state: 'registered', number: 2, submitted_on: '2026-01-21', registered_on: '2026-01-21', passes: 2 },
      { title: '没有会议的', state: 'reviewed', number: null, submitted_on: '2026-01-21', registered_on: null, passes: 3 },
    ]);
    const { rows: entries } = await site.database.ownerPool.query(`select e.action, e.person_id, e.actor_role, e.body->>'onBehalfOf' as behalf from audit_entry e join suggestion s on s.id = e.record_id where s.title = '已审核的第一件' order by e.version`);
    expect(entries).toEqual([['importSuggestion', 'deputy'], ['submit', 'deputy'], ['passReview', 'townshipPresidium'], ['passReview', 'deputyAffairs'], ['passReview', 'committeeOffice'], ['register', 'deputyAffairs']]
      .map(([action, behalf]) => ({ action, behalf, person_id: 'p-affairs', actor_role: 'deputyAffairs' })));
    expect((await site.get('affairs', '/api/v1/search?q=已审核'))['total']).toBe(1);
    await expectSound();
  });

  it('reports bad rows by row and field, and brings the good ones in', async () => {
    const path = await lines('bad.jsonl', [
      row({ id: 'B-1', title: '好的一行' }), '{"title": ', '[1]', row({ id: 'B-1', title: '重复的编号' }), row({ id: 'B-2', leadDeputy: '查无此人' }), row({ id: 'B-3', title: 'x'.repeat(101) }),
      row({ id: 'B-4', date: '2026-02-30' }), row({ id: 'B-5', date: '2030-01-01' }), row({ id: 'B-6', category: '随时' }), row({ id: 'B-7', session: '第九次会议' }), row({ id: 'B-8', title: undefined }),
      row({ id: 'B-9', asks: ['x'.repeat(2001)] }), row({ id: 'B-10', asks: [{}] }), row({ id: 'B-11', situation: 'a\u0000b' }), row({ id: 'B-12', title: { zh: 'x' } }), row({ id: 'B-13', leadDeputy: '林永发', 代表证号: '18002' }),
      row({ id: 'B-14', asks: Array.from({ length: 31 }, (_, n) => `第${n}件`) }), row({ id: 'B-15', situation: '字'.repeat(10_001) }),
    ]);
    const report = await bring(path);
    expect(report.count).toEqual({ created: 1, unchanged: 0, differs: 0, refused: 17 });
    expect(report.remarkable.map(({ row: at, faults }) => `${at} ${faults.map(({ field, textZh }) => `${field}：${textZh}`).join('|')}`)).toEqual([
      '2 整行：不是完整的 JSON', '3 整行：须为一个 JSON 对象', '4 来源编号：“B-1”与第 1 行重复', '5 领衔代表：代表名册中没有“查无此人”', '6 标题：最多 100 个字，现有 101 个',
      '7 提出日期：“2026-02-30”不是日期，请写成 2026-01-20', '8 提出日期：2030-01-01 在今天(2026-02-02)之后', '9 类别：“随时”不对，请填：大会期间、会议期间、会中、闭会期间、闭会',
      '10 会议：没有“第九次会议”这次会议，现有：第十八届第五次会议', '11 标题：必填，不能为空', '12 具体建议：第 1 条最多 2000 个字', '13 具体建议：须为文字的列表，或每条一行', '14 情况：含有不能保存的控制字符，请删去', '15 标题：须为文字',
      '16 代表证号：证号 18002 是单晓明，与领衔代表“林永发”不符', '17 具体建议：最多 30 条，现有 31 条', '18 情况：最多 10000 个字，现有 10001 个',
    ]);
    expect((await bring(await lines('thin.jsonl', [row({ id: 'T', analysis: '', asks: [], session: undefined })]), { as: 'reviewed' })).remarkable[0]?.faults.map(({ field }) => field)).toEqual(['分析', '具体建议']);
  });

  it('takes in no row with a mark of classification, and quotes none', async () => {
    const report = await bring(await lines('marked.jsonl', [row({ id: 'S-1', title: '关于黑松坳的建议', situation: '秘密★5年\n黑松坳位于' })]));
    expect(report.count).toMatchObject({ created: 0, refused: 1 });
    expect(JSON.stringify(report.remarkable)).toContain('保守国家秘密法第三十一条');
    expect(JSON.stringify(report.remarkable)).not.toContain('黑松坳');
  });

  it('reads a workbook with Chinese headings, dates and lines in cells', async () => {
    const cell = (value: string) => ({ value, type: String });
    const path = join(folder, 'book.xlsx');
    await writeExcelFile([
      ['来源编号', '标题*', '领衔代表', '情况', '分析', '具体建议', '提出日期', '备注'].map(cell),
      [cell('X-1'), cell('关于整治东塘的建议'), cell('单晓明'), cell('水体发黑'), cell('雨污不分'), cell('截污\n清淤'), { value: new Date('2026-01-20T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }, cell('无')],
      [cell('X-2'), cell(''), cell('单晓明'), cell(''), cell(''), cell(''), cell('2026年1月2日'), cell('')],
    ]).toFile(path);
    const report = await bring(path);
    expect(report.count).toMatchObject({ created: 1, refused: 1 });
    expect(report.remarkable[0]).toMatchObject({ row: 3, faults: [{ field: '标题', textZh: '必填，不能为空' }] });
    expect(report.ignoredHeadings).toEqual(['备注']);
    const { rows } = await site.database.ownerPool.query(`select raised_on::text, s.asks from imported_suggestion i join suggestion s on s.id = i.suggestion_id where source_key = 'id:X-1'`);
    expect(rows).toEqual([{ raised_on: '2026-01-20', asks: [{ no: 1, text: '截污' }, { no: 2, text: '清淤' }] }]);
    await writeFile(path, 'no workbook');
    await expect(bring(path)).rejects.toThrow('不是可读的 Excel');
    await expect(bring(join(folder, 'none.jsonl'))).rejects.toThrow('没有文件');
  });

  it('lets two imports of one file at once double nothing', async () => {
    const path = await lines('twice.jsonl', Array.from({ length: 10 }, (_, n) => row({ id: `D-${n}`, title: `同时导入第${n}件` })));
    const reports = await Promise.all([bring(path), bring(path)]);
    expect(reports.map(({ count }) => count.created).reduce((a, b) => a + b)).toBe(10);
    expect(reports.map(({ count }) => count.unchanged).reduce((a, b) => a + b)).toBe(10);
    await expectSound();
  });
});
