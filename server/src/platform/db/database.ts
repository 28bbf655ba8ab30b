import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { openingStatement, withNamedStatements } from './named-statements.ts';
import type { Tables } from './tables.ts';

export type { Tables } from './tables.ts';
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** Typed queries over a pool. Names are snake_case in SQL and camelCase here; keys inside jsonb are left alone. */
export function createDatabase(pool: pg.Pool): Db {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: withNamedStatements(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** One transaction that sees and writes the rows of one congress only; the policies of every congress table read the setting. */
export function withTransaction<Result>(db: Db, congressId: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const opening = `select set_config('luoshi.congress_id', ${pg.escapeLiteral(congressId)}, true)`;
  return openingStatement.run(opening, () => db.transaction().execute((tx) => openingStatement.exit(() => work(tx))));
}

/** One transaction for the site itself (accounts, the clock, the list of congresses): no congress's rows are visible. */
export function withoutCongress<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return withTransaction(db, '', work);
}
