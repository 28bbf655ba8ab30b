import type { Measurement } from './measure.ts';
import type { MemoryPeak } from './watch-memory.ts';

export interface Row { readonly key: string; readonly name: string; readonly who: string; readonly clients: number; readonly product: Measurement; readonly bare: Measurement }

/** The best of Directus 11.3, Redmine 5.0 and Request Tracker 5.0 at 16 clients, a second; the product is to do five times as many. */
export const othersBest: Readonly<Record<string, number>> = { listUnit: 173, listDeputy: 173, detailUnit: 59, detailDeputy: 59, create: 119, action: 76, searchUnit: 97, searchDeputy: 97 };
export const othersMemory = [370, 620] as const;
/** p95 in milliseconds at one client. */
const limits: Readonly<Record<string, number>> = { listUnit: 60, listDeputy: 60, detailUnit: 60, detailDeputy: 60, action: 80 };

export interface Verdict { readonly met: boolean; readonly text: string }

export function verdictOf({ key, clients, product, bare }: Row): Verdict {
  // A refusal costs less than the work: a rate with refusals in it is no measurement.
  if (product.wrong + bare.wrong > 0) return { met: false, text: `**no measurement**: ${product.wrong + bare.wrong} wrong answers` };
  if (clients === 1) {
    const limit = limits[key];
    return limit === undefined ? { met: true, text: '' } : { met: product.p95 <= limit, text: `${product.p95 <= limit ? 'met' : '**not met**'}: p95 ≤ ${limit} ms` };
  }
  const share = product.perSecond / bare.perSecond;
  const best = othersBest[key];
  const times = best === undefined ? null : product.perSecond / best;
  const word = (met: boolean) => (met ? 'met' : '**not met**');
  const parts = [`${word(share >= 0.5)}: ${(share * 100).toFixed(0)} % of bare`];
  if (times !== null) parts.push(`${word(times >= 5)}: ${times.toFixed(1)} × the best of others`);
  return { met: share >= 0.5 && (times ?? 5) >= 5, text: parts.join('; ') };
}

const cost = ({ cost: { node, postgres } }: Measurement): string => `${node.toFixed(1)} + ${postgres.toFixed(1)}`;
const ms = (value: number): string => value.toFixed(1);

export function tableOf(rows: readonly Row[]): string[] {
  return [
    '| what | who | clients | p50 ms | p95 ms | a second | bare p50 | bare p95 | bare a second | CPU ms, web + PostgreSQL | bare CPU | KiB (bare) | target |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...rows.map((row) => `| ${row.name} | ${row.who} | ${row.clients} | ${ms(row.product.p50)} | ${ms(row.product.p95)} | ${row.product.perSecond.toFixed(0)} | ${ms(row.bare.p50)} | ${ms(row.bare.p95)} | ${row.bare.perSecond.toFixed(0)} | ${cost(row.product)} | ${cost(row.bare)} | ${(row.product.bytes / 1024).toFixed(0)} (${(row.bare.bytes / 1024).toFixed(0)}) | ${verdictOf(row).text} |`),
  ];
}

export function memoryLines(idle: MemoryPeak, peak: MemoryPeak): string[] {
  const line = (name: string, m: MemoryPeak): string => `| ${name} | ${m.web.toFixed(0)} | ${m.worker.toFixed(0)} | ${m.postgres.toFixed(0)} | ${m.total.toFixed(0)} | ${m.supervisor.toFixed(0)} |`;
  return ['| memory (PSS), MiB | web and worker | documents | PostgreSQL | together | supervisor beside |', '| --- | ---: | ---: | ---: | ---: | ---: |', line('before the first request', idle), line('most seen under load', peak)];
}
