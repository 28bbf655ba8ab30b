import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

const ALLOWED = /^[\p{Script=Han}a-zA-Z0-9][\p{Script=Han}a-zA-Z0-9._-]{1,39}$/u;

/** A name of Han characters, letters and digits; the case of letters makes no difference. */
export async function usernameRefusals(tx: Tx, username: string, ownAccountId: string): Promise<Refusal[]> {
  if (!ALLOWED.test(username)) return [refusal('usernameInvalid', '登录名为 2 至 40 个汉字、字母或数字，中间可以用 . _ -。', '/username')];
  const { rows } = await sql`select 1 from account where lower(username) = ${username.toLowerCase()} and id <> ${ownAccountId}`.execute(tx);
  return rows.length === 0 ? [] : [refusal('usernameTaken', '这个登录名已被使用，请换一个。', '/username')];
}
