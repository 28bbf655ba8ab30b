import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { unitSystem } from '../../administration/public.ts';
import { learnUnits } from '../learn-units.ts';
import { recommendFrom, type KnownUnit, type Recommendation } from '../recommend-from.ts';
import { matterWords } from '../telling-words.ts';
import { readPastAssignments } from './past-assignments.ts';

/** The units of the congress with what they have to answer now. */
export async function readKnownUnits(tx: Tx, congressId: string): Promise<KnownUnit[]> {
  const { rows } = await sql<KnownUnit>`
    select o.id as "unitId", o.name, o.short_name as "shortName", o.channel, ${unitSystem('o')} as system, coalesce(load.n, 0) as running
    from organisation o left join (select unit_id, count(*)::int as n from handling_task where congress_id = ${congressId} and role <> 'assisting' and state not in ('finished', 'replied', 'reassigned', 'released') group by 1) load
      on load.unit_id = o.id
    where o.congress_id = ${congressId} and o.kind = 'handlingUnit' and o.state = 'active' order by o.sort, o.name, o.id`.execute(tx);
  return rows;
}

/** Units for one suggestion, best first. */
export async function recommendUnits(tx: Tx, file: CaseFile, cut: (text: string) => readonly string[]): Promise<readonly Recommendation[]> {
  const { suggestion, congressId } = file;
  const learn = learnUnits(await readPastAssignments(tx, congressId, cut));
  return recommendFrom(matterOf(suggestion), await readKnownUnits(tx, congressId), learn(matterWords(cut, file), suggestion.id)).lead;
}

export const matterOf = ({ title, situation, analysis, asks, preferredUnits }: Pick<CaseFile['suggestion'], 'title' | 'situation' | 'analysis' | 'asks' | 'preferredUnits'>) => ({
  text: [title, situation, analysis, ...asks.map((ask) => ask.text)].join('\n'), preferredUnits,
});
