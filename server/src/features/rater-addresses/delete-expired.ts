import { systemActor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { withTransaction } from '../../platform/db/database.ts';
import { createActRecorder } from '../audit/public.ts';
import type { CaseDependencies } from '../cases/public.ts';

/** Deletes the addresses whose time is over, with an entry of the audit that says how many. */
export async function deleteExpiredAddresses(deps: Pick<CaseDependencies, 'db' | 'clock' | 'auditMacKey'>, congressId: string, today: IsoDate): Promise<void> {
  await withTransaction(deps.db, congressId, async (tx) => {
    await sql`select set_config('luoshi.rater_addresses', 'expiry', true)`.execute(tx);
    const { rows } = await sql`delete from rater_address where congress_id = ${congressId} and kept_until < ${today} returning 1`.execute(tx);
    if (rows.length === 0) return;
    await createActRecorder(deps.clock, deps.auditMacKey)(tx, {
      congressId, actor: systemActor(congressId), kind: 'raterAddress', id: today, version: 1, action: 'delete', event: 'RaterAddressesDeleted', body: { count: rows.length, keptUntilBefore: today },
    });
  });
}
