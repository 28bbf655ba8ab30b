import { rateOf } from '@luoshi/domain/indicator/counted.ts';
import { FEWEST_FOR_A_RATE, indicatorKeys, type IndicatorKey } from '@luoshi/domain/indicator/definitions.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql, type RawBuilder } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { isLive, narrowedBy, shareOf, visibleTo, type Narrowing } from '../../cases/public.ts';
import { countStages, type ResultCount, type StageCounts } from './count-stages.ts';
import { countGroups, type Count, type CountedGroup, type CountsOf, type Grouping } from './count-groups.ts';

export interface NumbersQuery extends Narrowing { readonly unit?: string }
export interface Figure extends Count {
  readonly rate: number | null;
  /** So few that one more or less would turn the rate over: shown as counts. */
  readonly isSmall: boolean;
}
export type Figures = Readonly<Record<IndicatorKey, Figure>>;
export interface FigureGroup { readonly id: string; readonly name: string; /** The system of a unit: of the courts, the party and so on. */ readonly system: string | null; readonly figures: Figures }
export interface Groups { readonly items: readonly FigureGroup[]; /** Groups left off because there are too many. */ readonly leftOff: number }
export interface SessionName { readonly id: string; readonly name: string }
/** What came on paper, of all: marked there and counted apart here. A rating counts only once it is disclosed. */
export interface PaperCounts { readonly suggestions: number; readonly ofSuggestions: number; readonly ratings: number; readonly ofRatings: number; /** In how many suggestions these ratings are: the lists that they open to. */ readonly rated: number; readonly ofRated: number }
/** What an earlier term left open: said apart; in the rates each suggestion counts once, in the session in which it was raised. */
export interface CarriedCounts { readonly suggestions: number; readonly commitments: number }
export interface Numbers { readonly asOf: IsoDate; readonly paper: PaperCounts; readonly carried: CarriedCounts; readonly total: Figures; readonly units: Groups; readonly townships: Groups; /** To choose from; the latest first. */ readonly sessions: readonly SessionName[]; readonly stages: readonly StageCounts[]; readonly results: readonly ResultCount[] }

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
  const { stages, results } = await countStages(tx, { congressId: actor.congressId, today, unitId: shareOf(actor, query.unit), where });
  const names = await namesOf(tx, actor.congressId);
  const total = groups.find(({ by }) => by === 'total');
  if (total === undefined) throw new Error('a total is always counted');
  const unitId = shareOf(actor, query.unit);
  return { asOf: today, paper: await countPaper(tx, actor.congressId, where, unitId), carried: await countCarried(tx, actor.congressId, where, unitId), total: figures(total.counts), units: named('unit', groups.filter((group) => query.system === undefined || group.by !== 'unit' || names.get(group.id)?.system === query.system), names), townships: named('township', groups, names), sessions: await sessionsOf(tx, actor.congressId), stages, results };
}

function named(by: Grouping, groups: readonly CountedGroup[], names: Names): Groups {
  const all = groups.filter((group) => group.by === by && Object.values(group.counts).some(({ denominator }) => denominator > 0))
    .toSorted((a, b) => (names.get(a.id)?.at ?? Infinity) - (names.get(b.id)?.at ?? Infinity) || a.id.localeCompare(b.id));
  return { items: all.slice(0, MOST_GROUPS).map(({ id, counts }) => ({ id, name: names.get(id)?.name ?? id, system: names.get(id)?.system ?? null, figures: figures(counts) })), leftOff: Math.max(0, all.length - MOST_GROUPS) };
}

type Names = ReadonlyMap<string, { readonly name: string; readonly at: number; readonly system: string | null }>;
/** Units in the order of the office, also those that are no more; townships by the name of their congress's place. */
async function namesOf(tx: Tx, congressId: string): Promise<Names> {
  const rows = await rowsOf(tx, sql<{ id: string; name: string; system: string | null }>`select o.id, o.name, o.unit_system as system from organisation o where o.congress_id = ${congressId} order by o.sort, o.name, o.id`);
  const townships = await rowsOf(tx, sql<{ id: string; name: string; system: string | null }>`select c.id, c.short_name as name, null as system from congress c order by c.sort, c.name, c.id`);
  return new Map([...rows, ...townships].map(({ id, name, system }, at) => [id, { name, at, system }]));
}

async function countPaper(tx: Tx, congressId: string, where: RawBuilder<boolean>, unitId: string | null): Promise<PaperCounts> {
  const own = unitId === null ? sql`` : sql`and coalesce(t.counts_for_unit_id, t.unit_id) = ${unitId}`;
  const [row] = await rowsOf(tx, sql<PaperCounts>`with chosen as (select s.id, s.entry_channel from suggestion s where s.congress_id = ${congressId} and ${where} and exists
        (select 1 from handling_task t where t.congress_id = s.congress_id and t.suggestion_id = s.id and t.role <> 'assisting' and ${isLive('t')} ${own})),
      rated as (select e.entry_channel, e.suggestion_id from evaluation e join chosen c on c.id = e.suggestion_id where e.congress_id = ${congressId} and e.state = 'disclosed' ${unitId === null ? sql`` : sql`and e.unit_id = ${unitId}`})
    select (select count(*)::int from chosen where entry_channel = 'paper') as suggestions, (select count(*)::int from chosen) as "ofSuggestions",
      (select count(*)::int from rated where entry_channel = 'paper') as ratings, (select count(*)::int from rated) as "ofRatings",
      (select count(distinct suggestion_id)::int from rated where entry_channel = 'paper') as rated, (select count(distinct suggestion_id)::int from rated) as "ofRated"`);
  if (row === undefined) throw new Error('a count is always a row');
  return row;
}

async function countCarried(tx: Tx, congressId: string, where: RawBuilder<boolean>, unitId: string | null): Promise<CarriedCounts> {
  const [row] = await rowsOf(tx, sql<CarriedCounts>`with chosen as (select s.id from suggestion s where s.congress_id = ${congressId} and s.carried_on is not null and ${where}
        ${unitId === null ? sql`` : sql`and exists (select 1 from handling_task t where t.congress_id = s.congress_id and t.suggestion_id = s.id and coalesce(t.counts_for_unit_id, t.unit_id) = ${unitId} and ${isLive('t')})`})
    select (select count(*)::int from chosen) as suggestions, (select count(*)::int from commitment c join chosen o on o.id = c.suggestion_id where c.congress_id = ${congressId} and c.state <> 'replaced'
      ${unitId === null ? sql`` : sql`and c.unit_id = ${unitId}`}) as commitments`);
  if (row === undefined) throw new Error('a count is always a row');
  return row;
}

const sessionsOf = (tx: Tx, congressId: string): Promise<SessionName[]> => rowsOf(tx, sql<SessionName>`select n.id, case when position(t.name in n.name) > 0 then n.name else t.name || n.name end as name
  from session n join term t on t.congress_id = n.congress_id and t.id = n.term_id where n.congress_id = ${congressId} order by n.opens_on desc, n.id`);
