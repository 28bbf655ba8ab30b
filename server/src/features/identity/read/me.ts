import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Login } from '../authenticate.ts';
import { IDLE_HOURS } from '../session-cookie.ts';
import { machineClock, type IdentityDependencies } from '../dependencies.ts';
import { inSite } from '../site-transaction.ts';
import { personNameOf, readCapacities, type IdentityView } from './identities.ts';

export interface Me {
  readonly person: { readonly id: string; readonly name: string };
  readonly identity: IdentityView;
  readonly identities: IdentityView[];
  readonly largeText: boolean;
  readonly mustChangePassword: boolean;
}

export async function readMe(deps: IdentityDependencies, login: Login): Promise<Me | null> {
  const { actor } = login;
  const today = dateInShanghai(deps.clock.now().toISOString());
  const identities = await inSite(deps.db, actor.congressId, (tx) => readCapacities(tx, actor.personId, today));
  const identity = identities.find((candidate) => candidate.id === actor.identityId && candidate.actingFor?.mandateId === actor.actingFor?.mandateId);
  if (identity === undefined) return null;
  return {
    person: { id: actor.personId, name: personNameOf(actor) }, identity, identities, largeText: login.largeText, mustChangePassword: login.mustChangePassword,
  };
}

export interface LoginSessionView {
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly remoteAddress: string;
  readonly userAgent: string;
}

/** Where this account is logged in now, the newest first. */
export async function readOwnSessions(deps: IdentityDependencies, login: Login): Promise<LoginSessionView[]> {
  const now = (deps.machineClock ?? machineClock).now();
  const { rows } = await inSite(deps.db, login.actor.congressId, (tx) => sql<{ id: string; createdAt: Date; lastSeenAt: Date; remoteAddress: string; userAgent: string }>`
    select id, created_at, last_seen_at, remote_address, user_agent from login_session
     where account_id = ${login.accountId} and ended_at is null and expires_at > ${now} and last_seen_at > ${now}::timestamptz - make_interval(hours => ${IDLE_HOURS})
     order by last_seen_at desc, id limit 200`.execute(tx));
  return rows.map((row) => ({
    id: row.id, current: row.id === login.loginSessionId, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(),
    remoteAddress: row.remoteAddress, userAgent: row.userAgent,
  }));
}
