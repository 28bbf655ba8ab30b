import { systemActor, type Actor } from '@luoshi/domain/identity/actor.ts';
import { addDays, dateInShanghai, startOfDayInstant } from '@luoshi/domain/kernel/dates.ts';
import type { CountyRows } from '../features/administration/public.ts';
import { besideOf, performMatter, raiseLivelihood, type MatterResult } from '../features/before-session/public.ts';
import { createPlaces, performAction, type CaseDependencies } from '../features/cases/public.ts';
import { sql } from 'kysely';
import { COUNTY } from './make-county.ts';
import { rowsOf, withTransaction } from '../platform/db/database.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { cutWords } from '../platform/words/cut-words.ts';
import { demoLogIns } from './content/demo-log-ins.ts';
import { demoMatters, waysOfFirstTown, waysOfOthers, type DemoWay } from './content/livelihood-matters.ts';
import { castCounty } from './county-cast.ts';
import { townshipsWithHistory } from './history/plan-township.ts';
import type { DemoSite } from './write-histories.ts';

const DAYS_BETWEEN = 12;
const READ_AFTER_DAYS = 14;

/** 镇级民生事项 of the townships that have a history, by the same acts as on a real site: raised over the last months, each met with something else. */
export async function writeLivelihood(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  for (const [index, town] of townshipsWithHistory.entries()) await writeTown(site, rows, town, index === 0 ? waysOfFirstTown : waysOfOthers, index * 5, now);
}

/** What fell due since: each matter that is still handled has reminded on its days. */
export async function remindLivelihood(site: DemoSite, now: Date): Promise<void> {
  const today = dateInShanghai(now.toISOString());
  for (const town of townshipsWithHistory) {
    for (;;) {
      const [due] = await withTransaction(site.db, town, (tx) => rowsOf(tx, sql<{ id: string; dueOn: string }>`select record_id as id, due_on as "dueOn" from due_event where congress_id = ${town} and record_kind = 'livelihoodMatter' and due_on <= ${today} order by due_on, record_id limit 1`));
      if (due === undefined) break;
      const clock = createFixedClock(new Date(Math.min(now.getTime(), Date.parse(startOfDayInstant(due.dueOn)))));
      done(await performMatter({ db: site.db, clock, auditMacKey: site.secrets.auditMacKey }, { actor: systemActor(town), kind: 'livelihoodMatter', id: due.id, action: 'remind', body: {}, expectedVersion: null }), 'remind');
    }
  }
  await readOldNotices(site, now);
}

async function writeTown(site: DemoSite, rows: CountyRows, town: string, ways: readonly DemoWay[], from: number, now: Date): Promise<void> {
  const cast = castCounty(rows, town);
  // Whoever acts in a township's congress is of that township, as where a cookie becomes an actor.
  const own = (actor: Actor | undefined): Actor => { if (actor === undefined) throw new RangeError(`${town} lacks somebody`); return { ...actor, townshipId: town }; };
  const presidium = own(cast.office('townshipPresidium')[0]);
  const deputies = cast.deputies.toSorted((a, b) => Number(hasLogIn(b)) - Number(hasLogIn(a))).slice(0, 5).map(own);
  const unitId = (rows.organisations ?? []).find((one) => one.congressId === town && one.kind === 'handlingUnit')?.id ?? '';
  const sections = (rows.sections ?? []).filter((one) => one.congressId === town && one.organisationId === unitId);
  const liaison = own(cast.unit(unitId).liaison);
  const today = dateInShanghai(now.toISOString());
  for (const [index, way] of ways.entries()) {
    const matter = demoMatters[(from + index) % demoMatters.length];
    // What waits for somebody waits for the one with a log-in.
    const deputy = deputies[['proposed', 'reported', 'raised', 'sentBack'].includes(way) ? 0 : index % deputies.length];
    const section = sections[1 + (index % Math.max(1, sections.length - 1))];
    if (matter === undefined || deputy === undefined || section === undefined) throw new RangeError(`nothing to tell of ${town}`);
    const begins = Math.max((ways.length - 1 - index) * DAYS_BETWEEN, way === 'late' ? 30 : 2);
    const isHeard = way === 'village' || way === 'otherWay';
    const handler = `${unitId}/${section.id}`;
    let hours = 0;
    let record = { id: '', version: 0, suggestionId: null as string | null };
    const depsAt = (daysLater: number): CaseDependencies => {
      hours += 1;
      const day = addDays(today, Math.min(0, daysLater - begins));
      const clock = createFixedClock(new Date(Math.min(now.getTime(), Date.parse(startOfDayInstant(day)) + (8 + hours) * 3_600_000)));
      return { db: site.db, clock, files: site.files, places: createPlaces(site.db, clock), auditMacKey: site.secrets.auditMacKey, sealer: site.secrets.sealer, cutWords, documents: () => { throw new Error('no document is made while the demo is written'); } };
    };
    const act = async (actor: Actor, action: string, body: unknown, daysLater: number) => {
      const deps = depsAt(daysLater);
      record = done(await performMatter(deps, { actor, kind: 'livelihoodMatter', id: record.id, action, body, expectedVersion: record.version, ...besideOf(deps, actor, 'livelihoodMatter', action, body) }), `${matter.title}: ${action}`);
    };
    const dayAt = (daysLater: number) => addDays(today, Math.min(0, daysLater - begins));
    const handle = (more: object = {}) => act(presidium, 'takeUp', { handler, dueOn: addDays(dayAt(1), 15), ...more }, 1);
    const report = (by: Actor, text: string, daysLater: number) => act(by, 'reportDone', { doneText: text, doneOn: dayAt(daysLater) }, daysLater);
    const { title, place, what } = matter;
    record = done(await raiseLivelihood(depsAt(0), isHeard ? presidium : deputy, { title, place, what, ...(isHeard ? { source: way === 'village' ? 'reception' : 'visit', sourceNote: way === 'village' ? '镇长接待日' : '主席团走访' } : {}) }), title);

    switch (way) {
      case 'raised': break;
      case 'handling': case 'late': await handle({ note: '请先到现场看一看' }); break;
      case 'reported': await handle(); await report(liaison, matter.done, 2); break;
      case 'settled': await handle(); await report(liaison, matter.done, 8); await act(deputy, 'confirm', {}, 9); break;
      case 'sentBack': await handle(); await report(liaison, '已安排人员处理。', 6); await act(deputy, 'notDone', { reason: '到现场看了，还是老样子' }, 8); await report(liaison, matter.done, 12); await act(deputy, 'confirm', { note: '这次办好了' }, 13); break;
      case 'moved': await handle(); await act(presidium, 'handOver', { handler: unitId, dueOn: addDays(dayAt(4), 15), reason: '牵涉两个站所，由镇政府统一安排' }, 4); await report(liaison, matter.done, 10); await act(deputy, 'confirm', {}, 11); break;
      case 'village': await handle({ handler: 'village', village: place.slice(0, 3) }); await report(presidium, matter.done, 6); await act(presidium, 'confirm', { note: '回访了两户，都说办好了' }, 9); break;
      case 'otherWay': await act(presidium, 'end', { kind: 'otherWay', reason: '已列入县里的整治，下月开工' }, 3); break;
      case 'repeated': await act(presidium, 'end', { kind: 'repeated', reason: '与前一件是同一处，一并办理' }, 1); break;
      case 'proposed': await act(presidium, 'proposeSuggestion', { reason: '要列入明年的投资计划，镇里当场办不了' }, 1); break;
      case 'written': await act(presidium, 'proposeSuggestion', { reason: '资金较大，要列入年度计划' }, 2); await act(deputy, 'writeSuggestion', {}, 3); break;
      case 'declined': await act(presidium, 'proposeSuggestion', { reason: '建议先立项' }, 2); await act(deputy, 'declineSuggestion', { reason: '事情不大，请先修一修' }, 3); await act(presidium, 'takeUp', { handler, dueOn: addDays(today, 10) }, 4); break;
      case 'resumed': {
        await act(presidium, 'proposeSuggestion', { reason: '建议列入计划' }, 2);
        await act(deputy, 'writeSuggestion', {}, 3);
        await discard(depsAt(5), deputy, record.suggestionId ?? '');
        await act(presidium, 'resume', { reason: '代表没有提出建议，镇里先修' }, 5);
        await act(presidium, 'takeUp', { handler, dueOn: addDays(dayAt(6), 20) }, 6);
        await report(liaison, matter.done, 12);
        await act(deputy, 'confirm', {}, 14);
        break;
      }
      case 'withdrawn': await act(deputy, 'withdraw', { reason: '村里已经自己修好' }, 0); break;
    }
  }
}

/** As with the histories: what is old has been read by those who can log in. */
async function readOldNotices(site: DemoSite, now: Date): Promise<void> {
  const before = new Date(now.getTime() - READ_AFTER_DAYS * 86_400_000);
  for (const town of [...townshipsWithHistory, COUNTY]) {
    await withTransaction(site.db, town, (tx) => sql`insert into notice_read (congress_id, notice_id, person_id, read_at)
      select n.congress_id, n.id, n.person_id, n.at from notice n where n.congress_id = ${town} and n.record_kind in ('livelihoodMatter', 'countyReferral') and n.person_id is not null and n.at < ${before} on conflict do nothing`.execute(tx));
  }
}

const hasLogIn = (actor: Actor): boolean => demoLogIns.some((logIn) => logIn.personId === actor.personId && logIn.role === 'townshipDeputy');

async function discard(deps: CaseDependencies, actor: Actor, id: string): Promise<void> {
  const answer = await performAction(deps, { actor, kind: 'suggestion', id, action: 'discard', body: {}, expectedVersion: 1 });
  if (!answer.ok) throw new Error(`discard: ${JSON.stringify(answer)}`);
}

function done(result: MatterResult, what: string) {
  if (!result.ok) throw new Error(`${what}: ${result.refusals.map((one) => one.text).join('；')} ${result.code}`);
  return { id: result.record.id, version: result.record.version, suggestionId: (result.record as { suggestionId?: string | null }).suggestionId ?? null };
}
