import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { refused, type Refused } from '../identity/public.ts';

/** Offices that a township does not have: it has no standing committee, and its government no assigning office (代表法 51; 地方组织法 14). */
const ofCountyOnly: readonly string[] = ['deputyAffairs', 'committeeOffice', 'councilMember', 'committeeMember', 'specialCommittee', 'governmentOffice', 'countyLeader'];

export async function refuseCountyRole(tx: Tx, congressId: string, role: unknown): Promise<Refused | null> {
  if (!ofCountyOnly.includes(String(role))) return null;
  const { rows } = await sql`select 1 from congress where id = ${congressId} and level = 'township'`.execute(tx);
  return rows.length === 0 ? null : refused(422, refusal('notInTownship', '乡镇人大没有这个岗位：乡镇不设常委会和政府办环节，由主席团办理，请改选“乡镇人大主席团”等身份', '/role'));
}
