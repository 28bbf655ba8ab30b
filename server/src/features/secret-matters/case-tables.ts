import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../platform/db/database.ts';

/** Tables whose rows belong to one case, asked of the database itself, so that a table added later is not forgotten. */
export async function tablesOfCases(tx: Tx): Promise<string[]> {
  const rows = await rowsOf(tx, sql<{ name: string }>`select c.table_name as name from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'suggestion_id' and c.table_name not in ('audit_entry', 'secret_matter', 'suggestion') order by c.table_name`);
  return rows.map(({ name }) => name);
}

export interface WordColumn { readonly table: string; readonly column: string; readonly isJson: boolean }

/** Every column that can hold words, in tables that belong to no case: what quotes a text there is taken out of it. */
export async function wordColumnsBesideCases(tx: Tx): Promise<WordColumn[]> {
  return rowsOf(tx, sql<WordColumn>`select c.table_name as "table", c.column_name as "column", c.data_type = 'jsonb' as "isJson" from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb') and c.is_generated = 'NEVER' and c.column_name !~ '(^|_)(id|kind|state|hash|mac|sha256|sm3)$' and c.column_name <> 'hash'
      and c.table_name not in ('audit_entry', 'secret_matter', 'suggestion', 'suggestion_words', 'platform_migration', 'platform_site', 'account', 'login_session', 'one_time_code', 'number_series')
      and exists (select 1 from information_schema.columns k where k.table_schema = 'public' and k.table_name = c.table_name and k.column_name = 'congress_id')
      and not exists (select 1 from information_schema.columns k where k.table_schema = 'public' and k.table_name = c.table_name and k.column_name = 'suggestion_id' and c.table_name <> 'notice')
    order by 1, 2`);
}
