import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** A statement seen twice is prepared under a name; more different ones than this stay unnamed (lists of varying length). */
const MOST_NAMES = 800;

/** How a transaction begins: `isReading` makes PostgreSQL refuse every write in it; `setting` is a statement that goes with `begin`. */
export interface Opening { readonly setting: string; readonly isReading: boolean }
export const openingOfTransaction = new AsyncLocalStorage<Opening>();

/**
 * Lets Kysely's statements run as named prepared statements (parsed and planned once per connection instead of once per call), and
 * spares round trips: `begin` goes out together with the first statement, and nobody waits for the end of a transaction that only read.
 */
export function withNamedStatements(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string | undefined>();
  const nameOf = (text: string): string | undefined => {
    if (names.has(text)) {
      const known = names.get(text);
      if (known !== undefined) return known;
      const name = createHash('sha1').update(text).digest('base64url');
      names.set(text, name);
      return name;
    }
    if (names.size < MOST_NAMES) names.set(text, undefined);
    return undefined;
  };
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      let face = wrapped.get(client);
      if (face === undefined) wrapped.set(client, (face = faceOf(client, nameOf)));
      return face;
    },
    end: () => pool.end(),
    options: pool.options,
  } as PostgresPool;
}

const done = { command: '', rowCount: 0, rows: [] };

interface Corkable { cork(): void; uncork(): void }

function faceOf(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  /** What opens the transaction, as long as nothing has been sent in it. */
  let begin: string | null = null;
  /** What opens it again, for one that only reads and is open now. */
  let reading: string | null = null;
  let isGathering = false;

  /** What is sent in one breath leaves in one packet; with the end of the transaction if it only reads, which opens again at need. */
  const gather = (): void => {
    if (isGathering) return;
    isGathering = true;
    const { stream } = (client as unknown as { connection: { stream: Corkable } }).connection;
    stream.cork();
    process.nextTick(() => {
      if (reading !== null && begin === null) {
        begin = reading;
        // What was read is known; a connection that breaks now tells whoever uses it next.
        client.query('commit').catch(() => undefined);
      }
      isGathering = false;
      stream.uncork();
    });
  };
  const send = (statement: string, values: readonly unknown[] | undefined): Promise<unknown> => {
    gather();
    // begin, commit and rollback carry no parameters and are fastest as plain text.
    if (values === undefined || values.length === 0) return client.query(statement);
    const name = nameOf(statement);
    return client.query({ text: statement, values: [...values], ...(name === undefined ? {} : { name }) });
  };
  /** A transaction that could not begin fails with its first statement, which met no congress and so changed nothing. */
  const sendWithBegin = async (opening: string, statement: string, values: readonly unknown[] | undefined): Promise<unknown> => {
    const [begun, first] = await Promise.allSettled([send(opening, undefined), send(statement, values)]);
    if (begun.status === 'rejected') throw begun.reason;
    if (first.status === 'rejected') throw first.reason;
    return first.value;
  };

  const query = (statement: unknown, values?: readonly unknown[]): unknown => {
    // A cursor has its own way.
    if (typeof statement !== 'string') return client.query(statement as pg.QueryConfig);
    if (/^(begin|start transaction)\b/.test(statement)) {
      const opening = openingOfTransaction.getStore();
      const setting = opening === undefined ? '' : `; ${opening.setting}`;
      reading = opening?.isReading === true ? `${statement} read only${setting}` : null;
      begin = reading ?? `${statement}${setting}`;
      return Promise.resolve(done);
    }
    const isEnd = statement === 'commit' || statement === 'rollback';
    if (isEnd) reading = null;
    if (begin !== null) {
      const opening = begin;
      begin = null;
      // Nothing was asked in it, or it has ended already.
      if (isEnd) return Promise.resolve({ ...done, command: statement.toUpperCase() });
      return sendWithBegin(opening, statement, values);
    }
    return send(statement, values);
  };
  return { query, release: (destroy?: boolean | Error) => client.release(destroy) } as unknown as PostgresPoolClient;
}
