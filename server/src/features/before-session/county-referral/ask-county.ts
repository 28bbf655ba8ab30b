import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import { askedNotice, countyReferralHandlers } from '@luoshi/domain/county-referral/evolve.ts';
import type { CountyReferralRow } from '@luoshi/domain/county-referral/rows.ts';
import { countyReferralWorkflow } from '@luoshi/domain/county-referral/workflow.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { livelihoodLabel, type LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import type { LivelihoodBodies } from '@luoshi/domain/livelihood-matter/workflow.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { createActRecorder } from '../../audit/public.ts';
import { newId, type CaseDependencies } from '../../cases/public.ts';
import { saveMatter, selectMatters } from '../matter-tables.ts';
import { inCongress, tellAt } from './across-congresses.ts';
import { readCountyDeputies } from './referral-facts.ts';

type Deps = Pick<CaseDependencies, 'clock' | 'auditMacKey'>;

async function readPlace(tx: Tx, congressId: string): Promise<{ readonly county: string; readonly townshipName: string }> {
  const [place] = await rowsOf(tx, sql<{ county: string; townshipName: string }>`select parent_id as county, short_name as "townshipName" from congress where id = ${congressId} and level = 'township'`);
  if (place === undefined) throw new Error(`${congressId} is no township of a county`);
  return place;
}

/** Each deputy who is asked gets a record of the county's congress, with its first entry in the county's chain: it names who put it there. */
export async function askCounty(tx: Tx, deps: Deps, actor: Actor, record: MatterRow, body: LivelihoodBodies['handToCounty']): Promise<void> {
  const matter = record as LivelihoodRow;
  const { county, townshipName } = await readPlace(tx, actor.congressId);
  const names = await readCountyDeputies(tx);
  const now = deps.clock.now().toISOString();
  await inCongress(tx, actor, county, async () => {
    for (const personId of new Set(body.deputies)) {
      const referral: CountyReferralRow = {
        id: newId(), version: 1, state: countyReferralWorkflow.initial, createdAt: now, updatedAt: now, townshipId: actor.congressId, townshipName, matterId: matter.id, matterLabel: livelihoodLabel(matter), title: matter.title, place: matter.place, what: matter.what,
        reason: body.reason.trim(), files: matter.files.filter(({ of }) => of === 'raised').map(({ of: _of, ...file }) => file), askedByName: actor.name, askedOn: dateInShanghai(now), personId, personName: names[personId] ?? '', answer: null, answeredOn: null, suggestionId: null,
      };
      await saveMatter(tx, 'countyReferral', county, referral);
      await tellAt(tx, county, 'countyReferral', referral.id, [askedNotice(referral)], now);
      await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId: county, actor, kind: 'countyReferral', id: referral.id, version: 1, action: 'create', event: 'ReferralAsked', body: { matterLabel: referral.matterLabel, personId, reason: referral.reason }, fromState: null, toState: referral.state });
    }
  });
}

/** The matter goes another way: whoever was asked and has not answered need not. */
export async function takeBackFromCounty(tx: Tx, deps: Deps, actor: Actor, record: MatterRow, reason: string): Promise<void> {
  const { county } = await readPlace(tx, actor.congressId);
  const now = deps.clock.now().toISOString();
  await inCongress(tx, actor, county, async () => {
    const open = await selectMatters<CountyReferralRow>(tx, 'countyReferral', county, sql`m.township_id = ${actor.congressId} and m.matter_id = ${record.id} and m.state = 'asked' order by m.id for update`);
    for (const referral of open) {
      const context = { record: referral, actor, today: dateInShanghai(now), facts: { takenBy: null, stillAsked: [] }, now };
      const decision = countyReferralWorkflow.decide('takeBack', referral.state, context, { reason });
      if (!decision.ok) throw new Error(`a referral cannot be taken back: ${decision.refusals.map(({ text }) => text).join('；')}`);
      const fromState = referral.state;
      Object.assign(referral, { state: decision.to, version: referral.version + 1, updatedAt: now });
      const notices = countyReferralHandlers.ReferralTakenBack(referral, { reason }, context);
      await saveMatter(tx, 'countyReferral', county, referral);
      await tellAt(tx, county, 'countyReferral', referral.id, notices, now);
      await createActRecorder(deps.clock, deps.auditMacKey)(tx, { congressId: county, actor, kind: 'countyReferral', id: referral.id, version: referral.version, action: 'takeBack', event: decision.event, body: { reason }, fromState, toState: referral.state });
    }
  });
}
