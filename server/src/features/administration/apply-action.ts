import { randomUUID } from 'node:crypto';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import { systemClock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import {
  endLoginSessions, endSessionsOfIdentity, findRootCongress, issueCode, recordEnds, refused, revokeCodes, usernameRefusals, type IdentityDependencies, type IssuedCode, type Refused,
} from '../identity/public.ts';
import type { AdministrationRecord } from './actions.ts';
import { pinyinColumns, type Values } from './create-record.ts';
import { kinds } from './kinds.ts';
import { openTownship } from './open-township.ts';
import { renameOrganisation } from './rename-organisation.ts';
import { succeedOrganisation } from './succeed-organisation.ts';

/** A slip's code is shown once, to be printed and handed over; it is stored nowhere. */
export interface Slip extends IssuedCode {
  readonly username: string;
  readonly personName: string;
}

export interface Applied {
  readonly slip?: Slip;
}

/** Carries out an action that was allowed, with everything that follows from it, and raises the version by one. */
export async function applyAction(tx: Tx, deps: IdentityDependencies, actor: Actor, record: AdministrationRecord, action: string, body: Values): Promise<Applied | Refused> {
  if (action === 'update') return update(tx, deps, actor, record, body);
  if (action === 'end') return end(tx, deps, actor, record, body);
  if (action === 'confirm') return set(tx, record, { state: 'active' });
  if (action === 'rename') return await renameOrganisation(tx, deps, record, body) ?? set(tx, record, { name: String(body['name']).trim(), short_name: String(body['shortName'] ?? record.fields['shortName']).trim() });
  if (action === 'succeed') {
    const ended = await succeedOrganisation(tx, deps, actor, record, body);
    return 'ok' in ended ? ended as Refused : set(tx, record, ended);
  }
  if (action === 'open') return await openTownship(tx, deps, actor, record, body) ?? set(tx, record, {});
  if (action === 'issueFoundingSlip') return issueFoundingSlip(tx, deps, actor, record, String(body['username']));
  return applyToAccount(tx, deps, actor, record, action);
}

async function set(tx: Tx, record: AdministrationRecord, columns: Readonly<Record<string, unknown>>): Promise<Applied> {
  const types = new Map(Object.values(kinds[record.kind].fields).map((field) => [field.column, field.type]));
  const assignments = [...Object.entries(columns).map(([column, value]) => {
    const type = types.get(column) ?? (column.endsWith('_on') || column.endsWith('_date') ? 'date' : column.endsWith('_until') ? 'timestamptz' : column === 'failed_attempts' ? 'integer' : 'text');
    return sql`${sql.raw(column)} = ${value}::${sql.raw(type)}`;
  }), sql`version = version + 1`];
  await sql`update ${sql.raw(record.kind)} set ${sql.join(assignments)} where congress_id = ${record.congressId} and id = ${record.id}`.execute(tx);
  return {};
}

async function update(tx: Tx, deps: IdentityDependencies, actor: Actor, record: AdministrationRecord, body: Values): Promise<Applied> {
  const fields = kinds[record.kind].fields;
  const columns = Object.fromEntries(Object.entries(body).flatMap(([name, value]) => {
    const column = fields[name]?.column;
    return column === undefined ? [] : [[column, value]];
  }));
  if (record.kind === 'person' && typeof body['name'] === 'string') Object.assign(columns, pinyinColumns(body['name']));
  await set(tx, record, columns);
  if (record.kind === 'deputy' && typeof body['delegationId'] === 'string') {
    await changeIdentities(tx, deps, actor, record, sql`organisation_id = ${body['delegationId']}`, 'update', 'RecordUpdated');
  }
  return {};
}

async function end(tx: Tx, deps: IdentityDependencies, actor: Actor, record: AdministrationRecord, body: Values): Promise<Applied> {
  const until = body['untilDate'] ?? body['endedOn'];
  const dated = record.kind === 'deputy' || record.kind === 'identity' ? { until_date: until } : { ended_on: until };
  await set(tx, record, {
    ...dated, state: 'ended', ...('endReason' in body ? { end_reason: body['endReason'] } : {}), ...('successorId' in body ? { successor_id: body['successorId'] } : {}),
  });
  if (record.kind === 'identity') await endSessions(tx, deps, actor, record.congressId, [record.id]);
  if (record.kind === 'deputy') {
    const ended = await changeIdentities(tx, deps, actor, record, sql`state = 'ended', until_date = ${until}::date`, 'end', 'RecordEnded');
    await endSessions(tx, deps, actor, record.congressId, ended);
    // Whatever this deputy raised goes on with somebody else (features/mandates).
    await enqueueJob(tx, 'followMandate', { congressId: record.congressId, personId: String(record.fields['personId']) });
  }
  return {};
}

/** Nobody goes on in a capacity that has ended; each log-in that ends with it is told of in the audit. */
async function endSessions(tx: Tx, deps: IdentityDependencies, actor: Actor, congressId: string, identityIds: readonly string[]): Promise<void> {
  const ended = [];
  for (const id of identityIds) ended.push(...(await endSessionsOfIdentity(tx, id, machineNow(deps))));
  await recordEnds(tx, deps, { congressId, actor, ...sessionEnd }, ended);
}

const sessionEnd = { action: 'end', event: 'LoginSessionEnded' } as const;

/** The capacity follows its mandate, as an act of its own in the audit chain. */
async function changeIdentities(
  tx: Tx, deps: IdentityDependencies, actor: Actor, deputy: AdministrationRecord, change: ReturnType<typeof sql>, action: string, event: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string; version: number }>`
    update identity set ${change}, version = version + 1
     where congress_id = ${deputy.congressId} and deputy_id = ${deputy.id} and state = 'active' returning id, version`.execute(tx);
  for (const { id, version } of rows) {
    await deps.recordAct(tx, { congressId: deputy.congressId, actor, kind: 'identity', id, version, action, event, body: { deputyId: deputy.id } });
  }
  return rows.map((row) => row.id);
}

async function applyToAccount(tx: Tx, deps: IdentityDependencies, actor: Actor, record: AdministrationRecord, action: string): Promise<Applied> {
  const now = deps.clock.now();
  const endAllSessions = async (): Promise<void> => {
    const ended = await endLoginSessions(tx, { accountId: record.id }, action === 'revokeSessions' ? 'revoked' : 'accountClosed', machineNow(deps));
    await recordEnds(tx, deps, { congressId: record.congressId, actor, ...sessionEnd }, ended);
  };
  switch (action) {
    case 'issueActivationSlip':
    case 'issueResetSlip': {
      const purpose = action === 'issueResetSlip' ? 'reset' : 'activation';
      const issued = await issueCode(tx, { congressId: record.congressId, purpose, accountId: record.id, issuedBy: actor.identityId }, now);
      await set(tx, record, {});
      return { slip: { ...issued, username: String(record.fields['username']), personName: String(record.fields['personName']) } };
    }
    case 'lock':
    case 'suspend':
      await endAllSessions();
      await revokeCodes(tx, record.id, now);
      return set(tx, record, { state: action === 'lock' ? 'locked' : 'suspended' });
    case 'unlock':
      return set(tx, record, { state: 'active', failed_attempts: 0, locked_until: null });
    case 'restore': {
      const { rows } = await sql<{ activated: boolean }>`select password_hash is not null as activated from account where id = ${record.id}`.execute(tx);
      return set(tx, record, { state: rows[0]?.activated === true ? 'active' : 'notActivated', failed_attempts: 0, locked_until: null });
    }
    case 'revokeSessions':
      await endAllSessions();
      return set(tx, record, {});
    default:
      throw new RangeError(`no effect is written for ${action}`);
  }
}

/** The only account that no security administrator opened: the first one's own (see identity/first-administrator.ts). */
async function issueFoundingSlip(tx: Tx, deps: IdentityDependencies, actor: Actor, record: AdministrationRecord, username: string): Promise<Applied | Refused> {
  const root = (await findRootCongress(tx)) ?? record.congressId;
  const personId = String(record.fields['personId']);
  const existing = await sql<{ id: string; username: string }>`select id, username from account where person_id = ${personId} for update`.execute(tx);
  const id = existing.rows[0]?.id ?? randomUUID();
  const name = existing.rows[0]?.username ?? username.trim();
  if (existing.rows.length === 0) {
    const refusals = await usernameRefusals(tx, name, '');
    if (refusals.length > 0) return refused(422, ...refusals);
    await sql`insert into account (congress_id, id, person_id, username) values (${root}, ${id}, ${personId}, ${name})`.execute(tx);
    await deps.recordAct(tx, { congressId: record.congressId, actor, kind: 'account', id, version: 1, action: 'create', event: 'RecordCreated', body: { personId, username: name } });
  }
  const issued = await issueCode(tx, { congressId: root, purpose: 'activation', accountId: id, issuedBy: actor.identityId }, deps.clock.now());
  await set(tx, record, {});
  return { slip: { ...issued, username: name, personName: String(record.fields['personName']) } };
}

function machineNow(deps: IdentityDependencies): Date {
  return (deps.machineClock ?? systemClock).now();
}
