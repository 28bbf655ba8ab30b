import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** A statement seen twice is prepared under a name; more different ones than this stay unnamed (lists of varying length). */
const MOST_NAMES = 800;

/** What a transaction sets as it begins; sent together with `begin`, which saves a round trip. */
export const openingStatement = new AsyncLocalStorage<string>();

/**
 * Lets Kysely's statements run as named prepared statements: parsed and planned once per connection
 * instead of once per call.
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
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (statement: unknown, values?: readonly unknown[]): unknown => {
      // A cursor has its own way; begin, commit and rollback carry no parameters and are fastest as plain text.
      if (typeof statement !== 'string') return client.query(statement as pg.QueryConfig);
      if (values === undefined || values.length === 0) return client.query(withOpening(statement));
      const name = nameOf(statement);
      return client.query({ text: statement, values: [...values], ...(name === undefined ? {} : { name }) });
    };
    const face = { query, release: (destroy?: boolean | Error) => client.release(destroy) };
    return face as unknown as PostgresPoolClient;
  };
  return {
    connect: async () => {
      const client = await pool.connect();
      let face = wrapped.get(client);
      if (face === undefined) wrapped.set(client, (face = wrap(client)));
      return face;
    },
    end: () => pool.end(),
    options: pool.options,
  } as PostgresPool;
}

function withOpening(statement: string): string {
  const opening = /^(begin|start transaction)\b/.test(statement) ? openingStatement.getStore() : undefined;
  return opening === undefined ? statement : `${statement}; ${opening}`;
}
