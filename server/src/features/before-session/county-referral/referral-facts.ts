import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { CountyAnswer, CountyReferralRow } from '@luoshi/domain/county-referral/rows.ts';
import type { ReferralFacts } from '@luoshi/domain/county-referral/workflow.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';

interface Other { readonly townshipId: string; readonly matterId: string; readonly personId: string; readonly personName: string; readonly state: string; readonly isLiving: boolean }
export type ShownReferralFacts = ReferralFacts & { readonly suggestionNumber: string | null };

/** The same matters with everybody who was asked, and whether anything is left of what they wrote. */
export async function referralFacts(tx: Tx, congressId: string, records: readonly CountyReferralRow[]): Promise<(record: MatterRow) => ShownReferralFacts> {
  const others = await rowsOf(tx, sql<Other & { suggestionId: string | null; numberLabel: string | null }>`select r.township_id as "townshipId", r.matter_id as "matterId", r.person_id as "personId", r.person_name as "personName", r.state, r.suggestion_id as "suggestionId", s.number_label as "numberLabel",
      coalesce(s.state not in ('discarded', 'withdrawn', 'declined'), false) as "isLiving"
    from county_referral r left join suggestion s on s.congress_id = r.congress_id and s.id = r.suggestion_id
    where r.congress_id = ${congressId} and r.matter_id = any(${[...new Set(records.map(({ matterId }) => matterId))]}) order by r.created_at, r.id`);
  return (record) => {
    const own = record as CountyReferralRow;
    const same = others.filter((one) => one.townshipId === own.townshipId && one.matterId === own.matterId && one.personId !== own.personId);
    return {
      takenBy: same.find((one) => one.state === 'takenUp' && one.isLiving)?.personName ?? null, stillAsked: same.filter((one) => one.state === 'asked').map(({ personId }) => personId),
      suggestionNumber: others.find((one) => one.suggestionId !== null && one.suggestionId === own.suggestionId)?.numberLabel ?? null,
    };
  };
}

/** What became of a township's matters at the county, from the one place of the database that says so. */
export async function readAnswers(tx: Tx, matterIds: readonly string[]): Promise<(matterId: string) => readonly CountyAnswer[]> {
  const [row] = matterIds.length === 0 ? [] : await rowsOf(tx, sql<{ answers: CountyAnswer[] }>`select luoshi_referrals_of(${[...matterIds]}) as answers`);
  return (matterId) => (row?.answers ?? []).filter((one) => one.matterId === matterId);
}

/** The county's deputies whom the township that asks can turn to. */
export async function readCountyDeputies(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const rows = await rowsOf(tx, sql<{ personId: string; name: string }>`select person_id as "personId", name from luoshi_county_deputies_of_township()`);
  return Object.fromEntries(rows.map(({ personId, name }) => [personId, name]));
}
