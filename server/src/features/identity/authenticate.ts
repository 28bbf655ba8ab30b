import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import { actingName } from '@luoshi/domain/acting-mandate/who-may-act.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { rowsOf, type Db } from '../../platform/db/database.ts';
import type { HttpApp } from '../../platform/http/build-http.ts';
import { problem } from '../../platform/http/problem.ts';
import { machineClock, type IdentityDependencies } from './dependencies.ts';
import { hashSecret } from './secret-text.ts';
import { IDLE_HOURS, SESSION_COOKIE } from './session-cookie.ts';
import { inSite } from './site-transaction.ts';

/** The log-in behind a request, beside the identity it acts in. */
export interface Login {
  readonly loginSessionId: string;
  readonly accountId: string;
  readonly mustChangePassword: boolean;
  readonly largeText: boolean;
  readonly actor: Actor;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who acts; null for a stranger, and for somebody who must change the password first. */
    actor: Actor | null;
    login: Login | null;
  }
}

export function requireLogin(request: FastifyRequest): Login {
  if (request.login === null) throw problem(401, 'notLoggedIn', '请先登录。');
  return request.login;
}

export function requireActor(request: FastifyRequest): Actor {
  const login = requireLogin(request);
  if (login.mustChangePassword) throw problem(403, 'passwordChangeRequired', '请先修改密码。');
  return login.actor;
}

/** How stale "last seen" may be: a write a request would cost more than it tells. */
const TOUCH_AFTER_MS = 5 * 60_000;

/** Puts `request.actor` and `request.login` on every request under /api/. Call it on the root instance. */
export function installAuthentication(app: HttpApp, deps: IdentityDependencies): void {
  app.decorateRequest('actor', null);
  app.decorateRequest('login', null);
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[SESSION_COOKIE];
    if (token === undefined || token.length > 100 || !request.url.startsWith('/api/')) return;
    const now = (deps.machineClock ?? machineClock).now();
    const found = await findLogin(deps, token, now);
    if (found === null) return;
    request.login = found.login;
    request.actor = found.login.mustChangePassword ? null : found.login.actor;
    if (now.getTime() - found.lastSeenAt.getTime() > TOUCH_AFTER_MS) {
      found.lastSeenAt = now;
      await touch(deps.db, found.login.loginSessionId, now);
    }
  });
}

/** For routes that may change who may do what: whoever is told that it is done meets nobody who does not know yet. */
export function forgetLoginsAfterChanges(app: HttpApp, { logins }: IdentityDependencies): void {
  if (logins === undefined) return;
  app.addHook('onSend', async (request) => {
    if (request.method !== 'GET') logins.forget();
  });
}

/** The log-in a cookie stands for now, after whatever the request has just changed. */
export async function readLoginOf(deps: IdentityDependencies, token: string): Promise<Login | null> {
  return (await askDatabase(deps.db, hashSecret(token), (deps.machineClock ?? machineClock).now(), todayOf(deps)))?.login ?? null;
}

/** `until`: the last day of the mandate by which this log-in acts for somebody else. */
export interface FoundLogin { readonly login: Login; lastSeenAt: Date; readonly until: IsoDate | null }

interface LoginRow {
  loginSessionId: string; accountId: string; lastSeenAt: Date; mustChangePassword: boolean; largeText: boolean; congressId: string; identityId: string;
  personId: string; name: string; role: RoleId; organisationId: string; organisationName: string; sectionId: string | null; townshipId: string | null;
  mandateId: string | null; principalPersonId: string | null; principalName: string | null; holderRole: RoleId | null; mandateUntil: IsoDate | null;
}

async function findLogin(deps: IdentityDependencies, token: string, now: Date): Promise<FoundLogin | null> {
  const { db, logins } = deps;
  const hash = hashSecret(token);
  const today = todayOf(deps);
  const ask = (): Promise<FoundLogin | null> => askDatabase(db, hash, now, today);
  const found = await (logins === undefined ? ask() : logins.find(hash.toString('base64'), now, ask));
  // Nothing tells of midnight: a mandate remembered from yesterday is looked at by its own last day.
  return found === null || (found.until !== null && found.until < today) ? null : found;
}

/** The product's day: mandates run by it. */
const todayOf = (deps: Pick<IdentityDependencies, 'clock'>): IsoDate => dateInShanghai(deps.clock.now().toISOString());

async function askDatabase(db: Db, tokenHash: Buffer, now: Date, today: IsoDate): Promise<FoundLogin | null> {
  const [row] = await rowsOf(db, sql<LoginRow>`
    select login_session_id as "loginSessionId", account_id as "accountId", last_seen_at as "lastSeenAt", must_change_password as "mustChangePassword", large_text as "largeText",
           congress_id as "congressId", identity_id as "identityId", person_id as "personId", name, role, organisation_id as "organisationId", organisation_name as "organisationName",
           section_id as "sectionId", township_id as "townshipId", mandate_id as "mandateId", principal_person_id as "principalPersonId", principal_name as "principalName",
           holder_role as "holderRole", mandate_until::text as "mandateUntil"
      from luoshi_authenticate(${tokenHash}, ${now}, make_interval(hours => ${IDLE_HOURS}), ${today}::date)`);
  if (row === undefined) return null;
  const { mandateId, principalPersonId, principalName, holderRole } = row;
  const actingFor = mandateId === null || principalPersonId === null || principalName === null || holderRole === null ? undefined
    : { mandateId, personId: principalPersonId, name: principalName, holderName: row.name, holderRole };
  const actor: Actor = {
    congressId: row.congressId, identityId: row.identityId, personId: row.personId, name: actingFor === undefined ? row.name : actingName(row.name, actingFor.name), role: row.role, organisationId: row.organisationId,
    organisationName: row.organisationName, sectionId: row.sectionId, townshipId: row.townshipId, ...(actingFor === undefined ? {} : { actingFor }),
  };
  const { loginSessionId, accountId, mustChangePassword, largeText, lastSeenAt } = row;
  return { login: { loginSessionId, accountId, mustChangePassword, largeText, actor }, lastSeenAt, until: row.mandateUntil };
}

async function touch(db: Db, loginSessionId: string, now: Date): Promise<void> {
  await inSite(db, '', (tx) => sql`update login_session set last_seen_at = ${now} where id = ${loginSessionId}`.execute(tx));
}
