import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { machineClock, type IdentityDependencies } from './dependencies.ts';
import { verifyPassword } from './hash-password.ts';
import { insertLoginSession } from './login-sessions.ts';
import { networkOf } from './network-of.ts';
import { done, refused, type Outcome, type Refused } from './outcome.ts';
import { actorOf, readIdentities } from './read/identities.ts';
import { enterCongress, findRootCongress, inSite } from './site-transaction.ts';
import { LOCK_MINUTES, MOST_FAILURES, type UnknownNames } from './unknown-names.ts';

export interface LogInAttempt {
  readonly username: string;
  readonly password: string;
  readonly remoteAddress: string;
  readonly userAgent: string;
}

export interface LoggedIn {
  readonly token: string;
  readonly actor: Actor;
}

/**
 * Counts the attempt before it looks at the password: a hundred guesses at once are still five. A name nobody has is
 * counted, locked and timed in the same way, so that no answer tells which names exist.
 */
export async function logIn(deps: IdentityDependencies, unknownNames: UnknownNames, attempt: LogInAttempt): Promise<Outcome<LoggedIn>> {
  const now = deps.clock.now();
  const username = attempt.username.trim().normalize('NFKC').toLowerCase();
  const root = (await findRootCongress(deps.db)) ?? '';
  const account = await inSite(deps.db, root, (tx) => countAttempt(tx, username, now));
  const lockedUntil = account === null ? unknownNames.countAttempt(username, now) : account.lockedBefore;
  const matches = await verifyPassword(lockedUntil === null && account !== null ? account.passwordHash : null, attempt.password);
  const refusedWith = lockedUntil !== null ? lockedOut(lockedUntil, now) : matches ? stateRefusal(account?.state) : wrongPassword();
  if (refusedWith !== null || account === null) {
    const answer = refusedWith ?? wrongPassword();
    await deps.recordRefusal(deps.db, {
      congressId: root, actor: null, kind: 'loginSession', id: account?.id ?? '', action: 'logIn', refusals: answer.refusals,
      body: { username, network: networkOf(attempt.remoteAddress) },
    });
    return answer;
  }
  return inSite(deps.db, root, (tx) => begin(tx, deps, root, account, attempt));
}

interface AttemptedAccount {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly passwordHash: string | null;
  readonly state: string;
  readonly lastIdentityId: string | null;
  /** Until when the account was locked before this attempt; null: it was not. */
  readonly lockedBefore: Date | null;
}

async function countAttempt(tx: Tx, username: string, now: Date): Promise<AttemptedAccount | null> {
  const { rows } = await sql<AttemptedAccount>`
    select a.id, a.person_id, p.name as person_name, a.password_hash, a.state, a.last_identity_id,
           case when a.locked_until > ${now} then a.locked_until end as locked_before
      from account a join person p on p.id = a.person_id
     where lower(a.username) = ${username} for update of a`.execute(tx);
  const account = rows[0];
  if (account === undefined) return null;
  if (account.lockedBefore !== null) return account;
  const lockUntil = new Date(now.getTime() + LOCK_MINUTES * 60_000);
  await sql`
    update account set
      failed_attempts = case when locked_until is null then failed_attempts + 1 else 1 end,
      locked_until = case when locked_until is null and failed_attempts + 1 >= ${MOST_FAILURES} then ${lockUntil}::timestamptz end
     where id = ${account.id}`.execute(tx);
  return account;
}

async function begin(tx: Tx, deps: IdentityDependencies, root: string, account: AttemptedAccount, attempt: LogInAttempt): Promise<Outcome<LoggedIn>> {
  const now = deps.clock.now();
  const identities = await readIdentities(tx, account.personId, dateInShanghai(now.toISOString()));
  const identity = identities.find((candidate) => candidate.id === account.lastIdentityId) ?? identities[0];
  if (identity === undefined) return refused(403, refusal('noIdentity', '您目前没有可用的身份，请与系统管理员联系。'));
  const actor = actorOf({ id: account.personId, name: account.personName }, identity);
  const session = await insertLoginSession(tx, {
    rootCongressId: root, accountId: account.id, identityCongressId: actor.congressId, identityId: actor.identityId,
    remoteAddress: networkOf(attempt.remoteAddress), userAgent: attempt.userAgent,
  }, (deps.machineClock ?? machineClock).now());
  await sql`update account set failed_attempts = 0, locked_until = null, last_login_at = ${now} where id = ${account.id}`.execute(tx);
  await enterCongress(tx, actor.congressId);
  await deps.recordAct(tx, {
    congressId: actor.congressId, actor, kind: 'loginSession', id: session.id, version: 1, action: 'logIn', event: 'LoggedIn',
    body: {},
  });
  return done({ token: session.token, actor });
}

function wrongPassword(): Refused {
  return refused(401, refusal('wrongNameOrPassword', `登录名或密码不对。连续 ${MOST_FAILURES} 次不对，账号将锁定 ${LOCK_MINUTES} 分钟。`));
}

function lockedOut(until: Date, now: Date): Refused {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  const text = `登录失败次数过多，账号已锁定，请 ${minutes} 分钟后再试；忘记密码的，请向安全管理员领取重置密码单。`;
  return { ...refused(429, refusal('lockedOut', text)), retryAfterSeconds: minutes * 60 };
}

/** Told only to whoever knows the password. */
function stateRefusal(state: string | undefined): Refused | null {
  if (state === 'active') return null;
  return refused(403, state === 'suspended'
    ? refusal('accountSuspended', '账号已停用，请与安全管理员联系。')
    : refusal('accountLocked', '账号已由安全管理员锁定，请与安全管理员联系。'));
}
