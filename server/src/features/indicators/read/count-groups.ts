import { indicators, type IndicatorKey } from '@luoshi/domain/indicator/definitions.ts';
import { sql, type RawBuilder } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { askKeys, askRows, commitmentVerdict, tally, tallyAsks, taskKeys, taskRows, type CountingFrame } from '../../cases/public.ts';

/** How many there are, and how long the lists are that show them: an ask is shown by its suggestion, everything else by itself. */
export interface Count { readonly numerator: number; readonly denominator: number; readonly listed: { readonly numerator: number; readonly denominator: number; readonly missing: number } }
export type CountsOf = Readonly<Record<IndicatorKey, Count>>;
export type Grouping = 'total' | 'unit' | 'township';
export interface CountedGroup { readonly by: Grouping; readonly id: string; readonly counts: CountsOf }

const nothing: Count = { numerator: 0, denominator: 0, listed: { numerator: 0, denominator: 0, missing: 0 } };

/** All indicators over all cases in the frame, in total and by groups: one statement, each table gone through once. */
export async function countGroups(tx: Tx, frame: CountingFrame): Promise<readonly CountedGroup[]> {
  const byTask = sql.join(taskKeys.map(tally));
  const byAsk = sql.join(askKeys.map(tallyAsks));
  const grouped = (what: 'suggestion' | 'ask' | 'commitment', by: Grouping, id: string | null, from: string, columns: RawBuilder<unknown>) => sql`
    select ${sql.lit(what)} as what, ${sql.lit(by)} as by, ${id === null ? sql`''` : sql.raw(id)} as id, array[${columns}] as n from ${sql.raw(from)} ${id === null ? sql`` : sql.raw(`where ${id} is not null group by ${id}`)}`;
  // Within one unit's numbers the whole is its share.
  const [wholeAsks, wholeTasks] = frame.unitId === null ? ['ask_of_whole', 'whole'] as const : ['ask_of_task', 'task'] as const;
  const rows = await rowsOf(tx, sql<{ what: 'suggestion' | 'ask' | 'commitment'; by: Grouping; id: string; n: number[] }>`
    with ${taskRows(frame, taskKeys)}, ${frame.unitId === null ? sql`${askRows(frame, 'whole')},` : sql``} ${askRows(frame, 'task')},
    promise as materialized (
      select c.unit_id, s.lead_township_id, ${commitmentVerdict(frame.today)} as "v_commitmentsKept" from commitment c join suggestion s on s.congress_id = c.congress_id and s.id = c.suggestion_id
      where c.congress_id = ${frame.congressId} and ${frame.where} ${frame.unitId === null ? sql`` : sql`and c.unit_id = ${frame.unitId}`})
    ${sql.join([
      grouped('suggestion', 'total', null, wholeTasks, byTask), grouped('suggestion', 'unit', 'unit_id', 'task', byTask), grouped('suggestion', 'township', 'lead_township_id', wholeTasks, byTask),
      grouped('ask', 'total', null, wholeAsks, byAsk), grouped('ask', 'unit', 'unit_id', 'ask_of_task', byAsk), grouped('ask', 'township', 'lead_township_id', wholeAsks, byAsk),
      ...(['total', 'unit', 'township'] as const).map((by) => grouped('commitment', by, { total: null, unit: 'unit_id', township: 'lead_township_id' }[by], 'promise', tally('commitmentsKept'))),
    ], sql` union all `)}`);
  const groups = new Map<string, { by: Grouping; id: string; counts: Record<IndicatorKey, Count> }>();
  for (const { what, by, id, n } of rows) {
    const group = groups.get(`${by}/${id}`) ?? { by, id, counts: Object.fromEntries(indicators.map(({ key }) => [key, nothing])) as Record<IndicatorKey, Count> };
    groups.set(`${by}/${id}`, group);
    Object.assign(group.counts, countsIn(what, n));
  }
  return [...groups.values()];
}

/** What a row's numbers mean, in the order in which they were asked for. */
function countsIn(what: 'suggestion' | 'ask' | 'commitment', n: readonly number[]): Partial<Record<IndicatorKey, Count>> {
  const at = (index: number) => n[index] ?? 0;
  const keys = { suggestion: taskKeys, ask: askKeys, commitment: ['commitmentsKept'] as const }[what];
  return Object.fromEntries(keys.map((key, index) => {
    const first = index * (what === 'ask' ? 5 : 2);
    const [denominator, numerator] = [at(first), at(first + 1)];
    const listed = what === 'ask' ? { denominator: at(first + 2), numerator: at(first + 3), missing: at(first + 4) } : { denominator, numerator, missing: denominator - numerator };
    return [key, { numerator, denominator, listed }];
  }));
}
