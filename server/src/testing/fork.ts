import type { ProcessSite } from './process-site.ts';

/**
 * Keeps every row of the site as it stands, so that one history can go on in two ways from the same moment: `restore` puts back
 * rows, counters and clock. Works as the owner, past triggers and policies; for tests only.
 */
export async function fork(site: ProcessSite): Promise<{ restore: () => Promise<void> }> {
  const pool = site.database.ownerPool;
  const { rows: tables } = await pool.query<{ name: string }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`);
  const { rows: columns } = await pool.query<{ table: string; list: string }>(`select table_name as table, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as list
    from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' group by 1`);
  const { rows: sequences } = await pool.query<{ name: string; value: string | null }>(`select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences where schemaname = 'public'`);
  const listOf = new Map(columns.map(({ table, list }) => [table, list]));
  const now = site.clock.now();
  await pool.query('drop schema if exists kept cascade; create schema kept');
  for (const { name } of tables) await pool.query(`create table kept.${name} as table public.${name}`);
  return {
    restore: async () => {
      const client = await pool.connect();
      try {
        await client.query('begin; set local session_replication_role = replica');
        for (const { name } of tables) {
          await client.query(`delete from public.${name}`);
          await client.query(`insert into public.${name} (${listOf.get(name) ?? ''}) overriding system value select ${listOf.get(name) ?? ''} from kept.${name}`);
        }
        for (const { name, value } of sequences) await client.query('select setval($1::regclass, $2, $3)', [name, value ?? 1, value !== null]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
      site.clock.moveTo(now);
    },
  };
}
