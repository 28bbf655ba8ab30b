import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { administer, type CountyRows } from '../features/administration/public.ts';
import { createActRecorder, createRefusalRecorder } from '../features/audit/public.ts';
import { createPlaces, type CaseDependencies } from '../features/cases/public.ts';
import { followSuccession } from '../features/unit-successions/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { cutWords } from '../platform/words/cut-words.ts';
import { castCounty } from './county-cast.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

const UNIT = 'unit-data';
const SUCCESSOR = 'unit-economy';

/** One unit is merged into another on the demo's day; its open cases are carried on, as the job on a real site has them carried on. */
export async function mergeUnit(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const clock = createFixedClock(now);
  const today = dateInShanghai(now.toISOString());
  const { auditMacKey, sealer } = site.secrets;
  const cast = castCounty(rows, COUNTY);
  const [administrator] = cast.office('systemAdministrator');
  const section = rows.sections?.find((one) => one.congressId === COUNTY && one.organisationId === SUCCESSOR)?.id;
  const staff = (rows.identities ?? []).filter((one) => one.congressId === COUNTY && one.organisationId === UNIT && one.untilDate === undefined);
  if (administrator === undefined || section === undefined || staff.length === 0) throw new Error('the demo has nobody to merge a unit, or no such unit');
  const people = staff.map(({ id, role }) => ({ identityId: id, outcome: 'moved', role: role === 'unitHead' ? 'unitDeputyHead' : role, ...(role === 'unitSection' ? { sectionId: section } : {}) }));
  const deps = { db: site.db, clock, config: { secureCookies: false }, recordAct: createActRecorder(clock, auditMacKey), recordRefusal: createRefusalRecorder(clock) };
  const answer = await administer(deps, administrator, { kind: 'organisation' }, UNIT, 'succeed', 1, {
    manner: 'merged', succeededOn: today, documentTitle: '霁川县机构改革方案', documentNumber: '霁委发〔2026〕12号', documentDate: today, successorId: SUCCESSOR, people,
  });
  if (!answer.ok) throw new Error(answer.refusals.map((each) => each.text).join('；'));
  const cases: CaseDependencies = {
    db: site.db, clock, files: site.files, places: createPlaces(site.db, clock), auditMacKey, sealer, cutWords, documents: () => { throw new Error('no document is made while the demo is written'); },
  };
  await followSuccession(cases, COUNTY, UNIT);
}
