import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One value in COPY's text format: nothing is \N, objects are JSON, marks that would end a field or a row are escaped. */
export function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return special.test(text) ? text.replace(/[\\\n\r\t]/g, (mark) => escapes[mark] ?? mark) : text;
}

/** Rows waiting to be written, by table. */
export interface BulkCopy<Table extends string> {
  add(table: Table, values: readonly unknown[]): void;
  /** Characters waiting. */
  readonly waiting: number;
  /** Writes what waits now, table by table in the order of `tables`; rows added meanwhile wait for the next call. */
  flush(): Promise<void>;
}

/**
 * Writes many rows by COPY, within the transaction that the client has open. COPY does not go through row-level security: where
 * it is in force for this role the rows go by temporary tables and an INSERT, which the policies check.
 */
export async function createBulkCopy<Table extends string>(client: pg.ClientBase, tables: Readonly<Record<Table, readonly string[]>>): Promise<BulkCopy<Table>> {
  const names = Object.keys(tables) as Table[];
  const { rows } = await client.query<{ name: Table }>(`select t as name from unnest($1::text[]) t where row_security_active(t)`, [names]);
  const staged = new Set(rows.map((row) => row.name));
  for (const name of staged) await client.query(`create temporary table bulk_${name} on commit drop as select ${tables[name].join(', ')} from ${name} with no data`);
  let buffers = new Map<Table, string[]>();
  let waiting = 0;
  /** One write after the other: a client has one line to the server. */
  let last: Promise<void> = Promise.resolve();

  async function copy(name: Table, lines: readonly string[]): Promise<void> {
    const columns = tables[name].join(', ');
    const target = staged.has(name) ? `bulk_${name}` : name;
    const stream = client.query(copyFrom(`copy ${target} (${columns}) from stdin`));
    const finished = once(stream, 'finish');
    // In pieces: a string of a hundred megabytes would be copied whole into one buffer.
    for (let begin = 0; begin < lines.length; begin += 2_000) {
      if (!stream.write(lines.slice(begin, begin + 2_000).join(''))) await Promise.race([once(stream, 'drain'), finished]);
    }
    stream.end();
    await finished;
    if (!staged.has(name)) return;
    await client.query(`insert into ${name} (${columns}) select ${columns} from ${target}`);
    await client.query(`truncate ${target}`);
  }

  return {
    add: (table, values) => {
      let line = '';
      for (let index = 0; index < values.length; index += 1) line += (index === 0 ? '' : '\t') + copyValue(values[index]);
      line += '\n';
      const lines = buffers.get(table);
      if (lines === undefined) buffers.set(table, [line]);
      else lines.push(line);
      waiting += line.length;
    },
    get waiting() { return waiting; },
    flush: () => {
      const taken = buffers;
      buffers = new Map();
      waiting = 0;
      last = last.then(async () => {
        for (const name of names) {
          const lines = taken.get(name);
          if (lines !== undefined) await copy(name, lines);
        }
      });
      return last;
    },
  };
}
