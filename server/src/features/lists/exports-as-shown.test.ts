import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import type { Numbers } from '../indicators/public.ts';

/** Every other list that a page shows, as a file: what the page's own answer says, for the same reader. */
let site: ProcessSite;
const risky = '=HYPERLINK("http://evil.example","点这里")';

beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z');
  await storyOf(site).untilReplied();
  const registered = storyOf(site, risky);
  await registered.untilReviewed();
  await registered.register();
});
afterAll(() => site.close());

/** The cells of a CSV without quotation marks inside of its cells but those of formulas. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')));
}
async function csv(username: string, path: string): Promise<{ headings: string[]; rows: string[][] }> {
  const { status, text } = await site.call(username, 'GET', `${path}${path.includes('?') ? '&' : '?'}format=csv`);
  if (status !== 200) throw new Error(`${path} as ${username}: ${status} ${text}`);
  const [headings = [], ...rows] = text.replace(/^\ufeff/, '').trimEnd().split('\r\n').map(cellsOf);
  return { headings, rows };
}
const words = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const statusOf = async (username: string | null, path: string) => (await site.call(username, 'GET', path)).status;

describe('the numbers as files', () => {
  const path = '/api/v1/indicators/export';
  const numbersOf = async (username: string) => (await site.get(username, '/api/v1/indicators')) as unknown as Numbers;

  it('hold what the page shows: the whole, by unit, by township', async () => {
    for (const username of ['affairs', 'roads-head']) {
      const numbers = await numbersOf(username);
      const total = await csv(username, `${path}?table=total`);
      expect(total.headings).toEqual(['表', '项目', '率（%）', '分子', '分母', '其余', '数量', '计量', '口径和说明']);
      const of = (item: string) => total.rows.find(([, name]) => name === item)?.slice(2, 6);
      const { replied, asksVerified } = numbers.total;
      expect(replied.denominator).toBe(1);
      expect([of('答复率'), of('具体建议落实率')]).toEqual([replied, asksVerified].map(({ numerator, denominator }) => ['不计率', `${numerator}`, `${denominator}`, `${denominator - numerator}`]));
      expect(total.rows.some(([table]) => table === '从提出到解决'), username).toBe(username === 'affairs');
      expect(total.rows.filter(([table]) => table === '办理结果').map((row) => row[6])).toEqual(numbers.results.map(({ count }) => `${count}`));
      for (const [table, groups] of [['units', numbers.units], ['townships', numbers.townships]] as const) {
        const { headings, rows } = await csv(username, `${path}?table=${table}&sort=-solved`);
        expect(rows.map(([name]) => name)).toEqual(groups.items.map(({ name }) => name));
        expect(groups.items.length).toBeGreaterThan(0);
        const at = headings.indexOf('解决率：分子（件）');
        expect(rows.map((row) => row.slice(at, at + 2))).toEqual(groups.items.map(({ figures }) => [`${figures.solved.numerator}`, `${figures.solved.denominator}`]));
      }
    }
    const { rows } = await csv('affairs', `${path}?table=total`);
    expect(rows.find(([, item]) => item === '合计：受理登记')?.[6], 'one of the two is not handed over').toBe('2');
    expect((await csv('affairs', `${path}?table=total&category=interSessional`)).rows.find(([, item]) => item === '答复率')?.slice(2, 5)).toEqual(['—', '0', '0']);
  });

  it('refuse another unit’s, an unknown table and whoever is not logged in; a unit’s name is no formula', async () => {
    expect(await statusOf('roads-head', `${path}?format=csv&table=units&unit=finance`)).toBe(403);
    expect(await statusOf('affairs', `${path}?format=csv&table=people`)).toBe(400);
    expect(await statusOf(null, `${path}?format=csv&table=total`)).toBe(401);
    const rename = (from: string, to: string) => site.database.ownerPool.query('update organisation set name = $2 where name = $1', [from, to]);
    await rename('霁川县交通运输局', risky);
    expect((await csv('affairs', `${path}?table=units`)).rows.map(([name]) => name)).toEqual([`'${risky}`]);
    await rename(risky, '霁川县交通运输局');
  });
});

describe('what was found as a file', () => {
  const path = (q: string) => `/api/v1/search/export?q=${encodeURIComponent(q)}`;

  it('is what the search shows each reader, and all of it', async () => {
    for (const username of ['affairs', 'roads-head', 'court-head', 'lin']) {
      const { items } = (await site.get(username, `/api/v1/search?q=${encodeURIComponent('路面')}`)) as unknown as { items: Record<string, unknown>[] };
      const { headings, rows } = await csv(username, path('路面'));
      expect(headings).toEqual(['标题', '编号', '领衔代表', '主办单位', '状态', '找到的文字']);
      expect(rows.map(([title]) => title?.replace(/^'/, '')), username).toEqual(items.map(({ title }) => title));
      expect(rows.map((row) => row.slice(1)), username).toEqual(items.map((item) => [words(item['numberLabel']), words(item['leadName']), words(item['leadUnitName']), words(item['stateLabel']), words(item['snippet'])]));
    }
    expect([(await csv('affairs', path('路面'))).rows.length, (await csv('court-head', path('路面'))).rows.length], 'the court handles neither').toEqual([2, 0]);
  });

  it('holds no formula and is refused without words or a log-in', async () => {
    expect((await csv('affairs', path('路面'))).rows.map(([title]) => title)).toContain(`'${risky}`);
    expect([await statusOf('affairs', '/api/v1/search/export?format=csv'), await statusOf(null, `${path('路面')}&format=csv`)]).toEqual([400, 401]);
  });
});

describe('what waits for me as a file', () => {
  const path = '/api/v1/to-do/export';
  interface ToDo { readonly group: string; readonly title: string; readonly numberLabel: string | null; readonly stateLabel: string; readonly dueOn: string | null; readonly daysLeft: number | null }
  const shownTo = async (username: string, query = '') => ((await site.get(username, `/api/v1/to-do?limit=200${query}`)) as unknown as { items: ToDo[] }).items;

  it('holds each reader’s own work, group by group, and only that of the group that was chosen', async () => {
    for (const username of ['affairs', 'lin', 'roads-head', 'presidium', 'court-head']) {
      const items = [...Map.groupBy(await shownTo(username), ({ group }) => group).values()].flat();
      const { headings, rows } = await csv(username, path);
      expect(headings).toEqual(['要办的事', '标题', '承诺', '编号', '领衔代表', '承办单位', '事项', '状态', '自何日起', '期限', '剩余天数']);
      expect(rows.map((row) => [row[1]?.replace(/^'/, ''), row[3], row[7], row[9], row[10]]), username).toEqual(items.map((item) => [item.title, words(item.numberLabel), item.stateLabel, words(item.dueOn), words(item.daysLeft)]));
    }
    const group = 'suggestion.assign';
    const { rows } = await csv('affairs', `${path}?action=${group}`);
    expect(rows.map(([work, title]) => [work, title]), 'named as the page names it, and no formula').toEqual([['交办', `'${risky}`]]);
    expect(await shownTo('affairs', `&action=${group}`)).toHaveLength(1);
    expect((await csv('court-head', `${path}?action=${group}`)).rows, 'another’s work is in nobody’s file').toEqual([]);
  });

  it('is for nobody without a log-in', async () => { expect(await statusOf(null, `${path}?format=csv`)).toBe(401); });
});
