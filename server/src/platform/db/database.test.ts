import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { rowsOf, rowsOfEach, sendLast, withoutCongress, withReading, withTransaction } from './database.ts';

describe('the application database', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await testDatabase();
    await test.ownerPool.query(`
      create table note (congress_id text not null, id int not null, body jsonb not null, day date, primary key (congress_id, id));
      select enable_congress_policy('note');
      create table trail (congress_id text not null, entry text not null);
      select make_append_only('trail');
      insert into note values ('county', 1, '{"kept_key":1}', '2026-10-20'), ('town', 1, '{}', null)`);
  });
  afterAll(() => test.close());

  const countNotes = sql<{ n: number }>`select count(*) as n from note`;

  it('shows the rows of the named congress only', async () => {
    const seen = await withTransaction(test.db, 'county', async (tx) => (await countNotes.execute(tx)).rows);
    expect(seen).toEqual([{ n: 1 }]);
  });

  it('shows nothing when no congress was named, nor after a transaction that named one', async () => {
    expect((await countNotes.execute(test.db)).rows).toEqual([{ n: 0 }]);
    expect(await withoutCongress(test.db, async (tx) => (await countNotes.execute(tx)).rows)).toEqual([{ n: 0 }]);
  });

  it("refuses to write another congress's row", async () => {
    const write = withTransaction(test.db, 'county', (tx) => sql`insert into note values ('town', 2, '{}')`.execute(tx));
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('runs without the rights to change the schema, to bypass policies or to alter what is only added', async () => {
    const { rows } = await test.pool.query('select current_user as role, rolbypassrls or rolsuper as powerful from pg_roles where rolname = current_user');
    expect(rows).toEqual([{ role: 'luoshi_app', powerful: false }]);
    await expect(test.pool.query('alter table note disable row level security')).rejects.toThrow(/owner/);
    await expect(test.pool.query('create table mine (id int)')).rejects.toThrow(/permission/);
    await test.pool.query(`insert into trail values ('county', 'first')`);
    await expect(test.pool.query('delete from trail')).rejects.toThrow(/permission/);
    await expect(test.pool.query('select * from graphile_worker._private_jobs')).rejects.toThrow(/permission/);
  });

  it('keeps transactions of several congresses apart that run at once, one inside the other, or with an odd name', async () => {
    const name = sql<{ name: string }>`select current_setting('luoshi.congress_id') as name`;
    const ask = (congressId: string): Promise<unknown> => withTransaction(test.db, congressId, async (tx) => (await name.execute(tx)).rows[0]?.name);
    const odd = `o'hara\\"; drop table note; --`;
    expect(await Promise.all(['a', 'b', odd].map(ask))).toEqual(['a', 'b', odd]);
    const nested = await withTransaction(test.db, 'outer', async (tx) => {
      const plain = await test.db.transaction().execute(async (own) => (await name.execute(own)).rows[0]?.name);
      return [await ask('inner'), (await name.execute(tx)).rows[0]?.name, plain];
    });
    expect(nested).toEqual(['inner', 'outer', '']);
  });

  it('rolls back when the work throws', async () => {
    const work = withTransaction(test.db, 'county', async (tx) => {
      await sql`insert into note values ('county', 9, '{}')`.execute(tx);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    const { rows } = await test.ownerPool.query('select count(*) as n from note where id = 9');
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('keeps calendar dates as text, counts as numbers and keys inside jsonb as written', async () => {
    const { rows } = await sql`select id, body, day from note where congress_id = ${'county'}`.execute(test.ownerDb);
    expect(rows).toEqual([{ id: 1, body: { kept_key: 1 }, day: '2026-10-20' }]);
  });

  it('prepares a repeated statement under a name once per connection', async () => {
    const one = await testDatabase({ max: 1 });
    for (let n = 0; n < 5; n += 1) await sql`select ${n}::int + ${1}::int as sum`.execute(one.db);
    const { rows } = await one.pool.query(`select count(*) as n from pg_prepared_statements where statement like '%as sum%'`);
    expect(rows).toEqual([{ n: 1 }]);
    await one.close();
  });

  it('refuses every write where only reading was meant, and goes on', async () => {
    const write = withReading(test.db, 'county', (tx) => sql`insert into note values ('county', 10, '{}')`.execute(tx));
    await expect(write).rejects.toThrow(/read-only transaction/);
    expect(await withReading(test.db, 'county', (tx) => rowsOf(tx, countNotes))).toEqual([{ n: 1 }]);
    await withTransaction(test.db, 'county', (tx) => sql`update note set day = day where id = 1`.execute(tx));
  });

  it('sends several statements together and gives the rows of each, or the first error', async () => {
    const one = sql<{ n: number }>`select 1 as n`;
    expect(await withReading(test.db, 'county', (tx) => rowsOfEach<[{ n: number }, { n: number }]>(tx, one, countNotes))).toEqual([[{ n: 1 }], [{ n: 1 }]]);
    const broken = withTransaction(test.db, 'county', (tx) => rowsOfEach(tx, sql<object>`insert into note values ('county', 11, '{}')`, sql<object>`select 1 / ${0}::int`, one));
    await expect(broken).rejects.toThrow(/division by zero/);
    expect((await test.ownerPool.query('select count(*) as n from note where id = 11')).rows).toEqual([{ n: 0 }]);
  });

  it('sends the last statement along with the commit; if it fails the transaction does, with its error', async () => {
    const insert = (id: number, congressId: string) => sql`insert into note values (${congressId}, ${id}, '{}')`;
    await withTransaction(test.db, 'county', (tx) => sendLast(tx, insert(12, 'county')));
    const failing = withTransaction(test.db, 'county', async (tx) => {
      await insert(13, 'county').execute(tx);
      await sendLast(tx, insert(14, 'town'));
    });
    await expect(failing).rejects.toThrow(/row-level security/);
    const undone = withTransaction(test.db, 'county', async (tx) => {
      await sendLast(tx, insert(15, 'county'));
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect((await test.ownerPool.query('select id from note where id between 12 and 15')).rows).toEqual([{ id: 12 }]);
    await test.ownerPool.query('delete from note where id = 12');
  });

  it('loses a transaction, not the process, when the connection breaks between two of its statements', async () => {
    const broken = withTransaction(test.db, 'county', async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await test.ownerPool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await sleep(100);
      await countNotes.execute(tx);
    });
    await expect(broken).rejects.toThrow(/terminat|not queryable|discarded/);
    expect(await withReading(test.db, 'county', (tx) => rowsOf(tx, countNotes))).toEqual([{ n: 1 }]);
  });

  it('finds Chinese words by trigram', async () => {
    const { rows } = await test.pool.query(`select similarity('农村公路养护', '农村公路') > 0.3 as alike`);
    expect(rows).toEqual([{ alike: true }]);
  });
});
