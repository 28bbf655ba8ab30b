import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { readIndicators, type Figures, type Numbers } from '../../indicators/public.ts';

export interface ReportedMatter {
  readonly id: string; readonly numberLabel: string; readonly title: string; readonly leadName: string; readonly units: string; readonly state: string; readonly category: string;
  readonly resultClass: string | null; readonly finalResult: string | null; readonly reportedOn: string | null;
}
export interface PromisesOfYear { readonly made: number; readonly verified: number; readonly broken: number; readonly open: number }
/** 镇级民生事项 raised in the year, as they stand now. */
export interface LivelihoodCounts { readonly raised: number; readonly byDeputies: number; readonly takenUp: number; readonly handling: number; readonly reported: number; readonly settled: number; readonly passedOn: number; readonly atCounty: number; readonly ended: number; readonly overdue: number }
export interface YearReport {
  readonly year: number; readonly asOf: IsoDate; readonly congressName: string; readonly placeName: string;
  readonly counts: { readonly registered: number; readonly inSession: number; readonly interSessional: number; readonly declined: number; readonly withdrawn: number; readonly assigned: number; readonly concluded: number; readonly reported: number };
  /** Made in the replies of the year, and of the year before: what was promised then is told of now. */
  readonly promises: PromisesOfYear; readonly promisesBefore: PromisesOfYear;
  readonly figures: Figures; readonly stages: Numbers['stages']; readonly results: Numbers['results'];
  readonly livelihood: LivelihoodCounts;
  readonly matters: readonly ReportedMatter[];
}

/** Everything the yearly report of a township's presidium says, from the record: suggestions registered in the year; of what was split the parts. */
export async function readYearReport(tx: Tx, actor: Actor, year: number, today: IsoDate): Promise<YearReport> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const [congress] = await rowsOf(tx, sql<{ congressName: string; placeName: string }>`select name as "congressName", short_name as "placeName" from congress where id = ${actor.congressId}`);
  const [counts] = await rowsOf(tx, sql<YearReport['counts']>`select
      count(*) filter (where registered_on between ${from}::date and ${to}::date)::int as registered,
      count(*) filter (where registered_on between ${from}::date and ${to}::date and category = 'inSession')::int as "inSession",
      count(*) filter (where registered_on between ${from}::date and ${to}::date and category = 'interSessional')::int as "interSessional",
      count(*) filter (where submitted_on between ${from}::date and ${to}::date and state = 'declined')::int as declined,
      count(*) filter (where registered_on between ${from}::date and ${to}::date and state = 'withdrawn')::int as withdrawn,
      count(*) filter (where registered_on between ${from}::date and ${to}::date and assigned_on is not null)::int as assigned,
      count(*) filter (where registered_on between ${from}::date and ${to}::date and concluded_on is not null)::int as concluded,
      count(*) filter (where registered_on between ${from}::date and ${to}::date and reported_on is not null)::int as reported
    from suggestion where congress_id = ${actor.congressId} and state <> 'split'`);
  const promisesIn = async (which: number): Promise<PromisesOfYear> => (await rowsOf(tx, sql<PromisesOfYear>`select count(*)::int as made, count(*) filter (where c.state = 'verified')::int as verified,
      count(*) filter (where c.state in ('broken', 'explained'))::int as broken, count(*) filter (where c.state not in ('verified', 'broken', 'explained'))::int as open
    from commitment c join reply r on r.congress_id = c.congress_id and r.id = c.reply_id
    where c.congress_id = ${actor.congressId} and c.state <> 'replaced' and extract(year from r.delivered_on) = ${which}`))[0] ?? { made: 0, verified: 0, broken: 0, open: 0 };
  const matters = await rowsOf(tx, sql<ReportedMatter>`select s.id, s.number_label as "numberLabel", s.title, s.lead_name as "leadName",
      coalesce((select string_agg(p->>'unitName', '、') from jsonb_array_elements(s.plan) p), '') as units, s.state, s.category, s.overall_class as "resultClass", s.final_result as "finalResult", s.reported_on as "reportedOn"
    from suggestion s where s.congress_id = ${actor.congressId} and s.state <> 'split' and s.registered_on between ${from}::date and ${to}::date order by s.category = 'interSessional', s.registered_on, s.number, s.id limit 500`);
  const [livelihood] = await rowsOf(tx, sql<LivelihoodCounts>`select count(*)::int as raised, count(*) filter (where source = 'deputy')::int as "byDeputies", count(*) filter (where taken_on is not null)::int as "takenUp",
      count(*) filter (where state in ('raised', 'handling', 'proposed'))::int as handling, count(*) filter (where state = 'reported')::int as reported, count(*) filter (where state = 'settled')::int as settled,
      count(*) filter (where state = 'passedOn')::int as "passedOn", count(*) filter (where state = 'atCounty')::int as "atCounty", count(*) filter (where state = 'ended')::int as ended, count(*) filter (where state = 'handling' and due_on < ${today}::date)::int as overdue
    from livelihood_matter where congress_id = ${actor.congressId} and year = ${year} and state <> 'withdrawn'`);
  if (congress === undefined || counts === undefined || livelihood === undefined) throw new Error('a congress has a name and counts');
  // One base for the whole report: what was registered in the year.
  const { total, stages, results } = await readIndicators(tx, actor, { registeredFrom: from, registeredTo: to }, today);
  return { year, asOf: today, ...congress, counts, promises: await promisesIn(year), promisesBefore: await promisesIn(year - 1), figures: total, stages, results, livelihood, matters };
}
