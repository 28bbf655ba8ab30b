import { problem } from '../../platform/http/problem.ts';

/** More than this nobody reads, and one file of it takes a server's memory. */
export const MOST_ROWS = 20_000;

interface Answer<Item> { readonly items: readonly Item[]; readonly nextCursor: string | null; readonly total: number }

/** Everything that a list holds, asked of the list itself, so that filters, scope and embargo cannot differ from its pages. */
export async function wholeList<Item>(list: (limit: number) => Promise<Answer<Item>>, most = MOST_ROWS): Promise<readonly Item[]> {
  // The total first: rows that will be refused are not read.
  const { total } = await list(1);
  if (total > most) throw tooMany(total, most);
  const whole = await list(most);
  // Some may have come since they were counted.
  if (whole.nextCursor !== null) throw tooMany(Math.max(whole.total, most + 1), most);
  return whole.items;
}

const tooMany = (total: number, most: number) => problem(422, 'tooManyRows', '符合条件的太多，一次导不出来', {
  detail: `符合条件的有 ${total} 条，一次最多导出 ${most} 条。请再加筛选条件（例如阶段、状态、承办单位、大会期间或者闭会期间），分几次导出`,
});
