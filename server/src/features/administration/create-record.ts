import { randomUUID } from 'node:crypto';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { pinyinOf, refused, usernameRefusals, type IdentityDependencies, type Refused } from '../identity/public.ts';
import { isAdministratorRole } from './actions.ts';
import { kinds } from './kinds.ts';
import type { AdministrationKind } from './permissions.ts';
import { countHolders } from './read/facts.ts';
import { refuseCountyRole } from './refuse-county-role.ts';

export type Values = Readonly<Record<string, unknown>>;

/** Writes one new record and what belongs to it; the caller has checked the office. Gives its id. */
export async function createRecord(tx: Tx, deps: IdentityDependencies, actor: Actor, kind: AdministrationKind, congressId: string, body: Values): Promise<string | Refused> {
  const extra: Record<string, unknown> = {};
  if (kind === 'congress') extra['parent_id'] = congressId;
  if (kind === 'person') Object.assign(extra, pinyinColumns(String(body['name'])));
  if (kind === 'account') {
    const refusals = await usernameRefusals(tx, String(body['username']), '');
    if (body['personId'] === actor.personId) refusals.push(refusal('ownRecord', '不能为本人开设账号。', '/personId'));
    if (refusals.length > 0) return refused(422, ...refusals);
  }
  if (kind === 'identity') {
    const unfit = await refuseCountyRole(tx, congressId, body['role']);
    if (unfit !== null) return unfit;
    const answer = await stateOfNewIdentity(tx, actor, body);
    if (typeof answer !== 'string') return answer;
    extra['state'] = answer;
  }
  const id = randomUUID();
  const fields = kinds[kind].fields;
  const given = Object.entries(body).flatMap(([name, value]) => {
    const field = fields[name];
    return field === undefined ? [] : [{ column: field.column, value: sql`${value}::${sql.raw(field.type)}` }];
  });
  const own = [{ column: 'congress_id', value: sql`${congressId}` }, { column: 'id', value: sql`${id}` },
    ...Object.entries(extra).map(([column, value]) => ({ column, value: sql`${value}` }))];
  const all = [...own, ...given];
  await sql`insert into ${sql.raw(kind)} (${sql.raw(all.map((one) => one.column).join(', '))}) values (${sql.join(all.map((one) => one.value))})`.execute(tx);
  await deps.recordAct(tx, { congressId, actor, kind, id, version: 1, action: 'create', event: 'RecordCreated', body });
  if (kind === 'deputy') await createDeputyIdentity(tx, deps, actor, congressId, id);
  return id;
}

export function pinyinColumns(name: string): { pinyin: string; pinyin_initials: string } {
  const { pinyin, initials } = pinyinOf(name);
  return { pinyin, pinyin_initials: initials };
}

/** An administrator's capacity waits for the other administrator, but for the first holder of an empty office (see first-administrator.ts). */
async function stateOfNewIdentity(tx: Tx, actor: Actor, body: Values): Promise<string | Refused> {
  if (body['personId'] === actor.personId) return refused(422, refusal('ownRecord', '不能为本人设定身份。', '/personId'));
  const role = body['role'];
  if (!isAdministratorRole(role)) return 'active';
  if (role === 'systemAdministrator') return 'proposed';
  return (await countHolders(tx, role, false)) === 0 ? 'active' : 'proposed';
}

/** A mandate is also the capacity to act in it: nobody enters the same thing twice. */
export async function createDeputyIdentity(tx: Tx, deps: IdentityDependencies, actor: Actor, congressId: string, deputyId: string): Promise<void> {
  const id = randomUUID();
  const today = dateInShanghai(deps.clock.now().toISOString());
  await sql`
    insert into identity (congress_id, id, person_id, role, organisation_id, deputy_id, from_date)
    select congress_id, ${id}, person_id, 'deputy', delegation_id, id, from_date from deputy where congress_id = ${congressId} and id = ${deputyId}`.execute(tx);
  await deps.recordAct(tx, { congressId, actor, kind: 'identity', id, version: 1, action: 'create', event: 'RecordCreated', body: { role: 'deputy', deputyId, on: today } });
}
