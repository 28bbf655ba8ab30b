import { addDays, dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { beginReport, performMatter, type MatterResult } from '../features/before-session/public.ts';
import type { CountyRows } from '../features/administration/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { castCounty } from './county-cast.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

const words = {
  practice: '一是主要负责人领办。各承办单位对群众反映集中的建议，由主要负责人牵头，到现场与代表面商。\n二是承诺列入台账。答复中的承诺逐项写明责任人和期限，到期由代表或者第三方核验。',
  problems: '有的答复偏重说明情况，具体措施不够；有的承诺没有按期落实，没有及时告知代表。', nextSteps: '对没有落实的承诺逐项跟踪，按季度公布进展；对代表不满意的建议，由分管负责人牵头重新办理。',
};

/** Last year's report is finished, this year's is being written. */
export async function writeHandlingReports(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const actor = castCounty(rows, COUNTY).office('deputyAffairs')[0];
  if (actor === undefined) throw new RangeError('nobody writes the report');
  const deps = { db: site.db, clock: createFixedClock(now), auditMacKey: site.secrets.auditMacKey };
  const today = dateInShanghai(now.toISOString());
  const year = Number(today.slice(0, 4));
  for (const [which, meeting, on] of [[year - 1, '县十八届人大常委会第三十四次会议', addDays(today, 8)], [year, '县十八届人大常委会第三十六次会议', `${year}-12-22`]] as const) {
    const begun = done(await beginReport(deps, actor, { year: which, meeting, reportedOn: on }));
    const act = async (before: { readonly id: string; readonly version: number }, action: string, body: unknown = {}) => done(await performMatter(deps, { actor, kind: 'handlingReport', id: before.id, action, body, expectedVersion: before.version }));
    const saved = await act(begun, 'save', { meeting, reportedOn: on, ...(which < year ? words : { practice: words.practice }) });
    if (which < year) await act(saved, 'finish');
  }
}

function done(result: MatterResult) {
  if (!result.ok) throw new Error(`handlingReport: ${result.refusals.map((one) => one.text).join('；')} ${result.code}`);
  return result.record;
}
