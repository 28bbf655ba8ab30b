import type pg from 'pg';

export interface CatalogueTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly hasCongress: boolean;
  readonly forcesRowSecurity: boolean;
}

/** Every table of ours, parents before those that refer to them. `platform_migration` is made by migrating, not by loading. */
export async function readTables(client: pg.ClientBase): Promise<CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(`
    select c.relname as name, c.relforcerowsecurity as "forcesRowSecurity",
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'congress_id' and not a.attisdropped) as "hasCongress"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'platform_migration' and c.relpersistence = 'p'
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`);
  const { rows: references } = await client.query<{ child: string; parent: string }>(`
    select distinct c.relname as child, p.relname as parent from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`);
  return inOrder(rows, references);
}

function inOrder(tables: readonly CatalogueTable[], references: readonly { child: string; parent: string }[]): CatalogueTable[] {
  const ordered: CatalogueTable[] = [];
  const done = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.find(({ name }) => !done.has(name) && references.every(({ child, parent }) => child !== name || done.has(parent)));
    if (next === undefined) throw new Error(`tables refer to each other in a ring: ${tables.filter(({ name }) => !done.has(name)).map(({ name }) => name).join(', ')}`);
    ordered.push(next);
    done.add(next.name);
  }
  return ordered;
}

export async function readSequences(client: pg.ClientBase): Promise<{ name: string; lastValue: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by c.relname collate "C"`);
  const sequences = [];
  for (const { name } of rows) {
    const { rows: state } = await client.query<{ lastValue: string; isCalled: boolean }>(`select last_value::text as "lastValue", is_called as "isCalled" from public.${quote(name)}`);
    sequences.push({ name, lastValue: state[0]?.lastValue ?? '1', isCalled: state[0]?.isCalled ?? false });
  }
  return sequences;
}

/** Whether the connected role sees every row whatever the policies say. */
export async function isAbovePolicies(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ above: boolean }>(`select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user`);
  return rows[0]?.above === true;
}

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The same text whatever the server's settings are. */
export const plainText = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'`;
