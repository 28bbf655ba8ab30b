import pg from 'pg';

export interface PoolOptions {
  readonly url: string;
  readonly max?: number;
  /** The role every connection takes before its first statement; row-level security holds for it. */
  readonly role?: string | undefined;
  readonly applicationName?: string;
  /** Each statement waits for the answer to the one before: for `copy`, whose protocol allows nothing else, and for a library that reckons with nothing else. */
  readonly oneAtATime?: boolean;
  readonly onError?: (error: Error) => void;
}

const DATE = 1082;
const BIGINT = 20;

/** Dates stay 'YYYY-MM-DD' (a Date object would shift them by a time zone); counts become numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) => {
    if (format !== 'binary') {
      if (oid === DATE) return (text: string) => text;
      if (oid === BIGINT) return readBigint;
    }
    return (pg.types.getTypeParser as (oid: number, format?: string) => never)(oid, format);
  },
};

function readBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is not a safe integer`);
  return value;
}

export function createPool(options: PoolOptions): pg.Pool {
  const settings = ['TimeZone=UTC', ...(options.role === undefined ? [] : [`role=${options.role}`])];
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'luoshi',
    // Sent with the connection's first packet: there is no moment at which it runs with the owner's rights.
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    types,
    pipeline: options.oneAtATime !== true,
  });
  // An idle connection that breaks (the server restarts) must not end the program; the next query reconnects.
  pool.on('error', (error) => options.onError?.(error));
  // Nor one that breaks between two statements of a transaction: the next of them fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
