import { addDays, dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { CountyRows } from '../features/administration/public.ts';
import { createPlaces, type CaseDependencies } from '../features/cases/public.ts';
import { performSecretAction, registerSecret } from '../features/secret-matters/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { rowsOf, withTransaction } from '../platform/db/database.ts';
import { cutWords } from '../platform/words/cut-words.ts';
import { castCounty } from './county-cast.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

/** One number of the county's register that is a bare number, and on its way. */
export async function writeSecretMatter(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const deps: CaseDependencies = {
    db: site.db, clock: createFixedClock(now), files: site.files, places: createPlaces(site.db, createFixedClock(now)), auditMacKey: site.secrets.auditMacKey, sealer: site.secrets.sealer, cutWords,
    documents: () => { throw new Error('no document is made while the demo is written'); },
  };
  const [affairs] = castCounty(rows, COUNTY).office('deputyAffairs');
  const today = dateInShanghai(now.toISOString());
  const [session] = await withTransaction(site.db, COUNTY, (tx) => rowsOf(tx, sql<{ id: string }>`select id from session where congress_id = ${COUNTY} and opens_on <= ${today} order by opens_on desc limit 1`));
  if (affairs === undefined || session === undefined) throw new RangeError('nobody registers a secret matter');
  const made = await registerSecret(deps, affairs, { sessionId: session.id, category: 'interSessional', receivedOn: addDays(today, -6) });
  if (!made.ok) throw new Error(`secret matter of the demo: ${made.code}`);
  const handed = await performSecretAction(deps, { actor: affairs, id: made.matter.id, action: 'handOver', body: { on: addDays(today, -5) }, expectedVersion: 1 });
  if (!handed.ok) throw new Error(`secret matter of the demo: ${handed.code}`);
}
