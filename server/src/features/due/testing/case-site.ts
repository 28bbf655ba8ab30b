import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseKind, RecordBase } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { InjectPayload } from 'light-my-request';
import { createFixedClock } from '../../../platform/clock/clock.ts';
import { withTransaction } from '../../../platform/db/database.ts';
import type { DocumentEngine } from '../../../platform/documents/engine.ts';
import { openFileStore } from '../../../platform/files/file-store.ts';
import { createSealer } from '../../../platform/sealer.ts';
import { buildHttp, type HttpApp } from '../../../platform/http/build-http.ts';
import { testDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { insertCounty } from '../../administration/public.ts';
import { createActRecorder, createRefusalRecorder } from '../../audit/public.ts';
import { createPlaces, performAction, type CaseDependencies } from '../../cases/public.ts';
import { createOfficialDocumentEngine } from '../../documents/official-engine.ts';
import { inSite, installAuthentication, SESSION_COOKIE } from '../../identity/public.ts';
import { insertLoginSession } from '../../identity/login-sessions.ts';
import { actorNamed, testCounty } from './county.ts';

export interface Answer {
  readonly status: number;
  // What an answer holds is what the tests look at.
  // oxlint-disable-next-line no-explicit-any
  readonly json: Record<string, any>;
  readonly headers: Record<string, unknown>;
  readonly bytes: Buffer;
}

export interface CaseSite {
  readonly app: HttpApp;
  readonly database: TestDatabase;
  readonly clock: ReturnType<typeof createFixedClock>;
  readonly deps: CaseDependencies;
  readonly folder: string;
  actor(name: string): Actor;
  /** The cookie of a new log-in. */
  logIn(name: string): Promise<string>;
  /** A request in somebody's name; null for a stranger. */
  call(name: string | null, method: 'GET' | 'POST', url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** One act of a story, which must succeed; `id` is the record's. */
  must(name: string, kind: CaseKind, id: string, action: string, body?: unknown): Promise<RecordBase>;
  close(): Promise<void>;
}

/** The real server over a real database with the test county in it, and whatever routes a test is about. */
export async function caseSite(routes: (app: HttpApp, deps: CaseDependencies, database: TestDatabase) => PromiseLike<unknown>, now = '2026-10-20T01:00:00Z'): Promise<CaseSite> {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-files-'));
  const clock = createFixedClock(now);
  // Log-ins age by the machine's clock: moving the product's logs nobody out.
  const machineClock = createFixedClock(now);
  await withTransaction(database.db, 'county', (tx) => insertCounty(tx, testCounty, clock.now()));
  await database.ownerPool.query(`update account set state = 'active', password_hash = 'none'`);
  let engine: DocumentEngine | undefined;
  const deps: CaseDependencies = {
    db: database.db, clock, files: await openFileStore(folder), places: createPlaces(database.db, clock), auditMacKey: Buffer.alloc(32, 7), sealer: createSealer([Buffer.alloc(32, 9)]),
    cutWords: (text) => [...new Set(text)], documents: () => (engine ??= createOfficialDocumentEngine()),
  };
  const app = await buildHttp({ readiness: async () => [], refuseStripped: true });
  installAuthentication(app, { db: database.db, clock, machineClock, config: { secureCookies: false }, recordAct: createActRecorder(clock, deps.auditMacKey), recordRefusal: createRefusalRecorder(clock) });
  await routes(app, deps, database);
  await app.ready();
  const cookies = new Map<string, string>();

  async function logIn(name: string): Promise<string> {
    const session = { rootCongressId: 'county', accountId: `a-${name}`, identityCongressId: 'county', identityId: `i-${name}`, remoteAddress: '', userAgent: '' };
    const { token } = await inSite(database.db, 'county', (tx) => insertLoginSession(tx, session, machineClock.now()));
    return token;
  }
  async function cookieOf(name: string): Promise<string> {
    let cookie = cookies.get(name);
    if (cookie === undefined) cookies.set(name, (cookie = await logIn(name)));
    return cookie;
  }

  return {
    app, database, clock, deps, folder, actor: actorNamed, logIn,
    async call(name, method, url, body, headers = {}) {
      const cookie: Record<string, string> = name === null ? {} : { cookie: `${SESSION_COOKIE}=${await cookieOf(name)}` };
      const answer = await app.inject({ method, url, headers: { ...cookie, ...headers }, ...(body === undefined ? {} : { payload: body as InjectPayload }) });
      const isJson = String(answer.headers['content-type'] ?? '').includes('json') && answer.body !== '';
      return { status: answer.statusCode, json: isJson ? answer.json() : {}, headers: answer.headers, bytes: answer.rawPayload };
    },
    async must(name, kind, id, action, body = {}) {
      const result = await performAction(deps, { actor: actorNamed(name), kind, id, action, body, expectedVersion: null });
      if (!result.ok) throw new Error(`${kind}.${action} by ${name}: ${result.code} ${result.refusals.map((each) => each.text).join('; ')}`);
      return result.record;
    },
    async close() {
      await app.close();
      await engine?.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
