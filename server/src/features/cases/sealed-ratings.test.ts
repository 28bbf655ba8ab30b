import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSealer } from '../../platform/sealer.ts';
import { bareRounds } from '../../testing/process-rounds.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { storyOf } from '../../testing/story.ts';
import { sealAtStart, sweepAfterSealing, tellOfKeys } from './seal-at-start.ts';

let site: ProcessSite;
let path: string;
const reason = '青石板路面下的暗渠至今没有清淤';
const later = '暗渠清过一次又堵了';
const owner = () => site.database.ownerPool;

/** Every table of every schema as text, as a reader of the database has it. */
async function dump(): Promise<string> {
  const { rows: tables } = await owner().query<{ name: string }>(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  let text = '';
  for (const { name } of tables) text += (await owner().query<{ row: string }>(`select t::text as row from ${name} t`)).rows.map(({ row }) => `${name} ${row}\n`).join('');
  return text;
}
const stored = async () => (await owner().query(`select state, attitude, result, reason, history, sealed, version from evaluation`)).rows[0] as { state: string; attitude: string | null; result: string | null; reason: string | null; history: unknown[]; sealed: string | null; version: number };
const send = (action: string, body: object, version: number, key = `${action}-${version}`) => site.call('lin', 'POST', `/api/v1/${path}/actions/${action}`, body, { 'if-match': `"${version}"`, 'idempotency-key': key });
const rating = { attitude: 'basicallySatisfied', result: 'dissatisfied', reason, talk: 'met', pertinence: 'partly', again: 'wanted' };

beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z');
  const story = storyOf(site);
  await story.untilReplied();
  await bareRounds(site).open('round-1', { name: '首轮测评', opensOn: '2026-03-02', closesOn: '2026-04-15' });
  path = `evaluations/${(await story.last('evaluation', 'lin')).id}`;
}, 60_000);
afterAll(() => site.close());

describe('a rating under embargo', () => {
  it('stands nowhere in the database: not in a row, an answer kept for repeats, a refused try, an entry of the audit, a job', async () => {
    const refused = await send('rate', { attitude: 'satisfied', result: 'dissatisfied' }, 1);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('reasonMissing')]);
    const first = await send('rate', rating, 1);
    expect([first.status, first.json['result'], first.json['reason']]).toEqual([200, 'dissatisfied', reason]);
    const text = await dump();
    expect(text).toContain('evaluation');
    for (const word of [reason, '暗渠', 'reasonMissing', 'issatisfied', 'atisfied"', 'pertinence', 'wanted']) expect(text.split('\n').filter((line) => line.includes(word)), word).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'rated', attitude: null, result: null, reason: null, history: [], sealed: expect.stringMatching(/^v1\./) });
  });

  it('cannot be guessed from what is kept of its request', async () => {
    const { rows } = await owner().query<{ hash: string }>('select request_hash as hash from idempotency_key');
    const canonical = JSON.stringify(Object.fromEntries(Object.entries(rating).toSorted(([one], [other]) => (one < other ? -1 : 1))));
    expect(rows.map(({ hash }) => hash)).not.toContain(createHash('sha256').update(`${path.replace('evaluations', 'evaluation')}/rate/"1"`).update(canonical).digest('hex'));
    expect(rows).toHaveLength(1);
  });

  it('is answered again to who repeats the request, and read by its rater alone', async () => {
    const again = await send('rate', rating, 1);
    expect([again.status, again.json['reason'], again.json.version]).toEqual([200, reason, 2]);
    expect(again.json['formAnswers']).toEqual({ talk: 'met', pertinence: 'partly', again: 'wanted' });
    expect((await send('rate', { ...rating, reason: '别的' }, 1)).status).toBe(422);
    expect((await site.get('lin', `/api/v1/${path}`))['history']).toHaveLength(1);
    expect(await site.get('affairs', `/api/v1/${path}`)).toMatchObject({ state: 'rated', attitude: null, result: null, reason: null, formAnswers: null, history: [] });
  });

  it('keeps every change, in a sealed text as long as another of as many changes', async () => {
    const before = (await stored()).sealed?.length ?? 0;
    expect((await send('revise', { ...rating, reason: later }, 2)).json['history']).toMatchObject([{ reason }, { reason: later }]);
    const { id } = await site.get('lin', `/api/v1/${path}`);
    const { rows: [row] } = await owner().query<{ congressId: string; roundId: string }>(`select congress_id as "congressId", round_id as "roundId" from evaluation`);
    const bound = JSON.stringify(['rating', row!.congressId, id, row!.roundId]);
    const opened = site.deps.sealer.open(bound, (await stored()).sealed ?? '');
    expect(opened.ok && JSON.parse(opened.text)).toMatchObject([{ reason }, { reason: later }]);
    const other = site.deps.sealer.seal(bound, '[]', 12_544);
    expect(other.length).toBe(before);
  });

  it('opens in no other place and under no other key, and not when it was touched', () => {
    const { sealer } = site.deps;
    const sealed = sealer.seal('here', 'text', 64);
    expect(sealer.open('here', sealed)).toEqual({ ok: true, text: 'text' });
    expect(sealer.open('there', sealed)).toEqual({ ok: false, why: 'notAuthentic' });
    expect(sealer.open('here', `${sealed.slice(0, -3)}${sealed.endsWith('AAA') ? 'BBB' : 'AAA'}`)).toEqual({ ok: false, why: 'notAuthentic' });
    expect(createSealer([Buffer.alloc(32, 3)]).open('here', sealed)).toEqual({ ok: false, why: 'keyMissing' });
    expect(() => sealer.seal('here', 'a text that is too long', 8)).toThrow(RangeError);
  });

  it('is refused by the database itself in the clear', async () => {
    await expect(owner().query(`update evaluation set result = 'satisfied'`)).rejects.toThrow(/evaluation_sealed_under_embargo/);
    await expect(owner().query(`update evaluation set sealed = null`)).rejects.toThrow(/evaluation_sealed_under_embargo/);
  });
});

describe('the sealing key', () => {
  const old = Buffer.alloc(32, 5);

  it('seals at the start what an older version left in the clear, and sweeps the table', async () => {
    const { sealed } = await stored();
    const { rows: [row] } = await owner().query<{ id: string; roundId: string }>('select id, round_id as "roundId" from evaluation');
    const bound = JSON.stringify(['rating', 'county', row!.id, row!.roundId]);
    const opened = site.deps.sealer.open(bound, sealed ?? '');
    const history = opened.ok ? opened.text : '';
    await owner().query('alter table evaluation drop constraint evaluation_sealed_under_embargo');
    await owner().query(`update evaluation set sealed = null, attitude = 'basicallySatisfied', result = 'dissatisfied', reason = $1, history = $2`, [later, history]);
    await owner().query(`alter table evaluation add constraint evaluation_sealed_under_embargo check (case when state = 'rated'
      then sealed is not null and attitude is null and result is null and reason is null and history = '[]'::jsonb else sealed is null end) not valid`);
    const found = await sealAtStart(site.database.pool, createSealer([old]));
    expect(found).toEqual({ sealed: 1, rewrapped: 0, unopenable: 0 });
    await sweepAfterSealing(owner(), found);
    expect((await owner().query(`select convalidated as v from pg_constraint where conname = 'evaluation_sealed_under_embargo'`)).rows).toEqual([{ v: true }]);
    expect(await dump()).not.toContain('暗渠');
  });

  it('that is not at hand leaves the rating closed, says so, and closes no round over it', async () => {
    const found = await sealAtStart(site.database.pool, site.deps.sealer);
    expect([found, tellOfKeys(found, 'keys/rating-sealing-key')]).toEqual([{ sealed: 0, rewrapped: 0, unopenable: 1 }, expect.stringContaining('放回 keys/rating-sealing-key')]);
    expect(await site.get('lin', `/api/v1/${path}`)).toMatchObject({ state: 'rated', result: null, closedReason: expect.stringContaining('另一把密封密钥') });
    const lifted = await send('liftEmbargo', {}, 3);
    expect([lifted.status, lifted.text]).toEqual([422, expect.stringContaining('密封密钥')]);
    expect((await stored()).state).toBe('rated');
  });

  it('put back behind the new one opens it, and the new one takes it over', async () => {
    const { rows: [row] } = await owner().query<{ roundId: string; id: string }>('select id, round_id as "roundId" from evaluation');
    const fresh = Buffer.alloc(32, 6);
    expect(await sealAtStart(site.database.pool, createSealer([fresh, old]))).toEqual({ sealed: 0, rewrapped: 1, unopenable: 0 });
    const opened = createSealer([fresh]).open(JSON.stringify(['rating', 'county', row!.id, row!.roundId]), (await stored()).sealed ?? '');
    expect(opened.ok && JSON.parse(opened.text)).toHaveLength(2);
  });

  it('lost for good: the deputy rates again, and the end of the round discloses that', async () => {
    const again = await send('revise', { attitude: 'satisfied', result: 'satisfied' }, 3, 'again');
    expect([again.status, again.json['history']]).toEqual([200, [expect.objectContaining({ result: 'satisfied' })]]);
    site.clock.moveTo('2026-04-16T01:00:00Z');
    expect((await site.asSystem('evaluation', path.split('/')[1] ?? '', 'disclose')).ok).toBe(true);
    expect(await stored()).toMatchObject({ state: 'disclosed', result: 'satisfied', sealed: null });
    expect(await site.get('roads-head', `/api/v1/${path}`)).toMatchObject({ result: 'satisfied' });
  });
});
