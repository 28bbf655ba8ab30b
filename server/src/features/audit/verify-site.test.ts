import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { processSite, type ProcessSite } from '../../testing/process-site.ts';
import { genesis, link, type LinkedEntry } from './chain.ts';
import { exportHeads, startHeadExport } from './export-heads.ts';
import { createActRecorder } from './public.ts';
import { assignedSuggestion, ratedSuggestion } from './test-lives.ts';
import { readEntries } from './verify-entries.ts';
import { reportLines, verifySite, type VerifyOptions } from './verify-site.ts';

let site: ProcessSite;
let path: string;
const owner = () => site.database.ownerPool;
const dataDir = () => site.site.config.dataDir;
const heads = () => join(dataDir(), 'audit-heads');

async function verifyNow(more: Partial<VerifyOptions> = {}) {
  const { secrets, files } = site.site;
  const keys = { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey };
  const verification = await verifySite({ db: site.database.ownerDb, dataDir: dataDir(), files, keys, sealer: secrets.sealer, scope: 'all', now: site.clock.now(), ...more });
  const text = reportLines(verification).join('\n');
  return { ...verification, text, codes: verification.checks.flatMap((check) => check.findings.map(({ code }) => code)) };
}

/** Tampers as somebody with the database but no key, looks, and puts everything back. */
async function afterTampering(statements: readonly string[] | (() => Promise<void>), more: Partial<VerifyOptions> = {}) {
  const tables = ['audit_entry', 'audit_head', 'suggestion', 'handling_task', 'evaluation', 'deadline', 'due_event', 'turn', 'attachment', 'uploaded_file', 'number_series', 'identity'];
  for (const table of tables) await owner().query(`create table before_${table} as select * from ${table}`);
  try {
    if (typeof statements === 'function') await statements();
    else for (const statement of statements) await untied(statement);
    return await verifyNow(more);
  } finally {
    for (const table of tables) {
      await untied(`delete from ${table}`, `insert into ${table} select * from before_${table}`);
      await owner().query(`drop table before_${table}`);
    }
  }
}

/** A superuser may step past foreign keys; so may an attacker. */
async function untied(...statements: string[]): Promise<void> {
  const client = await owner().connect();
  try {
    await client.query(`begin; set local session_replication_role = replica; ${statements.join('; ')}; commit`);
  } finally {
    client.release();
  }
}

async function chainOf(congressId: string): Promise<LinkedEntry[]> {
  return withTransaction(site.database.ownerDb, congressId, async (tx) => {
    const chain: LinkedEntry[] = [];
    for await (const entry of readEntries(tx, congressId)) chain.push(entry);
    return chain;
  });
}

beforeAll(async () => {
  site = await processSite();
  path = await ratedSuggestion(site);
  await assignedSuggestion(site);
  await withTransaction(site.database.db, 'township-01', (tx) => createActRecorder(site.clock, site.site.secrets.auditMacKey)(
    tx, { congressId: 'township-01', actor: systemActor('township-01'), kind: 'loginSession', id: 's', version: 1, action: 'logIn', event: 'LoggedIn', body: { z: 1, a: [1.5, '甲'] } }));
});
afterAll(() => site.close());
beforeEach(() => rm(heads(), { recursive: true, force: true }));

describe('an intact site', () => {
  it('passes every check, as the owner and as the application under row-level security', async () => {
    for (const db of [site.database.ownerDb, site.database.db]) {
      const found = await verifyNow({ db });
      expect(found.text).not.toContain('发现问题');
      expect(found.isSound).toBe(true);
      expect(found.checks.map(({ checked }) => checked > 0)).toEqual([false, true, true, true, false]);
    }
  });

  it('hashes instants with the precision they were written with', async () => {
    const chain = await chainOf('county');
    expect(chain.length).toBeGreaterThan(20);
    let previous = genesis;
    for (const entry of chain) {
      expect(link(entry, previous, site.site.secrets.auditMacKey)).toEqual(entry);
      previous = entry.hash;
    }
  });

  it('says what could not be proved without the keys', async () => {
    const found = await verifyNow({ keys: null });
    expect(found.isSound).toBe(true);
    expect(found.text).toContain('没有密钥文件');
  });
});

describe('the chain', () => {
  it('finds a changed byte', async () => {
    const found = await afterTampering([`update audit_entry set actor_name = '别人' where congress_id = 'county' and seq = 5`]);
    expect(found.codes).toEqual(['changed']);
    expect(found.text).toContain('第 5 号条目被改动');
  });

  it('finds an instant moved by half a millisecond, and a changed body', async () => {
    const moved = await afterTampering([`update audit_entry set at = at + interval '500 microseconds' where congress_id = 'county' and seq = 6`]);
    expect(moved.text).toContain('第 6 号条目被改动');
    const body = await afterTampering([`update audit_entry set body = '{"sessionId":"session-5","category":"interSessional"}' where action = 'register' and seq = (select min(seq) from audit_entry where action = 'register')`]);
    expect(body.codes).toEqual(['changed']);
  });

  it('finds a deleted entry in the middle', async () => {
    const found = await afterTampering([`delete from audit_entry where congress_id = 'county' and seq = 7`]);
    expect(found.codes).toContain('gap');
    expect(found.text).toContain('第 7 号条目缺失：已被删除');
  });

  it('finds a deleted last entry by the head row', async () => {
    const found = await afterTampering([`delete from audit_entry where congress_id = 'township-01' and seq = 1`]);
    expect(found.codes).toEqual(['tailDeleted']);
    expect(found.text).toContain('末尾 1 条已被删除');
  });

  it('finds a deleted last entry whose head row was set back as well, by the exported heads', async () => {
    const tampering = [`delete from audit_entry where congress_id = 'township-01'`, `update audit_head set seq = 0, hash = '${genesis}' where congress_id = 'township-01'`];
    expect((await afterTampering(tampering)).isSound).toBe(true);
    const watch = startHeadExport({ db: site.database.db, dataDir: dataDir(), signingKey: site.site.secrets.auditSigningKey, intervalMs: 60_000 });
    await watch.stop();
    const found = await afterTampering(tampering);
    expect(found.codes).toEqual(['tailMissing']);
    expect(found.text).toMatch(/导出的签名链头证明有第 1 号条目，现在链只到第 0 号：末尾 1 条已被删除/);
  });

  it.each([[8, 9], [8, 12]])('finds entries %i and %i swapped', async (a, b) => {
    const move = (from: number, to: number) => `update audit_entry set seq = ${to} where congress_id = 'county' and seq = ${from}`;
    const found = await afterTampering([move(a, 100_000), move(b, a), move(100_000, b)]);
    expect(found.codes.filter((code) => code !== 'stepsMissing')).toEqual(['swapped']);
    expect(found.text).toContain(`第 ${a} 号与第 ${b} 号条目被互换`);
  });

  it('finds a tail rebuilt by somebody without the key', async () => {
    const rebuild = async () => {
      const chain = await chainOf('county');
      let previous = chain[chain.length - 4]?.hash ?? '';
      for (const entry of chain.slice(-3)) {
        const forged = link({ ...entry, actorName: '张冠' }, previous, Buffer.from('guessed'));
        await owner().query('update audit_entry set actor_name = $1, hash = $2, mac = $3 where congress_id = $4 and seq = $5', [forged.actorName, forged.hash, forged.mac, 'county', forged.seq]);
        previous = forged.hash;
      }
      await owner().query(`update audit_head set hash = $1 where congress_id = 'county'`, [previous]);
    };
    const last = (await chainOf('county')).length;
    const found = await afterTampering(rebuild);
    expect(found.codes).toEqual(['rebuilt']);
    expect(found.text).toContain(`第 ${last - 2} 至 ${last} 号条目`);
    // Without the macs' key the signed heads still tell.
    await exportHeads(site.database.db, dataDir(), site.site.secrets.auditSigningKey);
    expect((await afterTampering(rebuild, { keys: null })).codes).toEqual(['exportDiffers']);
  });

  it('finds an exported head that was edited, and tolerates a line torn by a power cut at the end only', async () => {
    await exportHeads(site.database.db, dataDir(), site.site.secrets.auditSigningKey);
    const live = join(heads(), 'live.jsonl');
    await appendFile(live, '{"congressId":"cou');
    expect((await verifyNow()).isSound).toBe(true);
    await appendFile(live, '\n{}\n');
    expect((await verifyNow()).codes).toEqual(['headUnreadable', 'headUnreadable']);
    await rm(live);
    const [day = ''] = (await readdir(heads())).filter((name) => name.endsWith('.json'));
    await writeFile(join(heads(), day), (await readFile(join(heads(), day), 'utf8')).replace(/"seq":\d+/, '"seq":1'));
    expect((await verifyNow()).codes).toContain('headForged');
  });

  it('never replaces a day’s heads, it adds to them', async () => {
    const at = new Date('2026-02-02T03:00:00Z');
    const { auditSigningKey } = site.site.secrets;
    await exportHeads(site.database.db, dataDir(), auditSigningKey, at);
    await site.call('shan', 'POST', '/api/v1/suggestions', { title: '另一件' });
    await exportHeads(site.database.db, dataDir(), auditSigningKey, at);
    await exportHeads(site.database.db, dataDir(), auditSigningKey, at);
    const day = JSON.parse(await readFile(join(heads(), '2026-02-02.json'), 'utf8')) as { congressId: string; seq: number }[];
    const county = day.filter((head) => head.congressId === 'county').map(({ seq }) => seq);
    expect(county).toHaveLength(2);
    expect(county[1]).toBeGreaterThan(county[0] ?? 0);
    expect((await verifyNow()).isSound).toBe(true);
  });
});

describe('records and cases', () => {
  const id = () => path.split('/')[1] ?? '';
  it.each([
    ['a state changed without an act', () => `update suggestion set state = 'closed' where id = '${id()}'`, 'stateDiffers', '状态被绕过程序改动'],
    ['a version without an entry', () => `update suggestion set version = version + 1 where id = '${id()}'`, 'versionDiffers', '绕过程序改动'],
    ['a record that no act made', () => `insert into handling_task select congress_id, 'forged', suggestion_id, 1, state, created_at, updated_at, 'union', unit_name, role, channel, assigned_on, accepted_on, section_id, section_name, handler_name, contacted_on, contact_note, cycle, urged_count, replied_on, suggestion_updated_at from handling_task where suggestion_id = '${id()}'`, 'noEntries', '绕过程序写入'],
    ['a deleted record', () => `delete from evaluation`, 'recordDeleted', '已被删除'],
    ['an altered sealed rating', () => `update evaluation set sealed = left(sealed, -6) || 'AAAAAA'`, 'ratingDiffers', '的密文缺失、被改动或被调换'],
    ['an altered text', () => `update suggestion set title = '别的' where id = '${id()}'`, 'textDiffers', '文本被绕过程序改动'],
    ['a turn taken away', () => `delete from turn where action = 'assign' or record_kind = 'handlingTask'`, 'turnsDiffer', '待办与案卷不符'],
    ['a date moved', () => `update deadline set due_on = due_on + 30 where state = 'running'`, 'dueDateDiffers', '届满日'],
    ['a date in a unit’s list moved', () => `update handling_task set next_due_on = '2031-01-01'`, 'dueDiffers', '最近期限记为 2031-01-01'],
    ['a place in a unit’s list moved', () => `update handling_task set suggestion_updated_at = suggestion_updated_at - interval '1 day'`, 'orderDiffers', '清单中的先后与案卷不符'],
    ['a mark in the lists set by hand', () => `update suggestion set class_letters = 'A'`, 'summaryDiffers', '在清单中的并案、多年重复或结果分类与案卷不符'],
    ['a reminder removed', () => `delete from due_event`, 'reminderDiffers', '提醒日'],
    ['a number out of its series', () => `update suggestion set number = 7 where number = 2`, 'numbersDiffer', '编号有缺漏'],
    ['a clock running on a closed case', () => `update suggestion set state = 'withdrawn' where id <> '${id()}'`, 'clockOnClosed', '建议却已终结'],
    ['an identity raised in the database', () => `update identity set role = 'auditor', version = 2 where id = 'i-station'`, 'stepsMissing', '身份 i-station'],
  ])('finds %s', async (_name, statement, code, textZh) => {
    const found = await afterTampering([statement()]);
    expect(found.codes).toContain(code);
    expect(found.text).toContain(textZh);
  });

  it('finds a rating sealed anew by somebody who has the sealing key, and an earlier one put back', async () => {
    const { sealer } = site.site.secrets;
    const { rows: [row] } = await owner().query<{ id: string; roundId: string; sealed: string }>(`select id, round_id as "roundId", sealed from evaluation where sealed is not null`);
    const bound = JSON.stringify(['rating', 'county', row?.id, row?.roundId]);
    const opened = sealer.open(bound, row?.sealed ?? '');
    const history = opened.ok ? (JSON.parse(opened.text) as { attitude: string }[]) : [];
    expect(history).toHaveLength(2);
    const put = (changed: unknown[]) => [`update evaluation set sealed = '${sealer.seal(bound, JSON.stringify(changed), 24_576)}' where id = '${row?.id ?? ''}'`];
    expect((await afterTampering(put(history))).isSound).toBe(true);
    expect((await afterTampering(put([history[0], { ...history[1], attitude: history[1]?.attitude === 'satisfied' ? 'dissatisfied' : 'satisfied' }]))).text).toContain('与审计封存的不符');
    expect((await afterTampering(put(history.slice(0, 1)))).text).toContain('历次记录不符');
    const again = await afterTampering(put(history.slice(1)));
    expect([again.codes, again.text]).toEqual([['ratingLost'], expect.stringContaining('密封密钥遗失后由代表重新测评')]);
    const without = await afterTampering([], { sealer: null });
    expect([without.isSound, without.text]).toEqual([true, expect.stringContaining('没有对应的密封密钥')]);
  });

  it('finds an identity that came in beside a registered bulk load', async () => {
    const counts: Record<string, number> = {};
    for (const kind of ['congress', 'term', 'session', 'organisation', 'section', 'constituency', 'person', 'deputy', 'identity', 'account']) {
      counts[kind] = (await owner().query<{ n: number }>(`select count(*) as n from ${kind}`)).rows[0]?.n ?? 0;
    }
    const register = async () => {
      await withTransaction(site.database.db, 'county', (tx) => createActRecorder(site.clock, site.site.secrets.auditMacKey)(
        tx, { congressId: 'county', actor: systemActor('county'), kind: 'bulkLoad', id: 'load-1', version: 1, action: 'load', event: 'RecordsLoaded', body: { counts } }));
    };
    const honest = await afterTampering(register);
    expect(honest.isSound, honest.text).toBe(true);
    expect(honest.text).not.toContain('成批装入的');
    const found = await afterTampering(async () => {
      await register();
      await owner().query(`insert into identity (congress_id, id, person_id, role, organisation_id, from_date) values ('county', 'i-forged', 'p-station', 'deputyAffairs', 'affairs', '2022-01-10')`);
    });
    expect(found.codes).toEqual(['loadDiffers']);
  });
});

describe('files', () => {
  it('finds a missing and a changed file', async () => {
    const stored = await site.site.files.put((async function* () { yield Buffer.from('现场情况说明'); })(), '说明.txt');
    if ('refused' in stored) throw new Error(stored.textZh);
    const { sha256, sm3, size } = stored;
    await owner().query(`insert into uploaded_file values ('county', 'f-1', '说明.txt', 'text/plain', $1, $2, $3, 'p-lin', now())`, [size, sha256, sm3]);
    expect((await verifyNow()).isSound).toBe(true);
    const file = site.site.files.pathOf(sha256);
    await writeFile(file, '改过的');
    expect((await verifyNow()).text).toContain('文件损坏或被改动');
    await rm(file);
    expect((await verifyNow()).codes).toEqual(['fileMissing']);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '现场情况说明');
    expect((await verifyNow()).isSound).toBe(true);
  });
});
