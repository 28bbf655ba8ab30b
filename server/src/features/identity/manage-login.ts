import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import type { Login } from './authenticate.ts';
import { machineClock, type IdentityDependencies } from './dependencies.ts';
import { hashPassword, verifyPassword } from './hash-password.ts';
import { endLoginSessions, recordEnds, rotateLoginSession } from './login-sessions.ts';
import { done, refused, type Outcome } from './outcome.ts';
import { passwordRefusals } from './password-rules.ts';
import { actorOf, personNameOf, readCapacities } from './read/identities.ts';
import { enterCongress, inSite } from './site-transaction.ts';
import { LOCK_MINUTES, MOST_FAILURES } from './unknown-names.ts';

const machineNow = (deps: IdentityDependencies): Date => (deps.machineClock ?? machineClock).now();

export async function logOut(deps: IdentityDependencies, login: Login): Promise<void> {
  await inSite(deps.db, login.actor.congressId, async (tx) => {
    const ended = await endLoginSessions(tx, { accountId: login.accountId, id: login.loginSessionId }, 'loggedOut', machineNow(deps));
    await recordEnds(tx, deps, { congressId: login.actor.congressId, actor: login.actor, action: 'logOut', event: 'LoggedOut' }, ended);
  });
}

/** Acts in another capacity from here on; the old cookie stops working. */
export async function switchIdentity(deps: IdentityDependencies, login: Login, identityId: string): Promise<Outcome<{ token: string; actor: Actor }>> {
  const today = dateInShanghai(deps.clock.now().toISOString());
  return inSite(deps.db, login.actor.congressId, async (tx) => {
    const identities = await readCapacities(tx, login.actor.personId, today);
    const identity = identities.find((candidate) => candidate.id === identityId);
    if (identity === undefined) return refused(404, refusal('identityNotFound', '您没有这个身份或代办授权，或者它已经终止。', '/identityId'));
    const actor = actorOf({ id: login.actor.personId, name: personNameOf(login.actor) }, identity);
    const rotated = await rotateLoginSession(tx, login.loginSessionId, { congressId: actor.congressId, id: actor.identityId, mandateId: actor.actingFor?.mandateId ?? null });
    if (rotated === null) return refused(401, refusal('notLoggedIn', '登录已失效，请重新登录。'));
    // The next log-in begins in a capacity of one's own.
    if (actor.actingFor === undefined) await sql`update account set last_identity_id = ${identity.id} where id = ${login.accountId}`.execute(tx);
    await enterCongress(tx, actor.congressId);
    await deps.recordAct(tx, {
      congressId: actor.congressId, actor, kind: 'loginSession', id: login.loginSessionId, version: rotated.version, action: 'switchIdentity',
      event: 'IdentitySwitched', body: { fromIdentityId: login.actor.identityId, identityId: identity.id },
    });
    return done({ token: rotated.token, actor });
  });
}

/** Other devices are logged out; this one goes on with a new cookie. Failures count towards the lock-out as at log-in. */
export async function changePassword(
  deps: IdentityDependencies, login: Login, change: { currentPassword: string; newPassword: string },
): Promise<Outcome<{ token: string }>> {
  const now = deps.clock.now();
  const account = await inSite(deps.db, login.actor.congressId, async (tx) => {
    const { rows } = await sql<{ username: string; passwordHash: string | null; version: number }>`
      update account set failed_attempts = failed_attempts + 1,
             locked_until = case when failed_attempts + 1 >= ${MOST_FAILURES} then ${new Date(now.getTime() + LOCK_MINUTES * 60_000)}::timestamptz end
       where id = ${login.accountId} and (locked_until is null or locked_until <= ${now})
      returning username, password_hash, version`.execute(tx);
    return rows[0];
  });
  if (account === undefined) return refused(429, refusal('lockedOut', `输错次数过多，请 ${LOCK_MINUTES} 分钟后再试。`));
  if (!(await verifyPassword(account.passwordHash, change.currentPassword))) {
    const answer = refused(422, refusal('wrongPassword', '原密码不对。', '/currentPassword'));
    await deps.recordRefusal(deps.db, {
      congressId: login.actor.congressId, actor: login.actor, kind: 'account', id: login.accountId, action: 'changePassword', refusals: answer.refusals, body: {},
    });
    return answer;
  }
  const refusals = passwordRefusals(change.newPassword, account.username).map((one) => ({ ...one, field: '/newPassword' }));
  if (change.newPassword === change.currentPassword) refusals.push({ ...refusal('passwordUnchanged', '新密码不能与原密码相同。'), field: '/newPassword' });
  const passwordHash = refusals.length > 0 ? '' : await hashPassword(change.newPassword);
  return inSite(deps.db, login.actor.congressId, async (tx) => {
    // The password was right: the attempt does not count against the account, whatever the new one is like.
    await sql`update account set failed_attempts = 0, locked_until = null where id = ${login.accountId}`.execute(tx);
    if (refusals.length > 0) return refused(422, ...refusals);
    const { rows } = await sql<{ version: number }>`
      update account set password_hash = ${passwordHash}, password_changed_at = ${now}, must_change_password = false, version = version + 1
       where id = ${login.accountId} and version = ${account.version} and state = 'active' returning version`.execute(tx);
    const version = rows[0]?.version;
    const rotated = version === undefined ? null
      : await rotateLoginSession(tx, login.loginSessionId, { congressId: login.actor.congressId, id: login.actor.identityId, mandateId: login.actor.actingFor?.mandateId ?? null });
    if (version === undefined || rotated === null) return refused(409, refusal('accountChanged', '账号刚被改动，请重新登录后再试。'));
    const ended = await endLoginSessions(tx, { accountId: login.accountId, keepId: login.loginSessionId }, 'passwordChanged', machineNow(deps));
    await deps.recordAct(tx, {
      congressId: login.actor.congressId, actor: login.actor, kind: 'account', id: login.accountId, version, action: 'changePassword', event: 'PasswordChanged', body: {},
    });
    await recordEnds(tx, deps, { congressId: login.actor.congressId, actor: login.actor, action: 'end', event: 'LoginSessionEnded' }, ended);
    return done({ token: rotated.token });
  });
}

/** One's own log-in on another device. */
export async function revokeOwnSession(deps: IdentityDependencies, login: Login, id: string): Promise<Outcome<null>> {
  return inSite(deps.db, login.actor.congressId, async (tx) => {
    const ended = await endLoginSessions(tx, { accountId: login.accountId, id }, 'revoked', machineNow(deps));
    if (ended.length === 0) return refused(404, refusal('sessionNotFound', '没有这个登录，或者它已经退出。'));
    await recordEnds(tx, deps, { congressId: login.actor.congressId, actor: login.actor, action: 'revoke', event: 'LoginSessionRevoked' }, ended);
    return done(null);
  });
}

export async function setPreferences(deps: IdentityDependencies, login: Login, preferences: { largeText: boolean }): Promise<void> {
  await inSite(deps.db, login.actor.congressId, (tx) => sql`update account set large_text = ${preferences.largeText} where id = ${login.accountId}`.execute(tx));
}
