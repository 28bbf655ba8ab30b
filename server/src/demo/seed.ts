import { insertCounty } from '../features/administration/public.ts';
import { withTransaction } from '../platform/db/database.ts';
import { evidenceContents } from './history/evidence-pictures.ts';
import { linkTwins } from './link-twins.ts';
import { exercisePlan, type Exercise } from './exercise.ts';
import { planDemoMeeting } from './plan-meeting.ts';
import { COUNTY, makeCounty } from './make-county.ts';
import { chooseEntrances, writeAccounts } from './write-accounts.ts';
import { writeSecretMatter } from './write-secret-matter.ts';
import { writeChangeOfTerm } from './write-change-of-term.ts';
import { writeActingMandates } from './write-acting-mandates.ts';
import { mergeUnit } from './merge-unit.ts';
import { renameUnit } from './rename-unit.ts';
import { writeHandlingReports } from './write-handling-reports.ts';
import { writeBeforeSession } from './write-before-session.ts';
import { writeCountyReferrals } from './write-county-referrals.ts';
import { remindLivelihood, writeLivelihood } from './write-livelihood.ts';
import { writeTextQuality } from './write-text-quality.ts';
import { writeHistories, type DemoSite, type HistoryPlan } from './write-histories.ts';

export interface SeedOptions { readonly size: 's' | 'm'; readonly exercise?: Exercise | undefined; readonly now: Date; readonly progress: (line: string) => void }

const YEARS = [2024, 2025, 2026] as const;
/** s: a county of real size. m: 20,000 suggestions, to measure with. */
const sizes = {
  s: { years: YEARS, size: { inSession: 155, interSessional: 95 }, coming: 14 },
  m: { years: YEARS, size: { inSession: 4_130, interSessional: 2_520 }, coming: 100 },
} as const;

/** Makes the demo county in an empty, migrated database: its people and units, then three years of suggestions with their histories. */
export function seedDemo(site: DemoSite, { size, exercise, now, progress }: SeedOptions): Promise<void> {
  return fillDemo(site, { ...(exercise === undefined ? sizes[size] : exercisePlan(size)), now, progress });
}

export async function fillDemo(site: DemoSite, plan: HistoryPlan): Promise<void> {
  const { now, progress } = plan;
  const rows = makeCounty();
  progress(`写入 ${rows.congresses?.length} 个人大、${rows.organisations?.length} 个机构、${rows.persons?.length} 人、${rows.deputies?.length} 名代表`);
  await withTransaction(site.db, COUNTY, async (tx) => {
    await insertCounty(tx, rows, now);
    await chooseEntrances(tx, rows);
  });
  for (const content of evidenceContents()) await site.files.put((async function* one() { yield content; })(), 'photo.png');
  await writeHistories(site, rows, plan);
  await writeChangeOfTerm(site, rows, now);
  await writeBeforeSession(site, rows, now);
  await writeHandlingReports(site, rows, now);
  await writeTextQuality(site, rows, now);
  await writeLivelihood(site, rows, now);
  await writeCountyReferrals(site, rows, now);
  await remindLivelihood(site, now);
  await writeActingMandates(site, rows, now);
  await renameUnit(site, rows, now);
  await linkTwins(site, rows, now);
  // In an exercise the meeting is what is to be practised.
  if (plan.waiting === undefined) await planDemoMeeting(site, rows, now);
  await writeSecretMatter(site, rows, now);
  await mergeUnit(site, rows, now);
  progress(`演示账号写在 ${await writeAccounts(site.config.dataDir, rows)}`);
}
