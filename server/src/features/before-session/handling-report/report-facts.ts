import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import { levelLabels } from '@luoshi/domain/evaluation/workflow.ts';
import type { ReportFacts } from '@luoshi/domain/handling-report/handling-report.ts';
import type { HandlingReportRow, ReportFigures } from '@luoshi/domain/handling-report/report-rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { familyLabels, indicators } from '@luoshi/domain/indicator/definitions.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { ResultClass } from '@luoshi/domain/setting/result-class.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { readIndicators } from '../../indicators/public.ts';
import { readYearReport } from '../../township-report/public.ts';

/** Whoever reads the report reads the figures of the whole county: those that the office which writes it has. */
const theOffice = (congressId: string): Actor => ({ congressId, identityId: '', personId: '', name: '', role: 'deputyAffairs', organisationId: '', organisationName: '', sectionId: null, townshipId: null });

export async function reportFacts(tx: Tx, congressId: string, records: readonly HandlingReportRow[], today: IsoDate): Promise<(record: MatterRow) => ReportFacts> {
  const figures = new Map<string, ReportFigures>();
  for (const record of records) figures.set(record.id, record.figures ?? (await readFigures(tx, congressId, record.year, today)));
  return (record) => {
    const found = figures.get(record.id);
    if (found === undefined) throw new Error(`no figures of ${record.id}`);
    return { figures: found };
  };
}

/** Suggestions registered in the year. */
export async function readFigures(tx: Tx, congressId: string, year: number, today: IsoDate): Promise<ReportFigures> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const office = theOffice(congressId);
  const { counts, promises, promisesBefore, figures } = await readYearReport(tx, office, year, today);
  const { units } = await readIndicators(tx, office, { from, to }, today);
  const ofYear = sql`s.congress_id = ${congressId} and s.registered_on between ${from}::date and ${to}::date`;
  const [government] = await rowsOf(tx, sql<{ n: number }>`select count(*)::int as n from suggestion s where ${ofYear} and s.assigned_on is not null and s.plan @> '[{"channel":"government"}]'::jsonb`);
  const classes = await rowsOf(tx, sql<{ resultClass: ResultClass; count: number }>`select s.overall_class as "resultClass", count(*)::int as count from suggestion s where ${ofYear} and s.overall_class is not null group by 1 order by 2 desc, 1`);
  const again = await rowsOf(tx, sql<{ number: string; title: string; leadName: string; unitName: string; first: keyof typeof levelLabels | null; last: keyof typeof levelLabels | null }>`
    select s.number_label as number, s.title, s.lead_name as "leadName", t.unit_name as "unitName", f.result as first, l.result as last
    from handling_task t join suggestion s on s.congress_id = t.congress_id and s.id = t.suggestion_id
      join lateral (select e.result from evaluation e where e.congress_id = t.congress_id and e.task_id = t.id and e.state = 'disclosed' order by e.sequence limit 1) f on true
      left join lateral (select e.result from evaluation e where e.congress_id = t.congress_id and e.task_id = t.id and e.state = 'disclosed' and e.sequence > 1 order by e.sequence desc limit 1) l on true
    where ${ofYear} and f.result = 'dissatisfied' order by s.number, t.id limit 200`);
  return {
    asOf: today, classes, promises, promisesBefore, counts: { ...counts, ofGovernment: government?.n ?? 0 },
    indicators: indicators.map(({ key, name, family }) => ({ family: familyLabels[family], name, numerator: figures[key].numerator, denominator: figures[key].denominator, rate: figures[key].rate, isSmall: figures[key].isSmall })),
    units: units.items.map(({ name, figures: own }) => ({ name, assigned: own.replied.denominator, replied: own.replied.numerator, satisfied: own.satisfiedFinal.numerator, rated: own.satisfiedFinal.denominator })),
    rehandled: again.map((one) => ({ ...one, first: one.first === null ? '' : levelLabels[one.first], last: one.last === null ? '正在重新办理' : levelLabels[one.last] })),
  };
}
