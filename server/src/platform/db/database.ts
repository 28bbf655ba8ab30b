import { CamelCasePlugin, DummyDriver, Kysely, PostgresAdapter, PostgresDialect, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';
import { openingOfTransaction, withNamedStatements } from './named-statements.ts';
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

/** Compiles statements as they are written. */
const plain = new Kysely<Tables>({ dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (db) => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler() } });

/** One transaction that sees and writes the rows of one congress only; the policies of every congress table read the setting. */
export function withTransaction<Result>(db: Db, congressId: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return transact(db, congressId, false, work);
}

/** The same for what only reads: PostgreSQL refuses a write in it, and the answer does not wait for the transaction's end. */
export function withReading<Result>(db: Db, congressId: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return transact(db, congressId, true, work);
}

function transact<Result>(db: Db, congressId: string, isReading: boolean, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const setting = `select set_config('luoshi.congress_id', ${pg.escapeLiteral(congressId)}, true)`;
  let last: Promise<unknown> | undefined;
  const whole = openingOfTransaction.run({ setting, isReading }, () => db.transaction().execute((tx) => openingOfTransaction.exit(async () => {
    try {
      return await work(tx);
    } finally {
      last = lastOf.get(tx);
    }
  })));
  return whole.catch(async (error: unknown) => {
    // What went wrong in a statement nobody waited for is the cause of whatever failed after it.
    await last;
    throw error;
  });
}

const lastOf = new WeakMap<Tx, Promise<unknown>>();

/**
 * Sends the last statement of a transaction without waiting for its answer, so that the commit goes out with it. If it fails the
 * commit undoes everything, and the transaction rejects with its error.
 */
export async function sendLast(tx: Tx, statement: RawBuilder<unknown>): Promise<void> {
  const compiled = statement.compile(plain);
  await tx.getExecutor().provideConnection(async (connection) => {
    const sent = connection.executeQuery(compiled);
    // Not unhandled: the transaction's end looks at it.
    sent.catch(() => undefined);
    lastOf.set(tx, sent);
  });
}

/** One transaction for the site itself (accounts, the clock, the list of congresses): no congress's rows are visible. */
export function withoutCongress<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return withTransaction(db, '', work);
}

/** The rows of one statement as they come: named in the statement just as the caller wants them, and not gone over again. */
export async function rowsOf<Row>(tx: Tx | Db, statement: RawBuilder<Row>): Promise<Row[]> {
  const compiled = statement.compile(plain);
  return tx.getExecutor().provideConnection(async (connection) => (await connection.executeQuery<Row>(compiled)).rows);
}

/** The rows of several statements that do not wait for each other's answers: sent together, carried out in their order. */
export async function rowsOfEach<Rows extends readonly object[]>(tx: Tx, ...statements: { readonly [K in keyof Rows]: RawBuilder<Rows[K]> }): Promise<{ readonly [K in keyof Rows]: Rows[K][] }> {
  const compiled = statements.map((statement) => statement.compile(plain));
  return tx.getExecutor().provideConnection(async (connection) => {
    const answers = await Promise.allSettled(compiled.map((one) => connection.executeQuery(one)));
    return answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value.rows;
    });
  }) as Promise<{ readonly [K in keyof Rows]: Rows[K][] }>;
}
