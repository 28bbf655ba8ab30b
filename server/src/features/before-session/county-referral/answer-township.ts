import { toOrganisation, toPerson, type MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { CountyReferralRow } from '@luoshi/domain/county-referral/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { createSuggestion, type CaseDependencies } from '../../cases/public.ts';
import { inCongress, tellAt } from './across-congresses.ts';

/** The deputy's draft begins with what the township said; the township hears that it was taken up, or why not. */
export async function answerTownship(tx: Tx, deps: CaseDependencies, actor: Actor, record: MatterRow): Promise<void> {
  const referral = record as CountyReferralRow;
  if (referral.state === 'takenUp') {
    const { file } = await createSuggestion(tx, deps, actor, { title: referral.title.startsWith('关于') ? referral.title : `关于${referral.title}的建议`, situation: `${referral.townshipName}${referral.place}：${referral.what}` });
    referral.suggestionId = file.suggestion.id;
  }
  const { townshipId, matterId, matterLabel, title, answer } = referral;
  const text = `县人大代表${actor.name}${referral.state === 'takenUp' ? '已就' : '不就'}${matterLabel}“${title}”提建议${answer === null ? '' : `：${answer}`}`;
  await inCongress(tx, actor, townshipId, async () => {
    const [matter] = await rowsOf(tx, sql<{ deputyPersonId: string | null }>`select deputy_person_id as "deputyPersonId" from livelihood_matter where congress_id = ${townshipId} and id = ${matterId}`);
    const raiser = matter?.deputyPersonId ?? null;
    const notices = [toOrganisation('townshipPresidium', townshipId, 'livelihoodMatter', text), ...(raiser === null ? [] : [toPerson('deputy', raiser, 'livelihoodMatter', text)])];
    await tellAt(tx, townshipId, 'livelihoodMatter', matterId, notices, record.updatedAt);
  });
}
