import { sql } from 'kysely';
import { actOnTwin, proposeTwin } from '../features/twin-matters/public.ts';
import { rowsOf, withTransaction } from '../platform/db/database.ts';
import { castCounty } from './county-cast.ts';
import type { CountyRows } from '../features/administration/public.ts';
import { townshipsWithHistory } from './history/plan-township.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

/** Two matters that county and township work on together: one linked, one that the presidium has still to answer. By the acts of the two offices, as in life. */
export async function linkTwins(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const [town] = townshipsWithHistory;
  const affairs = castCounty(rows, COUNTY).office('deputyAffairs')[0];
  const presidium = castCounty(rows, town).office('townshipPresidium')[0];
  if (affairs === undefined || presidium === undefined) throw new RangeError('nobody keeps the twin matters');
  const deps = { clock: { now: () => now }, auditMacKey: site.secrets.auditMacKey };
  const inTown = await withTransaction(site.db, town, (tx) => rowsOf(tx, sql<{ numberLabel: string }>`select number_label as "numberLabel" from suggestion
    where congress_id = ${town} and registered_on is not null order by exists (select 1 from commitment c where c.congress_id = suggestion.congress_id and c.suggestion_id = suggestion.id and c.state = 'verified') desc, registered_on desc, id limit 2`));
  await withTransaction(site.db, COUNTY, async (tx) => {
    const own = await rowsOf(tx, sql<{ id: string }>`select id from suggestion where congress_id = ${COUNTY} and lead_township_id = ${town} and state in ('handling', 'replied', 'archived') order by registered_on desc, id limit 2`);
    for (const [index, { id }] of own.entries()) {
      const numberLabel = inTown[index]?.numberLabel;
      if (numberLabel === undefined) continue;
      const twin = await proposeTwin(tx, deps, affairs, id, { congressId: town, numberLabel, reason: '同一处，县、乡两级都有代表提出，请一并推动' });
      if (index > 0) continue;
      await sql`select set_config('luoshi.congress_id', ${town}, true)`.execute(tx);
      await actOnTwin(tx, deps, presidium, twin.id, 'agree', twin.version, '情况属实，同意联动');
      await sql`select set_config('luoshi.congress_id', ${COUNTY}, true)`.execute(tx);
    }
  });
}
