import { rateOf } from '@luoshi/domain/indicator/counted.ts';
import { FEWEST_FOR_A_RATE, indicatorKeys, type IndicatorKey } from '@luoshi/domain/indicator/definitions.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { narrowedBy, shareOf, visibleTo, type Narrowing } from '../../cases/public.ts';
import { countGroups, type Count, type CountedGroup, type CountsOf, type Grouping } from './count-groups.ts';

export interface NumbersQuery extends Narrowing { readonly unit?: string }
export interface Figure extends Count {
  readonly rate: number | null;
  /** So few that one more or less would turn the rate over: shown as counts. */
  readonly isSmall: boolean;
}
export type Figures = Readonly<Record<IndicatorKey, Figure>>;
export interface FigureGroup { readonly id: string; readonly name: string; readonly figures: Figures }
export interface Groups { readonly items: readonly FigureGroup[]; /** Groups left off because there are too many. */ readonly leftOff: number }
export interface SessionName { readonly id: string; readonly name: string }
export interface Numbers { readonly asOf: IsoDate; readonly total: Figures; readonly units: Groups; readonly townships: Groups; /** To choose from; the latest first. */ readonly sessions: readonly SessionName[] }

/** A county has some fifty units and some twenty townships; the largest city district not three hundred. */
const MOST_GROUPS = 300;

const figures = (counts: CountsOf): Figures => Object.fromEntries(indicatorKeys.map((key) => {
  const count = counts[key];
  return [key, { ...count, rate: rateOf(count.numerator, count.denominator), isSmall: count.denominator < FEWEST_FOR_A_RATE }];
})) as unknown as Figures;

/** The numbers in the reader's scope; people of a unit have their own unit's share, whatever else they can see of a case. */
export async function readIndicators(tx: Tx, actor: Actor, query: NumbersQuery, today: IsoDate): Promise<Numbers> {
  const where = sql<boolean>`${sql.join([visibleTo(actor), ...narrowedBy(query)], sql` and `)}`;
  const groups = await countGroups(tx, { congressId: actor.congressId, today, unitId: shareOf(actor, query.unit), where });
  const names = await namesOf(tx, actor.congressId);
  const total = groups.find(({ by }) => by === 'total');
  if (total === undefined) throw new Error('a total is always counted');
  return { asOf: today, total: figures(total.counts), units: named('unit', groups, names), townships: named('township', groups, names), sessions: await sessionsOf(tx, actor.congressId) };
}

function named(by: Grouping, groups: readonly CountedGroup[], names: ReadonlyMap<string, { name: string; at: number }>): Groups {
  const all = groups.filter((group) => group.by === by && Object.values(group.counts).some(({ denominator }) => denominator > 0))
    .toSorted((a, b) => (names.get(a.id)?.at ?? Infinity) - (names.get(b.id)?.at ?? Infinity) || a.id.localeCompare(b.id));
  return { items: all.slice(0, MOST_GROUPS).map(({ id, counts }) => ({ id, name: names.get(id)?.name ?? id, figures: figures(counts) })), leftOff: Math.max(0, all.length - MOST_GROUPS) };
}

/** Units in the order of the office, also those that are no more; townships by the name of their congress's place. */
async function namesOf(tx: Tx, congressId: string): Promise<ReadonlyMap<string, { name: string; at: number }>> {
  const rows = await rowsOf(tx, sql<{ id: string; name: string }>`select o.id, o.name from organisation o where o.congress_id = ${congressId} order by o.sort, o.name, o.id`);
  const townships = await rowsOf(tx, sql<{ id: string; name: string }>`select c.id, c.short_name as name from congress c order by c.sort, c.name, c.id`);
  return new Map([...rows, ...townships].map(({ id, name }, at) => [id, { name, at }]));
}

const sessionsOf = (tx: Tx, congressId: string): Promise<SessionName[]> => rowsOf(tx, sql<SessionName>`select n.id, case when position(t.name in n.name) > 0 then n.name else t.name || n.name end as name
  from session n join term t on t.congress_id = n.congress_id and t.id = n.term_id where n.congress_id = ${congressId} order by n.opens_on desc, n.id`);
