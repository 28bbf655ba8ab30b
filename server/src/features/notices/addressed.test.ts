import { roleLabels, type RoleId } from '@luoshi/domain/identity/roles.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTransaction } from '../../platform/db/database.ts';
import { testDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { addressedTo, isAddressedTo } from './addressed.ts';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.close());

const roles = Object.keys(roleLabels) as RoleId[];
const few = (...ids: string[]) => fc.constantFrom(...ids);
const orNull = (ids: fc.Arbitrary<string>) => fc.option(ids, { nil: null });
// The same few names stand for organisations and townships: a township's id is also what a presidium is addressed by.
const places = few('o1', 'o2', 't1', 't2');
const addressee = fc.record({ role: fc.constantFrom(...roles.slice(0, 12)), organisationId: orNull(places), sectionId: orNull(few('s1', 's2')), personId: orNull(few('p1', 'p2')) });
const actor = fc.record({
  congressId: fc.constant('c'), identityId: fc.constant('i'), personId: few('p1', 'p2'), name: fc.constant('某人'), role: fc.constantFrom(...roles.slice(0, 12)),
  organisationId: places, organisationName: fc.constant(''), sectionId: orNull(few('s1', 's2')), townshipId: orNull(few('t1', 't2')),
});

it('says the same in SQL and in TypeScript', async () => {
  let hits = 0;
  await fc.assert(fc.asyncProperty(actor, fc.array(addressee, { minLength: 30, maxLength: 30 }), async (who, all) => {
    const rows = await withTransaction(database.db, 'c', async (tx) => {
      const list = JSON.stringify(all.map((to, index) => ({ index, role: to.role, organisation_id: to.organisationId, section_id: to.sectionId, person_id: to.personId })));
      return (await sql<{ index: number }>`select n.index from jsonb_to_recordset(${list}::jsonb) as n (index integer, role text, organisation_id text, section_id text, person_id text)
        where ${addressedTo(who)} order by n.index`.execute(tx)).rows.map((row) => row.index);
    });
    const expected = all.flatMap((to, index) => (isAddressedTo(who, to) ? [index] : []));
    hits += expected.length;
    expect(rows).toEqual(expected);
  }), { numRuns: 150, seed: 20261020 });
  expect(hits).toBeGreaterThan(100);
});
