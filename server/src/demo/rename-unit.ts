import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { administer, type CountyRows } from '../features/administration/public.ts';
import { createActRecorder, createRefusalRecorder } from '../features/audit/public.ts';
import { createPlaces, type CaseDependencies } from '../features/cases/public.ts';
import { followRename } from '../features/units-renamed/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { cutWords } from '../platform/words/cut-words.ts';
import { castCounty } from './county-cast.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

const UNIT = 'unit-commerce';

/** One unit got another name on the demo's day; its open tasks follow, as the job on a real site has them follow. */
export async function renameUnit(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const clock = createFixedClock(now);
  const { auditMacKey, sealer } = site.secrets;
  const [administrator] = castCounty(rows, COUNTY).office('systemAdministrator');
  const name = rows.organisations?.find((one) => one.id === UNIT)?.name;
  if (administrator === undefined || name === undefined) throw new Error('the demo has nobody to rename a unit, or no such unit');
  const deps = { db: site.db, clock, config: { secureCookies: false }, recordAct: createActRecorder(clock, auditMacKey), recordRefusal: createRefusalRecorder(clock) };
  const answer = await administer(deps, administrator, { kind: 'organisation' }, UNIT, 'rename', 1, {
    name: name.replace('商务局', '商务和流通服务局'), shortName: '县商务流通局', renamedOn: dateInShanghai(now.toISOString()), reason: '机构改革，并入流通服务职责', basis: '县机构改革方案',
  });
  if (!answer.ok) throw new Error(answer.refusals.map((each) => each.text).join('；'));
  const cases: CaseDependencies = {
    db: site.db, clock, files: site.files, places: createPlaces(site.db, clock), auditMacKey, sealer, cutWords, documents: () => { throw new Error('no document is made while the demo is written'); },
  };
  await followRename(cases, COUNTY, UNIT);
}
