import type pg from 'pg';
import { OperatorError } from '../operator-error.ts';

/** A site's own database must be able to do what the program relies on; told at the start, not at the first search. */
export async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`);
  const server = rows[0];
  if (server === undefined || server.version < 140_000) {
    throw new OperatorError('postgresTooOld', `数据库版本过低(${Math.floor((server?.version ?? 0) / 10_000)})，需要 PostgreSQL 14 以上。`);
  }
  if (server.encoding !== 'UTF8') {
    throw new OperatorError('notUtf8', `数据库编码是 ${server.encoding}，须为 UTF8。请执行 create database luoshi encoding 'UTF8' template template0 locale 'C.UTF-8' 另建一个。`);
  }
  await checkTrigrams(client);
}

/** With lc_ctype C, pg_trgm takes no Chinese character for a letter and finds nothing, silently. */
async function checkTrigrams(client: pg.Client): Promise<void> {
  const available = await client.query(`select 1 from pg_available_extensions where name in ('pg_trgm', 'btree_gin')`);
  if (available.rowCount !== 2) {
    throw new OperatorError('extensionsMissing', '数据库服务器没有 pg_trgm、btree_gin 扩展，请安装 PostgreSQL 的 contrib 软件包后再试。');
  }
  await client.query('create extension if not exists pg_trgm');
  const { rows } = await client.query<{ found: number }>(`select cardinality(show_trgm('农村公路')) as found`);
  if ((rows[0]?.found ?? 0) > 0) return;
  throw new OperatorError(
    'localeWithoutChinese',
    `数据库的区域设置(lc_ctype)不认识汉字，相似检索将没有结果。请执行 create database luoshi encoding 'UTF8' template template0 locale 'C.UTF-8'(或 zh_CN.UTF-8)另建一个。`,
  );
}
