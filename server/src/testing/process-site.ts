import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { systemActor, type Actor } from '@luoshi/domain/identity/actor.ts';
import { buildApp, caseDependencies } from '../app.ts';
import { insertCounty, type CountyRows } from '../features/administration/public.ts';
import { performAction, type ActionResult, type CaseDependencies } from '../features/cases/public.ts';
import { fileRoutes } from '../features/files/public.ts';
import { SESSION_COOKIE } from '../features/identity/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config.ts';
import { withTransaction } from '../platform/db/database.ts';
import { openFileStore } from '../platform/files/file-store.ts';
import type { HttpApp } from '../platform/http/build-http.ts';
import { createMissingSecrets, readSecrets } from '../platform/secrets.ts';
import type { Site } from '../platform/site.ts';
import { testDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { password, processCounty } from './process-county.ts';
import { textFile } from './upload-form.ts';

export interface ActionJson { action: string; label: string; method: string; href: string; schema: Record<string, unknown>; refusals: { code: string; text: string }[] }
export interface RecordJson { id: string; kind: string; version: number; state: string; actions: ActionJson[]; records: Record<string, RecordJson[]>; [field: string]: unknown }
export interface HttpAnswer { readonly status: number; readonly json: RecordJson & Record<string, unknown>; readonly text: string; readonly headers: Record<string, unknown> }
export interface ProcessSite {
  readonly app: HttpApp; readonly site: Site; readonly database: TestDatabase; readonly clock: ReturnType<typeof createFixedClock>; readonly deps: CaseDependencies;
  readonly cookieOf: (username: string) => Promise<string>;
  readonly call: (username: string | null, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, headers?: Record<string, string>) => Promise<HttpAnswer>;
  readonly get: (username: string, url: string) => Promise<RecordJson>;
  /** Does an action as a person who has just read the record; throws unless the server accepts it. */
  readonly act: (username: string, path: string, action: string, body?: unknown) => Promise<RecordJson>;
  /** Who a log-in acts as. */
  readonly actorOf: (username: string) => Promise<Actor>;
  /** Does an action in the name of the clock, by the same write path. */
  readonly asSystem: (kind: CaseKind, id: string, action: string, body?: unknown, congressId?: string) => Promise<ActionResult>;
  /** Hands in a text file and answers with its id. */
  readonly upload: (username: string, content: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

interface MeJson { person: { id: string; name: string }; identity: { id: string; role: Actor['role']; townshipId: string | null; organisation: { id: string; name: string }; section: { id: string } | null; congress: { id: string } } }

/** The whole server as it is composed for production, on a database and a folder of its own, with a clock that tests move. */
export async function processSite(now = '2026-02-02T01:00:00Z', county: CountyRows = processCounty, prepare: (app: HttpApp) => Promise<void> = async () => undefined): Promise<ProcessSite> {
  const database = await testDatabase({ max: 8 });
  const dataDir = await mkdtemp(join(tmpdir(), 'luoshi-site-'));
  const config = readConfig({ DATABASE_URL: database.url, LUOSHI_LOG: 'silent' }, { mode: 'test', dataDir });
  createMissingSecrets(config);
  const clock = createFixedClock(now);
  const site: Site = {
    config, db: database.db, pool: database.pool, clock, files: await openFileStore(join(dataDir, 'files')), secrets: readSecrets(config),
    onClockMove: () => undefined, readiness: async () => [], close: async () => undefined,
  };
  await withTransaction(database.db, 'county', (tx) => insertCounty(tx, county, clock.now()));
  const app = await buildApp(site, { pages: false });
  if (!app.hasRoute({ method: 'POST', url: '/api/v1/files' })) await app.register(fileRoutes, { db: site.db, clock, files: site.files });
  await prepare(app);
  await app.ready();
  const cookies = new Map<string, Promise<string>>();

  const send = async (cookie: string | null, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, headers: Record<string, string> = {}): Promise<HttpAnswer> => {
    const answer = await app.inject({ method, url, headers: { ...(cookie === null ? {} : { cookie: `${SESSION_COOKIE}=${cookie}` }), ...headers }, ...(body === undefined ? {} : { payload: body as object }) });
    const isJson = String(answer.headers['content-type'] ?? '').includes('json') && answer.body !== '';
    return { status: answer.statusCode, json: (isJson ? answer.json() : {}) as HttpAnswer['json'], text: answer.body, headers: answer.headers };
  };
  const logIn = async (username: string): Promise<string> => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/login', payload: { username, password } });
    const cookie = answer.cookies.find((one) => one.name === SESSION_COOKIE)?.value;
    if (cookie === undefined) throw new Error(`${username} cannot log in: ${answer.body}`);
    return cookie;
  };
  const cookieOf = (username: string) => {
    const known = cookies.get(username) ?? logIn(username);
    cookies.set(username, known);
    return known;
  };
  const call: ProcessSite['call'] = async (username, method, url, body, headers) => send(username === null ? null : await cookieOf(username), method, url, body, headers);
  const get: ProcessSite['get'] = async (username, url) => {
    const answer = await call(username, 'GET', url);
    if (answer.status !== 200) throw new Error(`GET ${url} as ${username}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  const act: ProcessSite['act'] = async (username, path, action, body = {}) => {
    const url = path.startsWith('/api/') ? path : `/api/v1/${path}`;
    const record = await get(username, url);
    const answer = await call(username, 'POST', `${url}/actions/${action}`, body, { 'if-match': `"${record.version}"` });
    if (answer.status !== 200) throw new Error(`${action} on ${path} as ${username}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  const actorOf = async (username: string): Promise<Actor> => {
    const { person, identity } = (await get(username, '/api/v1/me')) as unknown as MeJson;
    return {
      congressId: identity.congress.id, identityId: identity.id, personId: person.id, name: person.name, role: identity.role, organisationId: identity.organisation.id,
      organisationName: identity.organisation.name, sectionId: identity.section?.id ?? null, townshipId: identity.townshipId,
    };
  };
  const deps = caseDependencies(site);
  const asSystem: ProcessSite['asSystem'] = (kind, id, action, body = {}, congressId = 'county') => performAction(deps, { actor: systemActor(congressId), kind, id, action, body, expectedVersion: null });
  const upload: ProcessSite['upload'] = async (username, content) => {
    const { payload, headers } = textFile(content);
    const answer = await call(username, 'POST', '/api/v1/files', payload, headers);
    if (answer.status !== 201) throw new Error(`upload as ${username}: ${answer.status} ${answer.text}`);
    return String(answer.json['fileId']);
  };
  return {
    app, site, database, clock, deps, cookieOf, call, get, act, actorOf, asSystem, upload,
    close: async () => {
      await app.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
