import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTransaction } from '../../platform/db/database.ts';
import { testDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { insertCounty } from './insert-county.ts';
import { smallCounty } from './small-county.ts';

const now = new Date('2026-10-20T01:00:00Z');
let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.close());

const count = (congressId: string, table: string) => withTransaction(database.db, congressId, async (tx) =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.raw(table)}`.execute(tx)).rows[0]?.n);

describe('loading a county', () => {
  it('writes nothing when one row is wrong', async () => {
    const broken = { ...smallCounty, identities: [...(smallCounty.identities ?? []), { congressId: 'county', id: 'i-x', personId: 'p-nobody', role: 'unitHead' as const, organisationId: 'court', fromDate: '2022-01-01' }] };
    await expect(withTransaction(database.db, 'county', (tx) => insertCounty(tx, broken, now))).rejects.toThrow(/foreign key/);
    expect(await count('county', 'person')).toBe(0);
  });

  it('loads thousands of people in a moment, in several calls', async () => {
    await withTransaction(database.db, 'county', (tx) => insertCounty(tx, smallCounty, now));
    const numbers = Array.from({ length: 3000 }, (_, n) => n);
    const began = performance.now();
    await withTransaction(database.db, 'county', (tx) => insertCounty(tx, {
      persons: numbers.map((n) => ({ id: `p-${n}`, name: `单大${n}` })),
      identities: numbers.map((n) => ({ congressId: n % 2 === 0 ? 'county' : 'township-01', id: `i-${n}`, personId: `p-${n}`, role: 'stationKeeper' as const, organisationId: n % 2 === 0 ? 'court' : 'delegation', fromDate: '2022-01-01' })),
    }, now));
    expect(performance.now() - began).toBeLessThan(5_000);
    expect((await database.ownerPool.query(`select pinyin_initials from person where id = 'p-7'`)).rows).toEqual([{ pinyin_initials: 'sd7' }]);
  });

  it('leaves each congress its own rows, and accounts to the site', async () => {
    expect([await count('county', 'identity'), await count('township-01', 'identity'), await count('township-02', 'identity')]).toEqual([1508, 1501, 0]);
    expect([await count('county', 'account'), await count('township-01', 'account')]).toEqual([8, 0]);
    expect([await count('township-01', 'person'), await count('township-01', 'congress')]).toEqual([3008, 3]);
    expect((await sql`select id from identity`.execute(database.db)).rows).toEqual([]);
    const write = withTransaction(database.db, 'township-01', (tx) => sql`update person set name = 'x' where id = 'p-1' returning id`.execute(tx));
    expect((await write).rows).toEqual([]);
  });
});
