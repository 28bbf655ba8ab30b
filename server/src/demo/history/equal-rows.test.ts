import { childKinds } from '@luoshi/domain/case-file/rows.ts';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertCounty } from '../../features/administration/public.ts';
import { verifyCases } from '../../features/audit/verify-cases.ts';
import { verifyChain } from '../../features/audit/verify-chain.ts';
import { verifyRecords } from '../../features/audit/verify-records.ts';
import { createBulkWriter, writeHistories } from '../../features/cases/bulk-write.ts';
import { createPlaces, type CaseDependencies } from '../../features/cases/public.ts';
import { tableOf } from '../../features/cases/tables.ts';
import { actorFields } from '../../features/audit/public.ts';
import { createSealer } from '../../platform/sealer.ts';
import { createFixedClock } from '../../platform/clock/clock.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { testDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { cutWords } from '../../platform/words/cut-words.ts';
import { COUNTY, makeCounty } from '../make-county.ts';
import { collectHistory, type CollectedHistory } from './collect-history.ts';
import { replayHistory } from './replay-history.ts';
import { dueEventsOf } from './rounds.ts';

const now = new Date('2026-10-20T09:00:00+08:00');
const macKey = Buffer.alloc(32, 7);
const sealer = createSealer([Buffer.alloc(32, 9)]);
const tables = [...(['suggestion', ...childKinds] as const).map(tableOf), 'attachment', 'turn', 'suggestion_words', 'notice', 'evaluation_round', 'due_event', 'number_series', 'uploaded_file', 'audit_entry', 'audit_head'];

let history: CollectedHistory;
let direct: TestDatabase;
let staged: TestDatabase;
let acted: TestDatabase;

async function emptyCounty(way: { oneAtATime: boolean }): Promise<TestDatabase> {
  const database = await testDatabase(way);
  await withTransaction(database.db, COUNTY, (tx) => insertCounty(tx, { ...makeCounty(), accounts: [] }, now));
  return database;
}

async function writeInBulk(pool: pg.Pool, isAlone: boolean): Promise<void> {
  const client = await pool.connect();
  const writer = await createBulkWriter(client, { congressId: COUNTY, auditMacKey: macKey, sealer, cutWords, isAlone });
  let flushes = 0;
  for (const { at, add } of actsInOrder(writer)) {
    add();
    if ((flushes += 1) % 400 === 0) await writer.flush();
    expect(at <= now.toISOString()).toBe(true);
  }
  for (const file of history.files) writer.addCase(file);
  for (const [name, last] of history.series) for (let n = 0; n < last; n += 1) writer.draw(name);
  for (const { upload, personId, at } of history.uploads) writer.addUpload(upload, personId, at);
  for (const round of history.rounds) {
    const own = history.roundActs.filter((act) => act.round.id === round.id);
    writer.addRound(round, own[0]!.at, own.at(-1)!.at, dueEventsOf(round));
  }
  await writer.finish();
  client.release();
}

function actsInOrder(writer: Awaited<ReturnType<typeof createBulkWriter>>) {
  const rounds = history.roundActs.map(({ round, actor, at, action, event, fromState, body }) => ({ at, add: () => writer.addOtherAct({
    congressId: COUNTY, at, recordKind: 'evaluationRound', recordId: round.id, suggestionId: null, version: round.version, action, event, fromState, toState: round.state, ...actorFields(actor), cause: null, body }) }));
  const cases = history.acts.map(({ entries, notices, jobs }) => ({ at: entries[0]!.at, add: () => writer.addAct(entries, notices, jobs) }));
  return [...rounds, ...cases].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

beforeAll(async () => {
  history = await collectHistory({ now, size: { inSession: 7, interSessional: 5 }, years: [2025], coming: 0, hasPlants: false });
  [direct, staged, acted] = await Promise.all([emptyCounty({ oneAtATime: true }), emptyCounty({ oneAtATime: true }), emptyCounty({ oneAtATime: false })]);
  await writeInBulk(direct.ownerPool, true);
  await writeInBulk(staged.pool, false);
  const clock = createFixedClock(now);
  const deps = { db: acted.db, clock, places: createPlaces(acted.db, clock), auditMacKey: macKey, sealer, cutWords } as unknown as CaseDependencies;
  await replayHistory(history, deps, (at) => clock.moveTo(at));
}, 240_000);
afterAll(() => Promise.all([direct?.close(), staged?.close(), acted?.close()]));

/** Orders in which both ways made their rows. */
const orders: Readonly<Record<string, string>> = { attachment: 'at, id', turn: 'since, record_id, action, role, person_id, section_id', suggestion_words: 'suggestion_id', notice: 'seq', due_event: 'record_kind, record_id, kind', number_series: 'series', audit_entry: 'seq', audit_head: 'congress_id' };

/** A sealed text is another each time; what is in it is compared. */
function unsealed(row: Record<string, unknown>): Record<string, unknown> {
  if (typeof row['sealed'] !== 'string') return row;
  const opened = sealer.open(JSON.stringify(['rating', COUNTY, row['id'], row['round_id']]), row['sealed']);
  return { ...row, sealed: opened.ok ? opened.text : opened.why };
}

async function rowsOf(database: TestDatabase, table: string): Promise<Record<string, unknown>[]> {
  const { rows } = await database.ownerPool.query(`select to_jsonb(t) as row from ${table} t order by ${orders[table] ?? (table === 'uploaded_file' ? 'id' : 'created_at, id')}`);
  return rows.map((row) => unsealed(row.row as Record<string, unknown>));
}

/** Ids made at each run, numbered in the order of the rows; hashes and seals that are made over them left out. */
async function dump(database: TestDatabase): Promise<Record<string, string[]>> {
  const names = new Map<string, string>();
  for (const table of tables.slice(0, childKinds.length + 2)) for (const [index, row] of (await rowsOf(database, table)).entries()) names.set(String(row['id']), `${table}#${index}`);
  for (const [index, row] of (await rowsOf(database, 'notice')).entries()) names.set(String(row['id']), `notice#${index}`);
  const dumped: Record<string, string[]> = {};
  for (const table of tables) {
    const lines = (await rowsOf(database, table)).map(({ hash: _hash, mac: _mac, ...row }) =>
      JSON.stringify(row).replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, (id) => names.get(id) ?? id).replace(/"sealed": ?"[0-9a-f]+"/g, '"sealed"'));
    dumped[table] = ['turn', 'suggestion_words', 'due_event'].includes(table) ? lines.sort() : lines;
  }
  // Papers of a history are issued when somebody prints them first: thousands at the first start would be of use to nobody.
  const { rows } = await database.ownerPool.query(`select t.identifier, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier <> 'keepPaper' order by j.id`);
  dumped['jobs'] = rows.map((row) => JSON.stringify(row).replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, (id) => names.get(id) ?? id));
  return dumped;
}

describe('histories written in bulk', () => {
  it('have the rows that the same acts make one by one', async () => {
    const [bulk, single] = await Promise.all([dump(direct), dump(acted)]);
    for (const table of [...tables, 'jobs']) {
      // One row at a time: a failure shows the row and not the county.
      for (const [index, line] of bulk[table]!.entries()) expect(`${table} ${line}`).toBe(`${table} ${single[table]![index]}`);
      expect(single[table]!.length, table).toBe(bulk[table]!.length);
    }
    expect(bulk['audit_entry']!.length).toBeGreaterThan(600);
    // One small year has nothing to raise again; the planted stories, which have, would make the test as long as the county.
    expect(Object.keys(bulk).filter((table) => bulk[table]!.length === 0)).toEqual(['suggestion_link', 'mediation', 'term_explanation']);
  });

  it('are the same to the last hash by the application itself, under row-level security', async () => {
    for (const table of tables) expect(await rowsOf(staged, table), table).toEqual(await rowsOf(direct, table));
  });

  it.each(['direct', 'staged', 'acted'])('pass every verification (%s)', async (which) => {
    const database = { direct, staged, acted }[which]!;
    const checks = await withTransaction(database.db, COUNTY, async (tx) => [
      await verifyChain(tx, COUNTY, macKey, []), await verifyRecords(tx, COUNTY), await verifyCases(tx, COUNTY, { macKey, sealer, now }),
    ]);
    expect(checks.flatMap((check) => check.findings)).toEqual([]);
    expect(checks.every((check) => check.checked > 0)).toBe(true);
  });

  it('leave the indexes and references that were there', async () => {
    const of = async (database: TestDatabase) => (await database.ownerPool.query(`select indexname as name from pg_indexes where schemaname = 'public'
      union all select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace order by 1`)).rows;
    expect(await of(direct)).toEqual(await of(acted));
  });

  it('put cases in any order into the order of time, and refuse to go back', async () => {
    const client = await staged.pool.connect();
    const writer = await createBulkWriter(client, { congressId: COUNTY, auditMacKey: macKey, sealer, cutWords });
    const renamed = (text: string) => text.replaceAll(/-7([0-9a-f]{3})-/g, '-8$1-');
    const copies = history.files.slice(0, 3).toReversed().map((file) => JSON.parse(renamed(JSON.stringify(file))) as typeof file);
    const later = (at: string) => new Date(Date.parse(at) + 2 * 366 * 86_400_000).toISOString();
    const acts = history.acts.map((act) => ({ ...act, entries: act.entries.map((entry) => ({ ...(JSON.parse(renamed(JSON.stringify(entry))) as typeof entry), at: later(entry.at) })) }));
    for (const file of copies) Object.assign(file.suggestion, { number: null, numberLabel: null });
    for (const reply of copies.flatMap((file) => file.reply)) reply.letterNumber = null;
    writeHistories(writer, copies.map((file) => ({ file, acts: acts.filter((act) => act.entries[0]!.suggestionId === file.suggestion.id).map(({ entries, jobs }) => ({ at: entries[0]!.at, entries, notices: [], jobs })) })));
    expect(() => writer.addAct(history.acts[0]!.entries, [])).toThrow(/goes by time/);
    await writer.finish();
    client.release();
    const count = await withTransaction(staged.db, COUNTY, (tx) => sql<{ n: number }>`select count(*)::int as n from suggestion`.execute(tx));
    expect(count.rows[0]!.n).toBe(history.files.length + 3);
    const chain = await withTransaction(staged.db, COUNTY, (tx) => verifyChain(tx, COUNTY, macKey, []));
    expect(chain.findings).toEqual([]);
  });
});
