import { withTransaction } from '../../platform/db/database.ts';
import { createFixedClock } from '../../platform/clock/clock.ts';
import { buildHttp, type HttpApp } from '../../platform/http/build-http.ts';
import { testDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { identityRoutes, installAuthentication, SESSION_COOKIE, type ActRecord, type IdentityDependencies, type RefusalRecord } from '../identity/public.ts';
import { insertCounty } from './insert-county.ts';
import { smallCounty, smallCountyPassword } from './small-county.ts';

export interface TestSite {
  readonly app: HttpApp;
  readonly database: TestDatabase;
  readonly clock: ReturnType<typeof createFixedClock>;
  readonly machineClock: ReturnType<typeof createFixedClock>;
  readonly acts: ActRecord[];
  readonly refusals: RefusalRecord[];
  readonly deps: IdentityDependencies;
  logIn(username: string): Promise<string>;
  call(cookie: string | null, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  // What an answer holds is what the tests look at.
  readonly json: Record<string, unknown> & { [key: string]: unknown };
  readonly headers: Record<string, unknown>;
  readonly cookie: string | null;
}

/** The real server over a real database, with the small county and records kept in memory. */
export async function testSite(options: { empty?: boolean; secureCookies?: boolean; routes?: (app: HttpApp, deps: IdentityDependencies) => Promise<void> } = {}): Promise<TestSite> {
  const database = await testDatabase();
  const clock = createFixedClock('2026-10-20T01:00:00Z');
  const machineClock = createFixedClock('2026-10-20T01:00:00Z');
  const acts: ActRecord[] = [];
  const refusals: RefusalRecord[] = [];
  if (options.empty !== true) await withTransaction(database.db, 'county', (tx) => insertCounty(tx, smallCounty, clock.now()));
  const deps: IdentityDependencies = {
    db: database.db, clock, machineClock, config: { secureCookies: options.secureCookies ?? false },
    recordAct: async (_tx, act) => void acts.push(act),
    recordRefusal: async (_db, refusal) => void refusals.push(refusal),
  };
  const app = await buildHttp({ readiness: async () => [], refuseStripped: true });
  installAuthentication(app, deps);
  await app.register(identityRoutes, deps);
  await options.routes?.(app, deps);
  await app.ready();
  const call: TestSite['call'] = async (cookie, method, url, body, headers = {}) => {
    const answer = await app.inject({
      method, url, headers: { ...(cookie === null ? {} : { cookie: `${SESSION_COOKIE}=${cookie}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const set = answer.cookies.find((one) => one.name === SESSION_COOKIE);
    const isJson = String(answer.headers['content-type'] ?? '').includes('json') && answer.body !== '';
    return { status: answer.statusCode, json: isJson ? answer.json() : {}, headers: answer.headers, cookie: set === undefined ? null : set.value };
  };
  return {
    app, database, clock, machineClock, acts, refusals, deps, call,
    async logIn(username) {
      const { cookie, json } = await call(null, 'POST', '/api/v1/login', { username, password: smallCountyPassword });
      if (cookie === null) throw new Error(`${username} cannot log in: ${JSON.stringify(json)}`);
      return cookie;
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}
