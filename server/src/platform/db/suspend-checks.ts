import type pg from 'pg';

/**
 * Takes away the secondary indexes and the references of tables that are about to be filled, and gives back the function that
 * makes them anew: sorting once is far cheaper than keeping an order through millions of rows, and every reference is checked
 * all the same, at the end. All within the client's transaction: if it fails, nothing was ever gone.
 *
 * For an owner of the tables with nobody else at work on them; for anybody else it does nothing.
 */
export async function suspendChecks(client: pg.ClientBase, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows: owned } = await client.query<{ all: boolean }>(
    `select bool_and(pg_has_role(c.relowner, 'usage') and not row_security_active(c.oid)) as all from pg_class c where c.oid = any($1::regclass[])`, [tables]);
  if (owned[0]?.all !== true) return async () => undefined;
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and conrelid = any($1::regclass[]) order by conname`, [tables]);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i where indrelid = any($1::regclass[])
       and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid) order by 1`, [tables]);
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  return async () => {
    await client.query(`set local maintenance_work_mem = '192MB'`);
    for (const { definition } of indexes) await client.query(definition);
    for (const { table, name, definition } of references) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  };
}
