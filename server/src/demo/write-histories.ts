import { setImmediate } from 'node:timers/promises';
import type { Notice } from '@luoshi/domain/case-file/context.ts';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import type { CountyRows } from '../features/administration/public.ts';
import { actorFields } from '../features/audit/public.ts';
import { createBulkWriter, type BulkWriter } from '../features/cases/bulk-write.ts';
import { hashText } from '../features/cases/public.ts';
import { createPool } from '../platform/db/create-pool.ts';
import type { Site } from '../platform/site.ts';
import { cutWords } from '../platform/words/cut-words.ts';
import { castCounty } from './county-cast.ts';
import { demoLogIns } from './content/demo-log-ins.ts';
import { dueEventsOf, type RoundAct } from './history/rounds.ts';
import { townshipsWithHistory } from './history/plan-township.ts';
import { runHistory, type HistoryOptions } from './history/run-history.ts';
import { COUNTY } from './make-county.ts';

export type DemoSite = Pick<Site, 'db' | 'files' | 'secrets'> & { readonly config: Pick<Site['config'], 'databaseUrl' | 'dataDir'> };
export interface HistoryPlan extends Pick<HistoryOptions, 'now' | 'years' | 'size' | 'coming' | 'waiting'> { readonly progress: (line: string) => void }

/** Notices older than this have been read by whoever has a log-in. */
const UNREAD_MS = 12 * 86_400_000;
const READ_AFTER_MS = 5 * 3_600_000;
/** What the worker had to do for older acts counts as done; a letter that is not kept yet is made when somebody opens it. */
const JOBS_MS = 14 * 86_400_000;
const FLUSH_AT = 6_000_000;
const WAIT_AT = 24_000_000;
const BREATH_MS = 25;

/** Years of the county's suggestions with their whole histories; then a few dozen of some townships' own congresses. */
export async function writeHistories(site: DemoSite, rows: CountyRows, plan: HistoryPlan): Promise<void> {
  await writeCongress(site, rows, COUNTY, plan);
  plan.progress('县的履历已写入，正在生成乡镇的履历');
  for (const township of townshipsWithHistory) await writeCongress(site, rows, township, { ...plan, years: plan.years.slice(-2), progress: () => undefined });
}

/** One congress, in one transaction. */
async function writeCongress(site: DemoSite, rows: CountyRows, congressId: string, { now, progress, ...plan }: HistoryPlan): Promise<void> {
  const cast = castCounty(rows, congressId);
  const isTownship = congressId !== COUNTY;
  // As the owner of the database: where that passes the policies, COPY writes straight into the tables.
  const pool = createPool({ url: site.config.databaseUrl ?? '', max: 1, oneAtATime: true, applicationName: 'luoshi demo' });
  const client = await pool.connect();
  let writer: BulkWriter | undefined;
  try {
    writer = await createBulkWriter(client, { congressId, auditMacKey: site.secrets.auditMacKey, sealer: site.secrets.sealer, cutWords, isAlone: !isTownship, readersOf: readers(rows, congressId, now) });
    if (!isTownship) recordLoad(writer, rows);
    const rounds = new Map<string, { act: RoundAct; createdAt: string }>();
    const sink = { ...pick(writer, now), addRoundAct: (act: RoundAct) => { addRoundAct(writer, congressId, act); rounds.set(act.round.id, { act, createdAt: rounds.get(act.round.id)?.createdAt ?? act.at }); } };
    const world = await runHistory({ cast, isTownship, now, hashText, sink, hasPlants: !isTownship && plan.waiting === undefined, ...plan, ...(isTownship ? { coming: 0, waiting: undefined } : {}), pause: pauses(writer, progress) });
    for (const { act: { round, at }, createdAt } of rounds.values()) writer.addRound(round, createdAt, at, dueEventsOf(round).filter(([, on]) => on > world.today));
    await writer.finish();
    if (!isTownship) await client.query('analyze');
  } catch (error) {
    await writer?.abandon().catch(() => undefined);
    throw error;
  } finally {
    client.release();
    await pool.end();
  }
}

function pick(writer: BulkWriter, now: Date): Pick<BulkWriter, 'addAct' | 'addCase' | 'addUpload' | 'draw'> {
  const since = new Date(now.getTime() - JOBS_MS).toISOString();
  const { addAct, addCase, addUpload, draw } = writer;
  return { addAct: (entries, notices, jobs) => addAct(entries, notices, (entries[0]?.at ?? '') < since ? [] : jobs), addCase, addUpload, draw };
}

/** Loaded rows have no entries of their own: one entry says how many came in. */
function recordLoad(writer: BulkWriter, rows: CountyRows): void {
  const counts = {
    congress: rows.congresses?.length, term: rows.terms?.length, session: rows.sessions?.length, organisation: rows.organisations?.length, section: rows.sections?.length, constituency: rows.constituencies?.length,
    person: rows.persons?.length, deputy: rows.deputies?.length, identity: rows.identities?.length, account: rows.accounts?.length,
  };
  writer.addOtherAct({
    congressId: COUNTY, at: '2021-02-22T01:00:00.000Z', recordKind: 'bulkLoad', recordId: 'demo-county', suggestionId: null, version: 1, action: 'load', event: 'RecordsLoaded',
    fromState: null, toState: null, ...actorFields(systemActor(COUNTY)), cause: null, body: { counts },
  });
}

function addRoundAct(writer: BulkWriter | undefined, congressId: string, { round, actor, at, action, event, fromState, body }: RoundAct): void {
  writer?.addOtherAct({
    congressId, at, recordKind: 'evaluationRound', recordId: round.id, suggestionId: null, version: round.version, action, event, fromState, toState: round.state, ...actorFields(actor), cause: null, body,
  });
}

/** Those who can log in have read what is older than a fortnight. */
function readers(rows: CountyRows, congressId: string, now: Date) {
  const known = new Set(demoLogIns.map((one) => one.personId));
  const holders = Map.groupBy((rows.identities ?? []).filter((i) => i.congressId === congressId && known.has(i.personId)), (i) => i.role);
  const townshipOf = new Map((rows.organisations ?? []).filter((o) => o.congressId === congressId).map((o) => [o.id, o.townshipId ?? null]));
  const before = new Date(now.getTime() - UNREAD_MS).toISOString();
  return (notice: Notice) => {
    if (notice.at >= before) return [];
    const readAt = new Date(Date.parse(notice.at) + READ_AFTER_MS).toISOString();
    if (notice.personId !== null) return known.has(notice.personId) ? [{ personId: notice.personId, readAt }] : [];
    const to = (holders.get(notice.role) ?? []).filter((i) => {
      const organisation = notice.role === 'townshipPresidium' ? townshipOf.get(i.organisationId) : i.organisationId;
      return (notice.organisationId === null || notice.organisationId === organisation) && (notice.sectionId === null || notice.sectionId === i.sectionId);
    });
    return [...new Set(to.map((i) => i.personId))].map((personId) => ({ personId, readAt }));
  };
}

/** Between events: sends what has gathered while the story goes on, and waits only when the disk falls behind. */
function pauses(writer: BulkWriter, progress: (line: string) => void): HistoryOptions['pause'] {
  let sending: Promise<void> | undefined;
  let failure: unknown;
  let breathed = performance.now();
  let told = '';
  const send = () => {
    sending = writer.flush().catch((error: unknown) => { failure = error; }).finally(() => { sending = undefined; });
  };
  return (world) => {
    if (failure !== undefined) throw failure;
    const month = world.today.slice(0, 7);
    if (month !== told && /-(01|07)$/.test(month)) progress(`正在生成 ${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月的履历`);
    told = month;
    if (writer.waiting > FLUSH_AT && sending === undefined) send();
    if (writer.waiting > WAIT_AT) return sending;
    if (sending === undefined || performance.now() - breathed < BREATH_MS) return undefined;
    return setImmediate().then(() => { breathed = performance.now(); });
  };
}
