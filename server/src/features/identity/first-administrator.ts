import { randomUUID } from 'node:crypto';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Activated, Activation } from './activate.ts';
import type { IdentityDependencies } from './dependencies.ts';
import { issueCode, useCode, type IssuedCode } from './one-time-codes.ts';
import { done, refused, type Outcome } from './outcome.ts';
import { passwordRefusals } from './password-rules.ts';
import { pinyinOf } from './pinyin-of.ts';
import { enterCongress, findRootCongress, inSite } from './site-transaction.ts';
import { usernameRefusals } from './username-rules.ts';

/*
 * How three administrators come to be without anybody holding two of the offices:
 *
 * 1. The console prints one code while the site has no account. Who uses it becomes the system administrator, nothing else.
 * 2. The system administrator registers two further people and names them security administrator and auditor. Only an office that
 *    nobody holds can be filled by one administrator alone; the database allows a person one of the three offices at most.
 * 3. The security administrator's first slip is issued to the system administrator, for nobody else exists who could. It works once:
 *    were it used by the wrong person, the right one would find it used, and the audit chain tells when.
 * 4. From then on slips come from the security administrator alone: the auditor's code never passes the system administrator, and a
 *    later administrator is named by the one and confirmed by the other (see administration/permissions.ts).
 *
 * Each step is an entry of the audit chain, which the auditor reads and neither of the others can alter.
 */

/** A new code while no account exists, null afterwards. Codes printed by earlier starts end. */
export async function createFirstAdministratorCode(db: Db, clock: Clock): Promise<IssuedCode | null> {
  const root = (await findRootCongress(db)) ?? '';
  return inSite(db, root, async (tx) => {
    await lockFoundation(tx);
    if (await anyAccount(tx)) return null;
    return issueCode(tx, { congressId: root, purpose: 'firstAdministrator', accountId: null, issuedBy: null }, clock.now());
  });
}

const FOUNDATION_LOCK = 2_026_001;

/** Two starts, or two people with the code, take turns. */
async function lockFoundation(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FOUNDATION_LOCK})`.execute(tx);
}

async function anyAccount(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select 1 from account limit 1`.execute(tx);
  return rows.length > 0;
}

export async function foundFirstAdministrator(
  tx: Tx, deps: IdentityDependencies, codeId: string, activation: Activation, passwordHash: string,
): Promise<Outcome<Activated>> {
  await lockFoundation(tx);
  if (await anyAccount(tx)) return refused(409, refusal('alreadyFounded', '系统已有账号，首位管理员激活码失效。'));
  const username = activation.username?.trim() ?? '';
  const name = activation.name?.trim() ?? '';
  const existingRoot = await findRootCongress(tx);
  const congressName = activation.congressName?.trim() ?? '';
  const refusals: Refusal[] = passwordRefusals(activation.newPassword, username).map((one) => ({ ...one, field: '/newPassword' }));
  refusals.push(...(await usernameRefusals(tx, username, '')));
  if (name === '') refusals.push(refusal('nameMissing', '请填写您的姓名。', '/name'));
  if (existingRoot === null && congressName === '') refusals.push(refusal('congressNameMissing', '请填写人民代表大会的全称。', '/congressName'));
  if (refusals.length > 0) return refused(422, ...refusals);

  const now = deps.clock.now();
  const today = dateInShanghai(now.toISOString());
  const root = existingRoot ?? 'county';
  const [organisationId, personId, identityId, accountId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const { pinyin, initials } = pinyinOf(name);
  const organisationName = '系统管理';
  if (existingRoot === null) {
    await sql`
      insert into congress (congress_id, id, level, parent_id, name, short_name)
      values (${root}, ${root}, 'county', null, ${congressName}, ${congressName.replace(/人民代表大会$/, '')})`.execute(tx);
  }
  await sql`insert into organisation (congress_id, id, kind, name) values (${root}, ${organisationId}, 'administration', ${organisationName})`.execute(tx);
  await sql`
    insert into person (congress_id, id, name, pinyin, pinyin_initials) values (${root}, ${personId}, ${name}, ${pinyin}, ${initials})`.execute(tx);
  await sql`
    insert into identity (congress_id, id, person_id, role, organisation_id, from_date)
    values (${root}, ${identityId}, ${personId}, 'systemAdministrator', ${organisationId}, ${today})`.execute(tx);
  await sql`
    insert into account (congress_id, id, person_id, username, password_hash, password_changed_at, state)
    values (${root}, ${accountId}, ${personId}, ${username}, ${passwordHash}, ${now}, 'active')`.execute(tx);
  await useCode(tx, codeId, now);
  const actor: Actor = {
    congressId: root, identityId, personId, name, role: 'systemAdministrator', organisationId, organisationName, sectionId: null, townshipId: null,
  };
  await enterCongress(tx, root);
  await deps.recordAct(tx, {
    congressId: root, actor, kind: 'identity', id: identityId, version: 1, action: 'foundFirstAdministrator', event: 'FirstAdministratorFounded', body: { username, name },
  });
  return done({ username });
}
