import type { ReviewLevel } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { FEWEST_LEVELS } from '@luoshi/domain/text-quality/excellent-selection.ts';
import type { Score } from '@luoshi/domain/text-quality/quality-rows.ts';
import { defaultCriteria } from '@luoshi/domain/text-quality/rubric.ts';
import { sql } from 'kysely';
import { beginSelection, giveScore, performMatter, receiveCompilation, setRubric, type MatterResult } from '../features/before-session/public.ts';
import type { CountyRows } from '../features/administration/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { rowsOf, withReading } from '../platform/db/database.ts';
import { castCounty } from './county-cast.ts';
import { createPrng, type Prng } from './content/prng.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

const LAST_YEARS = 30;
const THIS_YEARS = 10;
const CHOSEN = 6;
const RECEIPTS = 60;
const remarks = ['数字有出处，写得实', '可以再说清由哪个单位牵头', '建议写明完成的期限', '原因再往深处写一层更好'];
const reasons = ['走访充分，数字有出处；每条建议都能对照检查。', '把多年没有解决的原因说透了，建议具体可行。', '一事一议，文字简明，提出的办法与本县财力相称。'];

interface Scorable { readonly id: string; readonly townshipId: string | null; readonly levels: readonly ReviewLevel[] }

/** How suggestions are written, judged on the demo's day by the same acts as on a real site: sheets, last year's selection, some receipts. */
export async function writeTextQuality(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const deps = { db: site.db, clock: createFixedClock(now), auditMacKey: site.secrets.auditMacKey };
  const cast = castCounty(rows, COUNTY);
  const prng = createPrng('text quality');
  const today = dateInShanghai(now.toISOString());
  const year = now.getFullYear();
  const [affairs, office] = [first(cast.office('deputyAffairs')), first(cast.office('committeeOffice'))];
  const act = async (actor: Actor, kind: 'writingRubric' | 'writingScore' | 'excellentSelection' | 'compilationReceipt', before: { readonly id: string; readonly version: number }, action: string, body: unknown = {}) =>
    done(await performMatter(deps, { actor, kind, id: before.id, action, body, expectedVersion: before.version }), `${kind}.${action}`);

  done(await setRubric(deps, affairs, { startsOn: today, criteria: defaultCriteria, reason: '主任会议讨论后试行，先用一年' }), 'rubric');
  const coming = done(await setRubric(deps, affairs, { startsOn: `${year + 1}-01-01`, criteria: defaultCriteria.map((one) => ({ ...one, weight: one.name === '建议具体' ? 30 : one.name === '格式规范' ? 5 : one.weight })), reason: '拟加重“建议具体”' }), 'rubric');
  await act(affairs, 'writingRubric', coming, 'cancel', { reason: '试行满一年再定' });

  const reviewerOf = (level: ReviewLevel, townshipId: string | null): Actor | undefined => (level === 'affairs' ? affairs : level === 'office' ? office : townshipId === null ? undefined : cast.presidiumOf(townshipId)[0]);
  const scored: string[] = [];
  const registered = [...await scorable(site, sql`extract(year from registered_on) = ${year - 1} order by number`, LAST_YEARS), ...await scorable(site, sql`extract(year from registered_on) = ${year} order by number`, THIS_YEARS)];
  for (const [index, one] of registered.entries()) {
    const base = prng.int(5, 9);
    // Now and then only one level has judged: too little for a proposal, and the page has to say so.
    const levels = one.levels.filter((_, at) => index % 7 !== 3 || at === 0);
    for (const level of levels) {
      const actor = reviewerOf(level, one.townshipId);
      if (actor !== undefined) done(await giveScore(deps, actor, { suggestionId: one.id, scores: scores(prng, level === 'office' && index % 5 === 1 ? base - 4 : base) }), 'score');
    }
    scored.push(one.id);
  }

  // One sheet that was corrected, and one made for the wrong suggestion, while both could still be changed.
  const open = await scorable(site, sql`registered_on is null and state in ('underOfficeReview', 'reviewed') and jsonb_array_length(passes) > 0 order by id`, 2);
  for (const [index, one] of open.entries()) {
    const actor = reviewerOf('affairs', null);
    if (actor === undefined || !one.levels.includes('affairs')) continue;
    const sheet = done(await giveScore(deps, actor, { suggestionId: one.id, scores: scores(prng, 6) }), 'score');
    await (index === 0 ? act(actor, 'writingScore', sheet, 'correct', { scores: scores(prng, 8), reason: '代表补了附件里的调查数据' }) : act(actor, 'writingScore', sheet, 'annul', { reason: '评到了另一件建议上' }));
  }

  const candidates = await withReading(site.db, COUNTY, (tx) => rowsOf(tx, sql<{ id: string }>`select s.id from suggestion s join writing_score m on m.congress_id = s.congress_id and m.suggestion_id = s.id and m.state = 'given'
    where s.congress_id = ${COUNTY} and extract(year from s.registered_on) = ${year - 1} and s.state not in ('withdrawn', 'split', 'discarded') and s.identity_kept_on is null group by s.id having count(*) >= ${FEWEST_LEVELS} order by avg(m.total) desc, s.id limit ${CHOSEN + 2}`));
  if (candidates.length <= CHOSEN) return;
  const entries = candidates.map(({ id }, index) => ({ suggestionId: id, reason: reasons[index % reasons.length] ?? '' }));
  let selection = done(await beginSelection(deps, affairs, { year: year - 1, title: `${year - 1}年优秀代表建议选编` }), 'selection');
  selection = await act(affairs, 'excellentSelection', selection, 'nominate', { entries });
  selection = await act(affairs, 'excellentSelection', selection, 'propose');
  selection = await act(affairs, 'excellentSelection', selection, 'recordDecision', { meeting: '县人大常委会第三十六次主任会议', decidedOn: today, suggestionIds: entries.slice(0, CHOSEN).map((one) => one.suggestionId) });
  selection = await act(affairs, 'excellentSelection', selection, 'publish', { preface: '一件好建议，事实清楚，原因说透，要求具体，让人看了就知道该办什么、办到什么程度。现将主任会议决定的优秀建议编印成册，供各位代表撰写建议时参考。' });
  for (const [index, deputy] of cast.deputies.entries()) {
    if (index % 4 === 1 || index >= RECEIPTS) continue;
    const receipt = done(await receiveCompilation(deps, deputy, { selectionId: selection.id }), 'receipt');
    if (index % 3 !== 0) await act(deputy, 'compilationReceipt', receipt, 'confirmRead');
  }
  await act(affairs, 'excellentSelection', selection, 'remind');
}

function scores(prng: Prng, base: number): Score[] {
  return defaultCriteria.map(({ name }) => {
    const score = Math.max(0, Math.min(10, base + prng.int(-1, 1)));
    return prng.int(1, 6) === 1 ? { criterion: name, score, remark: remarks[prng.int(0, remarks.length - 1)] ?? '', forDeputy: score < 8 } : { criterion: name, score };
  });
}

const scorable = (site: DemoSite, which: ReturnType<typeof sql>, most: number): Promise<Scorable[]> => withReading(site.db, COUNTY, (tx) => rowsOf(tx, sql<Scorable>`
  select id, lead_township_id as "townshipId", (select coalesce(jsonb_agg(distinct p ->> 'level'), '[]') from jsonb_array_elements(passes) p) as levels from suggestion where congress_id = ${COUNTY} and submitted_on is not null and ${which} limit ${most}`));

function first(actors: readonly Actor[]): Actor {
  const [actor] = actors;
  if (actor === undefined) throw new Error('an office of the demo is empty');
  return actor;
}

function done(result: MatterResult, what: string) {
  if (!result.ok) throw new Error(`${what}: ${result.refusals.map((one) => one.text).join('；')} ${result.code}`);
  return result.record;
}
