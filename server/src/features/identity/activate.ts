import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { machineClock, type IdentityDependencies } from './dependencies.ts';
import { foundFirstAdministrator } from './first-administrator.ts';
import { hashPassword } from './hash-password.ts';
import { endLoginSessions, recordEnds } from './login-sessions.ts';
import { findCode, useCode, type FoundCode } from './one-time-codes.ts';
import { done, refused, type Outcome } from './outcome.ts';
import { passwordRefusals } from './password-rules.ts';
import { actorOf, readIdentities } from './read/identities.ts';
import { enterCongress, findRootCongress, inSite } from './site-transaction.ts';
import { usernameRefusals } from './username-rules.ts';

export interface Activation {
  readonly code: string;
  /** A name of one's own choice, at the first log-in only. */
  readonly username?: string | undefined;
  readonly newPassword: string;
  /** The first administrator's own name, and the congress's, on an empty site only. */
  readonly name?: string | undefined;
  readonly congressName?: string | undefined;
}

export interface Activated {
  readonly username: string;
}

/** First log-in by an activation slip, a forgotten password by a reset slip, and the site's first administrator. */
export async function activate(deps: IdentityDependencies, activation: Activation): Promise<Outcome<Activated>> {
  const now = deps.clock.now();
  const root = (await findRootCongress(deps.db)) ?? '';
  const known = await inSite(deps.db, root, (tx) => findCode(tx, activation.code, now));
  // Hashing takes long: only for a code that works, and outside the transaction.
  if (known === null) return invalidCode(deps, root, activation);
  const passwordHash = await hashPassword(activation.newPassword.slice(0, 1000));
  return inSite(deps.db, root, async (tx) => {
    const code = await findCode(tx, activation.code, now);
    if (code === null) return invalidCode(deps, root, activation);
    if (code.purpose === 'firstAdministrator') return foundFirstAdministrator(tx, deps, code.id, activation, passwordHash);
    return activateAccount(tx, deps, code, activation, passwordHash);
  });
}

async function invalidCode(deps: IdentityDependencies, root: string, activation: Activation): Promise<Outcome<Activated>> {
  const refusals = [refusal('codeInvalid', '激活码不对、已使用或已过期。请核对密码单；仍不行的，请向安全管理员重新领取。', '/code')];
  await deps.recordRefusal(deps.db, {
    congressId: root, actor: null, kind: 'account', id: '', action: 'activate', refusals, body: { username: activation.username ?? null },
  });
  return refused(422, ...refusals);
}

async function activateAccount(tx: Tx, deps: IdentityDependencies, code: FoundCode, activation: Activation, passwordHash: string): Promise<Outcome<Activated>> {
  const now = deps.clock.now();
  const { rows } = await sql<{ id: string; personId: string; name: string; username: string; state: string }>`
    select a.id, a.person_id, p.name, a.username, a.state from account a join person p on p.id = a.person_id
     where a.id = ${code.accountId} for update of a`.execute(tx);
  const account = rows[0];
  if (account === undefined || account.state === 'suspended' || account.state === 'locked') {
    return refused(409, refusal('accountClosed', '账号已锁定或停用，请与安全管理员联系。'));
  }
  const username = code.purpose === 'activation' ? (activation.username?.trim() || account.username) : account.username;
  const refusals: Refusal[] = passwordRefusals(activation.newPassword, username).map((one) => ({ ...one, field: '/newPassword' }));
  if (username !== account.username) refusals.push(...(await usernameRefusals(tx, username, account.id)));
  if (refusals.length > 0) return refused(422, ...refusals);
  const identity = (await readIdentities(tx, account.personId, dateInShanghai(now.toISOString())))[0];
  if (identity === undefined) return refused(403, refusal('noIdentity', '您目前没有可用的身份，请与系统管理员联系。'));
  await useCode(tx, code.id, now);
  const ended = await endLoginSessions(tx, { accountId: account.id }, 'passwordChanged', (deps.machineClock ?? machineClock).now());
  const updated = await sql<{ version: number }>`
    update account set username = ${username}, password_hash = ${passwordHash}, password_changed_at = ${now}, must_change_password = false,
           failed_attempts = 0, locked_until = null, state = 'active', version = version + 1
     where id = ${account.id} returning version`.execute(tx);
  const actor = actorOf({ id: account.personId, name: account.name }, identity);
  await enterCongress(tx, actor.congressId);
  await deps.recordAct(tx, {
    congressId: actor.congressId, actor, kind: 'account', id: account.id, version: updated.rows[0]?.version ?? 0,
    action: code.purpose === 'activation' ? 'activate' : 'resetPassword', event: code.purpose === 'activation' ? 'AccountActivated' : 'PasswordReset', body: { username },
  });
  await recordEnds(tx, deps, { congressId: actor.congressId, actor, action: 'end', event: 'LoginSessionEnded' }, ended);
  return done({ username });
}
