import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { copyValue, createBulkCopy } from './bulk-copy.ts';
import { suspendChecks } from './suspend-checks.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ oneAtATime: true });
  await database.ownerPool.query(`
    create table parcel (congress_id text not null, id text not null, note text, weight integer, tags jsonb, at timestamptz, primary key (congress_id, id));
    create table parcel_item (congress_id text not null, parcel_id text not null, n integer not null,
      constraint item_of_parcel foreign key (congress_id, parcel_id) references parcel (congress_id, id));
    create index parcel_by_note on parcel (note);
    create unique index parcel_weight on parcel (weight) where weight is not null;
    select enable_congress_policy('parcel'); select enable_congress_policy('parcel_item')`);
});
afterAll(() => database.close());

const tables = { parcel: ['congress_id', 'id', 'note', 'weight', 'tags', 'at'], parcel_item: ['congress_id', 'parcel_id', 'n'] } as const;
const nasty = ['', '\\N', 'a\tb', 'one\ntwo\r\nthree', 'back\\slash\\n', '"quoted", \'single\'', '\\.', '县人大 𠮷 🚧', '  blanks  ', 'null'];

/** Through the policies or past them: what comes out is what went in. */
async function roundTrip(pool: TestDatabase['pool'], congressId: string): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('luoshi.congress_id', $1, true)`, [congressId]);
    const copy = await createBulkCopy(client, tables);
    nasty.forEach((note, n) => {
      copy.add('parcel_item', [congressId, `p${n}`, n]);
      copy.add('parcel', [congressId, `p${n}`, note, n === 0 ? null : n * 10 + (congressId === 'a' ? 0 : 1), JSON.stringify({ note, list: [note] }), '2026-10-20T01:00:00.000Z']);
      if (n === 4) void copy.flush();
    });
    await copy.flush();
    expect(copy.waiting).toBe(0);
    await client.query('commit');
    await client.query('begin');
    await client.query(`select set_config('luoshi.congress_id', $1, true)`, [congressId]);
    const { rows } = await client.query(`select p.note, p.tags, i.n from parcel p join parcel_item i on i.congress_id = p.congress_id and i.parcel_id = p.id where p.congress_id = $1 order by i.n`, [congressId]);
    await client.query('commit');
    return rows;
  } finally {
    client.release();
  }
}

const expected = nasty.map((note, n) => ({ note, tags: { note, list: [note] }, n }));

describe('bulk copy', () => {
  it('escapes what would end a field or a row', () => {
    expect([null, undefined, true, 12, { a: '\n' }].map(copyValue)).toEqual(['\\N', '\\N', 'true', '12', '{"a":"\\\\n"}']);
  });

  it('brings every text back as it was, straight into the tables', async () => {
    expect(await roundTrip(database.ownerPool, 'a')).toEqual(expected);
  });

  it('and under row-level security, for rows of the own congress alone', async () => {
    expect(await roundTrip(database.pool, 'b')).toEqual(expected);
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query(`select set_config('luoshi.congress_id', 'b', true)`);
    const copy = await createBulkCopy(client, tables);
    copy.add('parcel', ['a', 'stranger', null, null, null, null]);
    await expect(copy.flush()).rejects.toThrow(/row-level security/);
    await client.query('rollback');
    client.release();
  });
});

describe('suspended checks', () => {
  const indexes = async () => (await database.ownerPool.query(`select indexname from pg_indexes where tablename like 'parcel%' order by 1`)).rows.map((row) => row.indexname);

  it('come back as they were, and find a wrong row', async () => {
    const before = await indexes();
    const client = await database.ownerPool.connect();
    await client.query('begin');
    const restore = await suspendChecks(client, Object.keys(tables));
    await client.query(`insert into parcel_item values ('a', 'nowhere', 1)`);
    await expect(restore()).rejects.toThrow(/item_of_parcel/);
    await client.query('rollback');
    expect(await indexes()).toEqual(before);
    await client.query('begin');
    await (await suspendChecks(client, Object.keys(tables)))();
    await client.query('commit');
    client.release();
    expect(await indexes()).toEqual(before);
    await expect(database.ownerPool.query(`insert into parcel_item values ('a', 'nowhere', 1)`)).rejects.toThrow(/item_of_parcel/);
  });

  it('are left alone by whoever does not own the tables', async () => {
    const client = await database.pool.connect();
    await client.query('begin');
    await suspendChecks(client, Object.keys(tables));
    const { rows } = await client.query(`select count(*)::int as n from pg_indexes where tablename like 'parcel%'`);
    expect(rows[0].n).toBe((await indexes()).length);
    await client.query('rollback');
    client.release();
  });
});
