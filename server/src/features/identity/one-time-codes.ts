import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { hashSecret, newOneTimeCode, readOneTimeCode } from './secret-text.ts';

export type CodePurpose = 'activation' | 'reset' | 'firstAdministrator';

/** A printed activation slip must reach a village by hand; a reset slip is fetched at the counter. */
export const codeHours: Readonly<Record<CodePurpose, number>> = { activation: 30 * 24, reset: 24, firstAdministrator: 24 };

export interface IssuedCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/** The new code is the only one that works: earlier unused ones of the account (or for the first administrator) end. */
export async function issueCode(
  tx: Tx, slip: { congressId: string; purpose: CodePurpose; accountId: string | null; issuedBy: string | null }, now: Date,
): Promise<IssuedCode> {
  const code = newOneTimeCode();
  const expiresAt = new Date(now.getTime() + codeHours[slip.purpose] * 3_600_000);
  await sql`
    update one_time_code set revoked_at = ${now}
     where account_id is not distinct from ${slip.accountId}::text and used_at is null and revoked_at is null`.execute(tx);
  await sql`
    insert into one_time_code (congress_id, id, purpose, code_hash, account_id, issued_by, issued_at, expires_at)
    values (${slip.congressId}, ${randomUUID()}, ${slip.purpose}, ${hashSecret(code)}, ${slip.accountId}, ${slip.issuedBy}, ${now}, ${expiresAt})`.execute(tx);
  return { code, expiresAt };
}

export async function revokeCodes(tx: Tx, accountId: string, now: Date): Promise<void> {
  await sql`update one_time_code set revoked_at = ${now} where account_id = ${accountId} and used_at is null and revoked_at is null`.execute(tx);
}

export interface FoundCode {
  readonly id: string;
  readonly purpose: CodePurpose;
  readonly accountId: string | null;
}

/** A code that would work now, and holds its row until the transaction ends; null for every other, whatever the cause. */
export async function findCode(tx: Tx, typed: string, now: Date): Promise<FoundCode | null> {
  const { rows } = await sql<FoundCode>`
    select id, purpose, account_id from one_time_code
     where code_hash = ${hashSecret(readOneTimeCode(typed))} and used_at is null and revoked_at is null and expires_at > ${now} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function useCode(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update one_time_code set used_at = ${now} where id = ${id}`.execute(tx);
}
