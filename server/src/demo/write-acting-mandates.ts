import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { addDays, dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { giveMandate, performMandateAction, type MandateResult } from '../features/acting-mandates/public.ts';
import type { CountyRows } from '../features/administration/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { castCounty } from './county-cast.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

/** Who is away on the demo's day: one head whose deputy head acts, one liaison who is back already. By the same acts as on a real site. */
export async function writeActingMandates(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const deps = { db: site.db, clock: createFixedClock(now), auditMacKey: site.secrets.auditMacKey };
  const today = dateInShanghai(now.toISOString());
  const { head, deputyHeads: [deputyHead], liaison } = castCounty(rows, COUNTY).unit('unit-transport');
  if (deputyHead === undefined) throw new Error('the demo’s transport bureau has no deputy head');
  const give = async (principal: Actor, holder: Actor, days: number, reason: string) => done(await giveMandate(deps, principal, {
    identityId: principal.identityId, holderIdentityId: holder.identityId, fromDate: today, untilDate: addDays(today, days), reason, files: [],
  }));
  await give(head, deputyHead, 30, '参加省委党校县处级干部进修班');
  const ended = await give(liaison, deputyHead, 7, '年休假');
  done(await performMandateAction(deps, { actor: liaison, id: ended.id, action: 'revoke', body: { reason: '休假取消，本人在岗' }, expectedVersion: ended.version }));
}

function done(result: MandateResult) {
  if (!result.ok) throw new Error(result.refusals.map((each) => each.text).join('；'));
  return result.mandate;
}
