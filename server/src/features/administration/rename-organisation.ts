import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { refused, type IdentityDependencies, type Refused } from '../identity/public.ts';
import type { AdministrationRecord } from './actions.ts';
import type { Values } from './create-record.ts';

/** Keeps the name that ends; the caller writes the new one. The cases follow by a job, each by an act of its own (features/units-renamed). */
export async function renameOrganisation(tx: Tx, deps: IdentityDependencies, record: AdministrationRecord, body: Values): Promise<Refused | null> {
  const today = dateInShanghai(deps.clock.now().toISOString());
  const [oldName, newName, renamedOn] = [String(record.fields['name']), String(body['name']).trim(), String(body['renamedOn'])];
  if (newName === oldName) return refused(422, refusal('sameName', '新名称与现在的名称相同，请填写更名后的名称。', '/name'));
  if (renamedOn > today) return refused(422, refusal('notYet', '更名日期还没有到，请在更名生效的当天或以后登记。', '/renamedOn'));
  const { rows } = await sql<{ untilDate: string }>`select until_date::text as until_date from organisation_former_name
    where congress_id = ${record.congressId} and organisation_id = ${record.id} and until_date > ${renamedOn}::date order by until_date desc limit 1`.execute(tx);
  if (rows[0] !== undefined) return refused(422, refusal('beforeLastRename', `更名日期早于上一次更名（${rows[0].untilDate}），请核对。`, '/renamedOn'));
  await sql`insert into organisation_former_name (congress_id, organisation_id, name, short_name, until_date, reason, basis)
    values (${record.congressId}, ${record.id}, ${oldName}, ${String(record.fields['shortName'] ?? '')}, ${renamedOn}::date, ${String(body['reason']).trim()}, ${String(body['basis'] ?? '').trim()})`.execute(tx);
  if (record.fields['organisationKind'] === 'handlingUnit') await enqueueJob(tx, 'followRename', { congressId: record.congressId, organisationId: record.id });
  return null;
}
