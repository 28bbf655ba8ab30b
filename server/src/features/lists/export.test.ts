import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../identity/public.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { MOST_ROWS, wholeList } from './whole-list.ts';

let site: ProcessSite;
let replied: ReturnType<typeof storyOf>;
const risky = '=HYPERLINK("http://evil.example","关于修缮老年食堂的建议")';

beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z');
  replied = storyOf(site);
  await replied.untilReplied();
  const reviewed = storyOf(site, risky);
  await reviewed.untilReviewed();
  await reviewed.register();
  const drafted = storyOf(site, '关于增设路灯的建议');
  await drafted.draft();
});
afterAll(() => site.close());

const csv = async (username: string, path: string): Promise<{ headings: string[]; rows: string[][]; headers: Record<string, unknown> }> => {
  const { status, text, headers } = await site.call(username, 'GET', path);
  if (status !== 200) throw new Error(`${status} ${text}`);
  const [headings = [], ...rows] = text.replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) => line.split(','));
  return { headings, rows, headers };
};
const suggestions = (query: string) => `/api/v1/suggestions/export?format=csv${query}`;

describe('the list of suggestions as a file', () => {
  it('holds the standard columns under Chinese headings, words instead of codes, and is named in Chinese after the day', async () => {
    const { headings, rows, headers } = await csv('affairs', suggestions('&state=replied'));
    expect(headings).toEqual(['编号', '标题', '重点督办', '纸质录入', '跨届', '领衔代表', '代表团', '主办单位', '状态', '测评结果', '最近期限', '剩余天数']);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toEqual(expect.arrayContaining(['关于改造霁城镇南环路破损路面的建议', '林永发', '霁城镇代表团', '霁川县交通运输局', '已答复，待测评'.split('，')[0] ?? ''].map((words) => expect.stringContaining(words))));
    expect(headers['content-disposition']).toBe(`attachment; filename="____-2026-03-02.csv"; filename*=UTF-8''${encodeURIComponent('建议列表')}-2026-03-02.csv`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  });

  it('shows each reader what the list shows them and nothing more', async () => {
    for (const username of ['affairs', 'roads-section', 'finance-head', 'court-head', 'lin', 'qiu', 'presidium2', 'system']) {
      const { items } = (await site.get(username, '/api/v1/suggestions?limit=200&sort=title')) as unknown as { items: { title: string }[] };
      const answer = await site.call(username, 'GET', suggestions('&columns=title&sort=title'));
      const lines = answer.text.replace(/^\ufeff/, '').trimEnd().split('\r\n').slice(1);
      expect(lines, username).toHaveLength(items.length);
      for (const [index, { title }] of items.entries()) expect(lines[index]?.replaceAll('""', '"'), username).toContain(title);
    }
    expect((await csv('court-head', suggestions(''))).rows).toEqual([]);
  });

  it('takes the filters, the order and the columns of the page', async () => {
    const { headings, rows } = await csv('affairs', suggestions('&columns=registeredOn,title,category&category=inSession&sort=-number&unit=transport'));
    // The order of columns is the list's, whatever the order in which they were ticked.
    expect(headings).toEqual(['标题', '重点督办', '纸质录入', '跨届', '类别', '登记日期']);
    expect(rows).toEqual([['关于改造霁城镇南环路破损路面的建议', '', '', '', '大会期间', '2026-03-02']]);
    // The units that assist, once they do; what is only planned is in no list.
    const planned = (await site.get('affairs', '/api/v1/suggestions?state=registered')) as unknown as { items: { id: string }[] };
    await site.act('affairs', `suggestions/${planned.items[0]?.id ?? ''}`, 'planUnits', { leadUnitId: 'transport', assistingUnitIds: ['finance'] });
    expect((await csv('affairs', suggestions('&columns=number,assisting&sort=number'))).rows.map(([, names]) => names).toSorted()).toEqual(['', '霁川县财政局']);
    const numbers = (await csv('affairs', suggestions('&columns=number&sort=-number'))).rows.map(([label]) => label);
    expect(numbers).toHaveLength(2);
    expect(numbers).toEqual([...(await csv('affairs', suggestions('&columns=number&sort=number'))).rows.map(([label]) => label)].reverse());
    expect((await csv('roads-section', suggestions('&columns=task'))).rows[0]?.at(-1)).toBe('主办');
  });

  it('holds no formula: an apostrophe makes it words in CSV, the cell’s type in Excel', async () => {
    const { text } = await site.call('affairs', 'GET', suggestions('&columns=title&state=registered'));
    expect(text.split('\r\n')[1]).toBe(`"'${risky.replaceAll('"', '""')}",,,`);
    const answer = await site.app.inject({ url: '/api/v1/suggestions/export?format=xlsx&columns=number,title,dueOn&sort=number', headers: { cookie: `${SESSION_COOKIE}=${await site.cookieOf('affairs')}` } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
    const rows = await readSheet(answer.rawPayload);
    expect(rows[0]).toEqual(['编号', '标题', '重点督办', '纸质录入', '跨届', '最近期限', '剩余天数']);
    expect(rows.map((row) => row[1])).toEqual(['标题', '关于改造霁城镇南环路破损路面的建议', risky]);
    const due = rows.map((row) => row[5]).find((cell) => cell instanceof Date);
    expect(due, 'a date is a date').toBeInstanceOf(Date);
  });

  it('refuses unknown columns, formats and filters in Chinese', async () => {
    const refused = async (username: string, query: string) => {
      const { status, json } = await site.call(username, 'GET', `/api/v1/suggestions/export?${query}`);
      expect(status, query).toBe(400);
      return json['errors'] as { field: string; text: string }[];
    };
    expect(await refused('affairs', 'format=csv&columns=title,noSuchColumn')).toEqual([{ field: 'columns', text: expect.stringMatching(/没有「noSuchColumn」.*title（标题）/) }]);
    expect(await refused('affairs', 'format=csv&columns=task')).toEqual([{ field: 'columns', text: expect.stringContaining('没有「task」') }]);
    expect(await refused('affairs', 'format=pdf')).toEqual([{ field: 'format', text: expect.stringContaining('须为以下之一') }]);
    expect(await refused('affairs', '')).toEqual([{ field: 'format', text: expect.stringContaining('没有填写') }]);
    expect(await refused('affairs', 'format=csv&limit=5')).toEqual([{ field: 'limit', text: expect.stringContaining('请去掉') }]);
    expect((await site.call(null, 'GET', suggestions(''))).status).toBe(401);
  });
});

describe('the ledger of promises as a file', () => {
  it('holds what the reader’s ledger holds', async () => {
    const { headings, rows, headers } = await csv('roads-head', '/api/v1/commitments/export?format=csv');
    expect(headings.slice(0, 3)).toEqual(['承诺内容', '建议编号', '建议标题']);
    const promise = rows.find(([content]) => content === '铺设排水管') ?? [];
    expect(promise).toEqual(expect.arrayContaining(['李卫锋', '列入计划逐步解决', '2026-12-31', '霁川县交通运输局']));
    expect(String(headers['content-disposition'])).toContain(encodeURIComponent('承诺台账'));
    expect((await csv('court-head', '/api/v1/commitments/export?format=csv')).rows).toEqual([]);
    expect((await csv('roads-head', '/api/v1/commitments/export?format=csv&filter=toVerify&columns=content')).rows.flat()).not.toContain('铺设排水管');
    const daysLeft = async (state: string) => {
      await site.database.ownerPool.query(`update commitment set state = $1 where content = '铺设排水管'`, [state]);
      return (await csv('roads-head', '/api/v1/commitments/export?format=csv&columns=dueOn,content')).rows.find(([content]) => content === '铺设排水管')?.slice(1);
    };
    expect([await daysLeft('verified'), await daysLeft('undertaken')], 'what is kept is not late for ever').toEqual([['2026-12-31', ''], ['2026-12-31', '304']]);
  });
});

describe('too much for one file', () => {
  it('is refused with the number and how to narrow it', async () => {
    await site.database.ownerPool.query(`insert into suggestion select (jsonb_populate_record(s, jsonb_build_object('id', s.id || '-' || n, 'number', n + 10000))).*
      from suggestion s, generate_series(1, ${MOST_ROWS}) n where s.id = $1`, [replied.id]);
    // Totals are counted anew after an act only: rows do not come into a congress past the write path.
    await storyOf(site, '关于加强河道保洁的建议').draft();
    const { status, json } = await site.call('affairs', 'GET', suggestions(''));
    expect([status, json['code']]).toEqual([422, 'tooManyRows']);
    expect(json['detail']).toMatch(/有 20002 条，一次最多导出 20000 条。请再加筛选条件/);
    const narrowed = await site.call('affairs', 'GET', suggestions('&state=registered'));
    expect(narrowed.status).toBe(200);
  }, 60_000);

  it('is refused as well where rows came while it was counted', async () => {
    const growing = async (limit: number) => ({ items: Array.from({ length: limit }, (_, n) => n), nextCursor: limit === 1 ? '1' : 'more', total: limit === 1 ? 3 : 4 });
    await expect(wholeList(growing, 3)).rejects.toMatchObject({ document: { code: 'tooManyRows', detail: expect.stringContaining('4 条') } });
  });
});
