import { randomUUID } from 'node:crypto';
import type { AnyActor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { IdentityDependencies } from './dependencies.ts';
import { ABSOLUTE_DAYS } from './session-cookie.ts';
import { hashSecret, newSessionToken } from './secret-text.ts';

export type SessionEnd = 'loggedOut' | 'revoked' | 'passwordChanged' | 'accountClosed' | 'identityEnded' | 'mandateEnded';

export interface NewLoginSession {
  readonly rootCongressId: string;
  readonly accountId: string;
  readonly identityCongressId: string;
  readonly identityId: string;
  readonly remoteAddress: string;
  readonly userAgent: string;
}

export async function insertLoginSession(tx: Tx, session: NewLoginSession, machineNow: Date): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  const token = newSessionToken();
  const expiresAt = new Date(machineNow.getTime() + ABSOLUTE_DAYS * 86_400_000);
  await sql`
    insert into login_session (congress_id, id, account_id, token_hash, identity_congress_id, identity_id, created_at, last_seen_at, expires_at,
                               remote_address, user_agent)
    values (${session.rootCongressId}, ${id}, ${session.accountId}, ${hashSecret(token)}, ${session.identityCongressId}, ${session.identityId},
            ${machineNow}, ${machineNow}, ${expiresAt}, ${session.remoteAddress}, ${session.userAgent.slice(0, 300)})`.execute(tx);
  return { id, token };
}

/** A new token for a new identity: what was stolen before is worth nothing after. */
export async function rotateLoginSession(tx: Tx, id: string, identity: { congressId: string; id: string; mandateId: string | null }): Promise<{ token: string; version: number } | null> {
  const token = newSessionToken();
  const { rows } = await sql<{ version: number }>`
    update login_session set token_hash = ${hashSecret(token)}, identity_congress_id = ${identity.congressId}, identity_id = ${identity.id}, mandate_id = ${identity.mandateId}, version = version + 1
     where id = ${id} and ended_at is null returning version`.execute(tx);
  const row = rows[0];
  return row === undefined ? null : { token, version: row.version };
}

export interface EndedSession {
  readonly id: string;
  readonly version: number;
}

/** Ends one session of an account, or all of them but `keepId`. */
export async function endLoginSessions(
  tx: Tx, which: { accountId: string; id?: string; keepId?: string }, reason: SessionEnd, machineNow: Date,
): Promise<EndedSession[]> {
  const { rows } = await sql<EndedSession>`
    update login_session set ended_at = ${machineNow}, end_reason = ${reason}, version = version + 1
     where account_id = ${which.accountId} and ended_at is null
       and (${which.id ?? null}::text is null or id = ${which.id ?? null}) and id <> ${which.keepId ?? ''}
    returning id, version`.execute(tx);
  return rows;
}

export async function endSessionsOfIdentity(tx: Tx, identityId: string, machineNow: Date): Promise<EndedSession[]> {
  const { rows } = await sql<EndedSession>`
    update login_session set ended_at = ${machineNow}, end_reason = 'identityEnded', version = version + 1
     where identity_id = ${identityId} and ended_at is null returning id, version`.execute(tx);
  return rows;
}

/** Nobody goes on in somebody else's place once the mandate is over. */
export async function endSessionsOfMandate(tx: Tx, mandateId: string, machineNow: Date): Promise<EndedSession[]> {
  const { rows } = await sql<EndedSession>`
    update login_session set ended_at = ${machineNow}, end_reason = 'mandateEnded', version = version + 1
     where mandate_id = ${mandateId} and ended_at is null returning id, version`.execute(tx);
  return rows;
}

/** Each session that ended is an act of whoever ended it, in the chain of `congressId`. */
export async function recordEnds(
  tx: Tx, deps: Pick<IdentityDependencies, 'recordAct'>, which: { congressId: string; actor: AnyActor; action: string; event: string }, ended: readonly EndedSession[],
): Promise<void> {
  for (const { id, version } of ended) await deps.recordAct(tx, { ...which, kind: 'loginSession', id, version, body: {} });
}
